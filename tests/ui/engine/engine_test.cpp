#include "engine/engine.h"

#include <atomic>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include "base/atomic_file.h"
#include "engine/live_session.h"
#include "engine/photos/photo_store.h"
#include "engine/preview_job.h"
#include "image/photo.h"
#include "inspection/enrolment.h"
#include "inspection/inspector.h"
#include "inspection/live_inspection.h"
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

/// A model that computes elsewhere.
class DistantBackbone : public FakeBackbone {
public:
    DistantBackbone() { info_.device = "CUDA 1"; }
    const BackboneInfo& info() const override { return info_; }

private:
    BackboneInfo info_ = FakeBackbone::info();
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

    /// As a pass over many photos is larger than the room for them.
    void photosForTheCalibrationAreReadOnce() {
        const auto model = std::make_shared<FakeBackbone>();
        Engine engine(loads(model), {.steps = 512U << 20U, .photos = 1});
        QSignalSpy ready(&engine, &Engine::previewReady), failed(&engine, &Engine::previewFailed);
        engine.loadModel("fake", "fp32");
        PreviewRequest wanted = request(1);
        const std::filesystem::path folder = folder_.path().toStdString();
        for (const unsigned i : {0U, 1U, 2U})
            wanted.validation.push_back(
                writePhoto(draw({.seed = 20 + i}), folder / ("normal" + std::to_string(i) + ".png")));
        engine.requestPreview(wanted);
        QTRY_COMPARE(ready.count(), 1);
        // Whoever asks and who is answered share the list.
        QCOMPARE(&ready[0][0].value<PreviewPtr>()->request.validation.get(), &wanted.validation.get());
        for (const auto& path : wanted.validation) { // as far as can be told unread, the file is the same
            const auto modified = std::filesystem::last_write_time(path);
            writeFileAtomically(path, std::string(std::filesystem::file_size(path), 'x'));
            std::filesystem::last_write_time(path, modified);
        }
        wanted.revision = 2;
        wanted.recipe.threshold = 3;
        engine.requestPreview(wanted);
        QTRY_COMPARE(ready.count() + failed.count(), 2);
        QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed[0][2].toString()));
    }

    void readingPhotosForTheCalibrationCanBeStopped() {
        LiveInspection live(std::make_shared<FakeBackbone>());
        PhotoStore photos(1);
        PreviewRequest wanted = request(1);
        wanted.shots.resize(1);
        wanted.validation = PathList({image_, shots_[1], shots_[2]});
        std::stop_source stop;
        int read = 0;
        const PreviewWatch watch{.reading = [&] {
            ++read;
            stop.request_stop();
        }};
        QVERIFY_EXCEPTION_THROWN(answerPreview(live, photos, wanted, {.stop = stop.get_token()}, watch),
                                 Cancelled);
        QCOMPARE(read, 1);
        const PreviewWatch newer{.reading = [] { throw Cancelled(); }};
        wanted.validation = PathList({"/nowhere/normal.png"});
        QVERIFY_EXCEPTION_THROWN(answerPreview(live, photos, wanted, {}, newer), Cancelled);
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
        QVERIFY(engine.model().problem().contains("import it"));
        QCOMPARE(changed.count(), 2);
    }

    void whereTheModelComputesIsTold() {
        Engine engine(loads(std::make_shared<DistantBackbone>()));
        engine.loadModel("distant", "fp32");
        QTRY_COMPARE(engine.model().state, ModelStatus::State::Ready);
        QCOMPARE(engine.model().device, QString("CUDA 1"));
    }

    void aPreviewGoesBetweenTwoStepsOfABatch() {
        std::atomic<int> steps = 0; // outlive what counts
        std::atomic<bool> enough = false;
        Engine engine(loads(std::make_shared<FakeBackbone>()));
        QSignalSpy ready(&engine, &Engine::previewReady);
        engine.loadModel("fake", "fp32");
        QTRY_COMPARE(engine.model().state, ModelStatus::State::Ready);
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

    void lanesThatComputeTakeTurns() {
        std::atomic<int> steps = 0;
        Engine engine(loads(std::make_shared<FakeBackbone>()));
        engine.batches().start("batch", [&](const JobContext& context) {
            for (;; ++steps) {
                context.throwIfStopped();
                context.progress(steps, 0);
            }
        });
        QTRY_VERIFY(steps > 3);
        BackgroundJob* errand = engine.errands().start("errand", [](const JobContext& context) {
            for (int i = 0; i < 10000; ++i)
                context.progress(i, 10000);
        });
        QSignalSpy done(errand, &BackgroundJob::done);
        QTRY_COMPARE(done.count(), 1); // while the batch is under way
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
