#include "inspection/shots/shot_suggestion.h"

#include <QTemporaryDir>
#include <QTest>

#include "support/disc_product.h"
#include "support/error_of.h"

using namespace cliplad;
using namespace cliplad::tests;
using Indices = std::vector<std::size_t>;

namespace fs = std::filesystem;

class ShotSuggestionTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    const fs::path root_ = folder_.path().toStdString();

private Q_SLOTS:
    void theOrdinaryPointComesFirstThenTheFarthest() {
        const std::vector<std::vector<float>> points = {{0, 0}, {1, 0}, {1.1F, 0}, {1, 5}, {-9, 0}};
        QCOMPARE(farthestPoints(points, {}, 3), (Indices{0, 4, 3}));
        QCOMPARE(farthestPoints(points, {4}, 2), Indices{3});
        QVERIFY(farthestPoints(points, {0, 1}, 2).empty());
    }

    void equalPointsAreNotChosenTwice() {
        QCOMPARE(farthestPoints({{1}, {1}, {2}}, {}, 3).size(), std::size_t(2));
        QVERIFY(farthestPoints({}, {}, 3).empty());
    }

    void differentPhotosAreSuggestedAndBadOnesPassedOver() {
        auto photos = writeShots(root_, 4);
        photos.push_back(writePhoto(draw({.discs = {"green", "cyan"}, .seed = 8}), root_ / "green.png"));
        cv::Mat blurred;
        cv::GaussianBlur(draw({.discs = {"", "pink", "yellow"}, .seed = 9}), blurred, {}, 6);
        photos.push_back(writePhoto(blurred, root_ / "blurred.png"));
        photos.push_back(root_ / "gone.png");
        const FakeBackbone backbone;
        const auto suggestion =
            suggestShots(backbone, {.photos = photos, .shots = {photos[0]}, .count = 2}, {});
        QCOMPARE(suggestion.shots, (std::vector<fs::path>{photos[0], root_ / "green.png"}));
        QCOMPARE(suggestion.poor, std::size_t(1));
        QCOMPARE(suggestion.unreadable.size(), std::size_t(1));
        QCOMPARE(suggestion.lookedAt, std::size_t(6));
    }

    void overexposedPhotosOfAColouredSceneArePassedOver() {
        const fs::path folder = root_ / "bright";
        fs::create_directory(folder);
        auto photos = writeShots(folder, 3);
        const DiscPhoto other{.discs = {"green", "cyan", "orange", "green"}, .seed = 8};
        photos.push_back(writePhoto(draw(other) * 1.9, folder / "bright.png"));
        photos.push_back(writePhoto(draw(other) * 0.1, folder / "dim.png"));
        const FakeBackbone backbone;
        const auto suggestion =
            suggestShots(backbone, {.photos = photos, .shots = {photos[0]}, .count = 2}, {});
        QCOMPARE(suggestion.poor, std::size_t(2));
        QCOMPARE(suggestion.shots.size(), std::size_t(2));
        QVERIFY(suggestion.shots[1] == photos[1] || suggestion.shots[1] == photos[2]);
    }

    void aBackgroundThatAllPhotosHaveIsNoReasonToPassThemOver() {
        const fs::path folder = root_ / "white";
        fs::create_directory(folder);
        std::vector<fs::path> photos;
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            cv::Mat photo = draw({.seed = seed});
            photo.rowRange(photo.rows / 2, photo.rows) = cv::Scalar::all(255);
            photos.push_back(writePhoto(photo, folder / (std::to_string(seed) + ".png")));
        }
        const FakeBackbone backbone;
        const auto suggestion = suggestShots(backbone, {.photos = photos, .count = 2}, {});
        QCOMPARE(suggestion.shots.size(), std::size_t(2));
    }

    void atMostTwoHundredPhotosAreEncoded() {
        const auto photos = writeShots(root_, 2);
        std::vector<fs::path> many;
        for (int i = 0; i < 1000; ++i)
            many.push_back(root_ / ("copy" + std::to_string(i) + ".png"));
        for (const fs::path& copy : many)
            fs::create_hard_link(photos[0], copy);
        const FakeBackbone backbone;
        suggestShots(backbone, {.photos = many, .shots = photos, .count = 4}, {});
        QCOMPARE(backbone.imagesEncoded.load(), 202);
    }

    void itStopsWhenItIsAskedTo() {
        const auto photos = writeShots(root_, 3);
        std::stop_source stop;
        const JobContext job{.stop = stop.get_token(), .report = [&](const Progress& progress) {
                                 if (progress.done == 1)
                                     stop.request_stop();
                             }};
        const FakeBackbone backbone;
        QVERIFY_EXCEPTION_THROWN(suggestShots(backbone, {.photos = photos}, job), Cancelled);
        QVERIFY(backbone.imagesEncoded.load() < 3);
    }

    void withoutAReadablePhotoThereIsNothingToSuggest() {
        const FakeBackbone backbone;
        VERIFY_ERROR(suggestShots(backbone, {.photos = {root_ / "gone.png"}}, {}), "no photo can be read");
    }
};

QTEST_GUILESS_MAIN(ShotSuggestionTest)
#include "shot_suggestion_test.moc"
