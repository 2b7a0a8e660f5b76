#include <QtTest>

#include "app/cli/command_line.h"

using namespace cliplad;
using tests::Outcome;

/// Starts the built trainer.
class CommandLineTest : public QObject {
    Q_OBJECT

private:
    /// A model of few weights; its architecture is one that can be trained.
    tests::Workshop shop_;

    at::Tensor projectionOf(const std::string& model) const {
        const Checkpoint stored = readSafetensors(shop_.path(model) / "open_clip_model.safetensors");
        return stored.tensors.at("visual.proj").to(at::kFloat);
    }

    Outcome run(const QStringList& arguments) const {
        std::vector<std::string> list;
        for (const QString& argument : arguments)
            list.push_back(argument.toStdString());
        return shop_.run(list);
    }

private Q_SLOTS:
    void initTestCase() { writeForeignModel(); }

    void helpNamesEveryCommandAndItsOptions() {
        const Outcome help = shop_.run({"--help"});
        QCOMPARE(help.code, 0);
        for (const char* command : {"train", "evaluate", "show", "failures", "export", "average"})
            QVERIFY2(help.out.find("\n  " + std::string(command)) != std::string::npos, command);
        const Outcome training = shop_.run({"train", "--help"});
        QCOMPARE(training.code, 0);
        QVERIFY2(training.out.find("--architecture") != std::string::npos, training.out.c_str());
        QVERIFY(training.err.empty());
    }

