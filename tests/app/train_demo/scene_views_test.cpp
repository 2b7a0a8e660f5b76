#include <QTest>

#include <map>
#include <set>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "scene_views.h"
#include "scenes/training/training_scene.h"

using namespace cliplad;
using namespace cliplad::training;

namespace {

std::set<int> valuesOf(const cv::Mat& label) {
    return {label.begin<std::uint8_t>(), label.end<std::uint8_t>()};
}

} // namespace

class SceneViewsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aViewShowsItsObjectsAndNoOthers() {
        Random random(1);
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const Scene scene = renderTrainingScene(seed, 64);
            const Scene view = randomView(scene, random);
            QCOMPARE(view.rgb.size(), scene.rgb.size());
            QCOMPARE(view.label.size(), scene.label.size());
            QVERIFY(view.objects.size() <= scene.objects.size());
            std::set<int> values = valuesOf(view.label);
            values.erase(0);
            QCOMPARE(values.size(), view.objects.size());
            QVERIFY(values.empty() || *values.rbegin() == static_cast<int>(view.objects.size()));
        }
    }

    void pictureAndLabelOfAViewShowTheSamePlace() {
        Random random(5);
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            Scene scene = renderTrainingScene(seed, 64);
            scene.rgb.setTo(cv::Scalar::all(0));
            scene.rgb.setTo(cv::Scalar::all(255), scene.label != 0);
            const Scene view = randomView(scene, random);
            // Beside borders, where the picture is interpolated and the label is not.
            const cv::Mat shown = view.label != 0;
            cv::Mat inner, outer, grey;
            cv::erode(shown, inner, cv::Mat::ones(5, 5, CV_8U));
            cv::dilate(shown, outer, cv::Mat::ones(5, 5, CV_8U));
            cv::extractChannel(view.rgb, grey, 0);
            QCOMPARE(cv::countNonZero((grey < 128) & inner), 0);
            QCOMPARE(cv::countNonZero((grey > 127) & ~outer), 0);
        }
    }

    void lookingLeavesTheSceneAlone() {
        const Scene scene = renderTrainingScene(3, 64), untouched = renderTrainingScene(3, 64);
        Random random(2);
        for (int i = 0; i < 8; ++i)
            randomView(scene, random);
        QCOMPARE(cv::norm(scene.rgb, untouched.rgb, cv::NORM_INF), 0.0);
        QCOMPARE(cv::norm(scene.label, untouched.label, cv::NORM_INF), 0.0);
    }

    void eachGroupIsSeenAsOftenAsAskedAndRenderedOnce() {
        std::map<std::int64_t, int> rendered, seen;
        SceneViews views(
            [&](std::int64_t group) {
                ++rendered[group];
                return SceneViews::Scenes{renderTrainingScene(static_cast<std::uint64_t>(group), 16)};
            },
            3);
        for (std::int64_t step = 0; step < 192; ++step) {
            ++seen[views.groupOf(step)];
            QCOMPARE(views.ofStep(step, 1).size(), std::size_t(1));
        }
        QCOMPARE(seen.size(), std::size_t(64));
        for (std::int64_t group = 0; group < 64; ++group) {
            QCOMPARE(seen[group], 3);
            QCOMPARE(rendered[group], 1);
        }
    }

    void scenesSeenOnceAreWhatWasRendered() {
        SceneViews views(
            [](std::int64_t group) {
                return SceneViews::Scenes{renderTrainingScene(static_cast<std::uint64_t>(group), 16)};
            },
            1);
        const Scene expected = renderTrainingScene(7, 16);
        QCOMPARE(cv::norm(views.ofStep(7, 1).front().rgb, expected.rgb, cv::NORM_INF), 0.0);
    }
};

QTEST_GUILESS_MAIN(SceneViewsTest)
#include "scene_views_test.moc"
