#include "pages/enrol/enrol_page.h"

#include <semaphore>

#include <QComboBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <opencv2/videoio.hpp>

#include "pages/enrol/camera_dialog.h"
#include "pages/enrol/photo_stage.h"
#include "pages/enrol/sheet/photo_delegate.h"
#include "pages/enrol/sheet/photo_list_model.h"
#include "pages/enrol/sheet/photo_sheet.h"
#include "pages/enrol/shots/learning_check.h"
#include "pages/enrol/shots/shot_checking.h"
#include "pages/enrol/steps_bar.h"
#include "support/disc_product.h"
#include "support/held_backbone.h"

using namespace cliplad;
using namespace cliplad::tests;
using namespace cliplad::ui;

namespace fs = std::filesystem;

namespace {

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

    const DocumentState& state() { return studio.document().state(); }
    StepsBar& steps() { return *page.findChild<StepsBar*>(); }
    PhotoSheet& sheet() { return *page.findChild<PhotoSheet*>("photoSheet"); }
    ImageCanvas& stage() { return *page.findChild<PhotoStage*>()->findChild<ImageCanvas*>("stage"); }
    QListWidget& list(const char* name) { return *page.findChild<QListWidget*>(name); }
    void press(const char* button) {
        QTest::mouseClick(page.findChild<QPushButton*>(button), Qt::LeftButton);
    }

    /// A product with the words for discs, and these photos.
    void begin(const Paths& photos) {
        const EnrolmentRequest words = discRequest({});
        DocumentState state;
        state.setPrompts(words.prompts);
        state.settings = words.settings;
        state.photos = photos;
        studio.document().startNew(state);
    }

    void drop(const Paths& paths) {
        QMimeData data;
        QList<QUrl> urls;
        for (const fs::path& path : paths)
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
                          PhotoDelegate::starRect(card(row)).center());
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

    void drag(QPointF from, QPointF to) {
        ImageCanvas& canvas = stage();
        QTest::mousePress(&canvas, Qt::LeftButton, {}, canvas.toWidget(from).toPoint());
        for (const double share : {0.3, 0.7, 1.0})
            moveTo(from + share * (to - from), Qt::LeftButton);
        QTest::mouseRelease(&canvas, Qt::LeftButton, {}, canvas.toWidget(to).toPoint());
    }
    void moveTo(QPointF photo, Qt::MouseButtons buttons) {
        ImageCanvas& canvas = stage();
        const QPointF at = canvas.toWidget(photo);
        QMouseEvent move(QEvent::MouseMove, at, canvas.mapToGlobal(at), Qt::NoButton, buttons,
                         Qt::NoModifier);
        QCoreApplication::sendEvent(&canvas, &move);
    }

    std::shared_ptr<HeldBackbone> model = notHeld();
    Studio studio{[this](const std::string&, const std::string&) { return model; }};
    EnrolPage page{studio};

private:
    static std::shared_ptr<HeldBackbone> notHeld() {
        auto model = std::make_shared<HeldBackbone>();
        model->held = false;
        return model;
    }
};

Paths writeVideo(const fs::path& file) {
    cv::VideoWriter video(file.string(), cv::VideoWriter::fourcc('M', 'J', 'P', 'G'), 25, {448, 448});
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        cv::Mat bgr;
        cv::cvtColor(draw({.seed = seed}), bgr, cv::COLOR_RGB2BGR);
        video.write(bgr);
    }
    return {file};
}

} // namespace

class EnrolPageTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    fs::path root_;
    Paths photos_; ///< five good ones

