#include <algorithm>

#include <QApplication>
#include <QFileDialog>
#include <QFrame>
#include <QListView>
#include <QScrollArea>
#include <QSet>
#include <QTableView>
#include <QTest>

#include "film/film_strip.h"
#include "pages/review/comparison/comparison_view.h"
#include "pages/review/comparison/patch_pair.h"
#include "support/own_home.h"
#include "ui/shell/focus_walk.h"
#include "ui/shell/opened_dialogs.h"
#include "widgets/class_histogram_chart.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

const OwnHome kHome;

constexpr int kMostStops = 400; ///< the manual's text stops at each of its links

bool isTabStop(const QWidget* widget) {
    return takesFocus(widget) && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0;
}

/// Until Tab comes back to where it began. Where it is swallowed or goes round in a smaller circle some are
/// left out. The dialog need not be active: the window that was closed last may still hand its place on.
QSet<QWidget*> reachedByTab(QWidget& dialog) {
    QSet<QWidget*> reached;
    QWidget *first = nullptr, *before = nullptr;
    for (int i = 0; i < kMostStops; ++i) {
        QTest::keyClick(dialog.focusWidget() != nullptr ? dialog.focusWidget() : &dialog, Qt::Key_Tab);
        QWidget* focus = dialog.focusWidget();
        if (focus == nullptr || (focus == first && before != first))
            break;
        if (first == nullptr)
            first = focus;
        reached.insert(focus);
        before = focus;
    }
    return reached;
}

QStringList leftOutByTab(QWidget& dialog) {
    const QSet<QWidget*> reached = reachedByTab(dialog);
    QStringList left;
    for (QWidget* widget : dialog.findChildren<QWidget*>())
        if (isTabStop(widget) && !reached.contains(widget))
            left << placeOf(widget);
    return left;
}

/// Tables that Tab leads through cell by cell, and areas to scroll that hold what Tab could go to instead.
QStringList obstaclesIn(const QWidget& window) {
    QStringList found;
    for (const QTableView* table : window.findChildren<QTableView*>())
        if (table->tabKeyNavigation())
            found << placeOf(table);
    for (const QScrollArea* area : window.findChildren<QScrollArea*>()) {
        const auto held = area->widget()->findChildren<QWidget*>();
        if (area->focusPolicy() != Qt::NoFocus && std::any_of(held.begin(), held.end(), isTabStop))
            found << placeOf(area);
    }
    return found;
}

class KeyboardWalkTest : public QObject, ShellBench {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin("keyboard_walk_test"); }

    void tabVisitsAllOfADialog() {
        const auto opened = openDiscs(shots_);
        QTRY_VERIFY(opened->studio.live().isCurrent());
        QStringList left;
        forEachDialog(*opened, folder_.path(), [&](QDialog& dialog) {
            if (qobject_cast<QFileDialog*>(&dialog) == nullptr) // which is Qt's own
                left << leftOutByTab(dialog);
        });
        QVERIFY2(left.isEmpty(), qPrintable(left.join('\n')));
    }

    void nothingIsInTheWayOfTab() {
        const auto opened = openDiscs(shots_);
        QTRY_VERIFY(opened->studio.live().isCurrent());
        QStringList found;
        for (const QString& id : pageIds()) {
            opened->window.showPage(id);
            found << obstaclesIn(opened->window);
        }
        forEachDialog(*opened, folder_.path(), [&](QDialog& dialog) {
            if (qobject_cast<QFileDialog*>(&dialog) == nullptr)
                found << obstaclesIn(dialog);
        });
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }

    void aDialogThatAKeyHasOpenedShowsItsFocus() {
        const auto opened = openDiscs(shots_);
        QVERIFY(QTest::qWaitForWindowActive(&opened->window));
        const auto isMarked = [&] {
            QDialog* dialog = nullptr;
            const bool isOpen = QTest::qWaitFor([&] {
                dialog = qobject_cast<QDialog*>(QApplication::activeWindow());
                return dialog != nullptr;
            });
            if (!isOpen)
                return false;
            const bool marked = dialog->testAttribute(Qt::WA_KeyboardFocusChange);
            delete dialog;
            opened->window.activateWindow();
            return QTest::qWaitForWindowActive(&opened->window) && marked;
        };
        QTest::keyClick(&opened->window, Qt::Key_Comma, Qt::ControlModifier);
        QVERIFY(isMarked());
        auto* beside = opened->window.findChild<QFrame*>("navigation");
        QTest::mouseClick(beside, Qt::LeftButton, {}, beside->rect().bottomLeft() + QPoint(5, -5));
        opened->window.findChild<QAction*>("app.preferences")->trigger();
        QVERIFY(!isMarked());
    }

    void theHistogramShowsItsFocus() {
        const auto opened = openDiscs(shots_);
        QTRY_VERIFY(opened->studio.live().isCurrent());
        QVERIFY(QTest::qWaitForWindowActive(&opened->window));
        opened->window.showPage("tune");
        auto* chart = opened->window.findChild<ClassHistogramChart*>();
        QVERIFY(chart->isVisible());
        const QColor edge = chart->grab().toImage().pixelColor(chart->width() / 2, 0);
        chart->setFocus(Qt::TabFocusReason);
        QCOMPARE(chart->grab().toImage().pixelColor(chart->width() / 2, 0),
                 chart->palette().color(QPalette::Link));
        QVERIFY(edge != chart->palette().color(QPalette::Link));
    }

    void tabGoesThroughPromptsAndReviewAsTheyAreRead() {
        const auto opened = openDiscs(shots_);
        const auto named = [&](const char* name) { return opened->window.findChild<QWidget*>(name); };
        const auto isInOrder = [](const QList<QWidget*>& wanted) {
            qsizetype at = 1;
            for (QWidget* widget = wanted[0]->nextInFocusChain(); widget != wanted[0];
                 widget = widget->nextInFocusChain())
                if (at < wanted.size() && widget == wanted[at])
                    ++at;
            return at == wanted.size();
        };
        QVERIFY(isInOrder({named("startFrom"), named("templates"), named("coarseAdd"), named("coarseTable"),
                           named("fineAdd"), named("fineTable"),
                           named("prompts")->findChild<FilmStrip*>()->findChild<QListView*>()}));
        auto* comparison = opened->window.findChild<ComparisonView*>();
        QVERIFY(isInOrder({named("review-list"), named("review-side-by-side"), named("review-marks"),
                           &comparison->overlayCanvas(), named("review-note"),
                           opened->window.findChild<PatchPair*>()}));
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::KeyboardWalkTest)
#include "keyboard_walk_test.moc"
