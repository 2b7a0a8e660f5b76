#pragma once

#include <filesystem>
#include <memory>

#include <QDropEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "pages/enrol/enrol_page.h"
#include "pages/enrol/photo_stage.h"
#include "pages/enrol/sheet/photo_delegate.h"
#include "pages/enrol/sheet/photo_sheet.h"
#include "pages/enrol/steps_bar.h"
#include "support/disc_product.h"
#include "support/held_backbone.h"

namespace cliplad::tests {

constexpr int kPatienceMs = 20000;

#define WAIT_FOR(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatienceMs)

/// A Studio with a model that sees colours, and its Enrol page on screen.
struct Desk {
    Desk() {
        page.resize(1160, 640);
        page.show();
        if (!QTest::qWaitForWindowActive(&page)) // shortcuts need it
            qFatal("the page is not active");
    }

    const ui::DocumentState& state() { return studio.document().state(); }
    ui::StepsBar& steps() { return *page.findChild<ui::StepsBar*>(); }
    ui::PhotoSheet& sheet() { return *page.findChild<ui::PhotoSheet*>("photoSheet"); }
    ui::ImageCanvas& stage() {
        return *page.findChild<ui::PhotoStage*>()->findChild<ui::ImageCanvas*>("stage");
    }
    QListWidget& list(const char* name) { return *page.findChild<QListWidget*>(name); }
    void press(const char* button) {
        QTest::mouseClick(page.findChild<QPushButton*>(button), Qt::LeftButton);
    }

    /// A product with the words for discs, and these photos.
    void begin(const ui::Paths& photos) {
        const EnrolmentRequest words = discRequest({});
        ui::DocumentState state;
        state.setPrompts(words.prompts);
        state.settings = words.settings;
        state.photos = photos;
        studio.document().startNew(state);
    }

    void drop(const ui::Paths& paths) {
        QMimeData data;
        QList<QUrl> urls;
        for (const std::filesystem::path& path : paths)
            urls.append(QUrl::fromLocalFile(QString::fromStdString(path.string())));
        data.setUrls(urls);
        const QPoint at = sheet().geometry().center();
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&page, &enter);
        if (!enter.isAccepted())
            qFatal("what was dropped is not wanted");
        QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&page, &event);
    }

    QRect card(int row) { return sheet().visualRect(sheet().model()->index(row, 0)); }
    void clickStar(int row) {
        QTest::mouseClick(sheet().viewport(), Qt::LeftButton, {},
                          ui::PhotoDelegate::starRect(card(row)).center());
    }
    void clickPhoto(int row) {
        QTest::mouseClick(sheet().viewport(), Qt::LeftButton, {}, card(row).center());
    }

    /// Types a path into the file dialog that is open.
    void answerDialog(const char* name, const QString& path) {
        auto* dialog = page.findChild<QFileDialog*>(name);
        if (dialog == nullptr)
            qFatal("no dialog is open");
        auto* edit = dialog->findChild<QLineEdit*>("fileNameEdit");
        edit->setText(path);
        QTest::keyClick(edit, Qt::Key_Return);
    }

    void drag(QPointF from, QPointF to, Qt::MouseButton button = Qt::LeftButton) {
        ui::ImageCanvas& canvas = stage();
        QTest::mousePress(&canvas, button, {}, canvas.toWidget(from).toPoint());
        for (const double share : {0.3, 0.7, 1.0})
            moveTo(from + share * (to - from), button);
        QTest::mouseRelease(&canvas, button, {}, canvas.toWidget(to).toPoint());
    }
    void moveTo(QPointF photo, Qt::MouseButtons buttons) {
        ui::ImageCanvas& canvas = stage();
        const QPointF at = canvas.toWidget(photo);
        QMouseEvent move(QEvent::MouseMove, at, canvas.mapToGlobal(at), Qt::NoButton, buttons,
                         Qt::NoModifier);
        QCoreApplication::sendEvent(&canvas, &move);
    }

    std::shared_ptr<HeldBackbone> model = notHeld();
    ui::Studio studio{[this](const std::string&, const std::string&) { return model; }};
    ui::EnrolPage page{studio};

private:
    static std::shared_ptr<HeldBackbone> notHeld() {
        auto model = std::make_shared<HeldBackbone>();
        model->held = false;
        return model;
    }
};

/// Five photos of good discs, for all tests of a program.
struct EnrolPhotos {
    EnrolPhotos() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("clip-lad-enrol-test");
        root_ = folder_.path().toStdString();
        std::filesystem::create_directories(root_ / "photos");
        photos_ = writeShots(root_ / "photos", 5);
    }

    QTemporaryDir folder_;
    std::filesystem::path root_;
    ui::Paths photos_;
};

} // namespace cliplad::tests
