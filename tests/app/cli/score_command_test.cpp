#include <QScopeGuard>
#include <QtTest>

#include <chrono>
#include <csignal>

#include "app/cli/command_line.h"

using namespace cliplad;
using tests::Outcome;
namespace fs = std::filesystem;

namespace {

constexpr int kMany = 40;
constexpr const char* kCores = "OMP_NUM_THREADS"; ///< one, unless a test says otherwise

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> list;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        list.push_back(line);
    return list;
}

} // namespace

class ScoreCommandTest : public QObject {
    Q_OBJECT

public:
    ScoreCommandTest() {
        for (int i = 0; i < 5; ++i)
            shop_.photo("few/" + std::to_string(i) + ".png", 10 + i);
        for (int i = 0; i < kMany; ++i)
            shop_.photo("many/" + std::to_string(i) + ".png", 100 + i);
        enrolled_ = shop_.enrol("product", shop_.shots(2));
        all_ = shop_.enrol("suspicious", shop_.shots(2), {"--threshold", "0"}); // everything is anomalous
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY2(enrolled_.code == 0, enrolled_.err.c_str());
        QVERIFY2(all_.code == 0, all_.err.c_str());
    }

    void everyFormatIsWrittenInNaturalOrder() {
        const Outcome outcome = shop_.run({"score", "product", "few", "--out", "full", "--format",
                                           "csv,json,masks,overlays,coco", "--json"});
        QVERIFY2(outcome.code == 0, outcome.err.c_str());
        const auto rows = lines(readFile(shop_.path("full/results.csv")));
        QCOMPARE(rows.size(), std::size_t(6));
        QCOMPARE(rows[0],
                 std::string("image,verdict,score,logical,structural,\"area_px_nut, small\",area_px_bolt,"
                             "\"pieces_nut, small\",pieces_bolt"));
        QVERIFY(rows[1].starts_with("few/0.png,"));
        QVERIFY(rows[5].starts_with("few/4.png,"));
        QVERIFY(nlohmann::json::accept(readFile(shop_.path("full/coco.json"))));
        const cv::Mat mask = cv::imread(shop_.path("full/masks/3.png").string(), cv::IMREAD_UNCHANGED);
        QCOMPARE(mask.size(), cv::Size(96, 64));
        QVERIFY(fs::exists(shop_.path("full/overlays/3.jpg")));
        const nlohmann::json json = outcome.json();
        QCOMPARE(json["images"].get<int>(), 5);
        QCOMPARE(json["results"]["images"].size(), std::size_t(5));
        QVERIFY(!json["results"]["images"][0]["explanation"].get<std::string>().empty());
        QVERIFY2(outcome.err.empty(), outcome.err.c_str()); // no progress where stderr is no terminal
    }

