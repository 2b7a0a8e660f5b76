#include <QTest>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "app/cli/command_line.h"
#include "clip/device.h"
#include "clip/precision.h"

using cliplad::computesIn;
using cliplad::computingDevice;
using cliplad::Precision;
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
            shop_.run(command({"--shots", "1,2", "--seeds", "2", "--out", "results", "--json"}));
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
        QCOMPARE(json["settings"].get<std::string>(), std::string("--prompts prompts.yaml"));
        for (const char* file : {"report.html", "tables.md", "tables.json", "auroc.csv", "auroc.tex",
                                 "experiments.csv", "differences.csv", "scores/parts/clip-lad.k2.seed1.json"})
            QVERIFY2(fs::exists(shop_.path("results") / file), file);
    }

    void aDryRunSaysHowLongAndWritesNothing() {
        const Outcome outcome = shop_.run(command({"--shots", "1", "--out", "never", "--dry-run"}));
        QVERIFY2(outcome.code == 0, outcome.err.c_str());
        QVERIFY(outcome.out.find("in all") != std::string::npos);
        QVERIFY(!fs::exists(shop_.path("never")));
    }

    void aDryRunDoesWithAPhotoThatCanBeRead() {
        for (int i = 0; i < 2; ++i) {
            shop_.photo("torn/good/" + std::to_string(i) + ".png", i);
            shop_.photo("torn/bad/" + std::to_string(i) + ".png", 50 + i);
        }
        cliplad::writeFileAtomically(shop_.path("torn/bad/0.png"), "no picture");
        const Outcome outcome =
            shop_.run({"benchmark", "torn", "--model", "model", "--methods", "colour-histogram", "--shots",
                       "1", "--seeds", "1", "--out", "never", "--dry-run"});
        QVERIFY2(outcome.code == 0, outcome.err.c_str());
        QVERIFY2(outcome.out.find("in all") != std::string::npos, outcome.out.c_str());
    }

    void ablationsRunInOtherPrecisionsToo() {
        const Outcome outcome = shop_.run(command(
            {"--ablations", "--shots", "1", "--seeds", "1", "--no-pixels", "--out", "ablated", "--json"}));
        QVERIFY2(outcome.code == 0, outcome.err.c_str());
        std::set<std::string> titles;
        const nlohmann::json auroc = outcome.json()["tables"][0];
        for (const nlohmann::json& row : auroc["rows"])
            titles.insert(row[0].get<std::string>());
        QVERIFY(titles.contains("CLIP-LAD, no coarse stage"));
        QVERIFY(titles.contains("CLIP-LAD, model in bf16"));
        QCOMPARE(titles.contains("CLIP-LAD, model in int8"), computesIn(computingDevice(), Precision::Int8));
        QVERIFY(!titles.contains("CLIP-LAD, model in fp32")); // what the run is in is CLIP-LAD itself
    }

    void moreShotsThanImagesAreSaid() {
        const Outcome outcome =
            shop_.run(command({"--shots", "1", "40", "--seeds", "1", "--out", "few", "--json"}));
        QVERIFY2(outcome.code == 0, outcome.err.c_str());
        QVERIFY2(outcome.says("left out with 40 shots"), outcome.err.c_str());
    }

    void aDataSetWithoutWordsNeedsNoneForMethodsThatReadNone() {
        const std::vector<std::string> command = {"benchmark", "parts",   "--model", "model", "--shots",
                                                  "1",         "--seeds", "1",       "--out", "wordless"};
        std::vector<std::string> pixels = command;
        pixels.insert(pixels.end(), {"--methods", "colour-histogram"});
        const Outcome quiet = shop_.run(pixels);
        QVERIFY2(quiet.code == 0, quiet.err.c_str());
        QVERIFY2(!quiet.says("words"), quiet.err.c_str());
        std::vector<std::string> both = command;
        both.insert(both.end(), {"--methods", "colour-histogram", "clip-lad", "--json"});
        const Outcome outcome = shop_.run(both);
        QVERIFY2(outcome.code == 0, outcome.err.c_str());
        QVERIFY2(outcome.says("parts is left out by clip-lad") && outcome.says("--prompts"),
                 outcome.err.c_str());
        QCOMPARE(outcome.json()["tables"][0]["rows"].size(), std::size_t(1));
        std::vector<std::string> reader = command;
        reader.insert(reader.end(), {"--methods", "clip-lad"});
        const Outcome refused = shop_.run(reader);
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.says("no words for this data set"), refused.err.c_str());
    }

    void whatIsWrongIsSaidAndTheRestIsComputed() {
        for (int i = 0; i < 3; ++i) {
            shop_.photo("several/whole/good/" + std::to_string(i) + ".png", i);
            shop_.photo("several/whole/bad/" + std::to_string(i) + ".png", 50 + i);
        }
        shop_.photo("several/unsorted/pictures/0.png", 1);
        shop_.photo("several/lacking/good/0.png", 1);
        fs::create_directories(shop_.path("several/lacking/bad"));
        shop_.photo("several/whole/ground_truth/0.png", 1);
        cliplad::writeFileAtomically(shop_.path("several/whole/bad/2.png"), "no picture");
        const Outcome outcome =
            shop_.run({"benchmark", "several", "--model", "model", "--methods", "colour-histogram",
                       "pixel-memory", "--shots", "1", "9", "--seeds", "1", "--out", "noted", "--json"});
        QVERIFY2(outcome.code == 0, outcome.err.c_str());
        const nlohmann::json json = outcome.json();
        QCOMPARE(json["tables"][0]["columns"][2].get<std::string>(), std::string("whole"));
        std::string notes;
        for (const nlohmann::json& note : json["notes"])
            notes += note.get<std::string>() + "\n";
        for (const char* part : {"several/unsorted: is no data set",
                                 "lacking is left out with 1 shot:", "whole is left out with 9 shots",
                                 "whole: not tested: ", "bad/2.png", "image-level figures only"}) {
            QVERIFY2(outcome.says(part), (std::string(part) + " in " + outcome.err).c_str());
            QVERIFY2(notes.find(part) != std::string::npos, notes.c_str());
        }
        QCOMPARE(QString::fromStdString(outcome.err).count("whole: not tested: "), 1); // not once a method
        const std::string page = cliplad::readFile(shop_.path("noted/report.html"), 1 << 20);
        QVERIFY(page.find("<h2>Notes</h2>") != std::string::npos);
    }

    void whereNothingCanBeComputedItSaysSo() {
        const std::vector<std::string> all = command({"--shots", "40", "--seeds", "1", "--out", "none"});
        const Outcome outcome = shop_.run(all);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.says("left out with 40 shots") && outcome.says("nothing could be computed"),
                 outcome.err.c_str());
        std::vector<std::string> part = all;
        part.insert(part.end(), {"--shard", "2/3"});
        const Outcome idle = shop_.run(part);
        QVERIFY2(idle.code == 0, idle.err.c_str());
        QVERIFY2(idle.says("nothing to compute"), idle.err.c_str());
    }

    void onlyResultsOfTheRunsModelAreInItsTables() {
        const Outcome first = shop_.run(command({"--shots", "1", "--seeds", "1", "--out", "mixed"}));
        QVERIFY2(first.code == 0, first.err.c_str());
        const Outcome other = shop_.run({"benchmark", "parts", "--prompts", "prompts.yaml", "--model",
                                         "model", "--precision", "bf16", "--methods", "clip-lad", "--shots",
                                         "1", "--seeds", "1", "--out", "mixed", "--json"});
        QVERIFY2(other.code == 0, other.err.c_str());
        QCOMPARE(other.json()["tables"][0]["rows"].size(), std::size_t(1));
        QVERIFY2(other.says("1 further result in"), other.err.c_str());
    }

    void pixelFiguresAreMadeUpForWhereTheyWereNotAskedForBefore() {
        const std::vector<std::string> rest = {"--shots", "1", "--seeds", "1", "--out", "pixels"};
        std::vector<std::string> without = rest;
        without.emplace_back("--no-pixels");
        QCOMPARE(shop_.run(command(without)).code, 0);
        const auto isWithPixels = [&] {
            const auto text =
                cliplad::readFile(shop_.path("pixels/scores/parts/clip-lad.k1.seed0.json"), 1 << 20);
            return nlohmann::json::parse(text)["pixel_metrics"].get<bool>();
        };
        QVERIFY(!isWithPixels());
        QCOMPARE(shop_.run(command(rest)).code, 0);
        QVERIFY(isWithPixels());
        QCOMPARE(shop_.run(command(without)).code, 0);
        QVERIFY(isWithPixels()); // nothing is thrown away
    }

    void wrongWordsSayWhatIsMeant() {
        QVERIFY(shop_.run(command({"--sub-types", "nowhere", "--out", "x"})).says("nowhere: is no folder"));
        QVERIFY(shop_.run({"benchmark", "parts", "--methods", "patchcor", "--out", "x"}).says("patchcore"));
        const Outcome shard = shop_.run(command({"--shard", "9/8", "--out", "x"}));
        QCOMPARE(shard.code, 2);
        QVERIFY2(shard.says("NUMBER/COUNT"), shard.err.c_str());
        const Outcome weights = shop_.run(command({"--weights", "w.pth", "--out", "x"}));
        QCOMPARE(weights.code, 1);
        QVERIFY2(weights.says("METHOD=FILE"), weights.err.c_str());
        QVERIFY(
            shop_.run(command({"--weights", "clip-lad=w.pth", "--out", "x"})).says("no backbone of its own"));
        const Outcome twice =
            shop_.run(command({"--ablations", "--variant", "pamr:clusters.count=4", "--out", "x"}));
        QCOMPARE(twice.code, 1);
        QVERIFY2(twice.says("takes part twice"), twice.err.c_str());
    }
};

QTEST_GUILESS_MAIN(BenchmarkCommandTest)
#include "benchmark_command_test.moc"
