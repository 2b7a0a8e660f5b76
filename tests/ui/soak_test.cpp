#include <fstream>
#include <random>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPointer>
#include <QScreen>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "session/studio.h"
#include "shell/main_window.h"
#include "shell/watchdog.h"
#include "style/theme.h"
#include "support/disc_studio.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

constexpr int kBetweenMs = 10;

double residentMegabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("RssAnon:"))
            return std::stod(line.substr(8)) / 1024;
    return 0;
}

/// Random actions on all pages, the same for the same seed.
///
/// CLIPLAD_SOAK_SECONDS (20) and CLIPLAD_SOAK_SEED (1) in the environment make it longer or another one.
class Monkey {
public:
    Monkey(MainWindow& window, Studio& studio, std::uint64_t seed)
        : window_(window)
        , studio_(studio)
        , random_(seed) {}

    QString act() {
        if (QWidget* popup = QApplication::activePopupWidget())
            return onPopup(*popup);
        if (QWidget* modal = QApplication::activeModalWidget())
            return onDialog(*modal);
        switch (pick(12)) {
        case 0:
            return toPage();
        case 1:
            studio_.document().undoStack().undo();
            return "undo";
        case 2:
            studio_.document().undoStack().redo();
            return "redo";
        case 3:
            return pressKey();
        default:
            return onWidget(window_);
        }
    }

private:
    int pick(int count) { return static_cast<int>(random_() % static_cast<std::uint64_t>(count)); }

    QString toPage() {
        static const QStringList ids = {"enrol", "prompts", "tune", "score", "review"};
        const QString& id = ids[pick(static_cast<int>(ids.size()))];
        window_.showPage(id);
        return "page " + id;
    }

    QString onPopup(QWidget& popup) {
        static const int keys[] = {Qt::Key_Down, Qt::Key_Up, Qt::Key_Return, Qt::Key_Escape};
        QTest::keyClick(&popup, static_cast<Qt::Key>(keys[pick(std::size(keys))]));
        return "popup";
    }

    QString onDialog(QWidget& dialog) {
        if (pick(4) > 0)
            return onWidget(dialog);
        if (auto* closing = qobject_cast<QDialog*>(&dialog))
            closing->reject();
        else
            dialog.close();
        return "close dialog";
    }

    QString pressKey() {
        static const int keys[] = {Qt::Key_Space, Qt::Key_Left, Qt::Key_Right, Qt::Key_Up,
                                   Qt::Key_Down,  Qt::Key_Tab,  Qt::Key_G,     Qt::Key_B,
                                   Qt::Key_U,     Qt::Key_Plus, Qt::Key_0,     Qt::Key_Escape};
        QWidget* focus = QApplication::focusWidget();
        const int key = keys[pick(std::size(keys))];
        QTest::keyClick(focus != nullptr ? focus : &window_, static_cast<Qt::Key>(key));
        return QStringLiteral("key %1").arg(key);
    }

    QString onWidget(QWidget& root) {
        QList<QWidget*> candidates;
        for (QWidget* widget : root.findChildren<QWidget*>())
            if (widget->isVisible() && widget->isEnabled() && widget->focusPolicy() != Qt::NoFocus)
                candidates << widget;
        if (candidates.isEmpty())
            return "nothing";
        QWidget* widget = candidates[pick(static_cast<int>(candidates.size()))];
        const QString name =
            QString::fromLatin1(widget->metaObject()->className()) + " " + widget->objectName();
        if (auto* slider = qobject_cast<QAbstractSlider*>(widget))
            slider->setValue(slider->minimum() +
                             pick(std::max(1, slider->maximum() - slider->minimum() + 1)));
        else if (auto* combo = qobject_cast<QComboBox*>(widget); combo != nullptr && combo->count() > 0)
            combo->setCurrentIndex(pick(combo->count()));
        else if (qobject_cast<QLineEdit*>(widget) != nullptr ||
                 qobject_cast<QAbstractSpinBox*>(widget) != nullptr)
            QTest::keyClicks(widget, QString::number(pick(100)));
        else
            QTest::mouseClick(
                widget, Qt::LeftButton, {},
                {1 + pick(std::max(1, widget->width() - 1)), 1 + pick(std::max(1, widget->height() - 1))});
        return name;
    }

    MainWindow& window_;
    Studio& studio_;
    std::mt19937_64 random_;
};

class SoakTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomActionsNeitherCrashNorHangNorGrow() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("clip-lad-tests");
        QCoreApplication::setApplicationName("soak_test");
        QSettings().clear();
        setTheme(*qApp, Theme::Light);
        QTemporaryDir folder;
        const auto shots = writeShots(folder.path().toStdString(), 3);
        Studio studio(
            [](const std::string&, const std::string&) { return std::make_shared<const FakeBackbone>(); });
        MainWindow window(studio);
        window.show();
        DocumentState state = discState(shots);
        for (int i = 0; i < 6; ++i)
            state.tests.push_back(writePhoto(draw({.discs = {"red", i % 2 ? "" : "red", "blue", "blue"},
                                                   .seed = 50u + static_cast<unsigned>(i)}),
                                             std::filesystem::path(folder.path().toStdString()) /
                                                 ("t" + std::to_string(i) + ".png")));
        studio.document().startNew(state);
        QTRY_VERIFY(studio.live().isCurrent());

        const int seconds = qEnvironmentVariableIsSet("CLIPLAD_SOAK_SECONDS")
                                ? qEnvironmentVariableIntValue("CLIPLAD_SOAK_SECONDS")
                                : 20;
        const auto seed = static_cast<std::uint64_t>(qEnvironmentVariableIsSet("CLIPLAD_SOAK_SEED")
                                                         ? qEnvironmentVariableIntValue("CLIPLAD_SOAK_SEED")
                                                         : 1);
        Monkey monkey(window, studio, seed);
        Watchdog watchdog;
        QElapsedTimer clock;
        clock.start();
        // A dialog runs a loop of its own inside of an action: the next one is asked for before each is done.
        QEventLoop loop;
        qint64 actions = 0;
        double early = 0;
        QStringList last;
        std::function<void()> next = [&] {
            const bool over = clock.elapsed() > 1000LL * seconds;
            QWidget* popup = QApplication::activePopupWidget();
            QWidget* modal = QApplication::activeModalWidget();
            if (over && popup == nullptr && modal == nullptr)
                return loop.quit();
            QTimer::singleShot(kBetweenMs, &loop, next);
            if (over) {
                if (popup != nullptr)
                    popup->close();
                else if (auto* dialog = qobject_cast<QDialog*>(modal))
                    dialog->reject();
                return;
            }
            last << monkey.act();
            if (last.size() > 30)
                last.removeFirst();
            if (++actions % 500 == 0)
                qInfo("%lld actions, %.0f MB, longest hold %.0f ms", static_cast<long long>(actions),
                      residentMegabytes(), watchdog.longestMs());
            if (early == 0 && clock.elapsed() > 300LL * seconds)
                early = residentMegabytes();
        };
        QTimer::singleShot(0, &loop, next);
        loop.exec();
        const double late = residentMegabytes();
        qInfo("seed %llu: %lld actions in %d s, memory %.0f MB at 30 %%, %.0f MB at the end, longest hold "
              "%.0f ms",
              static_cast<unsigned long long>(seed), static_cast<long long>(actions), seconds, early, late,
              watchdog.longestMs());
        QVERIFY(actions > 20);
        // Caches fill early on; what grows after that would grow for ever.
        QVERIFY2(late < early * 1.5 + 100, qPrintable(last.join('\n')));
        studio.document().close();
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::SoakTest)
#include "soak_test.moc"