    void badImagesAreReportedAndTheRestGoesOn() {
        fs::create_directories(shop_.path("mixed"));
        fs::copy(shop_.path("few"), shop_.path("mixed"), fs::copy_options::recursive);
        writeFileAtomically(shop_.path("mixed/2.png"), "this is no image");
        const Outcome outcome = shop_.run(
            {"score", "product", "mixed", "missing.png", "--out", "mixed-out", "--fail-on-anomaly"});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.says("mixed/2.png") && outcome.says("missing.png"), outcome.err.c_str());
        const auto rows = lines(readFile(shop_.path("mixed-out/results.csv")));
        QCOMPARE(rows.size(), std::size_t(7));
        QCOMPARE(rows[3], std::string("mixed/2.png,error,,,,,,,"));
        QCOMPARE(rows[6], std::string("missing.png,error,,,,,,,"));
    }

    /// A product judges in one precision, and `auto` is it: nothing is measured.
    void automaticPrecisionIsTheProducts() {
        const Outcome outcome =
            shop_.run({"score", "product", "few/0.png", "--out", "automatic", "--precision", "auto"});
        QVERIFY2(outcome.code == 0, outcome.err.c_str());
        QVERIFY2(!outcome.says("precision"), outcome.err.c_str());
    }

    void formatsBeforeThePhotosLeaveThese() {
        const Outcome outcome = shop_.run({"score", "product", "--format", "csv,coco", "few/0.png",
                                           "--format", "json", "few/1.png", "--out", "listed", "--json"});
        QVERIFY2(outcome.code == 0, outcome.err.c_str());
        QCOMPARE(outcome.json()["images"].get<int>(), 2);
        for (const char* table : {"listed/results.csv", "listed/coco.json", "listed/results.json"})
            QVERIFY2(fs::exists(shop_.path(table)), table);
    }

    void resultsOfAnotherProgramStay() {
        fs::create_directories(shop_.path("foreign"));
        writeFileAtomically(shop_.path("foreign/results.csv"), "of another program");
        for (const char* format : {"csv", "json"}) {
            const Outcome outcome =
                shop_.run({"score", "product", "few", "--out", "foreign", "--format", format});
            QCOMPARE(outcome.code, 1);
            QVERIFY2(outcome.says("foreign/results.csv: may be of another program"), outcome.err.c_str());
            QCOMPARE(shop_.listing("foreign"), std::vector<std::string>{"results.csv"});
        }
    }

    void photosOfAnotherShapeAreTold() {
        const std::string twice = shop_.photo("twice.png", 1, {192, 128}),
                          tall = shop_.photo("tall.png", 1, {96, 128});
        const Outcome outcome = shop_.run({"score", "product", twice, tall, "--out", "shapes"});
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.says("1 of the photos has another shape than the shots (96×64 px), for example " +
                              tall + " (96×128 px)"),
                 outcome.err.c_str());
        QVERIFY(shop_.run({"score", "product", twice, "--out", "shapes"}).err.empty());
    }

    void anomaliesAreCodeThreeOnlyWhereAskedFor() {
        QCOMPARE(shop_.run({"score", "suspicious", "few/0.png", "--out", "three"}).code, 0);
        QCOMPARE(shop_.run({"score", "suspicious", "few/0.png", "--out", "three", "--fail-on-anomaly"}).code,
                 3);
    }

    /// A review threshold sorts results and changes none: a run goes on with another one.
    void theReviewBandIsThatOfTheMoment() {
        const Outcome enrolled =
            shop_.enrol("banded", shop_.shots(2), {"--threshold", "1000000", "--review-threshold", "999999"});
        QVERIFY2(enrolled.code == 0 && enrolled.out.find("to be reviewed from 999999") != std::string::npos,
                 enrolled.err.c_str());
        const std::vector<std::string> score = {"score", "banded", "few", "--out", "band", "--json"};
        QCOMPARE(shop_.run(score).json()["review"].get<int>(), 0);
        const fs::path yaml = shop_.path("banded/product.yaml");
        std::string text = readFile(yaml);
        text.replace(text.find("review_threshold: 999999"), 24, "review_threshold: 0     ");
        writeFileAtomically(yaml, text);
        std::vector<std::string> again = score;
        again.push_back("--resume");
        const Outcome resumed = shop_.run(again);
        QVERIFY2(resumed.code == 0, resumed.err.c_str());
        QCOMPARE(resumed.json()["review"].get<int>(), 5);
        QCOMPARE(resumed.json()["good"].get<int>(), 0);
        QVERIFY(lines(readFile(shop_.path("band/results.csv")))[1].starts_with("few/0.png,review,"));
        QCOMPARE(shop_.run({"rebuild", "banded"}).code, 0);
        QVERIFY(readFile(yaml).find("review_threshold: 0") != std::string::npos);
    }

    void unusableInputsAreOneSentence_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        QTest::newRow("no product") << QStringList{"nowhere", "few", "--out", "x"} << "nowhere";
        QTest::newRow("no product in the folder")
            << QStringList{"few", "few", "--out", "x"} << "product.yaml";
        QTest::newRow("a file for a product") << QStringList{"prompts.yaml", "few", "--out", "x"} << "folder";
        QTest::newRow("a folder without images")
            << QStringList{"product", "model", "--out", "x"} << "no images";
        QTest::newRow("a file for the results")
            << QStringList{"product", "few", "--out", "prompts.yaml"} << "prompts.yaml";
        QTest::newRow("a place that is not there")
            << QStringList{"product", "few", "--out", "/proc/x"} << "/proc/x";
        QTest::newRow("a name that is too long for results")
            << QStringList{"product", "few", "--out", QString(300, 'x')} << "too long";
        QTest::newRow("a name that is too long for a product")
            << QStringList{QString(300, 'x'), "few", "--out", "x"} << "too long";
        QTest::newRow("results inside the product")
            << QStringList{"product", "few", "--out", "product/x"} << "lies in the product's folder";
        QTest::newRow("missing model")
            << QStringList{"product", "few", "--out", "x", "--model", "none"} << "none";
        QTest::newRow("other precision")
            << QStringList{"product", "few", "--out", "x", "--precision", "bf16"} << "rebuild";
    }

    void unusableInputsAreOneSentence() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        std::vector<std::string> list = {"score"};
        for (const QString& argument : arguments)
            list.push_back(argument.toStdString());
        const Outcome outcome = shop_.run(list);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.says(says.toStdString()), outcome.err.c_str());
        QVERIFY2(!outcome.says("unexpected"), outcome.err.c_str());
        QCOMPARE(std::count(outcome.err.begin(), outcome.err.end(), '\n'), std::ptrdiff_t(1));
        QVERIFY(!fs::exists(shop_.path("x/results.csv")));
    }

    void deletedShotsAreNamed() {
        QCOMPARE(shop_.enrol("robbed", shop_.shots(2)).code, 0);
        fs::remove(shop_.path("robbed/shots/0.png"));
        const Outcome outcome = shop_.run({"score", "robbed", "few", "--out", "robbed-out"});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.says("0.png"), outcome.err.c_str());
    }

    void missingMemoryIsLearnedAgainWithTheSameVerdicts() {
        QCOMPARE(shop_.enrol("forgetful", shop_.shots(2)).code, 0);
        QCOMPARE(shop_.run({"score", "forgetful", "few", "--out", "before"}).code, 0);
        fs::remove(shop_.path("forgetful/memory.safetensors"));
        const Outcome outcome = shop_.run({"score", "forgetful", "few", "--out", "after"});
        QVERIFY2(outcome.code == 0, outcome.err.c_str());
        QVERIFY(outcome.says("memory"));
        QCOMPARE(readFile(shop_.path("after/results.csv")), readFile(shop_.path("before/results.csv")));
    }

    /// One by one, and side by side.
    void killedRunGoesOnAndGivesTheSameFiles_data() {
        QTest::addColumn<QByteArray>("cores");
        QTest::newRow("one core") << QByteArray("1");
        QTest::newRow("four") << QByteArray("4");
    }
    void killedRunGoesOnAndGivesTheSameFiles() {
        QFETCH(const QByteArray, cores);
        const std::vector<std::string> command = {
            "score", "product", "many", "--format", "csv,json,masks,coco", "--out"};
        const auto into = [&](const std::string& out, bool resume) {
            std::vector<std::string> arguments = command;
            arguments.push_back(out);
            if (resume)
                arguments.emplace_back("--resume");
            return arguments;
        };
        const Outcome whole = shop_.run(into("whole", false));
        QVERIFY2(whole.code == 0, whole.err.c_str());

        const QByteArray before = qgetenv(kCores);
        const auto restore = qScopeGuard([&] { qputenv(kCores, before); });
        qputenv(kCores, cores);
        QProcess process;
        shop_.prepare(process, into("killed", false));
        process.start();
        waitForLines(process, 5);
        process.kill();
        QVERIFY(process.waitForFinished());
        QVERIFY(!fs::exists(shop_.path("killed/results.csv")));

        const Outcome resumed = shop_.run(into("killed", true));
        QVERIFY2(resumed.code == 0, resumed.err.c_str());
        QVERIFY(lines(resumed.out).size() < lines(whole.out).size()); // the first ones were not scored again
        for (const std::string& name : shop_.listing("whole"))
            if (name != "journal.jsonl" && name != ".lock" &&
                fs::is_regular_file(shop_.path("whole/" + name)))
                QVERIFY2(readFile(shop_.path("whole/" + name)) == readFile(shop_.path("killed/" + name)),
                         name.c_str());

        QCOMPARE(shop_
                     .run({"score", "suspicious", "many", "--format", "csv,json,masks,coco", "--out",
                           "killed", "--resume"})
                     .code,
                 1); // another product
    }

    /// The output folder lies below the folder of photos, or is it.
    void resultsOfAnEarlierRunAreNoPhotos_data() {
        QTest::addColumn<QString>("out");
        QTest::newRow("below") << "below/results";
        QTest::newRow("deep below") << "below/more/results";
        QTest::newRow("the same folder") << "below";
    }

    void resultsOfAnEarlierRunAreNoPhotos() {
        QFETCH(QString, out);
        fs::remove_all(shop_.path("below"));
        fs::copy(shop_.path("few"), shop_.path("below"));
        shop_.photo("below/more/6.png", 60);
        const std::vector<std::string> command = {
            "score", "product", "below", "--out", out.toStdString(), "--format", "csv,masks,overlays",
            "--json"};
        const Outcome first = shop_.run(command);
        QVERIFY2(first.code == 0, first.err.c_str());
        QCOMPARE(first.json()["images"].get<int>(), 6);
        const std::string table = readFile(shop_.path(out.toStdString()) / "results.csv");
        for (const bool resume : {false, true}) {
            std::vector<std::string> again = command;
            if (resume)
                again.emplace_back("--resume");
            const Outcome outcome = shop_.run(again);
            QVERIFY2(outcome.code == 0, outcome.err.c_str());
            QCOMPARE(outcome.json()["images"].get<int>(), 6);
            QCOMPARE(readFile(shop_.path(out.toStdString()) / "results.csv"), table);
        }
        const Outcome segmented =
            shop_.run({"segment", "product", "below", "--out", out.toStdString(), "--json"});
        QCOMPARE(segmented.json()["images"].size(), std::size_t(6));
    }

    void killedFreshRunLeavesNoOldVerdicts() {
        const std::vector<std::string> command = {"score", "product",  "many",          "--out",
                                                  "stale", "--format", "csv,json,masks"};
        QCOMPARE(shop_.run(command).code, 0);
        QVERIFY(fs::exists(shop_.path("stale/masks/39.png")));
        QProcess process;
        shop_.prepare(process, command);
        process.start();
        waitForLines(process, 2);
        process.kill();
        QVERIFY(process.waitForFinished());
        for (const char* old : {"stale/results.csv", "stale/results.json", "stale/masks/39.png"})
            QVERIFY2(!fs::exists(shop_.path(old)), old);
        fs::remove_all(shop_.path("stale")); // what is killed may leave an unfinished file
    }

    void fullDiskIsOneSentenceAndTheRunGoesOnLater() {
        shop_.photo("pair/0.png", 10), shop_.photo("pair/1.png", 11);
        const std::vector<std::string> whole = {
            "score", "product", "pair", "--out", "tight", "--format", "csv,masks,overlays,coco"};
        for (const rlim_t room : {rlim_t(0), rlim_t(200), rlim_t(1000)}) {
            const Outcome outcome = shop_.run(whole, tests::limitFiles(room));
            QCOMPARE(outcome.code, 1);
            QVERIFY2(!outcome.says("unexpected"), outcome.err.c_str());
            QCOMPARE(std::count(outcome.err.begin(), outcome.err.end(), '\n'), std::ptrdiff_t(1));
            QVERIFY(!shop_.holdsUnfinishedFiles());
            if (room > 200) // the run has begun
                QVERIFY2(outcome.says("go on with --resume"), outcome.err.c_str());
        }
        auto resumed = whole;
        resumed.emplace_back("--resume");
        QCOMPARE(shop_.run(resumed).code, 0);
        const std::string table = readFile(shop_.path("tight/results.csv"));
        QCOMPARE(shop_.run(whole).code, 0);
        QCOMPARE(readFile(shop_.path("tight/results.csv")), table);
    }

    void fullDiskIsToldByTheOtherWritersToo() {
        for (const std::vector<std::string>& command :
             {std::vector<std::string>{"segment", "product", "few", "--out", "tight-masks"},
              {"scenes", "screw_bag", "--out", "tight-scenes"},
              {"encode", "--model", "model", "--text", "a nut", "--out", "tight.safetensors"}}) {
            const Outcome outcome = shop_.run(command, tests::limitFiles(100));
            QCOMPARE(outcome.code, 1);
            QVERIFY2(!outcome.says("unexpected"), outcome.err.c_str());
            QVERIFY(!shop_.holdsUnfinishedFiles());
        }
    }

    void resultsInTheProductsFolderAreRefused() {
        for (const char* command : {"score", "segment"}) {
            const Outcome outcome = shop_.run({command, "product", "few", "--out", "product/results"});
            QCOMPARE(outcome.code, 1);
            QVERIFY2(outcome.says("lies in the product's folder"), outcome.err.c_str());
        }
    }

    void controlCStopsWithinTwoSecondsAndLeavesWholeFiles() {
        for (const int signal : {SIGINT, SIGTERM}) {
            QProcess process;
            shop_.prepare(process,
                          {"score", "product", "many", "--out", "stopped", "--format", "csv,json,overlays"});
            process.start();
            waitForLines(process, 3);
            const auto start = std::chrono::steady_clock::now();
            ::kill(static_cast<pid_t>(process.processId()), signal);
            const Outcome outcome = tests::Workshop::finish(process);
            QVERIFY(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
            QCOMPARE(outcome.code, 128 + signal);
            QVERIFY2(outcome.says("--resume"), outcome.err.c_str());
            QVERIFY(nlohmann::json::accept(readFile(shop_.path("stopped/results.json"))));
            QVERIFY(lines(readFile(shop_.path("stopped/results.csv"))).size() > 3);
            QVERIFY(!shop_.holdsUnfinishedFiles());
        }
    }

    void segmentWritesMasksWithAProductAndWithWordsAlone() {
        const Outcome product = shop_.run({"segment", "product", "few", "--out", "segmented"});
        QVERIFY2(product.code == 0, product.err.c_str());
        QVERIFY(fs::exists(shop_.path("segmented/masks/4.png")));
        const Outcome words = shop_.run({"segment", "few", "--prompts", "prompts.yaml", "--model", "model",
                                         "--out", "by-words", "--json"});
        QVERIFY2(words.code == 0, words.err.c_str());
        QCOMPARE(words.json()["images"].size(), std::size_t(5));
        QVERIFY(words.json()["images"][0]["areas_px"].contains("bolt"));
        writeFileAtomically(shop_.path("unmet.yaml"),
                            "coarse: [{name: part}, {name: background, background: true}]\n"
                            "fine: [{name: bolt, synonyms: [zebrano bolt]}]\n");
        const Outcome unmet = shop_.run({"segment", "few", "--prompts", "unmet.yaml", "--out", "unmet"});
        QVERIFY2(unmet.code == 0, unmet.err.c_str());
        QVERIFY2(unmet.says("the model never learned 'zebrano' ('bolt')"), unmet.err.c_str());
    }

private:
    /// Until the program has printed so many verdicts.
    static void waitForLines(QProcess& process, int count) {
        QByteArray printed;
        while (printed.count('\n') < count && process.waitForReadyRead(60000))
            printed += process.readAllStandardOutput();
        QVERIFY(printed.count('\n') >= count);
    }

    tests::Workshop shop_;
    Outcome enrolled_;
    Outcome all_;
};

QTEST_APPLESS_MAIN(ScoreCommandTest)
#include "score_command_test.moc"
