#include <QtTest>

#include <csignal>
#include <fstream>

#include "app/cli/command_line.h"

using namespace cliplad;
using tests::Outcome;
namespace fs = std::filesystem;

/// `clip-lad score --shard` and `clip-lad merge`: several machines make what one makes.
class MergeCommandTest : public QObject {
    Q_OBJECT

    static constexpr auto kFormats = "csv,csv-semicolon,json,masks,overlays,coco";

    tests::Workshop shop_;

    Outcome score(const std::string& out, const std::vector<std::string>& more = {}) const {
        std::vector<std::string> arguments = {"score", "product",  "photos", "--out",
                                              out,     "--format", kFormats};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return shop_.run(arguments);
    }

    Outcome shard(const std::string& out, const std::string& part) const {
        return score(out, {"--shard", part, "--resume"});
    }

private Q_SLOTS:
    void initTestCase() {
        QCOMPARE(shop_.enrol("product", shop_.shots(2)).code, 0);
        for (int i = 0; i < 7; ++i)
            shop_.photo("photos/" + std::to_string(i) + ".png", 10 + i);
        // Of one name: results are named after the whole run's photos, not after a shard's.
        shop_.photo("photos/0.bmp", 20);
        std::ofstream(shop_.path("photos/broken.png")) << "no picture";
    }

    void shardsGiveWhatASingleRunGives() {
        QCOMPARE(score("whole").code, 1); // of the broken photo
        for (const char* part : {"3/3", "1/3", "2/3"}) {
            const Outcome outcome = shard("parts", part);
            QVERIFY2(outcome.code == 0 || outcome.says("broken.png"), outcome.err.c_str());
        }
        QVERIFY(!fs::exists(shop_.path("parts/results.csv")));
        for (int times = 0; times < 2; ++times) { // it can be done again
            const Outcome merged = shop_.run({"merge", "parts"});
            QCOMPARE(merged.code, 1);
            QVERIFY2(merged.out.find("9 images") != std::string::npos, merged.out.c_str());
            const auto expected = shop_.resultsIn("whole"), found = shop_.resultsIn("parts");
            QVERIFY(expected.size() > 20);
            for (const auto& [name, content] : expected)
                QVERIFY2(found.contains(name) && found.at(name) == content, name.c_str());
            QCOMPARE(found.size(), expected.size());
        }
        // A single run takes the merged results for its own.
        const Outcome resumed = score("parts", {"--resume", "--json"});
        QCOMPARE(resumed.json().at("images"), 9);
        for (const auto& [name, content] : shop_.resultsIn("whole"))
            if (name != "journal.jsonl") // the broken photo was tried again
                QVERIFY2(shop_.resultsIn("parts").at(name) == content, name.c_str());
    }

    void whatIsMissingIsNamed() {
        QVERIFY(shop_.run({"merge", "photos"}).says("holds no shards"));
        QCOMPARE(shard("missing", "2/3").code, 0);
        const Outcome missing = shop_.run({"merge", "missing"});
        QCOMPARE(missing.code, 1);
        QVERIFY2(missing.says("lacks shard 1, 3 of 3; run clip-lad score … --resume with --shard 1/3, with "
                              "--shard 3/3"),
                 missing.err.c_str());
        shard("missing", "1/2");
        QVERIFY(shop_.run({"merge", "missing"}).says("more than one division"));
    }

    void aKilledShardGoesOn() {
        for (int i = 0; i < 40; ++i)
            shop_.photo("many/" + std::to_string(i) + ".png", 100 + i);
        const auto part = [](const std::string& number) {
            return std::vector<std::string>{"score",  "product", "many",        "--out",
                                            "killed", "--shard", number + "/2", "--resume"};
        };
        QCOMPARE(shop_.run(part("1")).code, 0);
        QProcess process;
        shop_.prepare(process, part("2"));
        process.start();
        QVERIFY(process.waitForReadyRead(60000)); // the first is scored
        process.kill();
        process.waitForFinished();
        const Outcome early = shop_.run({"merge", "killed"});
        if (early.code != 0) // else it was quicker than the kill
            QVERIFY2(early.says("of its 20 images") && early.says("--resume with --shard 2/2"),
                     early.err.c_str());
        QCOMPARE(shop_.run(part("2")).code, 0);
        QCOMPARE(shop_.run({"score", "product", "many", "--out", "undisturbed"}).code, 0);
        QCOMPARE(shop_.run({"merge", "killed"}).code, 0);
        QVERIFY(shop_.resultsIn("killed") == shop_.resultsIn("undisturbed"));
    }

    void anEarlierMergeStaysWhereAShardHasLostAPicture() {
        for (const char* part : {"1/2", "2/2"})
            QCOMPARE(shop_
                         .run({"score", "product", "many", "--out", "lost", "--shard", part, "--format",
                               "csv,masks"})
                         .code,
                     0);
        QCOMPARE(shop_.run({"merge", "lost"}).code, 0);
        const auto before = shop_.resultsIn("lost");
        QVERIFY(fs::remove(shop_.path("lost/shards/2-of-2/masks/1.png")));
        const Outcome merged = shop_.run({"merge", "lost"});
        QCOMPARE(merged.code, 1);
        QVERIFY2(merged.says("lacks 1 of its 20 images"), merged.err.c_str());
        QVERIFY(shop_.resultsIn("lost") == before);
        // Going on with the shard makes it anew.
        QCOMPARE(shop_
                     .run({"score", "product", "many", "--out", "lost", "--shard", "2/2", "--format",
                           "csv,masks", "--resume"})
                     .code,
                 0);
        QCOMPARE(shop_.run({"merge", "lost"}).code, 0);
        QVERIFY(shop_.resultsIn("lost") == before);
    }

    void shardsOfWhatTheProductWasBeforeAreRefused() {
        QCOMPARE(shop_.enrol("changing", shop_.shots(2)).code, 0);
        QCOMPARE(shop_.run({"score", "changing", "many", "--out", "old", "--shard", "1/1"}).code, 0);
        QCOMPARE(shop_.run({"merge", "old", "--product", "changing"}).code, 0);
        QCOMPARE(shop_.enrol("changing", shop_.shots(3)).code, 0);
        const Outcome merged = shop_.run({"merge", "old", "--product", "changing"});
        QCOMPARE(merged.code, 1);
        QVERIFY2(merged.says("by what it was before"), merged.err.c_str());
    }

    void photosOfAnotherShapeAreSaidAfterTheMerge() {
        shop_.photo("tall/1.png", 3, {96, 96});
        QCOMPARE(shop_.run({"score", "product", "tall", "--out", "shape", "--shard", "1/1"}).code, 0);
        QVERIFY(shop_.run({"merge", "shape"}).says("has another shape than the shots (96×64 px)"));
    }

    void shardsOfDifferentRunsAreNotMixed() {
        QCOMPARE(shop_.run({"score", "product", "many", "--out", "mixed", "--shard", "1/2"}).code, 0);
        shop_.photo("many/more.png", 7);
        QCOMPARE(shop_.run({"score", "product", "many", "--out", "mixed", "--shard", "2/2"}).code, 0);
        const Outcome merged = shop_.run({"merge", "mixed"});
        QCOMPARE(merged.code, 1);
        QVERIFY2(merged.says("other photos") && merged.says("2-of-2"), merged.err.c_str());
        std::ofstream(shop_.path("mixed/shards/2-of-2/run.json")) << "{}";
        QVERIFY(shop_.run({"merge", "mixed"}).says("run.json: is damaged"));
    }
};

QTEST_GUILESS_MAIN(MergeCommandTest)
#include "merge_command_test.moc"
