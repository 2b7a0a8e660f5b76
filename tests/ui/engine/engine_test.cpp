#include "engine/engine.h"

#include <atomic>
#include <semaphore>

#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include "engine/live_session.h"
#include "image/photo.h"
#include "inspection/enrolment.h"
#include "inspection/inspector.h"
#include "support/disc_product.h"
#include "support/held_backbone.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

/// A model that encodes until it is asked to stop.
class EndlessBackbone : public FakeBackbone {
public:
    Features encodeImage(const cv::Mat& rgb, int resolution,
                         const std::stop_token& stop = {}) const override {
        ++entered;
        constexpr int kPatienceMs = 20000;
        for (int ms = 0; ms < kPatienceMs && !stop.stop_requested(); ++ms)
            QThread::msleep(1);
        return FakeBackbone::encodeImage(rgb, resolution, stop);
    }

    mutable std::atomic<int> entered = 0;
};

Engine::Loader loads(std::shared_ptr<const Backbone> model) {
    return [model = std::move(model)](const std::string&, const std::string&) { return model; };
}

class EngineTest : public QObject {
    Q_OBJECT

private:
    PreviewRequest request(quint64 revision) const {
        const EnrolmentRequest like = discRequest(shots_);
        return {.revision = revision,
                .recipe = {like.prompts, like.settings, {}, {}},
                .shots = shots_,
                .validation = {},
                .image = image_};
    }

    QTemporaryDir folder_;
    std::vector<std::filesystem::path> shots_;
    std::filesystem::path image_;

private Q_SLOTS:
    void initTestCase() {
        const std::filesystem::path folder = folder_.path().toStdString();
        shots_ = writeShots(folder, 3);
        image_ = writePhoto(draw({.discs = {"red", "", "blue", "blue"}, .seed = 9}), folder / "test.png");
    }

    void aPreviewHasTheFiguresOfTheOneScoringPath() {
        const auto model = std::make_shared<FakeBackbone>();
        Engine engine(loads(model));
        QSignalSpy ready(&engine, &Engine::previewReady);
        engine.loadModel("fake", "fp32");
        engine.requestPreview(request(1));
        QTRY_COMPARE(ready.count(), 1);
        const auto preview = ready[0][0].value<PreviewPtr>();

        const Product product = enrol(*model, discRequest(shots_));
        const Inspection expected = inspect(*model, product, loadPhoto(image_).rgb);
        QVERIFY(preview->finding);
        QCOMPARE(preview->finding->fused, expected.scores.fused);
        QCOMPARE(preview->finding->logical, expected.scores.logical);
        QCOMPARE(preview->finding->structural, expected.scores.structural);
        QCOMPARE(preview->finding->threshold, expected.threshold);
        QCOMPARE(preview->finding->anomalous, expected.anomalous);
        QVERIFY(preview->finding->anomalous);
        QCOMPARE(preview->image->areaPx, expected.histogram.areaPx);
        QCOMPARE(preview->finding->text, QString::fromStdString(expected.explanation.text));
        QCOMPARE(preview->shots.size(), std::size_t(3));
    }

    void whatRunsIsShownAndOfWhatWaitsOnlyTheNewest() {
        const auto model = std::make_shared<HeldBackbone>();
        Engine engine(loads(model));
        QSignalSpy ready(&engine, &Engine::previewReady);
        engine.loadModel("fake", "fp32");
        engine.requestPreview(request(1));
        model->pass(3);
        QTRY_COMPARE(model->entered, 4); // the first runs; between two images it would be given up
        for (const quint64 revision : {2, 3, 4})
            engine.requestPreview(request(revision));
        model->letGo();
        QTRY_COMPARE(ready.count(), 2);
        QCOMPARE(ready[0][0].value<PreviewPtr>()->request.revision, std::uint64_t(1));
        QCOMPARE(ready[1][0].value<PreviewPtr>()->request.revision, std::uint64_t(4));
    }

    void leavingWaitsForNoEncoding() {
        const auto model = std::make_shared<EndlessBackbone>();
        auto engine = std::make_unique<Engine>(loads(model));
        engine->loadModel("fake", "fp32");
        engine->requestPreview(request(1));
        QTRY_COMPARE(model->entered, 1);
        QElapsedTimer leaving;
        leaving.start();
        engine.reset();
        QVERIFY(leaving.elapsed() < 5000);

        engine = std::make_unique<Engine>(loads(model));
        engine->errands().start("learning", [model, like = discRequest(shots_)](const JobContext& job) {
            enrol(*model, like, job);
        });
        QTRY_COMPARE(model->entered, 2);
        leaving.start();
        engine.reset();
        QVERIFY(leaving.elapsed() < 5000);
    }

