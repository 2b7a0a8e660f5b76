#include "shell/toast.h"

#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

#include "style/theme.h"
#include "support/own_home.h"
#include "ui/shell/opened_window.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

const OwnHome kHome;

class ToastTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::vector<std::filesystem::path> shots_;

private Q_SLOTS:
    void initTestCase() {
        setTheme(*qApp, Theme::Light);
        shots_ = writeShots(folder_.path().toStdString(), 2);
    }

    void aNoticeIsReadableOverWhateverLiesBelow() {
        const auto opened = openDiscs(shots_);
        opened->studio.tell("Exported to a folder with a name of some length");
        const auto* toast = opened->window.findChild<QLabel*>("toast");
        QVERIFY(toast->isVisible());
        QWidget ground(&opened->window); // of no colour that the theme has
        ground.setStyleSheet("background: magenta");
        ground.setGeometry(toast->geometry());
        ground.show();
        ground.stackUnder(const_cast<QLabel*>(toast));
        const QImage picture = opened->window.grab(toast->geometry()).toImage();
        QCOMPARE(picture.pixelColor(4, picture.height() / 2), toast->palette().color(QPalette::Button));
    }

    void aNoticeCoversNothingOfThePage() {
        const auto opened = openDiscs(shots_);
        const auto in = [&](const QWidget* widget) {
            return QRect(widget->mapTo(&opened->window, QPoint()), widget->size());
        };
        const auto* toast = opened->window.findChild<QLabel*>("toast");
        for (const QSize size : {QSize(1280, 800), QSize(960, 600)}) {
            opened->window.resize(size);
            opened->window.showPage("enrol");
            opened->studio.tell("Shots suggested: 3, the most different of 40 photos.");
            QVERIFY(toast->isVisible());
            QVERIFY(toast->height() >= toast->sizeHint().height()); // no letter is cut
            QVERIFY(opened->window.rect().contains(toast->geometry()));
            QVERIFY(!in(toast).intersects(in(opened->window.findChild<QWidget*>("pages"))));
            QVERIFY(!in(toast).intersects(in(opened->window.statusBar())));
        }
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ToastTest)
#include "toast_test.moc"
