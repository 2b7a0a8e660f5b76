#pragma once

#include <filesystem>
#include <memory>

#include <QApplication>
#include <QLabel>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "pages/tune/layered_canvas.h"
#include "pages/tune/tune_page.h"
#include "session/studio.h"
#include "support/disc_studio.h"
#include "widgets/class_histogram_chart.h"

namespace cliplad::tests {

/// Drives the page with keys and mouse, over a product of coloured discs with a good and a bad test image.
/// Each test has a page of its own.
class TuneBench {
protected:
    QTemporaryDir folder_;
    std::unique_ptr<ui::Studio> studio_;
    std::unique_ptr<ui::TunePage> page_;
    std::filesystem::path good_, bad_;

    const ui::DocumentState& state() const { return studio_->document().state(); }
    ui::LiveSession& live() const { return studio_->live(); }
    QUndoStack& undo() const { return studio_->document().undoStack(); }
    template<class Widget>
    Widget& part(const char* name) const {
        return *page_->findChild<Widget*>(name);
    }
    ui::LayeredCanvas& canvas() const { return part<ui::LayeredCanvas>("tune.canvas"); }
    ui::ClassHistogramChart& chart() const { return *page_->findChild<ui::ClassHistogramChart*>(); }
    QString verdict() const { return part<QLabel>("tune.verdict").text(); }
    QPoint canvasAt(double x, double y) const {
        const QSize photo = canvas().photo().size();
        return canvas().toWidget({x * photo.width(), y * photo.height()}).toPoint();
    }
    void key(int key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(&canvas(), static_cast<Qt::Key>(key), modifiers);
    }
    void lookAt(const std::filesystem::path& image) {
        live().setImage(image);
        QTRY_VERIFY(live().isCurrent());
    }

    void begin() {
        QStandardPaths::setTestModeEnabled(true);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
        QCoreApplication::setOrganizationName("clip-lad-tests");
    }

    void open() {
        QSettings().clear();
        const std::filesystem::path folder = folder_.path().toStdString();
        const auto request = discRequest(writeShots(folder, 3));
        good_ = writePhoto(draw({.seed = 8}), folder / "good.png");
        bad_ = writePhoto(draw({.discs = {"red", "", "blue", "blue"}, .seed = 9}), folder / "bad.png");
        studio_ = std::make_unique<ui::Studio>(loadFake);
        page_ = std::make_unique<ui::TunePage>(*studio_);
        page_->resize(1180, 620);
        page_->show();
        QApplication::setActiveWindow(page_.get());
        ui::DocumentState product;
        product.name = "discs";
        product.setPrompts(request.prompts);
        product.settings = request.settings;
        product.photos = product.shots = request.shots;
        product.tests = {good_, bad_};
        studio_->document().startNew(product);
        page_->activate();
        QTRY_VERIFY(live().isCurrent());
    }

    void close() {
        page_.reset();
        studio_.reset();
    }
};

} // namespace cliplad::tests
