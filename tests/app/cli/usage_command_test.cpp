#include <QtTest>

#include "app/cli/command_line.h"

using namespace cliplad;
using tests::Outcome;

/// What holds for every command: help, usage errors, settings.
class UsageCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void helpOfEveryCommandHasAnExample_data() {
        QTest::addColumn<QString>("command");
        for (const char* command : {"audit", "benchmark", "demo", "enrol", "rebuild", "score", "merge",
                                    "segment", "evaluate", "encode", "model", "scenes", "settings"})
            QTest::newRow(command) << command;
    }

    void helpOfEveryCommandHasAnExample() {
        QFETCH(QString, command);
        const Outcome outcome = shop_.run({command.toStdString(), "--help"});
        QCOMPARE(outcome.code, 0);
        QVERIFY(outcome.out.find("Example:\n  clip-lad " + command.toStdString()) != std::string::npos);
        if (command != "model" && command != "audit")
            QVERIFY(outcome.out.find("--json") != std::string::npos);
    }

    /// It is answered without LibTorch, from what the commands said of themselves when they were built.
    void quickHelpIsThatOfTheCommands() {
        for (const std::vector<std::string>& words :
             {std::vector<std::string>{}, {"score"}, {"audit", "verify"}, {"model", "fetch"}}) {
            std::vector<std::string> quick = words, thorough = words;
            quick.insert(quick.end(), {"--help"});
            thorough.insert(thorough.end(), {"--help", "--help"});
            const Outcome outcome = shop_.run(quick);
            QCOMPARE(outcome.code, 0);
            QVERIFY(outcome.out.find("Usage: ") != std::string::npos);
            QCOMPARE(outcome.out, shop_.run(thorough).out);
            std::vector<std::string> asked = {"help"};
            asked.insert(asked.end(), words.begin(), words.end());
            QCOMPARE(outcome.out, shop_.run(asked).out);
        }
        const Outcome unknown = shop_.run({"scor", "--help"});
        QCOMPARE(unknown.code, shop_.run({"scor", "--help", "--help"}).code);
        QCOMPARE(shop_.run({"--version"}).out, shop_.run({"--version", "--version"}).out);
        QVERIFY(shop_.run({"--help-all"}).out.find("\n=== clip-lad audit list\n") != std::string::npos);
    }

    void helpSaysTheExitCodes() {
        const Outcome outcome = shop_.run({"--help"});
        QCOMPARE(outcome.code, 0);
        for (const char* part : {"  2    the command line is wrong", "--fail-on-anomaly", "130"})
            QVERIFY(outcome.out.find(part) != std::string::npos);
        QCOMPARE(shop_.run({"--version"}).code, 0);
    }

    void wrongUsageIsCodeTwo_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("unknown command") << QStringList{"scor"};
        QTest::newRow("unknown option") << QStringList{"settings", "--jsn"};
        QTest::newRow("missing product") << QStringList{"enrol"};
        QTest::newRow("missing shots") << QStringList{"enrol", "x", "--prompts", "pushpins"};
        QTest::newRow("shots without a photo")
            << QStringList{"enrol", "x", "--prompts", "pushpins", "--shots"};
        QTest::newRow("a shot without a name")
            << QStringList{"enrol", "x", "--prompts", "pushpins", "--shots", ""};
        QTest::newRow("missing out") << QStringList{"score", "product", "photos"};
        QTest::newRow("no number") << QStringList{"scenes", "pushpins", "--out", "x", "--train", "many"};
        QTest::newRow("out of range") << QStringList{"scenes", "pushpins", "--out", "x", "--size", "3"};
        QTest::newRow("unknown precision") << QStringList{"demo", "--precision", "fp8"};
        QTest::newRow("image and text") << QStringList{"encode", "--out", "x", "--image", "a", "--text", "b"};
        QTest::newRow("neither") << QStringList{"encode", "--out", "x"};
        QTest::newRow("no action") << QStringList{"model"};
        QTest::newRow("more pictures than a data set has")
            << QStringList{"scenes", "pushpins", "--out", "x", "--train", "1001"};
        QTest::newRow("no format") << QStringList{"score", "product", "photos", "--out", "x", "--format", ""};
        QTest::newRow("no format in a list")
            << QStringList{"score", "product", "photos", "--out", "x", "--format", ","};
        QTest::newRow("unknown format")
            << QStringList{"score", "product", "photos", "--out", "x", "--format", "csv,jsno"};
        QTest::newRow("unknown rendered product") << QStringList{"scenes", "toaster", "--out", "x"};
        QTest::newRow("unknown product of the demo") << QStringList{"demo", "--product", "toaster"};
        QTest::newRow("a setting without a value")
            << QStringList{"evaluate", "photos", "--set", "clusters.count"};
        QTest::newRow("a threshold below zero")
            << QStringList{"enrol", "x", "--prompts", "pushpins", "--threshold", "-1"};
        QTest::newRow("a setting for a product's segmentation")
            << QStringList{"segment", "product", "photos", "--out", "x", "--set", "clusters.count=3"};
        QTest::newRow("ignored regions for a product's segmentation")
            << QStringList{"segment", "product", "photos", "--out", "x", "--ignore", "regions.yaml"};
        QTest::newRow("product alone") << QStringList{"segment", "product", "--out", "x"};
    }

    void wrongUsageIsCodeTwo() {
        QFETCH(QStringList, arguments);
        std::vector<std::string> list;
        for (const QString& argument : arguments)
            list.push_back(argument.toStdString());
        const Outcome outcome = shop_.run(list);
        QCOMPARE(outcome.code, 2);
        QVERIFY(!outcome.err.empty());
        // What is wrong, where to look, and for a word that is written nearly right which one is meant.
        const auto lines = std::count(outcome.err.begin(), outcome.err.end(), '\n');
        const bool namesWord = outcome.says("Did you mean") || outcome.says("There is no command");
        QVERIFY2(lines == 2 || (lines == 3 && namesWord), outcome.err.c_str());
        QVERIFY(outcome.out.empty());
        QVERIFY(!std::filesystem::exists(shop_.path("x")));
    }

    void wrongUsageSaysWhatIsMeant() {
        QVERIFY(shop_.run({"score", "p", "f", "--out", "x", "--format", "cvs"}).says("did you mean csv"));
        QVERIFY(shop_.run({"inspect", "x"}).says("There is no command inspect."));
        QVERIFY(shop_.run({"enroll", "x"}).says("Did you mean enrol instead of enroll?"));
        const Outcome mistyped = shop_.run({"scroe", "tray", "incoming/", "--out", "results"});
        QCOMPARE(
            mistyped.err,
            std::string("Did you mean score instead of scroe?\nRun with --help for more information.\n"));
        QVERIFY(shop_.run({"enrol", "x", "--shot", "a.png"}).says("Did you mean --shots instead of --shot?"));
        QVERIFY(shop_.run({"enrol", "x", "--prompts", "pushpins"}).says("--shots is required"));
        const Outcome version = shop_.run({"score", "--version"});
        QCOMPARE(version.code, 2);
        QVERIFY2(version.says("clip-lad --version"), version.err.c_str());
        QVERIFY(shop_.run({"evaluate", "f", "--set", "clusters.count"}).says("key=value"));
        QVERIFY(shop_.run({"scenes", "toaster", "--out", "x"}).says("toaster"));
        QVERIFY(shop_.run({"enrol", "x", "--prompts", "pushpins", "--threshold", "nan"}).says("at least 0"));
    }

    void settingsListEveryKeyForPeopleAndMachines() {
        const nlohmann::json list = shop_.run({"settings", "--json"}).json();
        QVERIFY(list.is_array() && list.size() > 20);
        const std::string text = shop_.run({"settings"}).out;
        const std::string markdown = shop_.run({"settings", "--markdown"}).out;
        for (const auto& setting : list) {
            const auto key = setting.at("key").get<std::string>();
            QVERIFY2(!setting.at("help").get<std::string>().empty(), key.c_str());
            QVERIFY2(!setting.at("default").is_null() && !setting.at("default").is_discarded(), key.c_str());
            QVERIFY2(text.find(key + " = ") != std::string::npos, key.c_str());
            QVERIFY2(markdown.find("| `" + key + "` |") != std::string::npos, key.c_str());
        }
    }

    void committedSettingsPageIsUpToDate() {
        const std::string page = shop_.run({"settings", "--markdown"}).out;
        for (const auto& setting : shop_.run({"settings", "--json"}).json()) {
            const std::size_t row = page.find("| `" + setting.at("key").get<std::string>() + "` |");
            QVERIFY(row != std::string::npos);
            const std::string line = page.substr(row, page.find('\n', row) - row);
            QVERIFY2(line.find(' ' + setting.at("help").get<std::string>() + " |") != std::string::npos,
                     line.c_str());
            if (setting.contains("unit") && !setting.at("unit").get<std::string>().empty())
                QVERIFY2(line.find(' ' + setting.at("unit").get<std::string>() + " |") != std::string::npos,
                         line.c_str());
        }
        QVERIFY2(readFile(CLIPLAD_SETTINGS_PAGE) == page,
                 "renew it in the root of the project: clip-lad settings --markdown > prompts/SETTINGS.md");
    }

    void fullDiskBehindStdoutIsAnError() {
        QProcess process;
        shop_.prepare(process, {"settings"});
        process.setStandardOutputFile("/dev/full");
        process.start();
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("standard output"));
    }

    /// Beside another busy program, threads that spin long while they wait make everything several times
    /// slower.
    void threadsSleepSoonWhileTheyWait() {
        const auto waitPolicyWith = [&](const char* chosen) {
            QProcess process;
            shop_.prepare(process, {"settings"});
            QProcessEnvironment environment = process.processEnvironment();
            environment.insert("OMP_DISPLAY_ENV", "verbose");
            environment.remove("GOMP_SPINCOUNT");
            environment.remove("OMP_WAIT_POLICY");
            if (chosen != nullptr)
                environment.insert("OMP_WAIT_POLICY", chosen);
            process.setProcessEnvironment(environment);
            process.start();
            return tests::Workshop::finish(process);
        };
        QVERIFY(waitPolicyWith(nullptr).says("GOMP_SPINCOUNT = '5000'"));
        QVERIFY(waitPolicyWith("passive").says("GOMP_SPINCOUNT = '0'"));
        QVERIFY(waitPolicyWith("active").says("OMP_WAIT_POLICY = 'ACTIVE'"));
    }

private:
    tests::Workshop shop_;
};

QTEST_APPLESS_MAIN(UsageCommandTest)
#include "usage_command_test.moc"
