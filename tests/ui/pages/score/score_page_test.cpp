#include "pages/score/score_page.h"

#include <QtWidgets>

#include "pages/score/report_content.h"
#include "pages/score/run_bar.h"
#include "pages/score/table/row_preview.h"
#include "pages/score/table/score_table.h"
#include "pages/score/thresholds/accuracy_panel.h"
#include "scoring/explanation_text.h"
#include "ui/pages/score/score_desk.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

class ScorePageTest : public QObject {
    Q_OBJECT

    ScoreSamples samples_;

private Q_SLOTS:
    void init() { fs::remove_all(defaultRunsFolder()); }

    void aDataSetIsScoredWithItsTruth() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        QCOMPARE(desk.problems.count(), 0);
        const ScoreResults& results = desk.studio.results();
        for (std::size_t i = 0; i < results.rows().size(); ++i) {
            const ScoreRow& row = results.row(i);
            QVERIFY(row.anomalous.has_value());
            QCOMPARE(results.verdictOf(i), *row.anomalous ? Verdict::Reject : Verdict::Good);
            QCOMPARE(row.imageSha256.size(), 64);
        }
        ScoreTable& table = desk.page.table();
        QCOMPARE(table.model().rowCount(), kGood + kBad);
        auto* accuracy = desk.page.findChild<AccuracyPanel*>();
        QTRY_COMPARE(accuracy->cell(true, Verdict::Reject), QString::number(kBad));
        QTRY_COMPARE(accuracy->cell(false, Verdict::Good), QString::number(kGood));
        QCOMPARE(accuracy->cell(false, Verdict::Reject), QString("0"));
    }

    void theTableSortsAndFiltersByHand() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        ScoreTable& table = desk.page.table();
        QHeaderView* head = table.view().horizontalHeader();
        const int x = head->sectionViewportPosition(ScoreTableModel::Score) + 20;
        QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, {x, head->height() / 2});
        QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, {x, head->height() / 2});
        const auto score = [&](int shown) {
            return desk.studio.results()
                .row(static_cast<std::size_t>(table.model().rowOf(table.model().index(shown, 0))))
                .fused;
        };
        QVERIFY(table.model().wish().descending);
        for (int i = 1; i < table.model().rowCount(); ++i)
            QVERIFY(score(i - 1) >= score(i));
        QTest::keyClick(&desk.page, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(table.filterField().hasFocus());
        QTest::keyClicks(&table.filterField(), "bad");
        QCOMPARE(table.model().rowCount(), kBad);
        QTest::keyClicks(&table.filterField(), " nowhere");
        QCOMPARE(table.model().rowCount(), 0);
        table.filterField().clear();
        auto* filter = desk.find<QComboBox>("filterVerdict");
        filter->setCurrentIndex(static_cast<int>(RowFilter::Reject));
        QCOMPARE(table.model().rowCount(), kBad);
    }

    void resultsOfAnEarlierProductAreMarkedAndScoredAgain() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        auto* banner = desk.find<QWidget>("banner");
        QVERIFY(!banner->isVisible());
        desk.studio.document().edit("another label",
                                    [](DocumentState& state) { state.fine[0].label.name = "red plate"; });
        QVERIFY(banner->isVisible());
        QTRY_VERIFY(desk.studio.live().isCurrent());
        const ImageCanvas& picture = desk.page.findChild<RowPreview*>()->canvas();
        QCOMPARE(picture.notice(), QString("Parts as the product is now")); // the words are those of the run
        QTest::keyClick(&desk.page, Qt::Key_R, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(desk.studio.results().rows().size(), std::size_t(kGood + kBad), 30000);
        QVERIFY(!banner->isVisible());
        QCOMPARE(QString::fromStdString(desk.studio.results().labels()[0].name), QString("red plate"));
        QTRY_COMPARE(picture.notice(), QString());
    }

    void photosThatAreThereTwiceAreToldAndShown() {
        const fs::path twice = samples_.path("twice");
        fs::create_directories(twice);
        for (const char* name : {"1.png", "2.png"})
            fs::copy_file(samples_.photos / "good" / name, twice / name);
        ScoreDesk desk(samples_.state);
        auto* banner = desk.find<QWidget>("banner");
        desk.score(twice, 2);
        QVERIFY(!banner->isVisible());
        fs::copy_file(twice / "1.png", twice / "again.png");
        desk.score(twice, 3);
        QVERIFY(banner->isVisible());
        QVERIFY(desk.find<QLabel>("bannerText")->text().startsWith("1 photo(s) have the same content"));
        QCOMPARE(resultsAtOnce(desk.studio, 1).content.warning,
                 QString("1 photo(s) have the same content as others: every figure counts them again."));
        desk.page.table().filterField().setText("nowhere");
        QTest::mouseClick(desk.find<QPushButton>("showCopies"), Qt::LeftButton);
        const ScoreTableModel& model = desk.page.table().model();
        QCOMPARE(model.rowCount(), 2);
        const QString tip = model.index(0, ScoreTableModel::Image).data(Qt::ToolTipRole).toString();
        QVERIFY(tip.contains("1.png") && tip.contains("again.png"));
    }

    void photosThatAreThereTwiceAreToldWhileOthersAreScored() {
        const fs::path twice = samples_.path("twice in a run");
        fs::create_directories(twice);
        for (int i = 0; i < 8; ++i)
            fs::copy_file(samples_.photos / "good" / "1.png", twice / (std::to_string(i) + ".png"));
        ScoreDesk desk(samples_.state);
        auto* banner = desk.find<QWidget>("banner");
        const auto* bar = desk.page.findChild<RunBar*>();
        desk.model->slow = true;
        desk.page.add({QString::fromStdString(twice.string())});
        QTRY_COMPARE(desk.page.runner().state(), ScoreRunner::State::Running);
        QTest::qWait(0);
        const int barTop = bar->y();
        QVERIFY(bar->isVisible() && !banner->isVisible());
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(desk.page.runner().state(), ScoreRunner::State::Running);
        QTest::qWait(0);
        QCOMPARE(bar->y(), barTop); // what stops the run stays where it is
        desk.cancel();
    }

    void theTableStaysWhereItIsAsTheRunEnds() {
        ScoreDesk desk(samples_.state);
        desk.scoreSlowly(samples_.photos);
        QTest::qWait(0);
        const auto top = [&] { return desk.page.table().mapTo(&desk.page, QPoint()).y(); };
        const int before = top();
        desk.model->slow = false;
        QTRY_COMPARE_WITH_TIMEOUT(desk.page.runner().state(), ScoreRunner::State::Idle, 30000);
        QTRY_VERIFY(!desk.find<QProgressBar>("runProgress")->isVisible());
        QTest::qWait(0);
        QCOMPARE(top(), before);
        QTest::keyClick(&desk.page, Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!desk.page.findChild<RunBar*>()->isVisible()); // nothing is there to stay where it is
    }

    void onlyWhatLiesOnThisMachineIsDropped() {
        ScoreDesk desk(samples_.state);
        const auto isTaken = [&](const QUrl& url) {
            QMimeData data;
            data.setUrls({url});
            QDragEnterEvent enter({}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            enter.ignore();
            QCoreApplication::sendEvent(&desk.page, &enter);
            return enter.isAccepted();
        };
        QVERIFY(!isTaken(QUrl("http://example.com/photo.png")));
        QVERIFY(isTaken(QUrl::fromLocalFile("/photos/1.png")));
    }

    void dialogsOfThePageDoNotHoldTheirCaller() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        desk.find<QAction>("score.fit")->trigger(); // comes back at once
        const QPointer<QDialog> fit = desk.page.findChild<QDialog*>("fitDialog");
        QVERIFY(fit != nullptr && fit->isVisible());
        fit->reject();
        QTRY_VERIFY(fit.isNull());
        desk.find<QAction>("score.export")->trigger();
        auto* exporting = desk.page.findChild<QDialog*>("exportDialog");
        QVERIFY(exporting != nullptr && exporting->isVisible());
        const fs::path out = samples_.path("by dialog");
        exporting->findChild<QLineEdit*>("folder")->setText(QString::fromStdString(out.string()));
        exporting->findChild<QCheckBox*>("report")->setChecked(false);
        exporting->findChild<QCheckBox*>("csv")->setChecked(true);
        exporting->findChild<QCheckBox*>("csv-semicolon")->setChecked(true);
        QTest::keyClick(exporting, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(out / "results-semicolon.csv"), 30000);
        QVERIFY(fs::exists(out / "results.csv"));
    }

    void enterOpensTheReview() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        QSignalSpy wanted(&desk.studio, &Studio::pageWanted);
        desk.page.table().select(2);
        QTest::keyClick(&desk.page.table().view(), Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].toString(), QString("review"));
        QCOMPARE(desk.studio.live().image(), desk.studio.results().row(2).path);
    }

    void enterOnAnImageThatWasNotScoredSaysWhyAndWhatToDo() {
        ScoreDesk desk(samples_.state);
        const fs::path folder = samples_.path("half");
        fs::create_directories(folder);
        QFile file(QString::fromStdString((folder / "odd.png").string()));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no image") > 0);
        file.close();
        desk.score(folder, 1);
        QSignalSpy wanted(&desk.studio, &Studio::pageWanted);
        desk.page.table().select(0);
        QTest::keyClick(&desk.page.table().view(), Qt::Key_Return);
        QCOMPARE(wanted.count(), 0); // there is nothing to review
        QCOMPARE(desk.problems.count(), 1);
        QVERIFY(desk.problems[0][0].toString().contains("odd.png"));
        const QString details = desk.problems[0][1].toString();
        QVERIFY2(details.contains(failureText(desk.studio.results().row(0))) && details.contains("Resume"),
                 qPrintable(details));
    }

    void theTimesOfScoringAreShownWhereTheyAreWanted() {
        const auto isHidden = [](ScoreDesk& desk) {
            return desk.page.table().view().isColumnHidden(ScoreTableModel::ScoredAt);
        };
        {
            ScoreDesk desk(samples_.state);
            desk.score(samples_.photos, kGood + kBad);
            QVERIFY(isHidden(desk));
            QVERIFY(desk.studio.results().row(0).scoredMs > 1'700'000'000'000);
            desk.find<QAction>("score.times")->trigger();
            QVERIFY(!isHidden(desk));
        }
        ScoreDesk desk(samples_.state);
        QVERIFY(!isHidden(desk)); // as it was left
        desk.find<QAction>("score.times")->trigger();
        QVERIFY(isHidden(desk));
        fs::create_directories(samples_.path("watched"));
        desk.page.watchFolder(QString::fromStdString(samples_.path("watched").string()));
        QVERIFY(!isHidden(desk));
        desk.page.watchFolder({});
        QVERIFY(isHidden(desk)); // nothing comes by itself any more
    }

    void everyWidgetThatTakesTheFocusHasAName() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        for (const QWidget* widget : desk.page.findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                continue;
            const auto* interface = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
            if (interface == nullptr || interface->role() == QAccessible::Client)
                continue;
            QVERIFY2(!interface->text(QAccessible::Name).isEmpty(),
                     qPrintable(QString(widget->metaObject()->className()) + ' ' + widget->objectName()));
        }
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ScorePageTest)
#include "score_page_test.moc"
