#include <atomic>
#include <chrono>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "engine/engine.h"
#include "support/disc_product.h"
#include "support/held_backbone.h"

using namespace cliplad;
using namespace cliplad::ui;

/// Requests answered ahead of time, and a second preview beside the first.
class PrecomputeTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    std::vector<std::filesystem::path> shots_;

    PreviewRequest request(int count, quint64 revision = 0) const {
        const EnrolmentRequest like = tests::discRequest(shots_);
        PreviewRequest request{.revision = revision,
                               .recipe = {like.prompts, like.settings, {}, {}},
                               .shots = shots_,
                               .validation = {},
                               .image = {}};
        request.recipe.settings.clusters.count = count;
        return request;
    }
    QList<PreviewRequest> requests() const {
        QList<PreviewRequest> all;
        for (int count = 2; count <= 20; ++count)
            all.append(request(count));
        return all;
    }

private Q_SLOTS:
    void initTestCase() { shots_ = tests::writeShots(folder_.path().toStdString(), 2); }

    void aPreviewGoesBetweenTwoStepsOfThem() {
        const auto model = std::make_shared<tests::HeldBackbone>();
        Engine engine([model](const auto&, const auto&) { return model; });
        engine.loadModel("fake", "fp32");
        QTRY_VERIFY(engine.backbone());
        BackgroundJob* job = engine.precompute("ahead", requests());
        QSignalSpy ended(job, &BackgroundJob::ended);
        QTRY_VERIFY(model->entered == 1);
        bool before = false;
        connect(&engine, &Engine::previewReady, this, [&] { before = ended.isEmpty(); });
        engine.requestPreview(request(8, 1));
        QTRY_VERIFY(model->entered == 2); // the preview waits for no encoding that was begun ahead
        model->letGo();
        QTRY_COMPARE(ended.count(), 1);
        QVERIFY(before);
        QCOMPARE(model->imagesEncoded.load(), 3); // but for that one, what was interrupted kept its steps
    }

    void itCanBeCancelledAndPassesOverWhatCannotBeAnswered() {
        const auto model = std::make_shared<tests::HeldBackbone>();
        Engine engine([model](const auto&, const auto&) { return model; });
        QVERIFY(engine.precompute("no model yet", requests()) == nullptr);
        engine.loadModel("fake", "fp32");
        QTRY_VERIFY(engine.backbone());
        BackgroundJob* job = engine.precompute("ahead", requests());
        QSignalSpy cancelled(job, &BackgroundJob::cancelled);
        QTRY_VERIFY(model->entered == 1);
        job->cancel();
        model->letGo();
        QTRY_COMPARE(cancelled.count(), 1);

        PreviewRequest broken = request(5);
        broken.recipe.prompts.fine.clear();
        job = engine.precompute("ahead", {broken, request(6)});
        QSignalSpy done(job, &BackgroundJob::done);
        std::int64_t answered = 0;
        connect(job, &BackgroundJob::changed, this, [&, job] { answered = job->progress().done; });
        QTRY_COMPARE(done.count(), 1);
        QCOMPARE(answered, 2);
    }

    void aComparisonIsAnsweredBesideThePreview() {
        const auto model = std::make_shared<tests::FakeBackbone>();
        Engine engine([model](const auto&, const auto&) { return model; });
        QSignalSpy failed(&engine, &Engine::comparisonFailed);
        engine.requestComparison(request(5, 7));
        QCOMPARE(failed.count(), 1); // no model yet
        engine.loadModel("fake", "fp32");
        QTRY_VERIFY(engine.backbone());
        QSignalSpy compared(&engine, &Engine::comparisonReady), ready(&engine, &Engine::previewReady);
        engine.requestPreview(request(8, 1));
        engine.requestComparison(request(5, 7));
        QTRY_COMPARE(compared.count(), 1);
        QTRY_COMPARE(ready.count(), 1);
        QCOMPARE(compared[0][0].value<PreviewPtr>()->request.recipe.settings.clusters.count, 5);
        QCOMPARE(ready[0][0].value<PreviewPtr>()->request.recipe.settings.clusters.count, 8);
        PreviewRequest broken = request(5, 9);
        broken.shots = {"/nowhere.png"};
        engine.requestComparison(broken);
        QTRY_COMPARE(failed.count(), 2);
        QCOMPARE(failed[1][0].toULongLong(), 9ULL);
    }
};

QTEST_GUILESS_MAIN(PrecomputeTest)
#include "precompute_test.moc"
