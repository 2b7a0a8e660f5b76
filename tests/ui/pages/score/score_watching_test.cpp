#include <future>

#include <QAction>
#include <QLabel>

#include "pages/score/score_runner.h"
#include "ui/pages/score/score_desk.h"
#include "widgets/canvas/image_canvas.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

class ScoreWatchingTest : public QObject {
    Q_OBJECT

    ScoreSamples samples_;

private Q_SLOTS:
    void init() { fs::remove_all(defaultRunsFolder()); }

    void photosThatComeToAWatchedFolderAreScored() {
        ScoreDesk desk(samples_.state);
        const fs::path inbox = samples_.path("inbox");
        fs::create_directories(inbox);
        desk.page.watch().setSettleMs(100);
        desk.page.watchFolder(QString::fromStdString(inbox.string()));
        fs::copy_file(samples_.photos / "bad" / "1.png", inbox / "new.png");
        QTRY_COMPARE_WITH_TIMEOUT(desk.studio.results().rows().size(), std::size_t(1), 30000);
        fs::copy_file(samples_.photos / "good" / "1.png", inbox / "newer.png");
        QTRY_COMPARE_WITH_TIMEOUT(desk.studio.results().rows().size(), std::size_t(2), 30000);
        QCOMPARE(desk.studio.results().verdictOf(std::size_t(0)), Verdict::Reject);
    }

    void aPhotoThatIsReplacedWhileItIsLookedAtIsSeenAnew() {
        ScoreDesk desk(samples_.state);
        const fs::path inbox = samples_.path("replaced"), file = inbox / "new.png";
        fs::create_directories(inbox);
        desk.page.watch().setSettleMs(100);
        desk.page.watchFolder(QString::fromStdString(inbox.string()));
        const auto* canvas = desk.find<ImageCanvas>("rowCanvas");
        const auto sees = [&](const fs::path& photo) {
            const QImage there(QString::fromStdString(photo.string()));
            return canvas->photo() == there.convertToFormat(QImage::Format_RGB888);
        };
        const auto* why = desk.find<QLabel>("rowVerdict");
        fs::copy_file(samples_.photos / "bad" / "1.png", file);
        QTRY_VERIFY_WITH_TIMEOUT(why->text().startsWith("Reject"), 30000);
        QTRY_VERIFY(desk.studio.live().isCurrent() && sees(samples_.photos / "bad" / "1.png"));
        fs::copy_file(samples_.photos / "good" / "1.png", file, fs::copy_options::overwrite_existing);
        connect(&desk.studio.results(), &ScoreResults::rowsChanged, this,
                [&] { QVERIFY(!sees(samples_.photos / "bad" / "1.png")); }); // not the new words beside it
        QTRY_VERIFY_WITH_TIMEOUT(why->text().startsWith("Good"), 30000);
        QTRY_VERIFY(desk.studio.live().isCurrent() && sees(samples_.photos / "good" / "1.png"));
        QVERIFY(canvas->notice().isEmpty());
    }

    /// A folder that is watched may hold a hundred thousand photos already.
    void aWatchedFolderThatIsFullIsListedBesideTheWindow() {
        ScoreDesk desk(samples_.state);
        ScoreRunner& runner = desk.page.runner();
        const auto files = [](const fs::path& folder) {
            std::vector<fs::path> found;
            for (int i = 0; i < 20000; ++i)
                found.push_back(folder / (std::to_string(i) + ".png"));
            return found;
        };
        runner.addWatched("/line", files("/line"));
        QVERIFY(runner.images().empty()); // not in the slot that was told of them
        QTRY_COMPARE(runner.images().size(), std::size_t(20000));
        runner.addWatched("/line", files("/line")); // they were replaced
        QTRY_VERIFY(desk.studio.engine().files().jobs().isEmpty());
        QCOMPARE(runner.images().size(), std::size_t(20000));
        runner.addWatched("/other", files("/other"));
        desk.studio.document().startNew(samples_.state); // another product: nobody watches any more
        QTRY_VERIFY(desk.studio.engine().files().jobs().isEmpty());
        QCoreApplication::processEvents();
        QVERIFY(runner.images().empty());
        QCOMPARE(desk.problems.count(), 0);
    }

    /// The watch names each file once: what is cancelled is left to be gone on with.
    void whatAWatchedFolderBringsIsNotLost() {
        ScoreDesk desk(samples_.state);
        ScoreRunner& runner = desk.page.runner();
        constexpr std::size_t kMany = 600;
        const auto files = [](const fs::path& folder) {
            std::vector<fs::path> found;
            for (std::size_t i = 0; i < kMany; ++i)
                found.push_back(folder / (std::to_string(i) + ".png"));
            return found;
        };
        const auto hold = [](JobLane& lane, std::promise<void>& goOn) {
            lane.start("held", [held = goOn.get_future().share()](const JobContext&) { held.wait(); });
        };
        std::promise<void> exported, saved;
        hold(runner.files(), exported);
        runner.addWatched("/line", files("/line"));
        runner.cancel();
        QTRY_COMPARE(runner.images().size(), kMany); // not behind the export
        exported.set_value();
        QTRY_COMPARE_WITH_TIMEOUT(desk.studio.results().failed(), int(kMany), 30000);
        QTRY_COMPARE(runner.state(), ScoreRunner::State::Idle);

        JobLane& lane = desk.studio.engine().files();
        hold(lane, saved);
        runner.addWatched("/other", files("/other"));
        lane.jobs().back()->cancel(); // in the list of tasks
        QTest::qWait(0);
        QCOMPARE(runner.images().size(), kMany);
        saved.set_value();
        QTRY_COMPARE(runner.images().size(), 2 * kMany);
        QTRY_VERIFY(lane.jobs().isEmpty());
        QCOMPARE(runner.state(), ScoreRunner::State::Idle);
        QCOMPARE(desk.studio.results().rows().size(), kMany);
        QVERIFY(desk.find<QAction>("score.resume")->isEnabled());
        runner.resume();
        QTRY_COMPARE_WITH_TIMEOUT(desk.studio.results().rows().size(), 2 * kMany, 30000);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ScoreWatchingTest)
#include "score_watching_test.moc"
