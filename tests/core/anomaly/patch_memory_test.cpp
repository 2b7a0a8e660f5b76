#include "anomaly/patch_memory.h"

#include <QTest>

#include <algorithm>
#include <numeric>

#include <ATen/ATen.h>
#include <opencv2/imgproc.hpp>

#include "base/error.h"
#include "support/error_of.h"
#include "support/setting_checks.h"
#include "support/synthetic_photo.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace {

Features featuresOf(const std::string& background, const std::vector<Disc>& discs) {
    return FakeBackbone().encodeImage(photoOfDiscs(background, discs), 448);
}

const std::vector<Disc> kNormal = {{{120, 120}, 60, "red"}};
const std::vector<Disc> kStained = {{{120, 120}, 60, "red"}, {{343, 287}, 20, "green"}};

} // namespace

class PatchMemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void settingsAreSound() { checkSettings<PatchMemorySettings>(); }

    void patchComparesWithItsOwnPart() {
        const Features shot = featuresOf("wood", {{{120, 120}, 60, "red"}, {{340, 120}, 60, "blue"}});
        const Features swapped = featuresOf("wood", {{{120, 120}, 60, "blue"}, {{340, 120}, 60, "red"}});
        cv::Mat label(64, 64, CV_8U, cv::Scalar(0)); // two mask pixels a patch of 14 px: left 1, right 2
        label(cv::Rect(8, 8, 18, 18)).setTo(1);
        label(cv::Rect(40, 8, 18, 18)).setTo(2);
        const PatchMemorySettings aware{.partAware = true};
        const PatchMemory memory = rememberPatches({{.features = shot, .label = label}}, aware);
        QVERIFY(comparePatches(shot, memory, {}, aware, -1, label).score < 1e-5);
        const double inPart = comparePatches(swapped, memory, {}, aware, -1, label).score;
        const double anywhere = comparePatches(swapped, memory, {}, {}).score;
        QVERIFY(inPart > anywhere + 0.1);
        VERIFY_ERROR(comparePatches(shot, memory, {}, aware, -1, cv::Mat()), "part mask");
        VERIFY_ERROR(comparePatches(shot, rememberPatches({shot}, {}, {}), {}, aware, -1, label),
                     "which part");
    }

    void partThatNoShotHasComparesWithEverything() {
        const Features shot = featuresOf("wood", kNormal);
        const cv::Mat none(64, 64, CV_8U, cv::Scalar(0)), other(64, 64, CV_8U, cv::Scalar(3));
        const PatchMemorySettings aware{.partAware = true};
        const PatchMemory memory = rememberPatches({{.features = shot, .label = none}}, aware);
        QVERIFY(comparePatches(shot, memory, {}, aware, -1, other).score < 1e-5);
    }

    void neighbourhoodEvensOutSinglePatches() {
        Features shot, query;
        shot.stages.fill(at::ones({5, 5, 2}));
        query.stages.fill(at::ones({5, 5, 2}));
        query.stages[0].index_put_({2, 2, 0}, -1.0F);
        const PatchMemorySettings alone{.stage2 = false, .stage3 = false, .stage4 = false};
        PatchMemorySettings wide = alone;
        wide.neighbourhood = 3;
        const double single = comparePatches(query, rememberPatches({shot}, {}, alone), {}, alone).score;
        QVERIFY(std::abs(single - 1) < 1e-5);
        // Nine patches around it have (7/9, 1) in the mean.
        const double cosine = (7.0 / 9 + 1) / std::sqrt(2 * (49.0 / 81 + 1));
        const AnomalyMap map = comparePatches(query, rememberPatches({shot}, {}, wide), {}, wide);
        QVERIFY(std::abs(map.score - (1 - cosine)) < 0.01);
        QVERIFY(map.distance.at<float>(0, 0) < 1e-5F);
    }

    void twoScalesAreTheMeanOfBoth() {
        Features shot, query;
        shot.stages.fill(at::ones({5, 5, 2}));
        query.stages.fill(at::ones({5, 5, 2}));
        query.stages[0].index_put_({2, 2, 0}, -1.0F);
        PatchMemorySettings settings{.stage2 = false, .stage3 = false, .stage4 = false};
        const auto scoreAtCentre = [&] {
            return comparePatches(query, rememberPatches({shot}, {}, settings), {}, settings)
                .distance.at<float>(2, 2);
        };
        const float alone = scoreAtCentre();
        settings.neighbourhood = 3;
        const float around = scoreAtCentre();
        settings.twoScales = true;
        QVERIFY(std::abs(scoreAtCentre() - (alone + around) / 2) < 1e-5F);
    }

    void turnedCopyBelongsToItsShot() {
        const Features shot = featuresOf("wood", kNormal),
                       turned = featuresOf("wood", {{{328, 120}, 60, "red"}});
        const PatchMemory memory = rememberPatches(
            {{.features = shot}, {.features = turned, .degrees = 90}, {.features = shot, .shot = 1}}, {});
        const at::Tensor ofShot = memory.origin.select(1, 0).eq(0);
        QCOMPARE(ofShot.sum().item<int>(), 2 * 32 * 32);
        // The first row of a copy that was turned clockwise was the first column, seen from below.
        const at::Tensor first = memory.origin[32 * 32];
        QCOMPARE(first[1].item<int>(), 31);
        QCOMPARE(first[2].item<int>(), 0);
        QCOMPARE(comparePatches(turned, memory, {}, {}, 0).nearestShot, 1);
    }

    void levelsAreBroughtToWhatShotsDifferBy() {
        const auto rows = [](float first, float last) {
            Features features;
            features.stages.fill(at::tensor({1.0F, 0.0F}).reshape({1, 1, 2}));
            features.stages[0] = at::tensor({1.0F, first}).reshape({1, 1, 2});
            features.stages[3] = at::tensor({1.0F, last}).reshape({1, 1, 2});
            return features;
        };
        PatchMemorySettings settings{.metric = PatchMemorySettings::Metric::Euclidean,
                                     .scaledLevels = true,
                                     .stage2 = false,
                                     .stage3 = false};
        const PatchMemory memory = rememberPatches({rows(0, 0), rows(3, 1)}, {}, settings);
        QCOMPARE(memory.scale[0], 1.5); // 3 of (3 + 1) / 2
        QCOMPARE(memory.scale[3], 0.5);
        // (6/1.5 + 0/0.5) / 2 and (0/1.5 + 2/0.5) / 2 are alike
        const double first = comparePatches(rows(-6, 0), memory, {}, settings).score;
        QVERIFY(std::abs(first - comparePatches(rows(0, -2), memory, {}, settings).score) < 1e-5);
        QCOMPARE(rememberPatches({rows(0, 0)}, {}, settings).scale[0], 1.0);
    }

    void shotIsAtNoDistanceFromItself() {
        const Features shot = featuresOf("wood", kNormal);
        const AnomalyMap map = comparePatches(shot, rememberPatches({shot}, {}, {}), {}, {});
        QVERIFY(map.score < 1e-5);
        QCOMPARE(map.distance.size(), cv::Size(32, 32));
    }

    void stainIsFoundWhereItIs() {
        for (const auto metric :
             {PatchMemorySettings::Metric::Cosine, PatchMemorySettings::Metric::Euclidean}) {
            const PatchMemorySettings settings{.metric = metric};
            const Features stained = featuresOf("wood", kStained);
            const PatchMemory memory = rememberPatches({featuresOf("wood", kNormal)}, {}, settings);
            const AnomalyMap map = comparePatches(stained, memory, {}, settings);
            QVERIFY(map.score > 0.1);
            QVERIFY(std::abs(map.peak.x - 24) <= 2 && std::abs(map.peak.y - 20) <= 2);
            QVERIFY(std::abs(map.distance.at<float>(map.peak) - map.score) < 1e-6);
        }
    }

    void mapIsTheMeanOverLevelsOfTheNearestDistance() {
        Features shot, query;
        shot.stages.fill(at::tensor({1.0F, 0.0F, 0.0F, 1.0F}).reshape({1, 2, 2}));
        query.stages.fill(at::tensor({1.0F, 0.0F, 1.0F, 1.0F}).reshape({1, 2, 2}));
        query.stages[3] = at::tensor({-1.0F, 0.0F, 0.0F, 2.0F}).reshape({1, 2, 2});
        const AnomalyMap map = comparePatches(query, rememberPatches({shot}, {}, {}), {}, {});
        QVERIFY(std::abs(map.distance.at<float>(0, 0) - 0.25) < 1e-6); // 1 at one level of four
        QVERIFY(std::abs(map.distance.at<float>(0, 1) - 0.75 * (1 - std::sqrt(0.5))) < 1e-6);
        const PatchMemorySettings last{.stage1 = false, .stage2 = false, .stage3 = false};
        QVERIFY(std::abs(comparePatches(query, rememberPatches({shot}, {}, last), {}, last).score - 1) <
                1e-6);
    }

    void nearestPatchOfThePeakIsNamed() {
        const Features plain = featuresOf("wood", kNormal),
                       blue = featuresOf("wood", {{{287, 91}, 60, "blue"}});
        const PatchMemory memory = rememberPatches({plain, blue}, {}, {});
        const AnomalyMap map = comparePatches(featuresOf("wood", {{{119, 343}, 40, "cyan"}}), memory, {}, {});
        QCOMPARE(map.nearestShot, 1);
        QVERIFY(cv::norm(map.nearestPatch - cv::Point(20, 6)) <= 5);
    }

    void leftOutShotIsNotComparedWith() {
        const Features red = featuresOf("wood", kNormal),
                       blue = featuresOf("wood", {{{300, 90}, 60, "blue"}});
        const PatchMemory memory = rememberPatches({red, blue}, {}, {});
        QVERIFY(comparePatches(red, memory, {}, {}).score < 1e-5);
        const AnomalyMap map = comparePatches(red, memory, {}, {}, 0);
        QVERIFY(map.score > 0.1);
        QCOMPARE(map.nearestShot, 1);
    }

    void shotThatIsLeftOutLeavesTheMemoryOfTheOthers() {
        std::vector<Features> shots;
        for (const std::string part : {"red", "blue", "green"})
            shots.push_back(featuresOf("wood", {{{120, 120}, 60, part}}));
        const std::vector<Features> others = {shots[0], shots[2]};
        for (const auto match : {PatchMemorySettings::Match::Nearest, PatchMemorySettings::Match::Furthest}) {
            const PatchMemorySettings settings{.match = match};
            const AnomalyMap map =
                comparePatches(shots[1], rememberPatches(shots, {}, settings), {}, settings, 1);
            const AnomalyMap alone =
                comparePatches(shots[1], rememberPatches(others, {}, settings), {}, settings);
            // Float32's last digit hangs on how many rows are multiplied at once.
            QVERIFY(cv::norm(map.distance, alone.distance, cv::NORM_INF) < 1e-6);
            QCOMPARE(map.nearestPatch, alone.nearestPatch);
            QCOMPARE(map.nearestShot, alone.nearestShot == 1 ? 2 : 0);
        }
    }

    void shotThatIsLeftOutIsMissedByItsPartAsWell() {
        const Features red = featuresOf("wood", {{{120, 120}, 60, "red"}}),
                       blue = featuresOf("wood", {{{120, 120}, 60, "blue"}});
        cv::Mat one(64, 64, CV_8U, cv::Scalar(0)), two(64, 64, CV_8U, cv::Scalar(0));
        one(cv::Rect(8, 8, 18, 18)).setTo(1);
        two(cv::Rect(8, 8, 18, 18)).setTo(2);
        const PatchMemorySettings aware{.partAware = true};
        const PatchMemory all = rememberPatches({{.features = red, .label = one, .shot = 0},
                                                 {.features = blue, .label = two, .shot = 1},
                                                 {.features = red, .label = two, .shot = 2}},
                                                aware);
        const PatchMemory others = rememberPatches(
            {{.features = red, .label = one, .shot = 0}, {.features = red, .label = two, .shot = 2}}, aware);
        QVERIFY(comparePatches(blue, all, {}, aware, -1, two).score < 1e-5);
        const AnomalyMap map = comparePatches(blue, all, {}, aware, 1, two);
        QVERIFY(map.score > 0.1);
        QCOMPARE(cv::norm(map.distance, comparePatches(blue, others, {}, aware, -1, two).distance), 0.0);
        QCOMPARE(map.nearestShot, 2);
    }

    void severalSubTypesAreAllNormal() {
        std::vector<Features> shots;
        for (const std::string liquid : {"red", "yellow", "white"})
            shots.push_back(featuresOf("black", {{{224, 224}, 100, liquid}}));
        const PatchMemory memory = rememberPatches(shots, {}, {});
        for (const Features& shot : shots)
            QVERIFY(comparePatches(shot, memory, {}, {}).score < 1e-5);
        QVERIFY(comparePatches(featuresOf("black", {{{224, 224}, 100, "purple"}}), memory, {}, {}).score >
                0.05);
    }

    void topPercentIsTheMeanOfTheMostUnusualPatches() {
        const PatchMemorySettings top{.pooling = PatchMemorySettings::Pooling::TopPercent};
        const PatchMemory memory = rememberPatches({featuresOf("wood", kNormal)}, {}, top);
        const AnomalyMap map = comparePatches(featuresOf("wood", kStained), memory, {}, top);
        std::vector<float> sorted(map.distance.begin<float>(), map.distance.end<float>());
        std::sort(sorted.rbegin(), sorted.rend());
        const double mean = std::accumulate(sorted.begin(), sorted.begin() + 11, 0.0) / 11;
        QVERIFY(std::abs(map.score - mean) < 1e-5);
    }

    void lightOnTheWholeImageDoesNotCountWhereRelative() {
        const PatchMemorySettings settings{.metric = PatchMemorySettings::Metric::Euclidean,
                                           .relative = true};
        Features shot, query;
        shot.stages.fill(at::zeros({2, 2, 1}));
        query.stages.fill(at::tensor({3.0F, 3.0F, 3.0F, 3.0F}).reshape({2, 2, 1}));
        const PatchMemory memory = rememberPatches({shot}, {}, settings);
        QCOMPARE(comparePatches(query, memory, {}, settings).score, 0.0);
        query.stages.fill(at::tensor({3.0F, 8.0F, 2.0F, 3.0F}).reshape({2, 2, 1}));
        const AnomalyMap map = comparePatches(query, memory, {}, settings);
        QCOMPARE(map.score, 5.0); // the patch that differs from the image's others keeps its excess
        QCOMPARE(map.peak, cv::Point(1, 0));
        QCOMPARE(map.distance.at<float>(1, 0), 0.0F);
    }

    void ignoredStainIsNotSeen() {
        cv::Mat ignore(64, 64, CV_8U, cv::Scalar(0));
        ignore(cv::Rect(36, 28, 28, 28)).setTo(255);
        const PatchMemory memory = rememberPatches({featuresOf("wood", kNormal)}, {ignore}, {});
        QVERIFY(memory.levels[0].size(0) < 32 * 32);
        const AnomalyMap map = comparePatches(featuresOf("wood", kStained), memory, ignore, {});
        QVERIFY(map.score < 0.02);
        QCOMPARE(map.distance.at<float>(20, 24), 0.0F);
    }

    void imageThatIsIgnoredAltogetherScoresZero() {
        const Features shot = featuresOf("wood", kNormal);
        const cv::Mat everything(64, 64, CV_8U, cv::Scalar(255));
        const AnomalyMap map = comparePatches(shot, rememberPatches({shot}, {}, {}), everything, {});
        QCOMPARE(map.score, 0.0);
        QCOMPARE(map.peak, cv::Point(-1, -1));
        QCOMPARE(map.nearestShot, -1);
    }

    void furthestMatchIsTheMaximumOverMemory() {
        Features shot, query;
        shot.stages.fill(at::tensor({1.0F, 0.0F, 0.0F, 1.0F}).reshape({1, 2, 2}));
        query.stages.fill(at::tensor({1.0F, 0.0F, 1.0F, 1.0F}).reshape({1, 2, 2}));
        const PatchMemorySettings furthest{.match = PatchMemorySettings::Match::Furthest};
        const AnomalyMap map = comparePatches(query, rememberPatches({shot}, {}, furthest), {}, furthest);
        QVERIFY(std::abs(map.distance.at<float>(0, 0) - 1) < 1e-6);
        QCOMPARE(map.peak, cv::Point(0, 0));
        QCOMPARE(map.nearestPatch, cv::Point(1, 0));
    }

    void ofManyShotsACoresetIsKept() {
        std::vector<Features> shots;
        for (const std::string liquid : {"red", "yellow", "white"})
            shots.push_back(featuresOf("black", {{{224, 224}, 100, liquid}}));
        const PatchMemory all = rememberPatches(shots, {}, {});
        QCOMPARE(all.origin.size(0), std::int64_t(3 * 32 * 32));
        QVERIFY(coresetOf(all, 3 * 32 * 32).levels[0].is_same(all.levels[0]));
        const PatchMemory kept = coresetOf(all, 32 * 32);
        QCOMPARE(kept.origin.size(0), std::int64_t(32 * 32));
        QCOMPARE(kept.levels[0].size(0), std::int64_t(32 * 32));
        QVERIFY(kept.origin.equal(coresetOf(all, 32 * 32).origin));
        QCOMPARE(kept.nearest[0] != nullptr, NearestRows::areSearchable(kept.levels[0]));
        // What is kept leaves every patch of every shot near one: all stay normal, what is new stays unusual.
        for (const Features& shot : shots)
            QVERIFY(comparePatches(shot, kept, {}, {}).score < 0.02);
        const Features purple = featuresOf("black", {{{224, 224}, 100, "purple"}});
        QVERIFY(comparePatches(purple, kept, {}, {}).score > 0.05);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(Cancelled, coresetOf(all, 100, {.stop = stop.get_token(), .report = {}}));
    }

    void manyShotsAreComparedInBlocks() {
        // 1024 × 12288 distances: more than are taken at once.
        const Features shot = featuresOf("wood", kNormal), stained = featuresOf("wood", kStained);
        const PatchMemory one = rememberPatches({shot}, {}, {});
        const PatchMemory many = rememberPatches(std::vector<Features>(12, shot), {}, {});
        const cv::Mat expected = comparePatches(stained, one, {}, {}).distance;
        const cv::Mat found = comparePatches(stained, many, {}, {}).distance;
        QVERIFY(cv::norm(expected, found, cv::NORM_INF) < 1e-5);
    }

    void unusableMemoryIsRefused() {
        const Features shot = featuresOf("wood", kNormal);
        const PatchMemory memory = rememberPatches({shot}, {}, {.stage1 = false});
        const cv::Mat everything(64, 64, CV_8U, cv::Scalar(255)), small(8, 8, CV_8U, cv::Scalar(0));
        Features other = shot;
        other.stages.fill(at::ones({32, 32, 5}));
        const PatchMemorySettings none{.stage1 = false, .stage2 = false, .stage3 = false, .stage4 = false};
        QVERIFY_THROWS_EXCEPTION(Error, rememberPatches(std::vector<Features>(), {}, {}));
        QVERIFY_THROWS_EXCEPTION(Error, rememberPatches({shot}, {everything}, {}));
        QVERIFY_THROWS_EXCEPTION(Error, rememberPatches({shot}, {small}, {}));
        QVERIFY_THROWS_EXCEPTION(Error, comparePatches(shot, memory, {}, {}));
        QVERIFY_THROWS_EXCEPTION(Error, comparePatches(other, memory, {}, {.stage1 = false}));
        QVERIFY_THROWS_EXCEPTION(Error, comparePatches(shot, memory, {}, none));
        QVERIFY_THROWS_EXCEPTION(Error, comparePatches(shot, memory, {}, {.stage1 = false}, 0));
    }
};

QTEST_GUILESS_MAIN(PatchMemoryTest)
#include "patch_memory_test.moc"
