#include "engine/live_session.h"

#include <semaphore>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "base/known_error.h"
#include "engine/cache_budgets.h"
#include "engine/engine.h"
#include "support/disc_product.h"
#include "support/held_backbone.h"
#include "support/stars.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

/// A session over a model that encodes one image when it is told to.
struct Bench {
    explicit Bench(const fs::path& folder, int shots)
        : paths(writeShots(folder, shots))
        , test(writePhoto(draw({.discs = {"red", "", "blue", "blue"}, .seed = 9}), folder / "test.png"))
        , engine([this](const std::string&, const std::string&) { return model; }) {}
    ~Bench() { model->letGo(); }

    PreviewRequest request(quint64 revision) const {
        const EnrolmentRequest like = discRequest(paths);
        return {.revision = revision,
                .recipe = {like.prompts, like.settings, {}, {}},
                .shots = paths,
                .validation = {},
                .image = {}};
    }
    void begin(const fs::path& image) {
        engine.loadModel("fake", "fp32");
        live.setRequest(request(1), {});
        live.setImage(image);
    }

    std::shared_ptr<HeldBackbone> model = std::make_shared<HeldBackbone>();
    const std::vector<fs::path> paths;
    const fs::path test;
    Engine engine;
    LiveSession live{engine};
};

class LiveSessionTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    fs::path folder() const { return folder_.path().toStdString(); }