    void wrongUsageIsCodeTwoAndSaysWhatIsWrong_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("said");
        const QStringList train = {"train", "--folder", "x"};
        QTest::newRow("nothing") << QStringList{} << "subcommand";
        QTest::newRow("no command") << QStringList{"frob"} << "There is no command frob";
        QTest::newRow("no whole number") << train + QStringList{"--scenes", "abc"}
                                         << "--scenes: expected a whole number from 0, found 'abc'";
        QTest::newRow("no scenes") << QStringList{"evaluate", "--scenes", "0"}
                                   << "--scenes: expected a whole number from 1, found '0'";
        QTest::newRow("no seed") << QStringList{"evaluate", "--seed", "-1"}
                                 << "--seed: expected a whole number from 0, found '-1'";
        QTest::newRow("no product") << QStringList{"evaluate", "--products", "nuts"} << "--products: nuts";
        QTest::newRow("missing folder") << QStringList{"train"} << "--folder is required";
        QTest::newRow("unknown option") << train + QStringList{"--sceens"} << "--sceens";
        QTest::newRow("no number") << train + QStringList{"--learning-rate", "nan"}
                                   << "--learning-rate: expected a number from 0, found 'nan'";
        QTest::newRow("no time") << train + QStringList{"--minutes", "0"}
                                 << "--minutes: expected a number above 0, found '0'";
        QTest::newRow("no share") << train + QStringList{"--own-share", "1.5"}
                                  << "--own-share: expected a number from 0 to 1, found '1.5'";
        QTest::newRow("no divisor") << train + QStringList{"--cells", "3"} << "--cells: 3";
        QTest::newRow("shares of more than all")
            << train + QStringList{"--large-share", "0.7", "--huge-share", "0.7"} << "more than 1 together";
        QTest::newRow("more than all scenes")
            << train + QStringList{"--scenes", "10", "--decay", "20"} << "--decay: is 20 of 10 scenes";
        QTest::newRow("time and scenes")
            << train + QStringList{"--minutes", "1", "--scenes", "10"} << "excludes";
        QTest::newRow("folder and model")
            << QStringList{"evaluate", "--folder", "x", "--model", "model"} << "excludes";
        QTest::newRow("one model") << QStringList{"average", "--models", "model", "--out", "x"} << "--models";
    }

    void wrongUsageIsCodeTwoAndSaysWhatIsWrong() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, said);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.code, 2);
        // What is wrong, and where to look.
        const auto lines = std::count(outcome.err.begin(), outcome.err.end(), '\n');
        QVERIFY2(lines == 2 && outcome.says(said.toStdString()), outcome.err.c_str());
        QVERIFY(outcome.out.empty());
        QVERIFY(!std::filesystem::exists(shop_.path("x")));
    }

    void whatFailsIsCodeOneAndOneLineThatNamesThePlace_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("said");
        QTest::newRow("no model") << QStringList{"evaluate", "--model", "nowhere"} << "nowhere";
        QTest::newRow("no training") << QStringList{"evaluate", "--folder", "nowhere"}
                                     << "nowhere: holds no state.safetensors";
        QTest::newRow("nothing to export") << QStringList{"export", "--folder", "nowhere", "--out", "x"}
                                           << "nowhere: holds no state.safetensors";
        QTest::newRow("a file in the way") << QStringList{"show", "--out", "prompts.yaml"} << "prompts.yaml";
        QTest::newRow("another vocabulary")
            << QStringList{"failures", "--model", "foreign", "--out", "x"} << "1000 tokens";
    }

    void whatFailsIsCodeOneAndOneLineThatNamesThePlace() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, said);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.starts_with("clip-lad-train-demo: "), outcome.err.c_str());
        QVERIFY2(outcome.says(said.toStdString()), outcome.err.c_str());
        QCOMPARE(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1);
        QVERIFY(!std::filesystem::exists(shop_.path("x")));
    }

    void aTrainingWritesItsModelAndModelsAreAveraged() {
        std::vector<std::string> arguments = {"train",
                                              "--folder",
                                              "training",
                                              "--scenes",
                                              "4",
                                              "--batch",
                                              "2",
                                              "--large-share",
                                              "0",
                                              "--export",
                                              "exported",
                                              "--architecture",
                                              "model/open_clip_config.json"};
        const Outcome trained = shop_.run(arguments);
        QVERIFY2(trained.code == 0, trained.err.c_str());
        QVERIFY2(trained.out.starts_with("2 of 4 scenes: "), trained.out.c_str());
        QVERIFY2(trained.out.find("\n4 scenes in ") != std::string::npos, trained.out.c_str());
        QVERIFY2(trained.out.ends_with("written to exported\n"), trained.out.c_str());
        const Outcome again = shop_.run({arguments.begin(), arguments.begin() + 9});
        QCOMPARE(again.code, 0);
        QVERIFY2(again.out.find("nothing left to do") != std::string::npos, again.out.c_str());
        QCOMPARE(shop_.listing("exported"),
                 (std::vector<std::string>{"open_clip_config.json", "open_clip_model.safetensors"}));
        QCOMPARE(readFile(shop_.path("exported/open_clip_config.json")),
                 readFile(shop_.path("model/open_clip_config.json")));

        const Outcome averaged = shop_.run({"average", "--models", "exported", "model", "--out", "mean"});
        QVERIFY2(averaged.code == 0, averaged.err.c_str());
        const at::Tensor mean = (projectionOf("exported") + projectionOf("model")) / 2;
        QVERIFY(at::allclose(projectionOf("mean"), mean, 9e-3, 1e-3));
        QVERIFY(!at::allclose(projectionOf("mean"), projectionOf("model"), 9e-3, 1e-3));

        arguments.back() = "wider/open_clip_config.json";
        writeWiderArchitecture();
        const Outcome other = shop_.run(arguments);
        QCOMPARE(other.code, 1);
        QVERIFY2(other.says("training of another architecture"), other.err.c_str());
    }

    void aQuickLookIsQuick() {
        const Outcome outcome =
            shop_.run({"evaluate", "--model", "model", "--scenes", "1", "--products", "screw_board"});
        QVERIFY2(outcome.code == 0, outcome.err.c_str());
        for (const char* said : {", 1 unseen scenes: ", "parts of 1 pictures of products",
                                 "retrieval top-1 among 2: ", " of 1 scenes exact"})
            QVERIFY2(outcome.out.find(said) != std::string::npos, outcome.out.c_str());
    }

    void theEmbeddedModelHasAName() {
        const Outcome outcome =
            shop_.run({"evaluate", "--model", "demo", "--scenes", "1", "--products", "screw_board"});
        QVERIFY2(outcome.code == 0, outcome.err.c_str());
        QVERIFY2(outcome.out.find("one image of 256x256: ") != std::string::npos, outcome.out.c_str());
    }

    void failuresAreDrawn() {
        const Outcome outcome = shop_.run({"failures", "--model", "model", "--out", "worst.png"});
        QVERIFY2(outcome.code == 0, outcome.err.c_str());
        const cv::Mat sheet = cv::imread(shop_.path("worst.png").string());
        QVERIFY(sheet.cols >= 2 * 3 * 192);
        QVERIFY(sheet.rows >= 3 * 192);
    }

private:
    ModelConfig modelConfig() const {
        const std::filesystem::path file = shop_.path("model/open_clip_config.json");
        return parseModelConfig(readFile(file), file.string());
    }

    void writeForeignModel() const {
        ModelConfig config = modelConfig();
        config.text.vocabularySize = 1000;
        std::filesystem::create_directories(shop_.path("foreign"));
        writeSafetensors(shop_.path("foreign/open_clip_model.safetensors"), tests::generatedWeights(config));
        writeFileAtomically(shop_.path("foreign/open_clip_config.json"), writeModelConfig(config));
    }

    void writeWiderArchitecture() const {
        ModelConfig config = modelConfig();
        config.embedDim *= 2;
        std::filesystem::create_directories(shop_.path("wider"));
        writeFileAtomically(shop_.path("wider/open_clip_config.json"), writeModelConfig(config));
    }
};

QTEST_APPLESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
