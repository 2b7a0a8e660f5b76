#include <initializer_list>

#include <QAction>
#include <QPushButton>

#include "document/learning.h"
#include "pages/review/review_page.h"
#include "ui/pages/review/review_bench.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

class ReviewGoodPhotosTest : public QObject {
    Q_OBJECT

    ReviewSamples samples_;

    /// The samples with a run of their own.
    struct Bench : ReviewBench {
        using ReviewBench::ReviewBench;

        QAction& add() { return *find<QAction>("review.add-good"); }
        QLabel& told() { return *find<QLabel>("review-added"); }
        const DocumentState& state() { return studio.document().state(); }
        const std::vector<fs::path>& validation() { return state().validation; }

        void score(const std::vector<fs::path>& images, const fs::path& folder) {
            const ScoredRun run = scoreAll(state(), images, folder);
            studio.results().begin(run.info);
            studio.results().append(run.info.id, run.rows);
        }
        /// As a person does, once it is on a disk.
        void decide(const fs::path& image, DecisionValue value = DecisionValue::Good) {
            const auto row = static_cast<std::size_t>(studio.results().find(image));
            studio.reviews().decide(row, value, {}, {});
            const auto wanted = value == DecisionValue::Good ? ReviewDecision::Good : ReviewDecision::Bad;
            QTRY_VERIFY(studio.results().row(row).review == wanted);
        }
    };

    fs::path image(const char* name) const { return samples_.path("images") / name; }
    fs::path copyOf(const fs::path& photo, const char* name) const {
        fs::copy_file(photo, image(name), fs::copy_options::overwrite_existing);
        return image(name);
    }
    /// A good photo of its own.
    fs::path drawn(const char* name, std::uint64_t seed) const {
        return writePhoto(draw({.seed = seed}), image(name));
    }

private Q_SLOTS:
    void init() { samples_.clear(); }

    void theActionSaysHowManyItAddsOrWhyNone() {
        Bench bench(samples_);
        QVERIFY(!bench.add().isEnabled());
        QVERIFY2(bench.add().toolTip().contains("decided as good yet"), qPrintable(bench.add().toolTip()));
        bench.decide(image("missing.png"), DecisionValue::Bad);
        bench.decide(image("good.png"));
        QTRY_VERIFY(bench.add().isEnabled());
        QCOMPARE(bench.add().iconText(), "To the good photos: 1");
        bench.decide(image("extra.png"));
        QTRY_COMPARE(bench.add().iconText(), "To the good photos: 2");
        QVERIFY(bench.add().toolTip().contains("more than 8")); // a small sample
        QVERIFY(!bench.add().toolTip().contains("Only flagged"));
        bench.decide(image("good.png"), DecisionValue::Bad);
        QTRY_COMPARE(bench.add().iconText(), "To the good photos: 1");
        QVERIFY(bench.add().toolTip().contains("Only flagged"));
        bench.studio.results().clear();
        QTRY_VERIFY(!bench.add().isEnabled());
        QVERIFY2(bench.add().toolTip().contains("Score images"), qPrintable(bench.add().toolTip()));
    }

    void whatIsDecidedAsGoodTeachesTheCalibration() {
        Bench bench(samples_);
        const DocumentState before = bench.state();
        for (const char* name : {"good.png", "fine.png"})
            bench.decide(image(name));
        QTRY_VERIFY(bench.add().isEnabled());
        bench.add().trigger();
        QTRY_COMPARE(bench.validation(), (std::vector{image("good.png"), image("fine.png")}));
        QVERIFY(bench.state().shots == before.shots && bench.state().photos == before.photos);
        QCOMPARE(bench.studio.document().undoStack().undoText(), "Add to the good photos: 2 photos");
        QCOMPARE(learn(bench.state(), {}, FakeBackbone(), {}).calibration.sampleSize, 2);
        QVERIFY(bench.studio.results().isStale());
        QVERIFY2(bench.told().isVisible() && bench.told().text().contains("2 photo(s) were added") &&
                     bench.told().text().contains("With only 2"),
                 qPrintable(bench.told().text()));
        QTRY_VERIFY(!bench.add().isEnabled());
        QVERIFY2(bench.add().toolTip().contains("there already"), qPrintable(bench.add().toolTip()));
    }

