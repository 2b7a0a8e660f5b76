#include "inspection/live_inspection.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <map>
#include <set>
#include <thread>

#include "inspection/line/cached_backbone.h"
#include "support/disc_product.h"
#include "support/error_of.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace {

constexpr int kShots = 3;
constexpr int kImages = kShots + 1; ///< the shots and the photo

LiveRequest requestOf(const EnrolmentRequest& from, int shots = kShots) {
    LiveRequest request{.recipe = {from.prompts, from.settings, from.ignore, {}}, .shots = {}, .photo = {}};
    request.recipe.settings.image.resolution = 224; // counting runs needs no fine masks
    for (int i = 1; i <= shots; ++i)
        request.shots.push_back(LivePhoto::of(draw({.seed = static_cast<std::uint64_t>(i)})));
    request.photo = LivePhoto::of(draw({.discs = {"red", "", "blue", "blue"}, .seed = 40}));
    return request;
}

using Edit = std::function<void(Recipe&)>;
using Runs = std::map<Step, std::int64_t>;

Runs runsOf(const StepCounts& counts) {
    Runs runs;
    for (std::size_t i = 0; i < kStepCount; ++i)
        if (counts.runs[i] > 0)
            runs[static_cast<Step>(i)] = counts.runs[i];
    return runs;
}

/// Everything from the fine labels on.
const Runs kFromClassify = {{Step::ClassifyParts, kImages},
                            {Step::CountParts, kImages},
                            {Step::DescribeCues, kImages},
                            {Step::SampleNormals, 1},
                            {Step::Calibrate, 1},
                            {Step::Fuse, 1},
                            {Step::Decide, 1}};
const Runs kOnlyDecide = {{Step::Decide, 1}};

Runs with(Runs runs, const Runs& more) {
    runs.insert(more.begin(), more.end());
    return runs;
}

std::string describe(const Runs& runs) {
    std::string text;
    for (const auto& [step, count] : runs)
        text += std::string(stepName(step)) + " " + std::to_string(count) + ", ";
    return text;
}

struct EditCase {
    std::string name;
    Edit edit;
    Runs runs;
};