    void workThatGoesFirstComesBeforeAllThatWaits() {
        Engine engine(loads(std::make_shared<FakeBackbone>()));
        std::binary_semaphore go{0};
        QStringList order;
        JobLane& lane = engine.errands();
        const auto note = [&](const QString& name) {
            return [&, name](const JobContext&) { order.append(name); };
        };
        std::atomic<bool> runs = false;
        lane.start("running", [&](const JobContext&) {
            runs = true;
            go.acquire();
        });
        QTRY_VERIFY(runs);
        lane.start("waiting", note("waiting"));
        BackgroundJob* first = lane.startNext("first", note("first"));
        QCOMPARE(lane.jobs().indexOf(first), 1); // as a list shows it
        go.release();
        QTRY_VERIFY(lane.jobs().isEmpty());
        QCOMPARE(order, QStringList({"first", "waiting"}));
    }

    void anErrorOfTheCoreBecomesAMessage() {
        Engine engine(loads(std::make_shared<FakeBackbone>()));
        QSignalSpy failed(&engine, &Engine::previewFailed);
        engine.loadModel("fake", "fp32");
        PreviewRequest missing = request(7);
        missing.shots[1] = "/nowhere/shot.png";
        engine.requestPreview(missing);
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed[0][0].toULongLong(), 7ULL);
        QVERIFY(failed[0][1].value<std::filesystem::path>() == image_);
        QVERIFY(failed[0][2].toString().contains("/nowhere/shot.png"));
    }

    void aModelThatCannotBeLoadedIsTold() {
        Engine engine([](const std::string& name, const std::string&) -> std::shared_ptr<const Backbone> {
            throw Error("is not there", name, "import it");
        });
        QSignalSpy changed(&engine, &Engine::modelChanged);
        engine.loadModel("big", "bf16");
        QTRY_COMPARE(engine.model().state, ModelStatus::State::Failed);
        QVERIFY(engine.model().problem.contains("import it"));
        QCOMPARE(changed.count(), 2);
    }

    void aPreviewGoesBetweenTwoStepsOfABatch() {
        Engine engine(loads(std::make_shared<FakeBackbone>()));
        QSignalSpy ready(&engine, &Engine::previewReady);
        engine.loadModel("fake", "fp32");
        QTRY_COMPARE(engine.model().state, ModelStatus::State::Ready);
        std::atomic<int> steps = 0;
        std::atomic<bool> enough = false;
        BackgroundJob* job = engine.batches().start("batch", [&](const JobContext& context) {
            while (!enough) {
                context.throwIfStopped();
                context.progress(++steps, 0);
            }
        });
        QSignalSpy done(job, &BackgroundJob::done);
        QTRY_VERIFY(steps > 3);
        engine.requestPreview(request(1));
        QTRY_COMPARE(ready.count(), 1); // while the batch is under way
        QCOMPARE(done.count(), 0);
        enough = true;
        QTRY_COMPARE(done.count(), 1);
    }

    void aBatchCanBePausedAndCancelled() {
        Engine engine(loads(std::make_shared<FakeBackbone>()));
        std::atomic<int> steps = 0;
        BackgroundJob* job = engine.batches().start("batch", [&](const JobContext& context) {
            for (;;) {
                context.throwIfStopped();
                context.progress(++steps, 1'000'000'000);
            }
        });
        QSignalSpy cancelled(job, &BackgroundJob::cancelled);
        QTRY_COMPARE(job->state(), BackgroundJob::State::Running);
        QTRY_VERIFY(steps > 0);
        job->setPaused(true);
        QCOMPARE(job->state(), BackgroundJob::State::Paused);
        int before = -1; // the step under way ends first
        QTRY_VERIFY(std::exchange(before, steps.load()) == steps.load());
        job->setPaused(false);
        QTRY_VERIFY(steps > before);
        job->cancel();
        QTRY_COMPARE(cancelled.count(), 1);
        QVERIFY(engine.jobs().isEmpty());
    }

    void theTimeLeftIsMeasuredByStepsOfOneKind() {
        Engine engine(loads(std::make_shared<FakeBackbone>()));
        BackgroundJob* job = engine.batches().start("batch", [&](const JobContext& context) {
            context.progress(0, 3); // shots that are learned
            QThread::msleep(120);
            for (int done = 340;; ++done) { // then images, of which many are done
                context.throwIfStopped();
                context.progress(done, 1000);
                QThread::msleep(20);
            }
        });
        QTRY_VERIFY(job->progress().done > 345);
        const double left = job->remainingSeconds();
        QVERIFY2(left > 6, qPrintable(QString::number(left))); // some 650 steps of 20 ms and more
        job->cancel();
        QTRY_VERIFY(engine.jobs().isEmpty());
    }

    void jobsRunOneAfterAnotherAndTellWhatFailed() {
        Engine engine(loads(std::make_shared<FakeBackbone>()));
        std::atomic<int> running = 0, most = 0;
        const auto work = [&](const JobContext&) {
            most = std::max(most.load(), ++running);
            --running;
        };
        engine.batches().start("one", work);
        BackgroundJob* bad = engine.batches().start(
            "two", [](const JobContext&) { throw Error("is full", "disk", "delete something"); });
        QSignalSpy failed(bad, &BackgroundJob::failed);
        BackgroundJob* last = engine.batches().start("three", work);
        QSignalSpy done(last, &BackgroundJob::done);
        QTRY_COMPARE(done.count(), 1);
        QCOMPARE(failed.count(), 1);
        QVERIFY(failed[0][0].toString().contains("delete something"));
        QCOMPARE(most.load(), 1);
    }

    void whoHearsOfAnEndMayRunALoop() {
        Engine engine(loads(std::make_shared<FakeBackbone>()));
        int ended = 0;
        BackgroundJob* job = engine.batches().start("short", [](const JobContext&) {});
        connect(job, &BackgroundJob::done, this, [] { QTest::qWait(50); }); // as a dialog does
        connect(job, &BackgroundJob::ended, this, [&] { ++ended; });
        const QPointer<BackgroundJob> there = job;
        QTRY_COMPARE(ended, 1);
        QVERIFY(engine.jobs().isEmpty());
        QTRY_VERIFY(there.isNull());
    }

    void masksOfAnotherImageAreNeverKeptOnScreen() {
        Engine engine(loads(std::make_shared<FakeBackbone>()));
        LiveSession live(engine);
        engine.loadModel("fake", "fp32");
        live.setRequest(request(1), {});
        live.setImage(image_);
        QTRY_VERIFY(live.isCurrent());
        QVERIFY(live.imageView() != nullptr);
        live.setImage(std::filesystem::path(folder_.path().toStdString()) / "shot1.png");
        QVERIFY(live.imageView() == nullptr || live.imageView()->path == live.image());
        QVERIFY(live.preview()->finding && live.finding() == nullptr); // it is of the other image
        QVERIFY(!live.isCurrent());
        QVERIFY(!live.notice().isEmpty());
        QTRY_VERIFY(live.isCurrent());
        QVERIFY(live.notice().isEmpty());
    }

    void aFailureOfAnotherImageSaysNothingOfThisOne() {
        Engine engine(loads(std::make_shared<FakeBackbone>()));
        LiveSession live(engine);
        engine.loadModel("fake", "fp32");
        QTRY_COMPARE(engine.model().state, ModelStatus::State::Ready);
        live.setRequest(request(1), {});
        live.setImage(image_);
        Q_EMIT engine.previewFailed(1, "/nowhere/before.png", "is gone");
        QCOMPARE(live.state(), LiveSession::State::Computing);
        QTRY_VERIFY(live.isCurrent());
        Q_EMIT engine.previewFailed(1, image_, "is gone");
        QCOMPARE(live.state(), LiveSession::State::Failed);
    }

    void aJobThatWaitsIsPausedAndCancelledAtOnce() {
        std::binary_semaphore go(0);
        std::atomic<bool> ranSecond = false, ranThird = false;
        JobLane lane;
        const auto letGo = qScopeGuard([&] { go.release(); });
        BackgroundJob* first = lane.start("first", [&](const JobContext&) { go.acquire(); });
        BackgroundJob* second = lane.start("second", [&](const JobContext&) { ranSecond = true; });
        BackgroundJob* third = lane.start("third", [&](const JobContext&) { ranThird = true; });
        QTRY_COMPARE(first->state(), BackgroundJob::State::Running);
        QSignalSpy cancelled(second, &BackgroundJob::cancelled);
        QSignalSpy ended(first, &BackgroundJob::ended);
        second->cancel();
        third->setPaused(true);
        QCOMPARE(third->state(), BackgroundJob::State::Paused);
        QTRY_COMPARE(cancelled.count(), 1); // while the first one runs
        QCOMPARE(lane.jobs(), (QList{first, third}));
        go.release();
        QTRY_COMPARE(ended.count(), 1);
        QTest::qWait(50);
        QCOMPARE(third->state(), BackgroundJob::State::Paused);
        QVERIFY(!ranThird);
        third->setPaused(false);
        QTRY_VERIFY(lane.jobs().isEmpty());
        QVERIFY(ranThird && !ranSecond);
    }

    void anEditKeepsTheOldMasksAndSaysSo() {
        const auto model = std::make_shared<FakeBackbone>();
        Engine engine(loads(model));
        LiveSession live(engine);
        engine.loadModel("fake", "fp32");
        live.setRequest(request(1), {});
        live.setImage(image_);
        QTRY_VERIFY(live.isCurrent());
        const int encoded = model->imagesEncoded;
        PreviewRequest edited = request(2);
        edited.recipe.settings.clusters.count = 5;
        live.setRequest(edited, {});
        QVERIFY(live.imageView() != nullptr);
        QCOMPARE(live.state(), LiveSession::State::Computing);
        QVERIFY(!live.notice().isEmpty());
        QTRY_VERIFY(live.isCurrent());
        QCOMPARE(live.imageView()->clusterCount, 5);
        QCOMPARE(model->imagesEncoded.load(), encoded); // the vision tower did not run again
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::EngineTest)
#include "engine_test.moc"
