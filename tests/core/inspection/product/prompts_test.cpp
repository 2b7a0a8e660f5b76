#include "inspection/product/prompts.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

#include <yaml-cpp/emitter.h>

#include "base/atomic_file.h"
#include "clip/label_colours.h"
#include "support/error_of.h"
#include "support/seen_colour.h"

using namespace cliplad;

namespace {

constexpr auto kWords = "title: Discs\n"
                        "coarse:\n"
                        "  - part\n"
                        "  - {name: wood, synonyms: [wood, board], background: true}\n"
                        "fine:\n"
                        "  - {name: disc, synonyms: [red disc, disc], colour: '#ff0000'}\n";

PromptFile parse(const std::string& yaml) {
    return parsePromptFile(yaml, "p.yaml");
}

std::vector<std::string> keysOf(const Prompts& prompts) {
    std::vector<std::string> keys;
    for (const auto& problem : validatePrompts(prompts))
        keys.push_back(problem.key);
    return keys;
}

Prompts good() {
    return parse(kWords).prompts;
}

} // namespace

class PromptsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsAndSettingsAreRead() {
        const PromptFile file =
            parse(std::string(kWords) + "settings:\n  clusters.count: 12\n  fine.unit: region\n");
        QCOMPARE(file.title, std::string("Discs"));
        QCOMPARE(file.prompts.coarse[0].name, std::string("part"));
        QVERIFY(file.prompts.coarse[1].background);
        QCOMPARE(file.prompts.fine[0].synonyms, (std::vector<std::string>{"red disc", "disc"}));
        QCOMPARE(file.prompts.fine[0].colour, std::string("#ff0000"));
        QCOMPARE(file.settings.clusters.count, 12);
        QVERIFY(file.settings.fine.unit == FineSettings::Unit::Region);
    }

    void whatIsWrittenReadsBackEqual() {
        PromptFile file = parse(kWords);
        file.title = "Discs: \"2\" of #3";
        file.prompts.fine.push_back({"true", {"1: x", "été", "- dash", "a # b"}, true, ""});
        file.prompts.fine.back().templates = Templates::None;
        file.settings.clusters.count = 12;
        file.settings.text.templates = Templates::Short;
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("words.yaml").toStdString();
        writePromptFile(file, path);
        const PromptFile read = readPromptFile(path);
        QCOMPARE(read.title, file.title);
        QVERIFY(read.prompts == file.prompts);
        QVERIFY(read.settings == file.settings);
        QVERIFY(!tests::contains(readFile(path), "patches.")); // as the defaults have it
    }

    void sentencesThatThereAreNotAreRefused() {
        VERIFY_ERROR(parse("coarse: [{name: part, templates: long}, {name: wood, background: true}]\n"
                           "fine: [{name: red disc}]\n"),
                     "expected full, short, none, found 'long'");
    }

    void wordsThatCannotBeReadAreNotWritten() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("words.yaml").toStdString();
        PromptFile file = parse(kWords);
        file.prompts.fine[0].name = "";
        VERIFY_ERROR(writePromptFile(file, path), "fine[0].name: the label has no name");
        QVERIFY(!std::filesystem::exists(path));
        VERIFY_ERROR(writePromptFile(parse(kWords), folder.filePath("none/words.yaml").toStdString()),
                     "words.yaml");
    }

    /// The example of the README is the prompt file that the photographs are measured with.
    void theReadmesExampleIsTheFourScrews() {
        const std::string readme = readFile(CLIPLAD_PROMPTS "/../README.md");
        const std::size_t start = readme.find("title: Four screws on wood");
        QVERIFY(start != std::string::npos);
        const PromptFile example = parse(readme.substr(start, readme.find("```", start) - start));
        const PromptFile shipped = readPromptFile(CLIPLAD_PROMPTS "/four_screws.yaml");
        QVERIFY(example.settings == shipped.settings);
        const auto words = [](const std::vector<Label>& labels) {
            std::vector<std::pair<std::vector<std::string>, bool>> all;
            for (const Label& label : labels)
                all.emplace_back(label.synonyms, label.background);
            return all;
        };
        QVERIFY(words(example.prompts.coarse) == words(shipped.prompts.coarse));
        QVERIFY(words(example.prompts.fine) == words(shipped.prompts.fine));
    }

    void wordsSurviveWriting() {
        Prompts prompts = good();
        prompts.fine.push_back({"true: #odd, \"name\"", {"- ~", "é 螺丝", "null", "12"}, false, ""});
        YAML::Emitter out;
        out << YAML::BeginMap;
        writePrompts(out, prompts);
        out << YAML::EndMap;
        QVERIFY2(parse(out.c_str()).prompts == prompts, out.c_str());
    }

    /// Their own colours are no worse than the palette's.
    void shippedPartsStayApartForEveryEye() {
        for (const auto& entry : std::filesystem::directory_iterator(CLIPLAD_PROMPTS))
            if (entry.path().extension() == ".yaml") {
                const std::vector<Colour> colours = labelColours(readPromptFile(entry.path()).prompts.fine);
                for (const tests::Eye& eye : tests::eyes())
                    QVERIFY2(tests::smallestDifference(colours, eye) > 15, entry.path().c_str());
            }
    }

    void theProjectsOwnFilesAreUsable() {
        int files = 0;
        for (const auto& entry : std::filesystem::directory_iterator(CLIPLAD_PROMPTS))
            if (entry.path().extension() == ".yaml") {
                const PromptFile file = readPromptFile(entry.path());
                QVERIFY2(!file.title.empty(), entry.path().c_str());
                QVERIFY(validatePrompts(file.prompts).empty());
                QVERIFY(validateSettings(file.settings).empty());
                ++files;
            }
        QCOMPARE(files, 13);
        QVERIFY(readPromptFile(CLIPLAD_PROMPTS "/juice_bottle.yaml").settings.fine.unit ==
                FineSettings::Unit::Region);
    }

    void mistakesAreNamedWithFileAndLine_data() {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QByteArray>("problem");
        const auto row = [](const char* name, const std::string& yaml, const char* problem) {
            QTest::newRow(name) << QByteArray::fromStdString(yaml) << QByteArray(problem);
        };
        const std::string words = kWords;
        row("unknown key", words + "setings: {}\n",
            "p.yaml:7: the key 'setings' is not known; did you mean 'settings'?");
        row("unknown label key", "coarse:\n  - {name: a, sinonyms: [b]}\nfine: [a]\n",
            "did you mean 'synonyms'?");
        row("unknown setting", words + "settings:\n  clusters.cuont: 3\n",
            "p.yaml:8: settings.clusters.cuont: there is no setting 'clusters.cuont'; did you mean "
            "'clusters.count'?");
        row("setting out of range", words + "settings: {clusters.count: 1000}\n",
            "p.yaml:7: settings.clusters.count");
        row("setting without value", words + "settings: {clusters.count: }\n", "has no value");
        row("setting as list", words + "settings: {clusters.count: [1]}\n", "expected a text, found a list");
        row("no fine", "coarse: [a]\n", "needs the key 'fine'");
        row("empty fine", "coarse: [a]\nfine: []\n", "fine: has no label");
        row("labels as text", "coarse: screw\nfine: [a]\n", "coarse: expected a list, found 'screw'");
        row("only background", "coarse: [{name: a, background: true}]\nfine: [a]\n",
            "coarse: holds only background");
        row("background as word", "coarse: [{name: a, background: maybe}]\nfine: [a]\n",
            "expected true or false");
        row("name there already", "coarse: [a]\nfine:\n  - b\n  - name: c\n    synonyms: [d, e, D]\n",
            "p.yaml:5: fine[1].synonyms[2]: 'D' is there twice");
        row("control character", "coarse: [\"a\\0b\"]\nfine: [a]\n", "p.yaml:1: holds a control character");
        row("empty file", "", "p.yaml:1: ");
        row("label without name", "coarse: [{synonyms: [a]}]\nfine: [a]\n", "needs the key 'name'");
    }
    void mistakesAreNamedWithFileAndLine() {
        QFETCH(QByteArray, yaml);
        QFETCH(QByteArray, problem);
        VERIFY_ERROR(parse(yaml.toStdString()), problem.toStdString());
        VERIFY_ERROR(parse(yaml.toStdString()), "p.yaml:");
    }

    void unusableWordsAreListedByKey() {
        QCOMPARE(keysOf(good()), std::vector<std::string>());
        Prompts prompts = good();
        prompts.coarse[0].name = " ";
        prompts.coarse[1].synonyms = {"wood", "", "Wood "};
        prompts.fine[0].colour = "red";
        prompts.fine.push_back({"disc", {"round thing"}, false, ""});
        prompts.fine.push_back({"other", {"RED disc"}, false, ""});
        QCOMPARE(keysOf(prompts),
                 (std::vector<std::string>{"coarse[0].name", "coarse[1].synonyms[1]", "coarse[1].synonyms[2]",
                                           "fine[0].colour", "fine[1].name", "fine[2].synonyms[0]"}));
    }

    void onlyBackgroundIsNoProduct() {
        Prompts prompts = good();
        prompts.fine[0].background = true;
        QCOMPARE(keysOf(prompts), std::vector<std::string>{"fine"});
        QCOMPARE(keysOf({}), (std::vector<std::string>{"coarse", "fine"}));
    }

    void wordsLongerThanTheTextTowerReadsAreRefused() {
        Prompts prompts = good();
        std::string words;
        for (int i = 0; i < 60; ++i)
            words += "screw ";
        prompts.fine[0].synonyms = {words};
        QCOMPARE(keysOf(prompts), std::vector<std::string>());
        for (int i = 0; i < 15; ++i)
            words += "screw ";
        prompts.fine[0].synonyms = {words};
        QCOMPARE(keysOf(prompts), std::vector<std::string>{"fine[0].synonyms[0]"});
        QVERIFY(tests::contains(validatePrompts(prompts)[0].message, "77"));
    }
};

QTEST_GUILESS_MAIN(PromptsTest)
#include "prompts_test.moc"
