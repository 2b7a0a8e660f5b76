#include <QtTest>

#include <csignal>
#include <fstream>

#include "app/cli/command_line.h"
#include "base/file_lock.h"

using namespace cliplad;
using tests::Outcome;
namespace fs = std::filesystem;

class EnrolCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void productIsLearnedAndDescribed() {
        const Outcome outcome =
            shop_.enrol("product", shop_.shots(2), {"--json", "--set", "clusters.count=5"});
        QVERIFY2(outcome.code == 0, outcome.err.c_str());
        const nlohmann::json json = outcome.json();
        QCOMPARE(json["shots"].size(), std::size_t(2));
        QCOMPARE(json["labels"][0]["label"].get<std::string>(), std::string("nut, small"));
        QCOMPARE(json["labels"][0]["area_px"].size(), std::size_t(2));
        QCOMPARE(json["labels"][0]["pieces"].size(), std::size_t(2));
        QVERIFY(json["normal_scores"]["logical"]["deviation"].get<double>() > 0);
        QCOMPARE(json["demo_model"].get<bool>(), false);
        QVERIFY(json["warnings"].is_array());
        const std::string yaml = readFile(shop_.path("product/product.yaml"));
        QVERIFY(yaml.find("clusters.count: 5") != std::string::npos);
        QVERIFY(fs::exists(shop_.path("product/memory.safetensors")));
        QVERIFY(!shop_.holdsUnfinishedFiles());
    }

    void aForgottenBackgroundIsTold() {
        writeFileAtomically(shop_.path("nothing-behind.yaml"),
                            "coarse:\n  - name: part\nfine:\n  - name: bolt\n"
                            "settings:\n  calibration.copies: 1\n");
        const std::vector<std::string> enrol = {"enrol",      "whole", "--prompts", "nothing-behind.yaml",
                                                "--model",    "model", "--shots",   "shots/0.png",
                                                "shots/1.png"};
        const Outcome outcome = shop_.run(enrol);
        QVERIFY2(outcome.code == 0, outcome.err.c_str());
        QVERIFY2(outcome.out.find("note: no coarse label is what lies behind the parts") != std::string::npos,
                 outcome.out.c_str());
    }

    void aFolderOfTheSameNameDoesNotHideTheOwnPrompts() {
        fs::create_directory(shop_.path("pushpins"));
        for (int i = 0; i < 2; ++i) { // an empty folder, then a product
            const Outcome outcome = shop_.run(
                {"enrol", "pushpins", "--prompts", "pushpins", "--model", "model", "--shots", "shots/0.png"});
            QVERIFY2(outcome.code == 0, outcome.err.c_str());
        }
    }

    void aPlaceThatHoldsSomethingElseIsToldBeforeTheWork() {
        const Outcome outcome = shop_.enrol("shots", {"shots/9.png"}, {});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.find("holds something else") != std::string::npos, outcome.err.c_str());
    }

    void unusableInputsAreOneSentenceAndLeaveNothing_data() {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QStringList>("shots");
        QTest::addColumn<QString>("says");
        const QStringList good = {"shots/0.png", "shots/1.png"};
        QTest::newRow("the same shot twice")
            << QStringList{} << QStringList{"shots/0.png", "shots/0.png"} << "shots/0.png: is named twice";
        QTest::newRow("a copy of a shot")
            << QStringList{} << QStringList{"shots/0.png", "copy.png"} << "copy.png";
        QTest::newRow("shots of two sizes")
            << QStringList{} << QStringList{"shots/0.png", "wide.png"} << "wide.png";
        QTest::newRow("a missing shot") << QStringList{} << QStringList{"shots/9.png"} << "shots/9.png";
        QTest::newRow("a folder for a shot") << QStringList{} << QStringList{"shots"} << "shots";
        QTest::newRow("a text for a shot") << QStringList{} << QStringList{"prompts.yaml"} << "prompts.yaml";
        QTest::newRow("an empty shot") << QStringList{} << QStringList{"empty.png"} << "empty.png";
        QTest::newRow("a truncated shot") << QStringList{} << QStringList{"truncated.png"} << "truncated.png";
        QTest::newRow("a missing model") << QStringList{"--model", "nowhere"} << good << "nowhere";
        QTest::newRow("a model without weights") << QStringList{"--model", "shots"} << good << "shots";
        QTest::newRow("missing prompts")
            << QStringList{"--prompts", "pushpin"} << good << "did you mean pushpins";
        QTest::newRow("a folder for prompts") << QStringList{"--prompts", "shots"} << good << "shots";
        QTest::newRow("prompts with a name that is too long")
            << QStringList{"--prompts", QString(300, 'x')} << good << "too long";
        QTest::newRow("prompts without labels")
            << QStringList{"--prompts", "empty.yaml"} << good << "empty.yaml";
        QTest::newRow("only background")
            << QStringList{"--prompts", "background.yaml"} << good << "background";
        QTest::newRow("unknown setting")
            << QStringList{"--set", "clusters.cuont=3"} << good << "clusters.count";
        QTest::newRow("value out of range")
            << QStringList{"--set", "clusters.count=0"} << good << "clusters.count";
        QTest::newRow("ignore file missing")
            << QStringList{"--ignore", "nowhere.yaml"} << good << "nowhere.yaml";
        QTest::newRow("validation missing")
            << QStringList{"--validation", "nowhere.png"} << good << "nowhere.png";
    }

    void unusableInputsAreOneSentenceAndLeaveNothing() {
        QFETCH(QStringList, more);
        QFETCH(QStringList, shots);
        QFETCH(QString, says);
        std::vector<std::string> arguments = {"enrol", "refused"};
        if (!more.contains("--prompts"))
            more << "--prompts"
                 << "prompts.yaml";
        if (!more.contains("--model"))
            more << "--model"
                 << "model";
        for (const QString& argument : more + QStringList{"--shots"} + shots)
            arguments.push_back(argument.toStdString());
        const Outcome outcome = shop_.run(arguments);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.says(says.toStdString()), outcome.err.c_str());
        QVERIFY2(!outcome.says("unexpected"), outcome.err.c_str());
        QCOMPARE(std::count(outcome.err.begin(), outcome.err.end(), '\n'), std::ptrdiff_t(1));
        QVERIFY(!fs::exists(shop_.path("refused")));
        QVERIFY(!shop_.holdsUnfinishedFiles());
    }

    void errorsAreJsonWhereThatIsWanted() {
        const Outcome outcome = shop_.enrol("refused", {"shots/9.png"}, {"--json"});
        QCOMPARE(outcome.code, 1);
        QVERIFY(outcome.json().at("error").at("where").get<std::string>().find("9.png") != std::string::npos);
    }

    void placesThatCannotBeWrittenAreErrors() {
        const Outcome below = shop_.enrol("prompts.yaml/product", shop_.shots(1));
        QCOMPARE(below.code, 1);
        const Outcome other = shop_.enrol("shots", shop_.shots(1));
        QCOMPARE(other.code, 1);
        QVERIFY2(other.says("something else"), other.err.c_str());
        for (const std::string& name : {std::string(300, 'x'), std::string()}) {
            const Outcome outcome = shop_.enrol(name, shop_.shots(1));
            QCOMPARE(outcome.code, 1);
            QVERIFY2(!outcome.says("unexpected"), outcome.err.c_str());
        }
        QVERIFY(!shop_.holdsUnfinishedFiles());
    }

    void readOnlyPlaceIsAnError() {
        const std::string place = geteuid() == 0 ? "/proc/product" : shop_.path("locked/product").string();
        fs::create_directories(shop_.path("locked"));
        fs::permissions(shop_.path("locked"), fs::perms::owner_read | fs::perms::owner_exec);
        const Outcome outcome = shop_.enrol(place, shop_.shots(1));
        fs::permissions(shop_.path("locked"), fs::perms::owner_all);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.says(place), outcome.err.c_str());
    }

    void fullDiskIsAnErrorThatLeavesTheOldProduct() {
        QCOMPARE(shop_.enrol("kept", shop_.shots(1)).code, 0);
        const std::string before = readFile(shop_.path("kept/product.yaml"));
        for (const rlim_t room : {rlim_t(0), rlim_t(4000), rlim_t(100000)}) {
            const Outcome outcome =
                shop_.run({"enrol", "kept", "--prompts", "prompts.yaml", "--model", "model", "--set",
                           "clusters.count=3", "--shots", shop_.shots(2)[1]},
                          tests::limitFiles(room));
            QCOMPARE(outcome.code, 1);
            QCOMPARE(std::count(outcome.err.begin(), outcome.err.end(), '\n'), std::ptrdiff_t(1));
            QCOMPARE(readFile(shop_.path("kept/product.yaml")), before);
            QVERIFY(!shop_.holdsUnfinishedFiles());
        }
    }

    void productInUseByAnotherProgramIsAnError() {
        QCOMPARE(shop_.enrol("busy", shop_.shots(1)).code, 0);
        const FileLock held(shop_.path("busy/.lock"));
        for (const Outcome& outcome :
             {shop_.enrol("busy", shop_.shots(1)), shop_.run({"rebuild", "busy", "--model", "model"})}) {
            QCOMPARE(outcome.code, 1);
            QVERIFY2(outcome.says("in use by process"), outcome.err.c_str());
        }
    }

    void aProductThatIsOpenInAStudioIsNotRewritten() {
        QCOMPARE(shop_.enrol("open", shop_.shots(1)).code, 0);
        const std::string before = readFile(shop_.path("open/product.yaml"));
        const FileLock held(shop_.path("open/.studio-lock"));
        for (const Outcome& outcome :
             {shop_.enrol("open", shop_.shots(2)), shop_.run({"rebuild", "open", "--model", "model"})}) {
            QCOMPARE(outcome.code, 1);
            for (const std::string& part :
                 {std::string("the product is in use by process ") + std::to_string(getpid()),
                  std::string("save and close it there first")})
                QVERIFY2(outcome.says(part), outcome.err.c_str());
        }
        QCOMPARE(readFile(shop_.path("open/product.yaml")), before);
    }

    void rebuildLearnsForOtherWeights() {
        shop_.writeModel("other", 2);
        QCOMPARE(shop_.enrol("moved", shop_.shots(2)).code, 0);
        const Outcome refused = shop_.run({"score", "moved", "shots", "--out", "out", "--model", "other"});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.says("clip-lad rebuild"), refused.err.c_str());
        const Outcome rebuilt = shop_.run({"rebuild", "moved", "--model", "other", "--json"});
        QVERIFY2(rebuilt.code == 0, rebuilt.err.c_str());
        const Outcome scored = shop_.run({"score", "moved", "shots", "--out", "out"});
        QVERIFY2(scored.code == 0, scored.err.c_str());
        QVERIFY2(!scored.says("learned again"), scored.err.c_str());
    }

private:
    tests::Workshop shop_;

public:
    EnrolCommandTest() {
        shop_.shots(2);
        shop_.photo("wide.png", 7, {120, 64});
        fs::copy_file(shop_.path("shots/0.png"), shop_.path("copy.png"));
        writeFileAtomically(shop_.path("empty.png"), "");
        const std::string whole = readFile(shop_.path("shots/0.png"));
        writeFileAtomically(shop_.path("truncated.png"), std::string_view(whole).substr(0, whole.size() / 2));
        writeFileAtomically(shop_.path("empty.yaml"), "title: nothing\n");
        writeFileAtomically(shop_.path("background.yaml"), "coarse:\n  - name: wood\n    background: true\n"
                                                           "fine:\n  - name: wood\n    background: true\n");
    }
};

QTEST_APPLESS_MAIN(EnrolCommandTest)
#include "enrol_command_test.moc"
