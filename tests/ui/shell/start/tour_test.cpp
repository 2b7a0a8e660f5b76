#include "shell/start/tour.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QPointer>
#include <QSettings>
#include <QStackedWidget>
#include <QTableView>
#include <QTest>

#include "support/own_home.h"
#include "ui/shell/opened_window.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

const OwnHome kHome;

class TourTest : public QObject, ShellBench {
    Q_OBJECT

    static const QWidget* pageOf(const OpenedWindow& opened) {
        return opened.window.findChild<QStackedWidget*>("pages")->currentWidget();
    }
    static bool hasFocus(const QWidget* widget) {
        const QWidget* focus = QApplication::focusWidget();
        return focus == widget || widget->isAncestorOf(focus);
    }

private Q_SLOTS:
    void initTestCase() {
        begin("tour_test");
        QSettings().clear();
    }

    void theTourShowsEveryPageAndCanBeLeft() {
        const auto opened = openDiscs(shots_);
        Q_EMIT opened->studio.demoStarted();
        auto* tour = opened->window.findChild<Tour*>();
        QVERIFY(tour != nullptr);
        QStringList seen = {opened->window.currentPage()};
        for (int i = 1; i < pageIds().size(); ++i) {
            QTest::mouseClick(tour->findChildren<QAbstractButton*>().constLast(), Qt::LeftButton);
            seen << opened->window.currentPage();
        }
        QCOMPARE(seen, pageIds());
        const auto* pages = opened->window.findChild<QStackedWidget*>("pages");
        QTRY_VERIFY(tour->isVisible() && !tour->geometry().intersects(pages->geometry())); // covers nothing
        QPointer<Tour> left = tour;
        QTest::keyClick(tour, Qt::Key_Escape);
        QTRY_VERIFY(left.isNull());
    }

    void escapeLeavesTheTourFromAnywhereUnlessSomethingThereNeedsIt() {
        const auto opened = openDiscs(shots_);
        QVERIFY(QTest::qWaitForWindowActive(&opened->window));
        Q_EMIT opened->studio.demoStarted();
        const QPointer<Tour> tour = opened->window.findChild<Tour*>();
        opened->window.showPage("prompts");
        auto* table = opened->window.findChild<QTableView*>("fineTable");
        table->setFocus();
        table->edit(table->model()->index(0, 2));
        auto* editor = table->findChild<QLineEdit*>();
        QVERIFY(editor != nullptr);
        QTest::keyClick(editor, Qt::Key_Escape); // its text goes back
        QTest::qWait(0);
        QVERIFY(!tour.isNull() && tour->isVisible());
        QTest::keyClick(table, Qt::Key_Escape);
        QTRY_VERIFY(tour.isNull());
    }

    void theKeysGoToNextAtEachStepAndBackToThePageInTheEnd() {
        const auto opened = openDiscs(shots_);
        QVERIFY(QTest::qWaitForWindowActive(&opened->window));
        Q_EMIT opened->studio.demoStarted();
        const QPointer<Tour> tour = opened->window.findChild<Tour*>();
        QWidget* next = tour->findChildren<QAbstractButton*>().constLast();
        for (int i = 0; i < pageIds().size(); ++i) {
            QTRY_COMPARE(QApplication::focusWidget(), next);
            QCOMPARE(opened->window.currentPage(), pageIds().at(i));
            QCOMPARE(tour->actions(), pageOf(*opened)->actions());
            QTest::keyClick(next, Qt::Key_Return);
        }
        QTRY_VERIFY(tour.isNull());
        QTRY_VERIFY(hasFocus(pageOf(*opened)));
    }

    void whoeverLeavesTheTourGoesOnOnThePage() {
        const auto opened = openDiscs(shots_);
        QVERIFY(QTest::qWaitForWindowActive(&opened->window));
        Q_EMIT opened->studio.demoStarted();
        const QPointer<Tour> tour = opened->window.findChild<Tour*>();
        QTRY_VERIFY(tour->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(tour->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(tour.isNull());
        QCOMPARE(opened->window.currentPage(), QString("prompts"));
        QTRY_VERIFY(hasFocus(pageOf(*opened)));
    }

    void anotherLanguageLeavesThePageAndScoresNothing() {
        const auto opened = openDiscs(shots_);
        Q_EMIT opened->studio.demoStarted();
        auto* tour = opened->window.findChild<Tour*>();
        for (int i = 0; i < 3; ++i)
            QTest::mouseClick(tour->findChildren<QAbstractButton*>().constLast(), Qt::LeftButton);
        QCOMPARE(opened->window.currentPage(), QString("score"));
        opened->window.showPage("tune");
        opened->studio.document().edit("tests", [&](DocumentState& state) {
            for (const auto& shot : shots_)
                state.tests.push_back(shot);
        });
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(tour, &change);
        QCOMPARE(opened->window.currentPage(), QString("tune"));
        QTest::qWait(300);
        QCOMPARE(opened->studio.results().expected(), std::size_t(0));
    }

    void theTourScoresWhatIsToBeReviewed() {
        const auto opened = openDiscs(shots_);
        DocumentState state = discState(shots_);
        state.tests = shots_;
        opened->studio.document().startNew(state, ProductDocument::Origin::Demo);
        Q_EMIT opened->studio.demoStarted();
        auto* tour = opened->window.findChild<Tour*>();
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(opened->studio.results().expected(), std::size_t(0));
            QTest::mouseClick(tour->findChildren<QAbstractButton*>().constLast(), Qt::LeftButton);
        }
        QCOMPARE(opened->window.currentPage(), QString("score"));
        QTRY_COMPARE(opened->studio.results().rows().size(), shots_.size());
        const QPointer<Tour> left = tour;
        opened->studio.startNew(); // of which it would tell nothing that is true
        QTRY_VERIFY(left.isNull());
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::TourTest)
#include "tour_test.moc"
