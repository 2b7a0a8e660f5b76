#include <QTest>

#include <filesystem>
#include <string>
#include <vector>

#include "app/cli/command_line.h"

using cliplad::tests::Outcome;
using cliplad::tests::Workshop;
namespace fs = std::filesystem;

/// `clip-lad benchmark` as a person starts it.
class BenchmarkCommandTest : public QObject {
    Q_OBJECT

    Workshop shop_;

    static std::vector<std::string> command(const std::vector<std::string>& more) {
        std::vector<std::string> arguments = {"benchmark",    "parts",    "--prompts",
                                              "prompts.yaml", "--model",  "model",
                                              "--methods",    "clip-lad", "colour-histogram"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return arguments;
    }

private Q_SLOTS:
    void initTestCase() {
        for (int i = 0; i < 4; ++i) {
            shop_.photo("parts/good/" + std::to_string(i) + ".png", i);
            shop_.photo("parts/bad/" + std::to_string(i) + ".png", 50 + i);
        }
    }

    void methodsAreComparedOnTheSameDraws() {
        const Outcome outcome =
            shop_.run(command({"--shots", "1", "2", "--seeds", "2", "--out", "results", "--json"}));
        QVERIFY2(outcome.code == 0, outcome.err.c_str());
        const nlohmann::json json = outcome.json();
        QCOMPARE(json["data_set"].get<std::string>(), std::string("parts"));
        QVERIFY(!json["rendered"].get<bool>());
        const nlohmann::json& auroc = json["tables"][0];
        QCOMPARE(auroc["name"].get<std::string>(), std::string("auroc"));
        QCOMPARE(auroc["columns"].get<std::vector<std::string>>(),
                 (std::vector<std::string>{"method", "shots", "parts", "average"}));
        QCOMPARE(auroc["rows"].size(), std::size_t(4));
        QCOMPARE(auroc["rows"][0][0].get<std::string>(), std::string("Colour histogram"));
        QCOMPARE(auroc["rows"][3][0].get<std::string>(), std::string("CLIP-LAD"));
        for (const char* file : {"report.html", "tables.md", "tables.json", "auroc.csv", "auroc.tex",
                                 "differences.csv", "scores/parts/clip-lad.k2.seed1.json"})
            QVERIFY2(fs::exists(shop_.path("results") / file), file);
    }

    void aDryRunSaysHowLongAndWritesNothing() {
        const Outcome outcome = shop_.run(command({"--shots", "1", "--out", "never", "--dry-run"}));
        QVERIFY2(outcome.code == 0, outcome.err.c_str());
        QVERIFY(outcome.out.find("in all") != std::string::npos);
        QVERIFY(!fs::exists(shop_.path("never")));
    }

    void moreShotsThanImagesAreSaid() {
        const Outcome outcome =
            shop_.run(command({"--shots", "1", "40", "--seeds", "1", "--out", "few", "--json"}));
        QVERIFY2(outcome.code == 0, outcome.err.c_str());
        QVERIFY2(outcome.says("left out with 40 shots"), outcome.err.c_str());
    }

    void wrongWordsSayWhatIsMeant() {
        QVERIFY(shop_.run({"benchmark", "parts", "--methods", "patchcor", "--out", "x"}).says("patchcore"));
        const Outcome shard = shop_.run(command({"--shard", "9/8", "--out", "x"}));
        QCOMPARE(shard.code, 1);
        QVERIFY2(shard.says("NUMBER/COUNT"), shard.err.c_str());
        const Outcome weights = shop_.run(command({"--weights", "clip-lad=w.pth", "--out", "x"}));
        QCOMPARE(weights.code, 1);
        QVERIFY2(weights.says("METHOD=FILE"), weights.err.c_str());
    }
};

QTEST_GUILESS_MAIN(BenchmarkCommandTest)
#include "benchmark_command_test.moc"