private Q_SLOTS:
    void masksAreSeenWhileTheCalibrationIsLearned() {
        Bench bench(folder(), 1);
        LiveSession& live = bench.live;
        bench.begin(bench.test);
        QTRY_COMPARE(bench.model->entered, 1);
        QTRY_COMPARE(live.encodingText(), QString("encoding 1 of 2"));
        QVERIFY(live.notice().contains("encoding 1 of 2"));
        QVERIFY(!live.shotsAreCurrent() && live.preview() == nullptr);

        bench.model->pass(1); // the shot
        QTRY_VERIFY(live.shotsAreCurrent());
        QVERIFY(!live.preview()->isWhole && !live.preview()->finding);
        QVERIFY(live.imageView() == nullptr);
        QVERIFY(live.preview()->shots[0].areaPx[0] > 0);

        bench.model->pass(1); // the test image
        QTRY_COMPARE(bench.model->entered, 3);
        QTRY_VERIFY(live.imageView() != nullptr);
        QVERIFY(!live.isCurrent() && live.finding() == nullptr);
        QTRY_VERIFY(live.notice().contains("encoding 3 of 8"));
        QVERIFY2(live.notice().contains("left"), qPrintable(live.notice()));
        const std::vector<int> areas = live.imageView()->areaPx;

        bench.model->letGo();
        QTRY_VERIFY(live.isCurrent());
        QVERIFY(live.preview()->isWhole && live.finding() != nullptr);
        QCOMPARE(live.imageView()->areaPx, areas);
        QVERIFY(live.notice().isEmpty() && live.encodingText().isEmpty());
    }

    void aNewerRequestTakesOverBetweenTwoImages() {
        Bench bench(folder(), 1);
        QSignalSpy ready(&bench.engine, &Engine::previewReady);
        bench.begin(bench.paths[0]);
        bench.model->pass(2);
        QTRY_COMPARE(bench.model->entered, 3); // the second changed copy
        PreviewRequest edited = bench.request(2);
        edited.recipe.settings.clusters.count = 5;
        bench.live.setRequest(edited, {});
        bench.model->pass(1);
        QTRY_COMPARE(bench.model->entered, 4); // the copy after it, for the newer one
        QTRY_VERIFY(bench.live.shotsAreCurrent());
        QCOMPARE(bench.live.imageView()->clusterCount, 5);
        QCOMPARE(ready.count(), 0);
        bench.model->letGo();
        QTRY_VERIFY(bench.live.isCurrent());
        QCOMPARE(ready.count(), 1);
        QCOMPARE(bench.model->entered.load(), 1 + edited.recipe.settings.calibration.copies); // none twice
    }

    void theShotsHoldWhileAnotherImageIsLookedAt() {
        Bench bench(folder(), 3);
        bench.model->pass(3);
        bench.begin(bench.paths[0]);
        QTRY_VERIFY(bench.live.isCurrent());
        bench.live.setImage(bench.test);
        QTRY_COMPARE(bench.model->entered, 4);
        QCOMPARE(bench.live.state(), LiveSession::State::Computing);
        QVERIFY(bench.live.shotsAreCurrent() && bench.live.preview()->isWhole);
        bench.live.setRequest(bench.request(2), {}); // an edit
        QVERIFY(!bench.live.shotsAreCurrent());
    }

    void masksOfAnotherModelGo() {
        Bench bench(folder(), 3);
        bench.model->letGo();
        bench.begin(bench.test);
        QTRY_VERIFY(bench.live.isCurrent());
        bench.model->held = true;
        bench.engine.loadModel("another", "fp32");
        QVERIFY(bench.live.preview() == nullptr);
        QVERIFY(bench.live.imageView() == nullptr);
        QVERIFY(!bench.live.photo().isNull() || bench.live.photoNotice().contains("Reading"));
    }

    void aProblemIsToldInTheLanguageInForce() {
        Engine engine([](const std::string& name, const std::string&) -> std::shared_ptr<const Backbone> {
            throw KnownError(KnownError::Kind::NoModel, name, "there is no model");
        });
        LiveSession live(engine);
        const Bench like(folder(), 1);
        engine.loadModel("nonesuch", "fp32");
        live.setRequest(like.request(1), {});
        QTRY_COMPARE(live.state(), LiveSession::State::Failed);
        const QString english = live.problem();
        QVERIFY2(english.startsWith("There is no model"), qPrintable(english));
        Stars stars;
        QCoreApplication::installTranslator(&stars);
        const QString starred = live.problem();
        live.setRequest(like.request(2), [] { return LiveSession::tr("Words are missing"); });
        const QString words = live.problem();
        QCoreApplication::removeTranslator(&stars);
        QVERIFY(starred != english && starred.startsWith(QChar(0x2605)));
        QVERIFY(words != live.problem() && live.problem() == "Words are missing");
    }

    void thePhotoIsThereBeforeTheModel() {
        std::binary_semaphore loaded(0);
        Engine engine([&](const std::string&, const std::string&) {
            loaded.acquire();
            return std::make_shared<const FakeBackbone>();
        });
        const auto go = qScopeGuard([&] { loaded.release(); });
        LiveSession live(engine);
        const Bench like(folder(), 3);
        engine.loadModel("slow", "fp32");
        live.setRequest(like.request(1), {});
        live.setImage(like.test);
        QVERIFY(live.photo().isNull());
        QSignalSpy changed(&live, &LiveSession::changed);
        QTRY_VERIFY(!live.photo().isNull());
        QVERIFY(changed.count() > 0);
        QCOMPARE(live.photo().size(), QSize(448, 448));
        QCOMPARE(live.state(), LiveSession::State::WaitsForModel);

        live.setRequest(like.request(1), {}); // once more
        QVERIFY(!live.photo().isNull());
        live.forgetPhoto();
        QVERIFY(live.photo().isNull());
        QTRY_VERIFY(!live.photo().isNull());

        live.setImage(folder() / "nowhere.png");
        QVERIFY(live.photo().isNull());
        QTRY_VERIFY(live.photoNotice().contains("nowhere.png"));
    }

    void anotherNameMakesTheAnswerNoQuicker() {
        Bench bench(folder(), 3);
        bench.begin(bench.test);
        QTRY_COMPARE(bench.model->entered, 1);
        constexpr int kWaitMs = 200;
        QTest::qWait(kWaitMs);
        bench.live.setRequest(bench.request(2), {}); // the same recipe
        bench.model->letGo();
        QTRY_VERIFY(bench.live.isCurrent());
        QVERIFY(bench.live.lastLatencyMs() >= kWaitMs);
        PreviewRequest edited = bench.request(3);
        edited.recipe.threshold = 3;
        bench.live.setRequest(edited, {});
        QTRY_VERIFY(bench.live.isCurrent());
        QVERIFY(bench.live.lastLatencyMs() < kWaitMs);
    }

    void fourShotsOfTheLargeModelFitInto16GiB() {
        constexpr std::size_t kMiB = std::size_t(1) << 20;
        constexpr std::size_t kImage = 63 * kMiB; // all steps of ViT-L/14 at 448 px
        constexpr std::size_t kCopies = 6;
        // The kernel keeps some of 16 GiB for itself.
        const CacheBytes large = CacheBytes::budgetsOf(15'600 * kMiB);
        QVERIFY(large.steps >= (4 * (1 + kCopies) + 2) * kImage);
        QCOMPARE(CacheBytes::budgetsOf(64'000 * kMiB).steps, 4096 * kMiB);
        QCOMPARE(CacheBytes::budgetsOf(0).steps, 512 * kMiB);
        QVERIFY(CacheBytes::budgetsOfThisMachine().steps >= 512 * kMiB);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::LiveSessionTest)
#include "live_session_test.moc"
