#include <QTest>

#include "baselines/method.h"
#include "benchmark/benchmark_report.h"
#include "benchmark/benchmark_tables.h"

using namespace cliplad;

namespace {

/// Scores of a good, a logical and a structural image: perfect, or with the structural one missed.
Experiment experiment(const std::string& contender, const std::string& dataSet, int shots, std::uint64_t seed,
                      bool perfect) {
    Experiment made{.key = {contender, dataSet, shots, seed}, .title = findMethod(contender).title};
    const auto image = [&](DataSetGroup group, double score) {
        made.images.push_back(
            {.file = std::string(toText(group)), .result = {.group = group, .fused = score}});
    };
    image(DataSetGroup::Good, 1);
    image(DataSetGroup::Logical, 2);
    image(DataSetGroup::Structural, perfect ? 3 : 0);
    return made;
}

const BenchmarkTable* find(const std::vector<BenchmarkTable>& tables, const std::string& name) {
    for (const BenchmarkTable& table : tables)
        if (table.name == name)
            return &table;
    return nullptr;
}

ResultTable tableOf(const std::vector<BenchmarkTable>& tables, const std::string& name) {
    const BenchmarkTable* table = find(tables, name);
    return table != nullptr ? table->table : ResultTable{};
}

using Row = std::vector<std::string>;

} // namespace

class BenchmarkTablesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void productsAreColumnsAndTheirMeansAreAveraged() {
        const auto tables = benchmarkTables(
            {experiment("clip-lad", "a", 1, 0, true), experiment("clip-lad", "a", 1, 1, false),
             experiment("clip-lad", "b", 1, 0, true), experiment("clip-lad", "b", 1, 1, true)});
        const ResultTable table = tableOf(tables, "auroc");
        QCOMPARE(table.columns, (Row{"method", "shots", "a", "b", "average"}));
        QCOMPARE(table.rows.size(), std::size_t(1));
        // Seeds' averages are 100 and 75.
        QCOMPARE(table.rows[0], (Row{"CLIP-LAD", "1", "75.0 ± 35.4", "100.0 ± 0.0", "87.5 ± 17.7"}));
    }

    void anAverageOverOtherProductsIsNotShown() {
        const auto tables =
            benchmarkTables({experiment("clip-lad", "a", 1, 0, true), experiment("clip-lad", "b", 1, 0, true),
                             experiment("pixel-memory", "a", 1, 0, true)});
        const ResultTable table = tableOf(tables, "auroc");
        QCOMPARE(table.rows[0], (Row{"Pixel memory", "1", "100.0", "–", "–"}));
        QCOMPARE(table.rows[1].back(), std::string("100.0"));
        QCOMPARE(tableOf(tables, "kinds").rows.size(), std::size_t(1));
        QCOMPARE(tableOf(tables, "kinds").rows[0][0], std::string("CLIP-LAD"));
        const ResultTable figures = tableOf(tables, "figures");
        QCOMPARE(figures.rows[0][2], std::string("–"));
        QVERIFY(figures.rows[1][2] != "–");
    }

    void kindsOfAnomalyAreToldApart() {
        const auto tables = benchmarkTables({experiment("clip-lad", "a", 1, 0, false)});
        QCOMPARE(tableOf(tables, "kinds").rows[0], (Row{"CLIP-LAD", "0.0", "100.0", "50.0"}));
    }

    void thePapersFiguresStandBesideOursWhereAsked() {
        const std::vector<Experiment> experiments = {experiment("clip-lad", "pushpins", 4, 0, true)};
        QCOMPARE(tableOf(benchmarkTables(experiments), "auroc").rows.size(), std::size_t(1));
        const auto tables = benchmarkTables(experiments, {.paperFigures = true});
        QCOMPARE(tableOf(tables, "auroc").rows[1], (Row{"CLIP-LAD (paper)", "4", "79.2", "–"}));
        QCOMPARE(tableOf(tables, "kinds").rows.size(), std::size_t(1)); // its means are over nine products
        std::vector<Experiment> nine;
        for (const char* product :
             {"breakfast_box", "juice_bottle/banana", "juice_bottle/cherry", "juice_bottle/orange",
              "pushpins", "screw_bag", "splicing_connectors/blue", "splicing_connectors/red",
              "splicing_connectors/yellow"})
            nine.push_back(experiment("clip-lad", product, 4, 0, true));
        const auto whole = benchmarkTables(nine, {.paperFigures = true});
        QCOMPARE(tableOf(whole, "auroc").rows[1].back(), std::string("81.2"));
        QCOMPARE(tableOf(whole, "kinds").rows[1], (Row{"CLIP-LAD (paper)", "77.0", "81.4", "79.2"}));
    }

    void differencesHaveIntervals() {
        std::vector<Experiment> experiments;
        for (std::uint64_t seed = 0; seed < 3; ++seed) {
            experiments.push_back(experiment("clip-lad", "a", 2, seed, true));
            experiments.push_back(experiment("pixel-memory", "a", 2, seed, false));
        }
        const ResultTable table = tableOf(benchmarkTables(experiments), "differences");
        QCOMPARE(table.columns, (Row{"method", "2 shots"}));
        QCOMPARE(table.rows.size(), std::size_t(1));
        QCOMPARE(table.rows[0][0], std::string("Pixel memory"));
        QVERIFY2(table.rows[0][1].starts_with("+50.0 ["), table.rows[0][1].c_str());
    }

    void severalKindsInOneHaveATableOfTheirOwn() {
        Experiment together = experiment("clip-lad", "juice_bottle", 1, 0, true);
        together.multiClass = true;
        const auto tables =
            benchmarkTables({experiment("clip-lad", "juice_bottle/banana", 1, 0, true), together});
        QCOMPARE(tableOf(tables, "auroc").columns,
                 (Row{"method", "shots", "juice_bottle/banana", "average"}));
        QCOMPARE(tableOf(tables, "multi-class").columns, (Row{"method", "shots", "juice_bottle", "average"}));
        QVERIFY(find(benchmarkTables({together}), "auroc") == nullptr);
    }

    void aTestWithoutGoodImagesHasNoFigures() {
        Experiment bad = experiment("clip-lad", "a", 1, 0, true);
        bad.images.erase(bad.images.begin());
        const auto tables = benchmarkTables({bad, experiment("clip-lad", "b", 1, 0, true)});
        QCOMPARE(tableOf(tables, "auroc").columns, (Row{"method", "shots", "b"}));
    }

    void theFewShotCurveWeighsEachDoublingAlike() {
        QVERIFY(!areaUnderFewShotCurve({{4, 0.9}}));
        QCOMPARE(*areaUnderFewShotCurve({{1, 0.6}, {2, 0.8}, {4, 0.8}}), 0.75);
    }

    void theReportIsOnePageWithEscapedNames() {
        const BenchmarkReport report{
            .origin = {.dataSet = "<parts> & more", .model = "demo", .isDemoModel = true},
            .tables = benchmarkTables({experiment("clip-lad", "a", 1, 0, true)})};
        const std::string html = toHtml(report);
        QVERIFY(html.find("&lt;parts&gt; &amp; more") != std::string::npos);
        QVERIFY(html.find("<parts>") == std::string::npos);
        QVERIFY(html.find("rendered scenes only") != std::string::npos);
        QVERIFY(html.find("http") == std::string::npos);
        QVERIFY(toMarkdown(report).find("| CLIP-LAD | 1 | 100.0 | 100.0 |") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(BenchmarkTablesTest)
#include "benchmark_tables_test.moc"
