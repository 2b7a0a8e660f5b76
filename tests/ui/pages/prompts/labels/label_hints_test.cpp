#include "pages/prompts/labels/label_hints.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include "pages/prompts/labels/label_edits.h"
#include "pages/prompts/labels/label_figures.h"
#include "pages/prompts/labels/label_problems.h"
#include "pages/prompts/labels/synonym_text.h"

using namespace cliplad;
using namespace cliplad::ui;

namespace {

using Kind = LabelHint::Kind;

Label label(const std::string& name, bool background = false, std::vector<std::string> synonyms = {}) {
    return {.name = name, .synonyms = std::move(synonyms), .background = background, .colour = {}};
}

LabelFit fit(std::vector<int> areas, double similarity = 0.3) {
    LabelFit result;
    result.shotAreaPx = std::move(areas);
    result.meanSimilarity = similarity;
    return result;
}

DocumentState product() {
    DocumentState state;
    state.setPrompts({.coarse = {label("object"), label("wood", true)},
                      .fine = {label("screw"), label("nut"), label("washer"), label("board", true)}});
    return state;
}

/// Of two shots where all is well.
Preview previewOf(const DocumentState& state) {
    Preview preview;
    preview.request.recipe = state.recipe();
    for (int shot = 0; shot < 2; ++shot) {
        ImageView view;
        view.coarse = QImage(10, 10, QImage::Format_Indexed8);
        preview.shots.push_back(view);
    }
    preview.coarseFit.assign(preview.request.recipe.prompts.coarse.size(), fit({50, 50}));
    preview.fineFit.assign(preview.request.recipe.prompts.fine.size(), fit({20, 20}));
    return preview;
}

QList<Kind> kindsOf(const std::vector<LabelHint>& hints) {
    QList<Kind> kinds;
    for (const LabelHint& hint : hints)
        kinds.append(hint.kind);
    return kinds;
}

/// A document whose edits are undone with it; nothing is written.
struct OpenProduct {
    QTemporaryDir folder;
    ProductDocument document{folder.filePath("drafts").toStdString()};
    LabelEdits edits{document};

    explicit OpenProduct(const DocumentState& state) { document.startNew(state); }
    const DocumentState& state() const { return document.state(); }
    QString undoText() { return document.undoStack().undoText(); }
};

} // namespace

class LabelHintsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsSaidOfLabelsThatFit() {
        const DocumentState state = product();
        QCOMPARE(labelHints(state, previewOf(state)), std::vector<LabelHint>());
    }

    void wordsThatTheModelNeverLearnedComeFirst() {
        const DocumentState state = product();
        Preview preview = previewOf(state);
        preview.fineFit[1] = fit({0, 0}, 0);
        preview.fineFit[1].unmetWords = {"hexabolt", "zebrano"};
        const auto hints = labelHints(state, preview);
        QCOMPARE(kindsOf(hints), (QList<Kind>{Kind::UnmetWords, Kind::NeverWins}));
        QCOMPARE(hints[0].place, (LabelPlace{LabelList::Fine, 1}));
        const QString sentence = LabelHintText::sentence(hints[0], state, QLocale::c());
        QVERIFY2(sentence.startsWith("The model never learned “hexabolt”, “zebrano” (“nut”)."),
                 qPrintable(sentence));
        QVERIFY(LabelHintText::action(hints[0], state).isEmpty());
    }

    void aLabelThatNeverWinsCanBeSwitchedOff() {
        const DocumentState state = product();
        Preview preview = previewOf(state);
        preview.fineFit[1] = fit({0, 0}, 0);
        const auto hints = labelHints(state, preview);
        QCOMPARE(hints, (std::vector<LabelHint>{{Kind::NeverWins, {LabelList::Fine, 1}}}));
        QVERIFY(LabelHintText::sentence(hints[0], state, QLocale::c()).contains("“nut” wins no pixel"));
        OpenProduct open(state);
        applyHint(hints[0], open.state(), open.edits);
        QVERIFY(!open.state().fine[1].enabled);
        QCOMPARE(open.undoText(), QString("Switch off “nut”"));
    }

    void twoThatCompeteAreToldOnceAndCanBeJoined() {
        const DocumentState state = product();
        Preview preview = previewOf(state);
        preview.fineFit[0].rival = 1;
        preview.fineFit[0].contestedShare = 0.2;
        preview.fineFit[1].rival = 0;
        preview.fineFit[1].contestedShare = 0.34;
        const auto hints = labelHints(state, preview);
        QCOMPARE(hints, (std::vector<LabelHint>{
                            {Kind::Competes, {LabelList::Fine, 1}, {LabelList::Fine, 0}, 0.34}}));
        QVERIFY(LabelHintText::sentence(hints[0], state, QLocale::c()).contains("34 %"));
        OpenProduct open(state);
        applyHint(hints[0], open.state(), open.edits);
        QCOMPARE(open.state().fine.size(), std::size_t(3));
        QCOMPARE(open.state().fine[0].label.name, std::string("nut"));
        QCOMPARE(open.state().fine[0].label.synonyms, (std::vector<std::string>{"nut", "screw"}));
        open.document.undoStack().undo();
        QVERIFY(open.state() == state);
    }

    void itDoesNotMatterWhichOfTwoBackgroundsWins() {
        DocumentState state = product();
        state.coarse.push_back({label("table", true), true});
        Preview preview = previewOf(state);
        preview.coarseFit[1].rival = 2;
        preview.coarseFit[1].contestedShare = 0.9;
        QCOMPARE(labelHints(state, preview), std::vector<LabelHint>());
    }

    void withoutTheCoarseStageItDoesNotMatterWhichRegionsACoarseLabelWins() {
        const DocumentState state = product();
        Preview preview = previewOf(state);
        preview.coarseFit[0] = fit({0, 0});
        QCOMPARE(kindsOf(labelHints(state, preview)), QList<Kind>{Kind::NeverWins});
        preview.hasCoarseStage = false;
        QCOMPARE(labelHints(state, preview), std::vector<LabelHint>());
    }

    void aBackgroundThatEatsAPartOffersItsWordsToTheForeground() {
        const DocumentState state = product();
        Preview preview = previewOf(state);
        preview.fineFit[2].eatenBy = 1;
        preview.fineFit[2].eatenShare = 0.3;
        const auto hints = labelHints(state, preview);
        QCOMPARE(hints, (std::vector<LabelHint>{
                            {Kind::EatsPart, {LabelList::Coarse, 1}, {LabelList::Fine, 2}, 0.3}}));
        QCOMPARE(LabelHintText::action(hints[0], state), QString("Add “washer” to “object”"));
        OpenProduct open(state);
        applyHint(hints[0], open.state(), open.edits);
        QCOMPARE(open.state().coarse[0].label.synonyms, (std::vector<std::string>{"object", "washer"}));
        QVERIFY(labelProblems(open.state()).empty());
        QCOMPARE(LabelHintText::action(hints[0], open.state()), QString()); // it has them already
    }

    void aPartThatABackgroundEatsWhollyIsNotToBeSwitchedOff() {
        DocumentState state = product();
        state.coarse.push_back({label("fixing", false, {"screw", "bolt"}), false});
        Preview preview = previewOf(state);
        for (const std::size_t part : {0U, 1U}) {
            preview.fineFit[part] = fit({0, 0}, 0);
            preview.fineFit[part].eatenBy = 1;
            preview.fineFit[part].eatenShare = 1;
        }
        const auto hints = labelHints(state, preview);
        QCOMPARE(kindsOf(hints), (QList<Kind>{Kind::EatsPart, Kind::EatsPart}));
        QVERIFY(LabelHintText::sentence(hints[0], state, QLocale::c())
                    .startsWith("The background “wood” takes 100 % of the pixels that the part “screw”"));
        QCOMPARE(LabelHintText::action(hints[0], state), QString("Switch on coarse “fixing”"));
        QCOMPARE(LabelHintText::action(hints[1], state), QString("Add “nut” to “object”"));
        OpenProduct open(state);
        applyHint(hints[0], open.state(), open.edits);
        QVERIFY(open.state().coarse[2].enabled);
    }

    void aBackgroundOfThePartsOwnWordsIsNoBackground() {
        DocumentState state = product();
        state.coarse.push_back({label("screw", true), true});
        Preview preview = previewOf(state);
        preview.fineFit[0] = fit({0, 0}, 0);
        preview.fineFit[0].eatenBy = 2;
        preview.fineFit[0].eatenShare = 1;
        const auto hints = labelHints(state, preview);
        QCOMPARE(kindsOf(hints), QList<Kind>{Kind::EatsPart});
        QCOMPARE(LabelHintText::action(hints[0], state), QString("Coarse “screw” is no background"));
        OpenProduct open(state);
        applyHint(hints[0], open.state(), open.edits);
        QVERIFY(!open.state().coarse[2].label.background);
        state.coarse[2].label.synonyms = {"screw", "wood"}; // the wood would become foreground
        QCOMPARE(LabelHintText::action(hints[0], state), QString());
    }

    void whatWinsNextToNothingDoesNotCompete() {
        const DocumentState state = product();
        Preview preview = previewOf(state);
        for (ImageView& shot : preview.shots)
            shot.coarse = QImage(100, 100, QImage::Format_Indexed8);
        preview.fineFit[0] = fit({1, 0});
        preview.fineFit[0].rival = 1;
        preview.fineFit[0].contestedShare = 0.6;
        preview.fineFit[0].areaSpread = 1.4;
        QCOMPARE(labelHints(state, preview), std::vector<LabelHint>());
        preview.fineFit[0].shotAreaPx = {60, 40};
        QCOMPARE(kindsOf(labelHints(state, preview)), (QList<Kind>{Kind::Competes, Kind::Unstable}));
    }

    void wordsThatFitFarWorseThanOthersAndUnsteadyAreasAreTold() {
        const DocumentState state = product();
        Preview preview = previewOf(state);
        preview.fineFit[0].meanSimilarity = 0.1;
        preview.fineFit[1].areaSpread = 0.8;
        preview.fineFit[3].areaSpread = 0.8; // background: of no consequence
        QCOMPARE(kindsOf(labelHints(state, preview)), (QList<Kind>{Kind::WeakWords, Kind::Unstable}));
    }

    void aCoarseListWithoutBackgroundIsTold() {
        DocumentState state = product();
        state.coarse.pop_back();
        const auto hints = labelHints(state, previewOf(state));
        QCOMPARE(kindsOf(hints), QList<Kind>{Kind::NoBackground});
        OpenProduct open(state);
        applyHint(hints[0], open.state(), open.edits);
        QVERIFY(open.state().coarse.back().label.background);
    }

    void rowsAreThoseOfTheTableWhateverIsSwitchedOff() {
        DocumentState state = product();
        state.fine[0].enabled = false;
        Preview preview = previewOf(state); // knows nut, washer, board
        preview.fineFit[1] = fit({0, 0}, 0);
        QCOMPARE(labelHints(state, preview)[0].place, (LabelPlace{LabelList::Fine, 2}));
        state.fine.erase(state.fine.begin() + 2); // gone since
        QCOMPARE(labelHints(state, preview), std::vector<LabelHint>());
        QVERIFY(!figuresOf(preview, LabelList::Fine, state.fine, 0)); // switched off
        QCOMPARE(figuresOf(preview, LabelList::Fine, state.fine, 1)->areaShare, 0.2);
        state.fine[1].label.synonyms = {"hex nut"}; // edited since: known by its name
        QVERIFY(figuresOf(preview, LabelList::Fine, state.fine, 1));
        state.fine[2].label.name = "nut"; // and by that no more
        QVERIFY(!figuresOf(preview, LabelList::Fine, state.fine, 1));
    }

    void problemsStandAtTheirRows() {
        DocumentState state = product();
        state.fine[0].enabled = false;
        state.fine[1].label.name = "";
        state.fine[2].label.synonyms = {"disc", "Board"};
        const auto problems = labelProblems(state);
        QCOMPARE(problems.size(), std::size_t(2));
        QCOMPARE(problems[0].place, (LabelPlace{LabelList::Fine, 1}));
        QVERIFY(problems[0].cell == LabelProblem::Cell::Name);
        QCOMPARE(problems[1].place, (LabelPlace{LabelList::Fine, 3}));
        QVERIFY2(problems[1].text.contains("“washer”"), qPrintable(problems[1].text));
        for (const LabelProblem& problem : problems)
            QVERIFY2(!problem.text.contains('['), qPrintable(problem.text)); // no key of a file
        state.coarse.clear();
        QCOMPARE(labelProblems(state)[0].place, (LabelPlace{LabelList::Coarse, -1}));
    }

    void synonymsSurviveTheirText_data() {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("none") << QStringList{};
        QTest::newRow("plain") << QStringList{"pin", "push pin"};
        QTest::newRow("comma") << QStringList{"red, round pin", "pin"};
        QTest::newRow("quotes") << QStringList{"\"best\" pin", "5\" pipe", "a \"b\", c"};
    }
    void synonymsSurviveTheirText() {
        QFETCH(QStringList, words);
        std::vector<std::string> synonyms;
        for (const QString& word : words)
            synonyms.push_back(word.toStdString());
        QCOMPARE(parseSynonyms(toSynonymText(synonyms)), synonyms);
    }

    void halfTypedSynonymsAreReadAsFarAsTheyGo() {
        QCOMPARE(parseSynonyms(" pin , ,"), std::vector<std::string>{"pin"});
        QCOMPARE(parseSynonyms("a, \"b, c"), (std::vector<std::string>{"a", "b, c"}));
    }

    void aCopyOfALabelWithSynonymsWaitsSwitchedOff() {
        DocumentState state = product();
        state.fine[0].label.synonyms = {"screw", "bolt"};
        OpenProduct open(state);
        QCOMPARE(open.edits.duplicate({LabelList::Fine, 0}), 1);
        QCOMPARE(open.state().fine[1].label.name, std::string("screw 2"));
        QVERIFY(!open.state().fine[1].enabled);
        QCOMPARE(open.edits.duplicate({LabelList::Fine, 2}), 3);
        QCOMPARE(open.state().fine[3].label.name, std::string("nut 2"));
        QVERIFY(open.state().fine[3].enabled);
        QVERIFY(labelProblems(open.state()).empty());
    }

    void labelsMoveToTheirPlace() {
        OpenProduct open(product());
        QVERIFY(open.edits.move({LabelList::Fine, 3}, 0));
        QCOMPARE(open.state().fine[0].label.name, std::string("board"));
        QCOMPARE(open.undoText(), QString("Move “board” up"));
        QVERIFY(open.edits.move({LabelList::Fine, 0}, 2));
        QCOMPARE(open.state().fine[2].label.name, std::string("board"));
        QVERIFY(!open.edits.move({LabelList::Fine, 3}, 4));
    }

    void aFileReplacesLabelsAndOnlyTheSettingsThatItNames() {
        DocumentState state = product();
        state.settings.clusters.count = 7;
        OpenProduct open(state);
        PromptFile file;
        file.title = "Pins";
        file.prompts = {.coarse = {label("pin"), label("box", true)}, .fine = {label("pin")}};
        file.settings.text.templates = Templates::Short;
        open.edits.replaceAll(file, "pins.yaml");
        QCOMPARE(open.state().fine.size(), std::size_t(1));
        QCOMPARE(open.state().settings.clusters.count, 7);
        QVERIFY(open.state().settings.text.templates == Templates::Short);
        QCOMPARE(open.undoText(), QString("Labels from “pins.yaml”"));
    }
};

QTEST_GUILESS_MAIN(LabelHintsTest)
#include "label_hints_test.moc"
