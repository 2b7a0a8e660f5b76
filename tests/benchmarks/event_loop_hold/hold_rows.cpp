#include <chrono>
#include <future>
#include <string>
#include <vector>

#include <QLineEdit>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "hold_scenarios.h"
#include "pages/score/table/score_table.h"
#include "pages/score/thresholds/threshold_chart.h"
#include "support/many_results.h"

namespace cliplad::tests {

using namespace ui;

namespace fs = std::filesystem;

namespace {

constexpr int kRows = 100000;

} // namespace

fs::path scoreManyRows(TimedStudio& timed) {
    timed.show("score");
    std::vector<std::string> images;
    QStringList tests;
    for (const auto& test : timed.studio().document().state().tests) {
        images.push_back(test.string());
        tests << QString::fromStdString(test.string());
    }
    timed.scorePage().add(tests);
    waitUntil([&] { return timed.studio().results().rows().size() == images.size(); });
    timed.settle();
    timed.waitForFiles();
    const fs::path run = timed.scorePage().runner().run()->folder();
    const fs::path many = run.parent_path() / "many-rows";
    auto made = std::async(std::launch::async, [&] { // no hold of the Studio's
        fs::copy(run, many, fs::copy_options::recursive);
        std::vector<std::string> pattern(20, images.front()); // one in twenty is bad
        pattern.front() = images.back();
        for (const char* name : {"images.jsonl", "journal.jsonl", "seen.jsonl"})
            multiplyResults(many / name, pattern, kRows);
    });
    waitUntil([&] { return made.wait_for(std::chrono::seconds(0)) == std::future_status::ready; });
    made.get();
    return many;
}

void holdWithManyRows(TimedStudio& timed, const HoldMaterial& material, const fs::path& run) {
    timed.open(material.product());
    timed.show("score");
    timed.measure("100,000 rows: opened", [&] {
        timed.act([&] { timed.scorePage().runner().open(run, false); });
        waitUntil([&] { return timed.studio().results().rows().size() >= kRows; });
        timed.waitForFiles();
        timed.settle();
    });
    ScoreTable& table = timed.scorePage().table();
    const auto sort = [&](int column, Qt::SortOrder order) {
        timed.act([&] { table.view().sortByColumn(column, order); });
        QTest::qWait(500);
    };
    timed.measure("100,000 rows: sorted by score",
                  [&] { sort(ScoreTableModel::Score, Qt::DescendingOrder); });
    timed.measure("100,000 rows: sorted by name", [&] { sort(ScoreTableModel::Image, Qt::AscendingOrder); });
    timed.measure("100,000 rows: filtered", [&] {
        for (const char letter : {'4', '7', '1'}) {
            timed.act([&] { QTest::keyClick(&table.filterField(), letter); });
            QTest::qWait(50);
        }
        timed.act([&] { table.filterField().clear(); });
        QTest::qWait(300);
    });
    timed.measure("100,000 rows: thresholds dragged", [&] {
        auto* chart = timed.window().findChild<ThresholdChart*>("thresholdChart");
        for (double reject = 30; reject > 1; reject *= 0.9) {
            timed.act([&] { chart->move(ThresholdChart::Line::Reject, reject, "score.threshold"); });
            QTest::qWait(5);
        }
        QTest::qWait(500);
    });
    timed.measure("100,000 rows: on Review", [&] { timed.show("review"); });
    timed.show("score");
    timed.measure("100,000 rows: exported", [&] {
        const QTemporaryDir out;
        timed.act([&] {
            timed.scorePage().exportTo(out.path().toStdString(), {.csv = true, .json = true}, false);
        });
        timed.settle();
        timed.waitForFiles();
    });
    timed.measure("100,000 rows: another product", [&] { timed.open(material.product()); });
}

} // namespace cliplad::tests