    void addingIsOneStepHereAndOfTheProduct() {
        Bench bench(samples_);
        const DocumentState before = bench.state();
        bench.decide(image("good.png"));
        QTRY_VERIFY(bench.add().isEnabled());
        bench.add().trigger();
        QTRY_COMPARE(bench.validation().size(), 1U);
        QCOMPARE(bench.page.steps().undoText(), "To the good photos: good.png");
        QTest::mouseClick(bench.find<QPushButton>("review-added-undo"), Qt::LeftButton);
        QVERIFY(bench.state() == before);
        QVERIFY(!bench.studio.document().isModified());
        QVERIFY(!bench.told().isVisible());
        QVERIFY(bench.page.focusWidget() == &bench.comparison().overlayCanvas()); // keys decide, not write
        bench.page.steps().redo();
        QCOMPARE(bench.validation().size(), 1U);
        QVERIFY(bench.told().isVisible());
        bench.studio.document().edit("clusters", // on top of it
                                     [](DocumentState& state) { state.settings.clusters.count = 5; });
        bench.waitForImage();
        bench.press(Qt::Key_B); // and a decision, which is the last step now
        QVERIFY(!bench.find<QPushButton>("review-added-undo")->isVisible());
        bench.page.steps().undo();
        QVERIFY(bench.find<QPushButton>("review-added-undo")->isVisible());
        bench.press(Qt::Key_Backspace);
        QVERIFY(bench.validation().empty());
        QCOMPARE(bench.state().settings.clusters.count, 5);
        bench.page.steps().redo();
        bench.studio.document().undoStack().undo(); // on another page
        QVERIFY(bench.validation().empty() && !bench.told().isVisible());
        bench.page.steps().undo(); // nothing is left to be taken back
        QVERIFY(bench.validation().empty());
        QCOMPARE(bench.state().settings.clusters.count, 5);
    }

    /// Learning refuses a photo that is there twice, or is a shot.
    void copiesAreLeftOut() {
        Bench bench(samples_);
        const fs::path shot = copyOf(samples_.state.shots.front(), "shot-copy.png");
        const fs::path twin = copyOf(image("good.png"), "good-copy.png");
        const fs::path saved = copyOf(drawn("fresh.png", 300), "fresh-copy.png"); // as a saved product has it
        bench.score({shot, image("good.png"), twin, image("fresh.png"), samples_.state.shots.back()},
                    samples_.path("run-copies"));
        for (const fs::path& photo :
             {shot, image("good.png"), twin, image("fresh.png"), samples_.state.shots.back()})
            bench.decide(photo);
        QTRY_COMPARE(bench.add().iconText(), "To the good photos: 2");
        bench.studio.document().edit("validation", [&](DocumentState& state) { state.validation = {saved}; });
        QTRY_COMPARE(bench.add().iconText(), "To the good photos: 1");
        QTRY_VERIFY(bench.add().isEnabled());
        bench.add().trigger();
        QTRY_COMPARE(bench.validation(), (std::vector{saved, image("good.png")}));
        learn(bench.state(), {}, FakeBackbone(), {}); // accepts them
        bench.studio.document().edit("validation", [](DocumentState& state) { state.validation = {}; });
        QTRY_COMPARE(bench.add().iconText(), "To the good photos: 2"); // they may come back
    }

    void whatIsGoneOrChangedIsLeftOutAndNamed() {
        Bench bench(samples_);
        const fs::path gone = drawn("gone.png", 301), changed = drawn("changed.png", 302);
        bench.score({image("good.png"), gone, changed}, samples_.path("run-gone"));
        for (const fs::path& photo : {image("good.png"), gone, changed})
            bench.decide(photo);
        bench.studio.decisions().flush(); // which looks at the files too
        fs::remove(gone);
        drawn("changed.png", 303);
        QTRY_COMPARE(bench.add().iconText(), "To the good photos: 3");
        QTRY_VERIFY(bench.add().isEnabled());
        bench.add().trigger();
        QTRY_COMPARE(bench.validation(), (std::vector{image("good.png")}));
        QVERIFY2(bench.told().text().contains("gone.png, changed.png"), qPrintable(bench.told().text()));

        QTRY_COMPARE(bench.add().iconText(), "To the good photos: 2");
        QTRY_VERIFY(bench.add().isEnabled());
        bench.add().trigger(); // none of them is what it was
        QTRY_COMPARE(bench.problems.count(), 1);
        QVERIFY(bench.problems[0][1].toString().contains("gone.png, changed.png"));
        QCOMPARE(bench.validation().size(), 1U);
    }

    void theWordOfADataSetCounts() {
        Bench bench(samples_);
        ScoredRun run = samples_.run;
        run.info.id = "data set";
        for (ScoreRow& row : run.rows)
            row.anomalous = row.path != image("good.png");
        bench.studio.results().begin(run.info);
        bench.studio.results().append(run.info.id, run.rows);
        bench.decide(image("missing.png"));
        QTRY_VERIFY2(bench.add().toolTip().contains("data set"), qPrintable(bench.add().toolTip()));
        QVERIFY(!bench.add().isEnabled());
        bench.decide(image("good.png"));
        QTRY_COMPARE(bench.add().iconText(), "To the good photos: 1");
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ReviewGoodPhotosTest)
#include "review_good_photos_test.moc"
