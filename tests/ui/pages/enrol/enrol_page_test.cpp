#include "pages/enrol/enrol_page.h"

#include <fstream>
#include <semaphore>

#include <QLabel>
#include <QScopeGuard>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>

#include "pages/enrol/sheet/photo_list_model.h"
#include "pages/enrol/shots/learning_check.h"
#include "pages/save_dialog.h"
#include "ui/pages/enrol/enrol_desk.h"

using namespace cliplad;
using namespace cliplad::tests;
using namespace cliplad::ui;

namespace fs = std::filesystem;

class EnrolPageTest : public QObject, EnrolPhotos {
    Q_OBJECT

    QString nameOf(std::size_t photo) const {
        return QString::fromStdString(photos_[photo].filename().string());
    }

private Q_SLOTS:
    void theStepThatHasTheFocusIsSeen() {
        StepsBar bar;
        bar.resize(800, bar.sizeHint().height());
        bar.show();
        QApplication::setActiveWindow(&bar);
        bar.step(StepsBar::Photos).setStep(StepButton::State::Current, "Add photos", "none");
        for (const auto place : {StepsBar::Photos, StepsBar::Shots}) {
            StepButton& step = bar.step(place);
            bar.step(StepsBar::Save).setFocus(Qt::TabFocusReason);
            const QImage before = step.grab().toImage();
            step.setFocus(Qt::TabFocusReason);
            const QImage after = step.grab().toImage();
            const QColor focus = bar.palette().color(QPalette::Link);
            const QPoint onFrame(step.width() / 2, 1);
            QCOMPARE(after.pixelColor(onFrame), focus);
            QVERIFY(before.pixelColor(onFrame) != focus);
        }
    }

    void theKeysBeginWhereThereIsSomethingToDo() {
        Desk desk;
        desk.begin({});
        desk.page.activate();
        QCOMPARE(desk.page.focusWidget(), desk.page.findChild<QPushButton*>("addPhotos"));
        QTest::keyClick(desk.page.focusWidget(), Qt::Key_Space);
        auto* dialog = desk.page.findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        dialog->reject();
        desk.begin(photos_);
        desk.page.activate();
        QCOMPARE(desk.page.focusWidget(), &desk.sheet());
    }

    void fromDroppedPhotosToASavedProduct() {
        Desk desk;
        desk.begin({});
        QCOMPARE(desk.steps().step(StepsBar::Photos).state(), StepButton::State::Current);
        desk.drop({root_ / "photos"});
        WAIT_FOR(desk.state().photos.size() == 5);
        QCOMPARE(desk.state().photos, photos_);
        QCOMPARE(desk.steps().step(StepsBar::Shots).state(), StepButton::State::Current);

        desk.clickStar(1);
        desk.clickPhoto(3);
        QTest::keyClick(&desk.sheet(), Qt::Key_Space);
        QCOMPARE(desk.state().shots, (Paths{photos_[1], photos_[3]}));
        WAIT_FOR(desk.studio.live().isCurrent());
        const auto* cards = desk.page.findChild<PhotoSheet*>("shotCards")->model();
        QCOMPARE(cards->rowCount(), 2);
        QVERIFY(!cards->index(1, 0).data(PhotoListModel::OverlayRole).value<QImage>().isNull());
        QVERIFY(cards->index(1, 0).data(PhotoListModel::NoteRole).toString().isEmpty());
        const auto* areas = desk.page.findChild<QTableView*>("partAreas")->model();
        QCOMPARE(areas->rowCount(), 2); // the background is none
        QCOMPARE(areas->columnCount(), 2);
        QCOMPARE(areas->headerData(0, Qt::Vertical, Qt::DisplayRole).toString(), "red disc");
        QVERIFY(areas->index(0, 0).data().toString().endsWith("· 2"));
        QVERIFY(!desk.stage().photo().isNull());

        QTest::keyClicks(desk.page.findChild<QLineEdit*>("productName"), "discs of wood");
        QCOMPARE(desk.state().name, "discs of wood");
        QSignalSpy saved(&desk.studio, &Studio::saved);
        desk.press("saveProduct");
        const QString target = folder_.filePath("discs");
        desk.answerDialog("saveDialog", target);
        WAIT_FOR(saved.size() == 1);
        QVERIFY(QFile::exists(target + "/product.yaml"));
        QCOMPARE(desk.steps().step(StepsBar::Save).state(), StepButton::State::Done);

        desk.clickStar(0);
        QCOMPARE(desk.steps().step(StepsBar::Save).state() == StepButton::State::Done, false);
        WAIT_FOR(desk.studio.live().isCurrent());
        desk.press("saveProduct"); // knows its folder by now
        WAIT_FOR(saved.size() == 2);

        const quint64 opening = desk.studio.document().opening();
        desk.drop({target.toStdString()}); // a product is opened, not added
        WAIT_FOR(desk.studio.document().opening() != opening);
        QCOMPARE(desk.studio.document().folder(), fs::path(target.toStdString()));
    }

