#include <QTest>

#include <cmath>

#include <ATen/ATen.h>

#include "baselines/method.h"
#include "clip/label_embeddings.h"
#include "support/error_of.h"
#include "support/method_photo.h"

using namespace cliplad;

namespace {

constexpr int kGrid = 8; ///< patches a side; masks have 16×16 pixels

MethodContext context() {
    MethodContext context = tests::methodContext();
    context.recipe.prompts.coarse = {{.name = "screw"}, {.name = "sky", .background = true}};
    context.recipe.prompts.fine = {{.name = "red bolt"}, {.name = "copper coin"}};
    return context;
}

/// Direction of a label's words as the method reads them.
at::Tensor directionOf(const Label& label) {
    const MethodContext of = context();
    return embedLabels(of.clip, {label}, of.recipe.settings.text).vectors[0];
}

/// A photo whose patches are each one of the three labels: rows of bolts, then of coins, then of sky.
MethodPhoto photoOf(int bolts, int coins) {
    const Prompts prompts = context().recipe.prompts;
    MethodPhoto photo;
    photo.rgb = cv::Mat(64, 64, CV_8UC3, cv::Scalar(0, 0, 0));
    photo.features.dense = at::zeros({kGrid, kGrid, directionOf(prompts.fine[0]).size(0)});
    photo.features.dense.copy_(directionOf(prompts.coarse[1]).expand_as(photo.features.dense));
    photo.features.dense.slice(0, 0, bolts).copy_(directionOf(prompts.fine[0]).expand({bolts, kGrid, -1}));
    photo.features.dense.slice(0, bolts, bolts + coins)
        .copy_(directionOf(prompts.fine[1]).expand({coins, kGrid, -1}));
    return photo;
}

} // namespace

class NaclipTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theShotItselfScoresNothing();
    void equationTwoComparesTheAreasOfTheLabels();
    void theNearestShotCounts();
    void ignoredPixelsAreNotCounted();
    void withoutLabelsNothingIsLearned();
};

void NaclipTest::theShotItselfScoresNothing() {
    const auto method = findMethod("naclip").make(context());
    const MethodPhoto shot = photoOf(2, 3);
    method->learn({&shot, 1}, {});
    QCOMPARE(method->score(shot).score, 0.0);
    QCOMPARE(*method->score(shot).logical, 0.0);
}

void NaclipTest::equationTwoComparesTheAreasOfTheLabels() {
    const auto method = findMethod("naclip").make(context());
    const MethodPhoto shot = photoOf(4, 4);
    method->learn({&shot, 1}, {});
    // Four of eight rows are 8 × 16 mask pixels of each label; α is 8 pixels. No background is left.
    const double expected = std::log((16 * 16 + 8) / (8 * 16 + 8.0)) + std::log((8 * 16 + 8) / 8.0);
    const double found = method->score(photoOf(8, 0)).score;
    QVERIFY2(std::abs(found - expected) < 1e-6, qPrintable(QString("%1 %2").arg(found).arg(expected)));
}

void NaclipTest::theNearestShotCounts() {
    const auto method = findMethod("naclip").make(context());
    const std::vector<MethodPhoto> shots = {photoOf(4, 4), photoOf(8, 0)};
    method->learn(shots, {});
    QCOMPARE(method->score(photoOf(8, 0)).score, 0.0);
}

void NaclipTest::ignoredPixelsAreNotCounted() {
    MethodContext ignoring = context();
    ignoring.recipe.ignore = {
        .reference = {64, 64}, .polygons = {}, .rectangles = {cv::Rect2d(0, 32, 64, 32)}};
    const auto method = findMethod("naclip").make(ignoring);
    const MethodPhoto shot = photoOf(4, 4); // the lower half, all coins, is not looked at
    method->learn({&shot, 1}, {});
    QVERIFY(method->score(photoOf(4, 0)).score < 0.7); // but for the rows where the two are interpolated
    QVERIFY(method->score(photoOf(1, 7)).score > 1);
}

void NaclipTest::withoutLabelsNothingIsLearned() {
    const MethodPhoto shot = photoOf(1, 1);
    VERIFY_ERROR(findMethod("naclip").make(context())->score(shot), "has not learned");
    VERIFY_ERROR(findMethod("naclip").make(tests::methodContext())->learn({&shot, 1}, {}), "no labels");
}

QTEST_GUILESS_MAIN(NaclipTest)
#include "naclip_test.moc"
