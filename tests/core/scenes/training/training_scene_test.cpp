#include "scenes/training/training_scene.h"

#include "base/error.h"
#include "scenes/training/vocabulary.h"

#include <opencv2/core.hpp>

#include <QtTest>

#include <chrono>
#include <set>

namespace cliplad {

namespace {

bool same(const cv::Mat& a, const cv::Mat& b) {
    return a.size() == b.size() && a.type() == b.type() && cv::norm(a, b, cv::NORM_INF) == 0;
}

} // namespace

class TrainingSceneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameSeedGivesTheSamePicture() {
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const Scene first = renderTrainingScene(seed, 96);
            const Scene second = renderTrainingScene(seed, 96);
            QVERIFY(same(first.rgb, second.rgb));
            QVERIFY(same(first.label, second.label));
            QCOMPARE(first.objects.size(), second.objects.size());
            QCOMPARE(first.background, second.background);
        }
    }

    void differentSeedsGiveDifferentPictures() {
        QVERIFY(!same(renderTrainingScene(1, 96).rgb, renderTrainingScene(2, 96).rgb));
    }

    void everyLabelIsAnObjectAndEveryObjectIsVisible() {
        for (std::uint64_t seed = 100; seed < 200; ++seed) {
            const Scene scene = renderTrainingScene(seed, 128);
            QCOMPARE(scene.rgb.type(), CV_8UC3);
            QCOMPARE(scene.label.type(), CV_8U);
            QCOMPARE(scene.rgb.size(), cv::Size(128, 128));
            QCOMPARE(scene.label.size(), cv::Size(128, 128));
            std::set<int> seen;
            for (int y = 0; y < 128; ++y)
                for (int x = 0; x < 128; ++x)
                    seen.insert(scene.label.at<uchar>(y, x));
            seen.erase(0);
            QCOMPARE(seen.size(), scene.objects.size());
            if (!seen.empty())
                QCOMPARE(*seen.rbegin(), static_cast<int>(scene.objects.size()));
        }
    }

    void everyWordIsInTheVocabulary() {
        std::set<std::string> kinds;
        for (std::uint64_t seed = 0; seed < 400; ++seed) {
            const Scene scene = renderTrainingScene(seed, 48);
            QVERIFY2(findBackground(scene.background) != nullptr, scene.background.c_str());
            for (const SceneObject& object : scene.objects) {
                const KindWords* words = findKind(object.kind);
                QVERIFY2(words != nullptr, object.kind.c_str());
                QCOMPARE(!object.colour.empty(), words->takesColour);
                kinds.insert(object.kind);
            }
        }
        QVERIFY(kinds.size() >= 30);
    }

    void aSizeOutsideTheRangeIsAnError() {
        QVERIFY_EXCEPTION_THROWN(renderTrainingScene(0, 0), Error);
        QVERIFY_EXCEPTION_THROWN(renderTrainingScene(0, 1 << 20), Error);
    }

    void aSceneTakesMilliseconds() {
        cv::setNumThreads(1);
        const auto start = std::chrono::steady_clock::now();
        const int count = 200;
        for (int seed = 0; seed < count; ++seed)
            renderTrainingScene(static_cast<std::uint64_t>(seed), 128);
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
        qInfo("%.2f ms a scene of 128x128", took.count() / count);
        QVERIFY(took.count() / count < 150.0); // a machine under load and sanitizers included
    }
};

} // namespace cliplad

QTEST_GUILESS_MAIN(cliplad::TrainingSceneTest)
#include "training_scene_test.moc"
