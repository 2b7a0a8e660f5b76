#include "contact_sheets.h"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <opencv2/core.hpp>

#include "base/atomic_file.h"
#include "base/folder.h"
#include "demo_parameters.h"
#include "report/part_image.h"
#include "scenes/backgrounds/background_painters.h"
#include "scenes/training/arranging.h"
#include "scenes/training/kind_pool.h"
#include "scenes/training/scene_builder.h"
#include "scenes/training/training_scene.h"
#include "training_batch.h"

namespace cliplad::training {
namespace {

constexpr int kSpecimenSize = 128;
constexpr int kSceneSize = 192;

/// Tiles of one size in rows, as RGB.
cv::Mat sheet(const SheetSize& size, cv::Size tileSize, const std::function<cv::Mat(int)>& tile) {
    cv::Mat whole(size.rows * tileSize.height, size.columns * tileSize.width, CV_8UC3, cv::Scalar::all(255));
    for (int i = 0; i < size.columns * size.rows; ++i) {
        const cv::Point corner(i % size.columns * tileSize.width, i / size.columns * tileSize.height);
        tile(i).copyTo(whole({corner, tileSize}));
    }
    return whole;
}

/// Large, or in one of the sizes in which scenes show it.
cv::Mat specimen(const PartPainter& painter, int index, bool large) {
    Random random(Random(static_cast<std::uint64_t>(index)).next());
    SceneBuilder builder(random.pick(backgroundPainters()).name, kSpecimenSize, random, trainingKinds());
    constexpr float middle = kSpecimenSize / 2.0f;
    const float radius = large ? 44.0f : random.logUniform(5.0f, 30.0f);
    builder.put(painter.kind, {{middle, middle},
                               std::max(painter.smallestPx, radius * std::min(1.0f, painter.relativeSize)),
                               anyAngle(random),
                               {}});
    return builder.finish(randomCamera(random)).rgb;
}

/// One kind of surface under a lamp and a camera, with a flaw or without.
cv::Mat surface(const std::string& background, std::uint64_t seed, bool flawed) {
    Random random(seed);
    SceneBuilder builder(background, kSpecimenSize, random, trainingKinds());
    if (flawed)
        builder.addFlaw(random.logUniform(10.0f, 60.0f));
    return builder.finish(randomCamera(random)).rgb;
}

/// The picture above, each object in a colour of its own below.
cv::Mat sceneAndLabels(const Scene& scene) {
    cv::Mat hues(scene.label.size(), CV_8UC3, cv::Scalar::all(0));
    for (std::size_t i = 0; i < scene.objects.size(); ++i) {
        Random random(i + 1);
        const int blue = random.integer(60, 255);
        const int green = random.integer(60, 255);
        const int red = random.integer(60, 255);
        hues.setTo(cv::Scalar(red, green, blue), scene.label == static_cast<int>(i + 1));
    }
    cv::Mat both;
    cv::vconcat(scene.rgb, hues, both);
    return both;
}

/// A caption and the phrases of what is there, as a step of training might word them.
std::string wordsOf(const Scene& scene, std::uint64_t seed) {
    const TrainingBatch batch = makeBatch({scene}, seed, demoConfig().text.contextLength);
    return fmt::format("  caption: {}\n  phrases: {}\n", batch.captions.front(),
                       fmt::join(batch.phrases, " | "));
}

} // namespace

void writeContactSheets(const std::filesystem::path& folder, const SheetSize& size) {
    makeFolder(folder / "kinds");
    for (const PartPainter& painter : partPainters())
        writePicture(folder / "kinds" / (painter.kind + ".jpg"),
                     sheet(size, {kSpecimenSize, kSpecimenSize},
                           [&](int i) { return specimen(painter, i, i < size.columns); }));
    const std::vector<BackgroundPainter>& backgrounds = backgroundPainters();
    const auto kinds = static_cast<int>(backgrounds.size());
    writePicture(folder / "backgrounds.jpg",
                 sheet({.columns = size.columns, .rows = kinds}, {kSpecimenSize, kSpecimenSize}, [&](int i) {
                     const auto row = static_cast<std::size_t>(i / size.columns);
                     return surface(backgrounds[row].name, static_cast<std::uint64_t>(i), false);
                 }));
    writePicture(folder / "flaws.jpg", sheet(size, {kSpecimenSize, kSpecimenSize}, [&](int i) {
                     const auto& background = backgrounds[static_cast<std::size_t>(i % kinds)];
                     return surface(background.name, static_cast<std::uint64_t>(i), true);
                 }));
    std::uint64_t seed = 0;
    for (int page = 1; page <= size.scenes; ++page) {
        std::string words;
        const cv::Mat scenes = sheet(size, {kSceneSize, 2 * kSceneSize}, [&](int i) {
            const Scene scene = renderTrainingScene(++seed, kSceneSize);
            words += fmt::format("row {}, picture {}\n{}\n", i / size.columns + 1, i % size.columns + 1,
                                 wordsOf(scene, seed));
            return sceneAndLabels(scene);
        });
        writePicture(folder / fmt::format("scenes-{}.jpg", page), scenes);
        writeFileAtomically(folder / fmt::format("scenes-{}.txt", page), words);
    }
}

} // namespace cliplad::training