    void savingDoesNotSettleAWarning() {
        cv::Mat blurred;
        cv::GaussianBlur(draw({.seed = 7}), blurred, {}, 5);
        Paths photos = photos_;
        photos.push_back(writePhoto(blurred, root_ / "blurred.png"));
        Desk desk;
        desk.begin(photos);
        desk.clickStar(5);
        WAIT_FOR(desk.studio.live().isCurrent());
        WAIT_FOR(desk.list("warnings").count() > 0);
        QSignalSpy saved(&desk.studio, &Studio::saved);
        desk.press("saveProduct");
        desk.answerDialog("saveDialog", folder_.filePath("blurred discs"));
        WAIT_FOR(saved.size() == 1);
        QCOMPARE(desk.steps().step(StepsBar::Save).state(), StepButton::State::Done);
        const StepButton& step = desk.steps().step(StepsBar::Masks);
        QCOMPARE(step.state(), StepButton::State::Current);
        QVERIFY2(step.detail().startsWith("Warnings: "), qPrintable(step.detail()));
        const QString hint = desk.page.findChild<QLabel*>("hint")->text();
        QVERIFY2(hint.startsWith("Saved, with warnings"), qPrintable(hint));
    }

    void theFocusStaysWhereTheLastWarningWas() {
        cv::Mat blurred;
        cv::GaussianBlur(draw({.seed = 7}), blurred, {}, 5);
        Paths photos = photos_;
        photos.push_back(writePhoto(blurred, root_ / "blurred too.png"));
        Desk desk;
        desk.begin(photos);
        auto* tabs = desk.page.findChild<QTabWidget*>("enrolTabs");
        desk.clickStar(5);
        WAIT_FOR(desk.list("warnings").count() > 0);
        tabs->setCurrentIndex(1);
        desk.list("warnings").setFocus();
        QVERIFY(desk.list("warnings").hasFocus());
        desk.studio.document().undoStack().undo();
        WAIT_FOR(!desk.list("warnings").isVisible());
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(tabs->tabBar()));
    }

    void aFolderThatCannotBeSavedToIsNotRemembered() {
        Desk desk;
        desk.begin(photos_);
        desk.clickStar(0);
        WAIT_FOR(desk.studio.live().isCurrent());
        const QVariant before = QSettings().value("products/folder");
        fs::create_directories(root_ / "taken" / "no product");
        std::ofstream(root_ / "taken" / "no product" / "notes.txt") << "mine";
        QSignalSpy problem(&desk.studio, &Studio::problem);
        saveProductAs(desk.studio, &desk.page);
        auto* dialog = desk.page.findChild<QFileDialog*>("saveDialog");
        Q_EMIT dialog->fileSelected(QString::fromStdString((root_ / "taken" / "no product").string()));
        dialog->reject();
        WAIT_FOR(problem.size() == 1);
        QCOMPARE(QSettings().value("products/folder"), before);
    }

    void aPhotoThatIsNotOnTheSheetSaysSo() {
        Desk desk;
        desk.begin({photos_[0], photos_[1]});
        const auto& name = *desk.page.findChild<QLabel*>("imageName");
        desk.clickPhoto(1);
        QTRY_COMPARE(name.text(), QString::fromStdString(photos_[1].filename().string()));
        desk.studio.live().setImage(photos_[2]); // as Score does
        const QString foreign = QString::fromStdString(photos_[2].filename().string());
        QTRY_COMPARE(name.text(), foreign + " (not on the sheet)");
        desk.studio.document().edit("add", [&](DocumentState& state) { state.photos.push_back(photos_[2]); });
        QTRY_COMPARE(name.text(), foreign);
    }

    void everyEditCanBeUndone() {
        Desk desk;
        desk.begin(photos_);
        QUndoStack& undo = desk.studio.document().undoStack();
        desk.clickStar(0);
        desk.clickStar(2);
        desk.clickStar(0);
        QCOMPARE(desk.state().shots, Paths{photos_[2]});
        undo.undo();
        QCOMPARE(desk.state().shots, (Paths{photos_[0], photos_[2]}));
        desk.clickPhoto(2);
        QTest::keyClick(&desk.sheet(), Qt::Key_Delete);
        QCOMPARE(desk.state().photos.size(), std::size_t(4));
        QCOMPARE(desk.state().shots, Paths{photos_[0]});
        undo.undo();
        QCOMPARE(desk.state().photos, photos_);
        QCOMPARE(desk.sheet().model()->rowCount(), 5);
        QCOMPARE(undo.redoText(), "Remove from the sheet: " + nameOf(2));
    }

    void editsOfPhotosSayWhich() {
        Desk desk;
        desk.begin({photos_[0], photos_[1]});
        const QUndoStack& undo = desk.studio.document().undoStack();
        desk.drop({photos_[2]});
        WAIT_FOR(desk.state().photos.size() == 3);
        QCOMPARE(undo.undoText(), "Add to the sheet: " + nameOf(2));
        desk.drop(photos_);
        WAIT_FOR(desk.state().photos.size() == 5);
        QCOMPARE(undo.undoText(), "Add to the sheet: 2 photos");
        desk.clickStar(1);
        QCOMPARE(undo.undoText(), "Mark as shot: " + nameOf(1));
        desk.clickStar(0);
        desk.clickStar(1);
        QCOMPARE(undo.undoText(), "Take the star away: " + nameOf(1));
        addGoodPhotos(desk.studio.document(), {photos_[3]});
        QCOMPARE(undo.undoText(), "Add to the good photos: " + nameOf(3));
        auto* name = desk.page.findChild<QLineEdit*>("productName");
        QTest::keyClicks(name, "Tray");
        QTest::keyClick(name, Qt::Key_Return);
        QTest::keyClick(name, Qt::Key_Backspace);
        QTest::keyClick(name, Qt::Key_Backspace);
        QCOMPARE(undo.undoText(), "Name of the product “Tray” → “Tr”");
    }

    void savingIsSeenGoesFirstAndLearnsNothingTwice() {
        std::binary_semaphore go{0}; // outlives the lane
        Desk desk;
        const auto letGo = qScopeGuard([&] { go.release(); });
        desk.begin(photos_);
        desk.clickStar(0);
        desk.clickStar(1);
        WAIT_FOR(desk.studio.live().isCurrent());
        const auto& learning = *desk.page.findChild<LearningCheck*>();
        WAIT_FOR(learning.isChecked());
        const auto& backbone = dynamic_cast<const FakeBackbone&>(*desk.studio.engine().backbone());
        const int encoded = backbone.imagesEncoded;
        bool otherRan = false;
        JobLane& errands = desk.studio.engine().errands();
        errands.start("running", [&](const JobContext&) { go.acquire(); });
        const BackgroundJob* other = errands.start("waiting", [](const JobContext&) {});
        connect(other, &BackgroundJob::done, &desk.page, [&] { otherRan = true; });

        QSignalSpy saved(&desk.studio, &Studio::saved);
        bool otherRanBefore = true;
        connect(&desk.studio, &Studio::saved, &desk.page, [&] { otherRanBefore = otherRan; });
        const auto& button = *desk.page.findChild<QPushButton*>("saveProduct");
        const QString atRest = button.text();
        desk.press("saveProduct");
        desk.answerDialog("saveDialog", folder_.filePath("saved first"));
        WAIT_FOR(desk.studio.saving().has_value());
        QCOMPARE(button.text(), "Saving…");
        QCOMPARE(desk.steps().step(StepsBar::Save).detail(), "Saving…");
        QSignalSpy told(&desk.studio, &Studio::notice);
        desk.press("saveProduct"); // impatient
        QCOMPARE(told.size(), 1);
        go.release();
        WAIT_FOR(saved.size() == 1);
        WAIT_FOR(button.text() == atRest);
        QCOMPARE(desk.steps().step(StepsBar::Save).detail(), "All is saved");
        QVERIFY(!otherRanBefore);
        QCOMPARE(backbone.imagesEncoded.load(), encoded);
    }

    void aHiddenPageShowsTheMasksWhenItComesBack() {
        Desk desk;
        desk.begin(photos_);
        desk.clickStar(0);
        WAIT_FOR(desk.studio.live().isCurrent());
        desk.page.hide();
        auto* cards = desk.page.findChild<PhotoSheet*>("shotCards")->model();
        QSignalSpy drawn(cards, &QAbstractItemModel::dataChanged);
        desk.studio.document().edit("count", [](DocumentState& state) { state.settings.clusters.count = 5; });
        desk.studio.live().setImage(photos_[2]);
        WAIT_FOR(desk.studio.live().isCurrent());
        QCOMPARE(drawn.count(), 0);
        QVERIFY(
            desk.stage().accessibleName().contains(QString::fromStdString(photos_[0].filename().string())));
        desk.page.show();
        QVERIFY(drawn.count() > 0);
        QVERIFY(
            desk.stage().accessibleName().contains(QString::fromStdString(photos_[2].filename().string())));
        QVERIFY(!desk.stage().photo().isNull());
    }

    void aHiddenPageFollowsWhenItComesBack() {
        Desk desk;
        desk.begin(photos_);
        const auto& name = *desk.page.findChild<QLineEdit*>("productName");
        const QString hint = desk.page.findChild<QLabel*>("hint")->text();
        desk.page.hide();
        DocumentState other;
        other.name = "other";
        other.photos = other.shots = {photos_[3], photos_[4]};
        desk.studio.document().startNew(other);
        QCOMPARE(desk.studio.live().image(), photos_[3]); // the other pages show it
        QCOMPARE(desk.sheet().model()->rowCount(), 5);
        QVERIFY(name.text().isEmpty());
        QCOMPARE(desk.page.findChild<QLabel*>("hint")->text(), hint);
        desk.page.show();
        QCOMPARE(desk.sheet().model()->rowCount(), 2);
        QCOMPARE(name.text(), "other");
        QCOMPARE(desk.page.findChild<PhotoSheet*>("shotCards")->currentIndex().row(),
                 0); // the one that is looked at
        QVERIFY(desk.page.findChild<QLabel*>("hint")->text() != hint);
    }

    void whatGoesWrongIsSaid() {
        Desk desk;
        desk.begin({});
        QSignalSpy problem(&desk.studio, &Studio::problem);
        fs::create_directories(root_ / "empty");
        desk.drop({root_ / "empty"});
        WAIT_FOR(problem.size() == 1);
        desk.drop({root_ / "nowhere"});
        WAIT_FOR(problem.size() == 2);
        desk.press("saveProduct"); // without shots
        QCOMPARE(problem.size(), 3);
    }

    void allFieldsHaveNamesForScreenReaders() {
        Desk desk;
        desk.begin(photos_);
        for (const QWidget* widget : desk.page.findChildren<QWidget*>())
            if (widget->focusPolicy() & Qt::TabFocus) {
                const auto* button = qobject_cast<const QAbstractButton*>(widget);
                const bool named = !widget->accessibleName().isEmpty() ||
                                   (button && !button->text().isEmpty()) ||
                                   widget->objectName().startsWith("qt_");
                QVERIFY2(named,
                         qPrintable(QString(widget->metaObject()->className()) + ' ' + widget->objectName()));
            }
    }
};

QTEST_MAIN(EnrolPageTest)
#include "enrol_page_test.moc"