/// What each kind of edit may run again, over the shots and the photo.
std::vector<EditCase> editCases() {
    const Runs fromForeground = with(kFromClassify, {{Step::FindForeground, kImages}});
    const Runs fromRegions = with(fromForeground, {{Step::AssignRegions, kImages}});
    const Runs fromClusters = with(fromRegions, {{Step::LearnClusters, 1}});
    const Runs patches = {{Step::RememberPatches, 1}, {Step::ComparePatches, kImages}};
    const Runs fromCompare = {{Step::ComparePatches, kImages},
                              {Step::SampleNormals, 1},
                              {Step::Calibrate, 1},
                              {Step::Fuse, 1},
                              {Step::Decide, 1}};
    return {
        {"new fine prompt", [](Recipe& r) { r.prompts.fine[0].synonyms = {"red round part"}; },
         with(kFromClassify, {{Step::EmbedText, 1}})},
        {"new fine label", [](Recipe& r) { r.prompts.fine.push_back(label("green disc")); },
         with(kFromClassify, {{Step::EmbedText, 1}})},
        {"new coarse prompt",
         [](Recipe& r) {
             r.prompts.coarse[1].synonyms = {"wood", "brown board"};
         },
         with(fromForeground, {{Step::EmbedText, 1}})},
        {"known prompt",
         [](Recipe& r) { r.prompts.fine[1] = label("red disc"), r.prompts.fine[0] = label("blue disc"); },
         kFromClassify},
        {"fine label to background", [](Recipe& r) { r.prompts.fine[1].background = true; }, kFromClassify},
        {"templates", [](Recipe& r) { r.settings.text.templates = Templates::Short; },
         with(fromForeground, {{Step::EmbedText, 4}})}, // "wood" stands in both lists
        {"templates of one label", [](Recipe& r) { r.prompts.fine[0].templates = Templates::Short; },
         with(kFromClassify, {{Step::EmbedText, 1}})},
        {"cluster count", [](Recipe& r) { r.settings.clusters.count = 6; }, fromClusters},
        {"cluster stages", [](Recipe& r) { r.settings.clusters.stages = 1; },
         with(fromClusters, {{Step::DescribePatches, kShots}, {Step::GatherPatches, 1}})},
        {"speck area", [](Recipe& r) { r.settings.clusters.speckAreaPx = 3; }, fromRegions},
        {"fine unit", [](Recipe& r) { r.settings.fine.unit = FineSettings::Unit::Region; }, kFromClassify},
        {"histogram alpha",
         [](Recipe& r) { r.settings.histogram.alphaPx = 4; },
         {{Step::Calibrate, 1}, {Step::Fuse, 1}, {Step::Decide, 1}}},
        {"weight of a cue that is off",
         [](Recipe& r) { r.settings.cues.layout = 1; },
         {{Step::DescribeCues, kImages},
          {Step::SampleNormals, 1},
          {Step::Calibrate, 1},
          {Step::Fuse, 1},
          {Step::Decide, 1}}},
        {"least piece",
         [](Recipe& r) { r.settings.histogram.leastPiecePx = 20; },
         {{Step::CountParts, kImages},
          {Step::DescribeCues, kImages},
          {Step::SampleNormals, 1},
          {Step::Calibrate, 1},
          {Step::Fuse, 1},
          {Step::Decide, 1}}},
        {"fusion margin",
         [](Recipe& r) { r.settings.fusion.margin = 2; },
         {{Step::Calibrate, 1}, {Step::Fuse, 1}, {Step::Decide, 1}}},
        {"patch metric",
         [](Recipe& r) { r.settings.patches.metric = PatchMemorySettings::Metric::Euclidean; },
         with(patches, {{Step::SampleNormals, 1}, {Step::Calibrate, 1}, {Step::Fuse, 1}, {Step::Decide, 1}})},
        {"patch match", [](Recipe& r) { r.settings.patches.match = PatchMemorySettings::Match::Furthest; },
         fromCompare},
        {"patch pooling",
         [](Recipe& r) { r.settings.patches.pooling = PatchMemorySettings::Pooling::TopPercent; },
         fromCompare},
        {"relative distances", [](Recipe& r) { r.settings.patches.relative = !r.settings.patches.relative; },
         fromCompare},
        {"covariance",
         [](Recipe& r) { r.settings.fusion.covariance = FusionSettings::Covariance::AsPrinted; },
         {{Step::Calibrate, 1}, {Step::Fuse, 1}, {Step::Decide, 1}}},
        {"normalisation of the stages",
         [](Recipe& r) { r.settings.clusters.normalisation = ClusterSettings::Normalisation::Stage; },
         with(fromClusters, {{Step::DescribePatches, kShots}, {Step::GatherPatches, 1}})},
        {"interpolation of the stages",
         [](Recipe& r) { r.settings.clusters.interpolation = ClusterSettings::Interpolation::Nearest; },
         with(fromClusters, {{Step::DescribePatches, kShots}, {Step::GatherPatches, 1}})},
        {"upsampling", [](Recipe& r) { r.settings.image.upsampling = Upsampling::Logits; },
         with(fromForeground, {{Step::UpsampleDense, kImages}})},
        {"calibration sample",
         [](Recipe& r) { r.settings.calibration.sample = CalibrationSettings::Sample::LeaveOneOut; },
         {{Step::SampleNormals, 1}, {Step::Calibrate, 1}, {Step::Fuse, 1}, {Step::Decide, 1}}},
        {"threshold", [](Recipe& r) { r.threshold = 12.5; }, kOnlyDecide},
        {"colour", [](Recipe& r) { r.prompts.fine[0].colour = "#123456"; }, kOnlyDecide},
        {"name of a label that has words", [](Recipe& r) { r.prompts.coarse[0].name = "disc"; }, kOnlyDecide},
        {"ignore region",
         [](Recipe& r) {
             r.ignore.reference = {448, 448};
             r.ignore.rectangles = {{300, 300, 100, 100}};
         },
         with(with(fromClusters, patches), {{Step::GatherPatches, 1}})},
        {"resolution", [](Recipe& r) { r.settings.image.resolution = 448; },
         with(with(fromClusters, patches), {{Step::EncodeImage, kImages},
                                            {Step::DescribePatches, kShots},
                                            {Step::GatherPatches, 1},
                                            {Step::UpsampleDense, kImages}})},
    };
}

} // namespace

class LiveInspectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachEditRunsOnlyWhatItTouches_data() {
        QTest::addColumn<int>("index");
        const auto cases = editCases();
        for (std::size_t i = 0; i < cases.size(); ++i)
            QTest::newRow(cases[i].name.c_str()) << static_cast<int>(i);
    }
    void eachEditRunsOnlyWhatItTouches() {
        QFETCH(int, index);
        const EditCase edit = editCases()[static_cast<std::size_t>(index)];
        LiveInspection live(std::make_shared<const FakeBackbone>());
        LiveRequest request = requestOf(discRequest({}));
        const LiveResult before = live.answer(request);
        const Recipe original = request.recipe;

        StepCounts counts = live.counts();
        edit.edit(request.recipe);
        const LiveResult after = live.answer(request);
        const Runs runs = runsOf(live.counts() - counts);
        QVERIFY2(runs == edit.runs, ("ran " + describe(runs) + " expected " + describe(edit.runs)).c_str());

        // As if it had been so from the beginning.
        const LiveResult fresh = LiveInspection(std::make_shared<const FakeBackbone>()).answer(request);
        QCOMPARE(after.inspection->scores.fused, fresh.inspection->scores.fused);
        QCOMPARE(after.inspection->explanation.text, fresh.inspection->explanation.text);

        counts = live.counts();
        request.recipe = original;
        const LiveResult undone = live.answer(request);
        QVERIFY2(runsOf(live.counts() - counts) == kOnlyDecide,
                 describe(runsOf(live.counts() - counts)).c_str());
        QCOMPARE(undone.inspection->explanation.text, before.inspection->explanation.text);
    }

    void withoutTheCoarseStageNoPartFollowsTheClusters() {
        LiveInspection live(std::make_shared<const FakeBackbone>());
        LiveRequest request = requestOf(discRequest({}));
        request.recipe.settings.fine.coarseStage = FineSettings::CoarseStage::Off;
        live.answer(request);
        const StepCounts counts = live.counts();
        request.recipe.settings.clusters.count = 6;
        request.recipe.settings.fine.unit = FineSettings::Unit::Region;
        live.answer(request);
        const Runs expected = {{Step::LearnClusters, 1},
                               {Step::AssignRegions, kImages},
                               {Step::FindForeground, kImages},
                               {Step::Decide, 1}};
        QVERIFY2(runsOf(live.counts() - counts) == expected,
                 describe(runsOf(live.counts() - counts)).c_str());
    }

    void aNewPhotoRunsItselfAlone() {
        LiveInspection live(std::make_shared<const FakeBackbone>());
        LiveRequest request = requestOf(discRequest({}));
        live.answer(request);
        const StepCounts counts = live.counts();
        request.photo = LivePhoto::of(draw({.seed = 50}));
        live.answer(request);
        const Runs expected = {{Step::EncodeImage, 1},    {Step::UpsampleDense, 1},  {Step::AssignRegions, 1},
                               {Step::FindForeground, 1}, {Step::ClassifyParts, 1},  {Step::CountParts, 1},
                               {Step::DescribeCues, 1},   {Step::ComparePatches, 1}, {Step::Fuse, 1},
                               {Step::Decide, 1}};
        QVERIFY2(runsOf(live.counts() - counts) == expected,
                 describe(runsOf(live.counts() - counts)).c_str());
    }

    void aNewPromptNeverRunsTheVisionTowerOfASingleShotEither() {
        const auto backbone = std::make_shared<const FakeBackbone>();
        LiveInspection live(backbone);
        LiveRequest request = requestOf(discRequest({}), 1);
        live.answer(request);
        const int encoded = backbone->imagesEncoded;
        QCOMPARE(encoded, 2 + request.recipe.settings.calibration.copies);
        request.recipe.prompts.fine[0].synonyms = {"red round part"};
        live.answer(request);
        QCOMPARE(backbone->imagesEncoded.load(), encoded);
    }

    void wordsThatAreKeptOnDiskAreNotEncodedAgain() {
        const QTemporaryDir temporary;
        const FakeBackbone backbone;
        TextCache words(temporary.path().toStdString());
        const auto cached = std::make_shared<const CachedBackbone>(backbone, nullptr, &words);
        const LiveRequest request = requestOf(discRequest({}));
        LiveInspection(cached).answer(request);
        const int encoded = backbone.textsEncoded;
        QCOMPARE(encoded, 5);
        LiveInspection(cached).answer(request);
        QCOMPARE(backbone.textsEncoded.load(), encoded);
    }

    void aSmallBudgetCostsTimeButNotTheResult() {
        LiveRequest request = requestOf(discRequest({}));
        LiveInspection roomy(std::make_shared<const FakeBackbone>()),
            tight(std::make_shared<const FakeBackbone>(), 100'000);
        const double expected = roomy.answer(request).inspection->scores.fused;
        QCOMPARE(tight.answer(request).inspection->scores.fused, expected);
        QCOMPARE(tight.answer(request).inspection->scores.fused, expected);
        QVERIFY(tight.cache().bytes() <= 100'000);
    }

    void fourShotsAndTheirCopiesAreEncodedOnce() {
        const auto backbone = std::make_shared<FakeBackbone>();
        // All features and masks, but not all that is made of features: an answer goes through 4.7 MB of
        // both.
        LiveInspection live(backbone, 3'600'000);
        LiveRequest request = requestOf(discRequest({}), 4);
        request.recipe.settings.calibration.sample = CalibrationSettings::Sample::Copies;
        live.answer(request);
        const int images = 5 + 4 * request.recipe.settings.calibration.copies;
        QCOMPARE(backbone->imagesEncoded.load(), images);
        for (const int count : {6, 7, 9}) {
            request.recipe.settings.clusters.count = count;
            live.answer(request);
        }
        QCOMPARE(backbone->imagesEncoded.load(), images);
    }

    void validationPhotosAreReadOnce() {
        LiveInspection live(std::make_shared<const FakeBackbone>());
        LiveRequest request = requestOf(discRequest({}));
        int read = 0;
        for (std::uint64_t seed = 60; seed < 63; ++seed) {
            const auto photo = LivePhoto::of(draw({.seed = seed}));
            request.validation.push_back({photo->hash, [&read, photo] {
                                              ++read;
                                              return photo->rgb;
                                          }});
        }
        live.answer(request);
        QCOMPARE(read, 3);
        request.recipe.settings.clusters.count = 6;
        QCOMPARE(live.answer(request).calibratedOn, std::string("a validation set of 3 photos"));
        QCOMPARE(read, 3);
    }

    void masksAreHandedOutBeforeTheCalibrationIsLearned() {
        struct Sight {
            int encoded;
            std::size_t shots;
            bool hasPhoto;
            bool operator==(const Sight&) const = default;
        };
        const auto backbone = std::make_shared<FakeBackbone>();
        LiveInspection live(backbone);
        const LiveRequest request = requestOf(discRequest({}), 1);
        std::vector<Sight> sights;
        std::vector<LiveEncodings> encodings;
        LiveShot shot, photo;
        const LiveWatch watch{
            .encoding = [&](const LiveEncodings& at) { encodings.push_back(at); },
            .seen =
                [&](const std::vector<LiveShot>& shots, const LiveShot* seen) {
                    sights.push_back({backbone->imagesEncoded, shots.size(), seen != nullptr});
                    shot = shots.front();
                    if (seen != nullptr)
                        photo = *seen;
                }};
        const LiveResult result = live.answer(request, {}, watch);

        QVERIFY(sights == (std::vector<Sight>{{1, 1, false}, {2, 1, true}}));
        const int copies = request.recipe.settings.calibration.copies;
        QCOMPARE(encodings.size(), static_cast<std::size_t>(2 + copies));
        for (int i = 0; i < 2 + copies; ++i) {
            const LiveEncodings& at = encodings[static_cast<std::size_t>(i)];
            QCOMPARE(at.done, i);
            QCOMPARE(at.total, i == 0 ? 2 : 2 + copies);
            QCOMPARE(at.isForCalibration, i >= 2);
        }
        QVERIFY(shot.counts == result.shots[0].counts);
        QVERIFY(photo.counts == result.inspection->counts);
        const LiveResult unwatched = LiveInspection(std::make_shared<const FakeBackbone>()).answer(request);
        QCOMPARE(result.inspection->scores.fused, unwatched.inspection->scores.fused);
        QVERIFY(result.shots[0].counts == unwatched.shots[0].counts);
    }

    void eachShotIsHandedOutAsItsMasksAreThere() {
        LiveInspection live(std::make_shared<const FakeBackbone>());
        const LiveRequest request = requestOf(discRequest({}));
        std::vector<std::size_t> shots;
        const LiveWatch watch{
            .seen = [&](const auto& seen, const LiveShot*) { shots.push_back(seen.size()); }};
        live.answer(request, {}, watch);
        QCOMPARE(shots, (std::vector<std::size_t>{1, 2, 3}));
        LiveRequest edited = request;
        edited.recipe.settings.clusters.count = 5;
        live.answer(edited, {}, watch);
        QCOMPARE(shots.size(), std::size_t(3)); // nothing to wait for: the answer says it all
    }

    void anAnswerThatIsGivenUpBetweenTwoImagesGoesOnFromThere() {
        const auto backbone = std::make_shared<FakeBackbone>();
        LiveInspection live(backbone);
        LiveRequest request = requestOf(discRequest({}), 1);
        const LiveWatch givesUp{.encoding = [](const LiveEncodings& at) {
            if (at.done == 4)
                throw Cancelled();
        }};
        QVERIFY_EXCEPTION_THROWN(live.answer(request, {}, givesUp), Cancelled);
        QCOMPARE(backbone->imagesEncoded.load(), 4);
        request.recipe.prompts.fine[0].synonyms = {"red round part"};
        std::vector<int> totals;
        live.answer(request, {}, {.encoding = [&](const LiveEncodings& at) { totals.push_back(at.total); }});
        const int copies = request.recipe.settings.calibration.copies;
        QCOMPARE(backbone->imagesEncoded.load(), 2 + copies);
        QCOMPARE(totals, std::vector<int>(static_cast<std::size_t>(copies - 2), copies - 2));
    }

    void theShotsAloneCanBeLookedAt() {
        LiveInspection live(std::make_shared<const FakeBackbone>());
        LiveRequest request = requestOf(discRequest({}));
        request.photo = nullptr;
        const LiveResult result = live.answer(request);
        QVERIFY(!result.inspection);
        QCOMPARE(result.shots.size(), std::size_t(kShots));
        QCOMPARE(result.calibratedOn, std::string("leave-one-out over 3 shots"));
    }

    void lookingCalibratesNothingAndSeesTheSame() {
        const auto backbone = std::make_shared<const FakeBackbone>();
        LiveInspection live(backbone);
        LiveRequest request = requestOf(discRequest({}), 1);
        request.photo = nullptr;
        const std::vector<LiveShot> seen = live.look(request);
        QCOMPARE(backbone->imagesEncoded.load(), 1); // no changed copies of it
        QVERIFY(seen[0].counts == live.answer(request).shots[0].counts);
    }

    void aPhotoThatWasEncodedAheadIsNotEncodedAgain() {
        const auto backbone = std::make_shared<const FakeBackbone>();
        LiveInspection live(backbone);
        LiveRequest request = requestOf(discRequest({}));
        for (const auto& shot : request.shots)
            live.encode(request.recipe, *shot);
        live.encode(request.recipe, *request.photo);
        live.answer(request);
        QCOMPARE(backbone->imagesEncoded.load(), kImages);
    }

    void theTimeOfAnImageIsMeasuredWithoutWhatIsKeptOfIt() {
        LiveInspection live(std::make_shared<const FakeBackbone>());
        const LiveRequest request = requestOf(discRequest({}));
        live.answer(request);
        const StepCounts counts = live.counts();
        const std::size_t kept = live.cache().bytes();
        QVERIFY(live.inspectionMs(request) > 0.1); // a find in the cache takes a hundredth of it
        QVERIFY(live.counts() == counts);
        QCOMPARE(live.cache().bytes(), kept);
    }

    void mistakesAreErrorsAndAStopIsHeard() {
        LiveInspection live(std::make_shared<const FakeBackbone>());
        LiveRequest request = requestOf(discRequest({}));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(live.answer(request, {.stop = stop.get_token()}), Cancelled);
        request.shots.push_back(request.shots[0]);
        VERIFY_ERROR(live.answer(request), "shot 4: shows the same picture as shot 1");
        request.shots.clear();
        VERIFY_ERROR(live.answer(request), "no shots");
        request = requestOf(discRequest({}));
        request.recipe.prompts.fine[0].name = "";
        VERIFY_ERROR(live.answer(request), "fine[0].name");
    }

    void threadsMayAskAtOnce() {
        LiveInspection live(std::make_shared<const FakeBackbone>());
        const LiveRequest request = requestOf(discRequest({}));
        std::set<double> scores;
        std::mutex mutex;
        {
            std::vector<std::jthread> threads;
            for (int thread = 0; thread < 4; ++thread)
                threads.emplace_back([&, thread] {
                    LiveRequest own = request;
                    for (int i = 0; i < 3; ++i) {
                        own.recipe.settings.histogram.alphaPx = 4 + (i + thread) % 3;
                        live.answer(own);
                    }
                    const double score = live.answer(request).inspection->scores.fused;
                    const std::scoped_lock lock(mutex);
                    scores.insert(score);
                });
        }
        QCOMPARE(scores.size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(LiveInspectionTest)
#include "live_inspection_test.moc"
