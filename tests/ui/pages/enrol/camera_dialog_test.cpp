#include "pages/enrol/camera_dialog.h"

#include <QComboBox>
#include <QLabel>
#include <opencv2/videoio.hpp>

#include "ui/pages/enrol/enrol_desk.h"

using namespace cliplad;
using namespace cliplad::tests;
using namespace cliplad::ui;

namespace fs = std::filesystem;

namespace {

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

class CameraDialogTest : public QObject, EnrolPhotos {
    Q_OBJECT

private Q_SLOTS:
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
        const fs::path first = desk.state().shots.front();
        QVERIFY(fs::exists(first));
        const auto& last = *dialog->findChild<QLabel*>("cameraLast");
        WAIT_FOR(last.isVisible());
        QCOMPARE(last.pixmap().width(), last.pixmap().height()); // as the photo is
        WAIT_FOR(freeze->isEnabled());
        QTest::mouseClick(freeze, Qt::LeftButton);
        WAIT_FOR(desk.state().shots.size() == 2);
        const fs::path second = desk.state().shots.back();
        auto* discard = dialog->findChild<QPushButton*>("cameraDiscard");
        WAIT_FOR(last.isVisible());
        QTest::mouseClick(discard, Qt::LeftButton);
        QCOMPARE(desk.state().shots, Paths{first});
        QCOMPARE(desk.state().photos, Paths{first});
        QCOMPARE(desk.studio.live().image(), first); // the other one is not looked at on
        WAIT_FOR(last.isVisible());
        QTest::mouseClick(discard, Qt::LeftButton);
        QVERIFY(desk.state().photos.empty() && desk.studio.live().image().empty());
        QVERIFY(!last.isVisible() && !discard->isEnabled());
        desk.studio.document().undoStack().undo();
        QCOMPARE(desk.state().shots, Paths{first});
        dialog->close();
        WAIT_FOR(desk.studio.live().isCurrent());
        fs::remove(first);
        fs::remove(second);
    }
};

QTEST_MAIN(CameraDialogTest)
#include "camera_dialog_test.moc"