private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("clip-lad-enrol-test");
        root_ = folder_.path().toStdString();
        fs::create_directories(root_ / "photos");
        photos_ = writeShots(root_ / "photos", 5);
    }

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
        QCOMPARE(undo.redoText(), "Remove photos");
    }

    void masksAreNeverStaleWithoutSayingSo() {
        Desk desk;
        desk.begin(photos_);
        desk.clickStar(0);
        WAIT_FOR(desk.studio.live().isCurrent());
        QVERIFY(desk.stage().notice().isEmpty());
        desk.studio.document().edit("words", [](DocumentState& state) { state.fine.clear(); });
        const auto* cards = desk.page.findChild<PhotoSheet*>("shotCards")->model();
        QVERIFY(!desk.stage().notice().isEmpty());
        QVERIFY(!cards->index(0, 0).data(PhotoListModel::NoteRole).toString().isEmpty());
        QSignalSpy page(&desk.studio, &Studio::pageWanted);
        QTest::mouseClick(&desk.steps().step(StepsBar::Masks), Qt::LeftButton);
        QCOMPARE(page.size(), 1);
        QCOMPARE(page.front().front().toString(), "prompts");
    }

    void masksComeBeforeWhatIsNormalIsLearned() {
        Desk desk;
        desk.begin(photos_);
        WAIT_FOR(desk.studio.engine().backbone() != nullptr);
        desk.model->held = true;
        const auto letGo = qScopeGuard([&] { desk.model->letGo(); });
        desk.clickStar(0);
        const auto* hint = desk.page.findChild<QLabel*>("hint");
        const StepButton& step = desk.steps().step(StepsBar::Masks);
        const auto* cards = desk.page.findChild<PhotoSheet*>("shotCards")->model();
        const auto card = [&](int role) { return cards->index(0, 0).data(role); };
        WAIT_FOR(step.detail() == "encoding 1 of 1");
        QVERIFY2(hint->text().contains("looked for on the shots: encoding 1 of 1"), qPrintable(hint->text()));
        QVERIFY(card(PhotoListModel::OverlayRole).value<QImage>().isNull());
        QVERIFY(!card(PhotoListModel::NoteRole).toString().isEmpty());

        desk.model->pass(1);
        WAIT_FOR(step.detail().startsWith("encoding 2 of 7"));
        QVERIFY(!card(PhotoListModel::OverlayRole).value<QImage>().isNull());
        QVERIFY(card(PhotoListModel::NoteRole).toString().isEmpty());
        QVERIFY(step.state() == StepButton::State::Current);
        QVERIFY2(hint->text().contains("encoding 2 of 7"), qPrintable(hint->text()));
        QVERIFY(!hint->text().contains("looked for"));
    }

    void shotsAreCurrentWhileAnotherPhotoIsLookedAt() {
        Desk desk;
        desk.begin(photos_);
        for (int shot = 0; shot < 3; ++shot)
            desk.clickStar(shot);
        WAIT_FOR(desk.studio.live().isCurrent());
        const auto* hint = desk.page.findChild<QLabel*>("hint");
        const StepButton& step = desk.steps().step(StepsBar::Masks);
        WAIT_FOR(desk.page.findChild<LearningCheck*>()->isChecked());
        const QString hintBefore = hint->text(), detailBefore = step.detail();
        desk.model->held = true;
        const auto letGo = qScopeGuard([&] { desk.model->letGo(); });
        const int entered = desk.model->entered;
        desk.clickPhoto(4);
        WAIT_FOR(desk.model->entered == entered + 1);
        WAIT_FOR(desk.stage().notice().contains("encoding 1 of 1")); // that photo is
        const auto* cards = desk.page.findChild<PhotoSheet*>("shotCards")->model();
        QVERIFY(cards->index(0, 0).data(PhotoListModel::NoteRole).toString().isEmpty());
        QCOMPARE(hint->text(), hintBefore);
        QCOMPARE(step.detail(), detailBefore);
        QVERIFY(!desk.page.findChild<QLabel*>("shotState")->text().contains("encoding"));
    }

    void shotsAreSuggestedBesideThoseMarked() {
        Paths photos = photos_;
        photos.push_back(
            writePhoto(draw({.discs = {"green", "yellow", "cyan"}, .seed = 9}), root_ / "other.png"));
        Desk desk;
        desk.begin(photos);
        desk.clickStar(0);
        WAIT_FOR(desk.studio.engine().backbone() != nullptr);
        desk.page.findChild<QSpinBox*>("wantedShots")->setValue(2);
        desk.press("suggestShots");
        WAIT_FOR(desk.state().shots.size() == 2);
        QCOMPARE(desk.state().shots, (Paths{photos.front(), photos.back()}));
        QCOMPARE(desk.studio.document().undoStack().undoText(), "Suggest shots");
        QSignalSpy problem(&desk.studio, &Studio::problem);
        desk.press("suggestShots");
        QCOMPARE(problem.size(), 1);
    }

    void badShotsAreWarnedOf() {
        cv::Mat blurred;
        cv::GaussianBlur(draw({.seed = 7}), blurred, {}, 5);
        Paths photos = photos_;
        photos.push_back(writePhoto(blurred, root_ / "blurred.png"));
        photos.push_back(root_ / "gone.png");
        Desk desk;
        desk.begin(photos);
        desk.clickStar(5);
        QListWidget& warnings = desk.list("warnings");
        WAIT_FOR(warnings.count() == 1);
        QVERIFY(warnings.item(0)->text().startsWith("blurred.png: It is blurred"));
        QVERIFY(!desk.sheet().model()->index(5, 0).data(PhotoListModel::FaultsRole).toStringList().isEmpty());
        desk.clickStar(6);
        WAIT_FOR(warnings.count() == 2);
        QVERIFY(warnings.item(1)->text().startsWith("gone.png: It cannot be read"));
        desk.clickStar(5);
        desk.clickStar(6);
        WAIT_FOR(warnings.count() == 0);
    }

    void aCheckThatIsCancelledHasFoundNothingOut() {
        Desk desk;
        desk.begin(photos_);
        bool cancels = true;
        connect(&desk.studio.engine(), &Engine::jobStarted, this, [&](BackgroundJob* job) {
            if (cancels && job->title() == ShotChecking::tr("Checking the shots"))
                job->cancel();
        });
        auto& state = *desk.page.findChild<QLabel*>("warningsState");
        desk.clickStar(0);
        WAIT_FOR(state.text().contains("not checked"));
        cancels = false;
        auto& again = *desk.page.findChild<QPushButton*>("checkAgain");
        QVERIFY(!again.isHidden());
        again.click();
        WAIT_FOR(state.text().startsWith("Nothing was found"));
        QVERIFY(again.isHidden());
    }

    void shotsAreCheckedBesideWorkOfTheModel() {
        Desk desk;
        desk.begin(photos_);
        std::binary_semaphore go{0};
        std::atomic<bool> computes = false;
        desk.studio.engine().errands().start("computing", [&](const JobContext&) {
            computes = true;
            go.acquire(); // whatever else computes waits, previews too
        });
        WAIT_FOR(computes);
        desk.clickStar(0);
        auto& state = *desk.page.findChild<QLabel*>("warningsState");
        const bool checked = QTest::qWaitFor([&] { return state.text().startsWith("Nothing was found"); });
        go.release();
        QVERIFY(checked);
    }

    void savingIsSeenGoesFirstAndLearnsNothingTwice() {
        Desk desk;
        desk.begin(photos_);
        desk.clickStar(0);
        desk.clickStar(1);
        WAIT_FOR(desk.studio.live().isCurrent());
        const auto& learning = *desk.page.findChild<LearningCheck*>();
        WAIT_FOR(learning.isChecked());
        const auto& backbone = dynamic_cast<const FakeBackbone&>(*desk.studio.engine().backbone());
        const int encoded = backbone.imagesEncoded;
        std::binary_semaphore go{0};
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

    void whatWouldBeLearnedIsWarnedOfBeforeItIsSaved() {
        Desk desk;
        desk.begin(photos_);
        desk.clickStar(0);
        desk.studio.document().edit("a part that is nowhere", [](DocumentState& state) {
            state.fine.push_back({.label = label("white disc"), .enabled = true});
        });
        auto& warnings = desk.list("warnings");
        const auto says = [&] {
            for (int i = 0; i < warnings.count(); ++i)
                if (warnings.item(i)->text().contains("white disc"))
                    return true;
            return false;
        };
        WAIT_FOR(says());
        desk.studio.document().undoStack().undo();
        WAIT_FOR(!says());
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

    void ignoreRegionsAreDrawnListedAndRemoved() {
        Desk desk;
        desk.begin(photos_);
        desk.clickPhoto(0);
        WAIT_FOR(!desk.stage().photo().isNull());
        QTest::keyClick(&desk.page, Qt::Key_R);
        desk.drag({40, 50}, {140, 250});
        const IgnoreRegions& ignore = desk.state().ignore;
        QCOMPARE(ignore.rectangles.size(), std::size_t(1));
        QCOMPARE(ignore.reference, cv::Size(448, 448));
        QVERIFY(std::abs(ignore.rectangles[0].width - 100) < 3);

        QTest::keyClick(&desk.stage(), Qt::Key_P);
        for (const QPointF corner : {QPointF(200, 200), QPointF(300, 200), QPointF(250, 300)})
            QTest::mouseClick(&desk.stage(), Qt::LeftButton, {}, desk.stage().toWidget(corner).toPoint());
        QTest::keyClick(&desk.stage(), Qt::Key_Return);
        QCOMPARE(ignore.polygons.size(), std::size_t(1));
        QCOMPARE(ignore.polygons[0].size(), std::size_t(3));

        QTest::keyClick(&desk.stage(), Qt::Key_B);
        desk.drag({50, 400}, {400, 400});
        QCOMPARE(ignore.polygons.size(), std::size_t(2));
        QCOMPARE(desk.list("regions").count(), 3);

        QTest::keyClick(&desk.stage(), Qt::Key_V);
        QTest::mouseClick(&desk.stage(), Qt::LeftButton, {}, desk.stage().toWidget({90, 100}).toPoint());
        QCOMPARE(desk.list("regions").currentRow(), 0);
        const double before = ignore.rectangles[0].x;
        QTest::keyClick(&desk.stage(), Qt::Key_Right);
        QVERIFY(ignore.rectangles[0].x > before);
        QTest::keyClick(&desk.stage(), Qt::Key_Delete);
        QVERIFY(ignore.rectangles.empty());
        desk.studio.document().undoStack().undo();
        QCOMPARE(ignore.rectangles.size(), std::size_t(1));
        desk.page.findChild<QTabWidget*>("enrolTabs")->setCurrentIndex(3);
        desk.press("removeAllRegions");
        QVERIFY(ignore.empty());
    }

    void aRectangleCanBeDrawnByKeysAlone() {
        Desk desk;
        desk.begin(photos_);
        WAIT_FOR(!desk.stage().photo().isNull());
        QTest::keyClick(&desk.page, Qt::Key_R);
        QTest::keyClick(&desk.stage(), Qt::Key_Return);
        QTest::keyClick(&desk.stage(), Qt::Key_V);
        QTest::keyClick(&desk.stage(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(desk.state().ignore.rectangles.size(), std::size_t(1));
        QVERIFY(desk.state().ignore.rectangles[0].height > 112);
    }

    void moreGoodPhotosComeFromTheSheet() {
        Desk desk;
        desk.begin(photos_);
        desk.clickStar(0);
        desk.sheet().selectAll();
        QTest::keyClick(&desk.page, Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(desk.state().validation, Paths(photos_.begin() + 1, photos_.end()));
        desk.sheet().clearSelection();
        desk.clickStar(1); // a shot is no photo for the calibration
        QCOMPARE(desk.state().validation.size(), std::size_t(3));
        desk.page.findChild<QTabWidget*>("enrolTabs")->setCurrentIndex(2);
        auto* more = desk.page.findChild<PhotoSheet*>("validationSheet");
        more->setCurrentIndex(more->model()->index(0, 0));
        desk.press("removeValidation");
        QCOMPARE(desk.state().validation.size(), std::size_t(2));
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

    void aCameraThatIsNotThereIsSaid() {
        Desk desk;
        desk.begin({});
        QTest::keyClick(&desk.page, Qt::Key_K, Qt::ControlModifier);
        auto* dialog = desk.page.findChild<CameraDialog*>();
        QVERIFY(dialog != nullptr);
        auto* state = dialog->findChild<QLabel*>("cameraState");
        for (const QString& source :
             {QString("97"), folder_.filePath("none.avi"), QString("rtsp://127.0.0.1:9/x")}) {
            dialog->findChild<QComboBox*>("cameraSource")->setCurrentText(source);
            QTest::mouseClick(dialog->findChild<QPushButton*>("cameraStart"), Qt::LeftButton);
            WAIT_FOR(state->text().contains("No picture"));
        }
        QVERIFY(!dialog->findChild<QPushButton*>("cameraFreeze")->isEnabled());
        dialog->close();
    }

    void aFrozenPictureBecomesAShot() {
        writeVideo(root_ / "film.avi");
        Desk desk;
        desk.begin({});
        QTest::keyClick(&desk.page, Qt::Key_K, Qt::ControlModifier);
        auto* dialog = desk.page.findChild<CameraDialog*>();
        QVERIFY(dialog != nullptr);
        dialog->findChild<QComboBox*>("cameraSource")->setCurrentText(folder_.filePath("film.avi"));
        QTest::mouseClick(dialog->findChild<QPushButton*>("cameraStart"), Qt::LeftButton);
        auto* freeze = dialog->findChild<QPushButton*>("cameraFreeze");
        WAIT_FOR(freeze->isEnabled());
        QTest::mouseClick(freeze, Qt::LeftButton);
        WAIT_FOR(desk.state().shots.size() == 1);
        QCOMPARE(desk.state().photos, desk.state().shots);
        QVERIFY(fs::exists(desk.state().shots.front()));
        dialog->close();
        WAIT_FOR(desk.studio.live().isCurrent());
        fs::remove(desk.state().shots.front());
    }

    void tenThousandPhotosScrollAtOnce() {
        Paths many;
        for (int i = 0; i < 10000; ++i)
            many.push_back(photos_[static_cast<std::size_t>(i % 5)].parent_path() / std::to_string(i));
        Desk desk;
        QElapsedTimer clock;
        clock.start();
        desk.begin(many);
        QCoreApplication::processEvents();
        const qint64 begun = clock.restart();
        QSignalSpy loaded(&desk.studio.thumbnails(), &Thumbnails::loaded);
        desk.sheet().scrollToBottom();
        desk.sheet().viewport()->repaint();
        const qint64 scrolled = clock.restart();
        desk.page.activate();
        desk.sheet().setCurrentIndex(desk.sheet().model()->index(9999, 0));
        clock.restart();
        QTest::keyClick(&desk.sheet(), Qt::Key_Space);
        const qint64 starred = clock.elapsed();
        QCOMPARE(desk.state().shots.size(), std::size_t(1));
        qInfo("begun in %lld ms, scrolled in %lld ms, starred in %lld ms", begun, scrolled, starred);
        QVERIFY(begun < 1000 && scrolled < 200 && starred < 200); // on a loaded machine; a tenth when idle
        WAIT_FOR(loaded.size() > 0);
        QVERIFY(loaded.size() < 300);
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
