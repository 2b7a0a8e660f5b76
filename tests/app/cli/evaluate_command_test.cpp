#include <QtTest>

#include "app/cli/command_line.h"
#include "dataset/data_set.h"

using namespace cliplad;
using tests::Outcome;
namespace fs = std::filesystem;

/// scenes, evaluate and demo: the commands that know what is wrong in each image.
class EvaluateCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void renderedScenesAreADataSetThatEvaluateReads() {
        const Outcome scenes = shop_.run({"scenes", "screw_board", "--out", "rendered", "--train", "3",
                                          "--validation", "1", "--good", "2", "--logical", "2",
                                          "--structural", "2", "--size", "64", "--seed", "3", "--json"});
        QVERIFY2(scenes.code == 0, scenes.err.c_str());
        QCOMPARE(openDataSet(shop_.path("rendered/screw_board")).images.size(), std::size_t(10));

        const Outcome outcome =
            shop_.run({"evaluate", "rendered/screw_board", "--prompts", "prompts.yaml", "--model", "model",
                       "--shots", "1", "2", "--seeds", "2", "--json", "--out", "all.json"});
        QVERIFY2(outcome.code == 0, outcome.err.c_str());
        const nlohmann::json json = outcome.json();
        QCOMPARE(json["runs"].size(), std::size_t(4));
        QCOMPARE(json["results"].size(), std::size_t(2));
        for (const char* figure :
             {"auroc", "auroc_logical", "auroc_structural", "f1_max", "pixel_auroc", "spro"})
            QVERIFY2(json["runs"][0].contains(figure), figure);
        QCOMPARE(readFile(shop_.path("all.json")), outcome.out);
    }

    void plainFoldersAndMarkdown() {
        for (int i = 0; i < 4; ++i) {
            shop_.photo("plain/good/" + std::to_string(i) + ".png", i);
            shop_.photo("plain/bad/" + std::to_string(i) + ".png", 50 + i);
        }
        const Outcome outcome =
            shop_.run({"evaluate", "plain", "--prompts", "prompts.yaml", "--model", "model", "--shots", "2",
                       "--no-cache", "--markdown", "--validation"});
        QVERIFY2(outcome.code == 0, outcome.err.c_str());
        QVERIFY(outcome.says("plain has no validation photos"));
        QVERIFY(outcome.out.find("| plain | 2 | 1 |") != std::string::npos);
    }

    void unusableDataSetsAreErrors() {
        shop_.photo("pictures/1.png", 1);
        const Outcome unknown =
            shop_.run({"evaluate", "pictures", "--prompts", "prompts.yaml", "--model", "model"});
        QCOMPARE(unknown.code, 1);
        QVERIFY2(unknown.says("MVTec LOCO"), unknown.err.c_str());
        shop_.photo("small/good/1.png", 1);
        shop_.photo("small/good/2.png", 3);
        shop_.photo("small/bad/1.png", 2);
        const Outcome wordless = shop_.run({"evaluate", "small", "--model", "model"});
        QCOMPARE(wordless.code, 1);
        QVERIFY2(wordless.says("small: there are no words for this data set in the program; give them with "
                               "--prompts FILE"),
                 wordless.err.c_str());
        const Outcome few = shop_.run({"evaluate", "small", "--prompts", "prompts.yaml", "--model", "model"});
        QCOMPARE(few.code, 1);
        QVERIFY2(few.says("4 shots"), few.err.c_str());
        // The words and the folder of photos are found, whatever stands before them.
        QVERIFY(shop_
                    .run({"evaluate", "--prompts", "prompts.yaml", "--set", "clusters.count=3", "small",
                          "--model", "model"})
                    .says("4 shots"));
        for (const std::vector<std::string>& arguments :
             {std::vector<std::string>{"evaluate", std::string(300, 'x'), "--model", "model"},
              {"evaluate", "small", "--model", "model", "--prompts", std::string(300, 'x')},
              {"evaluate", "small", "--prompts", "prompts.yaml", "--model", "model", "--shots", "1", "--out",
               std::string(300, 'x')}}) {
            const Outcome outcome = shop_.run(arguments);
            QCOMPARE(outcome.code, 1);
            QVERIFY2(outcome.says("too long") && !outcome.says("unexpected"), outcome.err.c_str());
        }
    }

    void aFolderWithoutWordsForADataSetDoesNotHideTheOwnPrompts() {
        for (int i = 1; i <= 2; ++i)
            shop_.photo("nuts/good/" + std::to_string(i) + ".png", i);
        shop_.photo("nuts/bad/1.png", 3);
        fs::create_directory(shop_.path("toy_set"));
        const std::vector<std::string> own = {"evaluate", "nuts", "--prompts", "toy_set", "--model", "model"};
        QVERIFY(shop_.run(own).says("4 shots")); // the words are there, the photos are too few
        writeFileAtomically(shop_.path("toy_set/nuts.yaml"), "title: nothing\n");
        QVERIFY(shop_.run(own).says("toy_set/nuts.yaml")); // a person's own words
        const Outcome none = shop_.run({"evaluate", "nuts", "--prompts", "nuts", "--model", "model"});
        QCOMPARE(none.code, 1);
        QVERIFY2(none.says("nuts/nuts.yaml: does not exist; write the words of nuts there"),
                 none.err.c_str());
    }

    void demoInAFolderOfSomethingElseIsRefused() {
        const auto demo = [this](const std::string& out) {
            return shop_.run({"demo", "--model", "model", "--images", "1", "--out", out});
        };
        fs::create_directory(shop_.path("papers"));
        writeFileAtomically(shop_.path("papers/thesis.txt"), "years of work");
        const Outcome papers = demo("papers");
        QCOMPARE(papers.code, 1);
        QVERIFY2(papers.says("papers: holds thesis.txt, which is not of a demo"), papers.err.c_str());
        QCOMPARE(shop_.listing("papers"), std::vector<std::string>{"thesis.txt"});
        fs::create_directories(shop_.path("mine/product"));
        const Outcome product = demo("mine");
        QCOMPARE(product.code, 1);
        QVERIFY2(product.says("mine: holds product without the rendered scenes of a demo"),
                 product.err.c_str());
    }

    void demoWritesEverythingItNames() {
        const Outcome outcome = shop_.run({"demo", "--model", "model", "--product", "screw_board", "--images",
                                           "3", "--out", "demo", "--json"});
        QVERIFY2(outcome.code == 0, outcome.err.c_str());
        const nlohmann::json json = outcome.json();
        for (const char* figure : {"auroc", "auroc_logical", "auroc_structural", "seconds"})
            QVERIFY2(json[figure].is_number(), figure);
        QCOMPARE(json["images"].size(), std::size_t(9));
        QVERIFY(fs::exists(shop_.path("demo/contact-sheet.png")));
        QVERIFY(fs::exists(shop_.path("demo/results/overlays/logical_anomalies/000.jpg")));
        const Outcome scored =
            shop_.run({"score", "demo/product", "demo/scenes/screw_board/test/good", "--out", "again"});
        QVERIFY2(scored.code == 0, scored.err.c_str());
        const Outcome again =
            shop_.run({"demo", "--model", "model", "--seed", "1", "--images", "1", "--out", "demo"});
        QVERIFY2(again.code == 0, again.err.c_str());
    }

    void theEmbeddedModelFindsWhatIsWrongInItsDemo() {
        const Outcome outcome = shop_.run({"demo", "--images", "6", "--out", "embedded", "--json"});
        QVERIFY2(outcome.code == 0, outcome.err.c_str());
        const nlohmann::json json = outcome.json();
        QVERIFY(json["demo_model"].get<bool>());
        QVERIFY(json["auroc"].get<double>() >= 0.85);
        QVERIFY(json["auroc_logical"].get<double>() >= 0.95);
    }

private:
    tests::Workshop shop_;
};

QTEST_APPLESS_MAIN(EvaluateCommandTest)
#include "evaluate_command_test.moc"
