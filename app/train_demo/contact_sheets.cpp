#include "contact_sheets.h"

#include <algorithm>
#include <functional>
#include <string>

#include <fmt/format.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "base/atomic_file.h"
#include "base/folder.h"
#include "scenes/backgrounds/background_painters.h"
#include "scenes/training/kind_pool.h"
#include "scenes/training/scene_builder.h"
#include "scenes/training/training_scene.h"

namespace cliplad::training {
namespace {

constexpr int kSpecimenSize = 128;
constexpr int kColumns = 8, kRows = 4;
constexpr int kSceneSheets = 6;
constexpr int kSceneSize = 192;

/// Tiles of one size in rows, as RGB.
cv::Mat sheet(cv::Size tileSize, const std::function<cv::Mat(int)>& tile) {
    cv::Mat whole(kRows * tileSize.height, kColumns * tileSize.width, CV_8UC3, cv::Scalar::all(255));
    for (int i = 0; i < kColumns * kRows; ++i) {
        const cv::Point corner(i % kColumns * tileSize.width, i / kColumns * tileSize.height);
        tile(i).copyTo(whole({corner, tileSize}));
    }
    return whole;
}

void writeSheet(const std::filesystem::path& file, const cv::Mat& rgb) {
    cv::Mat bgr;
    cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
    std::vector<uchar> bytes;
    cv::imencode(".jpg", bgr, bytes, {cv::IMWRITE_JPEG_QUALITY, 92});
    writeFileAtomically(file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

/// The first row large, the others in the sizes in which scenes show it.
cv::Mat specimen(const PartPainter& painter, int index) {
    Random random(Random(static_cast<std::uint64_t>(index)).next());
    SceneBuilder builder(random.pick(backgroundPainters()).name, kSpecimenSize, random, trainingKinds());
    constexpr float middle = kSpecimenSize / 2.0f;
    const float radius = index < kColumns ? 44.0f : random.logUniform(5.0f, 30.0f);
    builder.put(painter.kind, {{middle, middle},
                               std::max(painter.smallestPx, radius * std::min(1.0f, painter.relativeSize)),
                               random.uniform(0.0f, 6.2831853f),
                               {}});
    return builder.finish(randomCamera(random)).rgb;
}

/// The picture above, each object in a colour of its own below.
cv::Mat sceneAndLabels(std::uint64_t seed) {
    const Scene scene = renderTrainingScene(seed, kSceneSize);
    cv::Mat hues(scene.label.size(), CV_8UC3, cv::Scalar::all(0));
    for (std::size_t i = 0; i < scene.objects.size(); ++i) {
        Random random(i + 1);
        hues.setTo(cv::Scalar(random.integer(60, 255), random.integer(60, 255), random.integer(60, 255)),
                   scene.label == static_cast<int>(i + 1));
    }
    cv::Mat both;
    cv::vconcat(scene.rgb, hues, both);
    return both;
}

} // namespace

void writeContactSheets(const std::filesystem::path& folder) {
    makeFolder(folder / "kinds");
    for (const PartPainter& painter : partPainters())
        writeSheet(folder / "kinds" / (painter.kind + ".jpg"),
                   sheet({kSpecimenSize, kSpecimenSize}, [&](int i) { return specimen(painter, i); }));
    for (int page = 0; page < kSceneSheets; ++page) {
        const auto first = static_cast<std::uint64_t>(1 + page * kColumns * kRows);
        writeSheet(folder / fmt::format("scenes-{}.jpg", page + 1),
                   sheet({kSceneSize, 2 * kSceneSize},
                         [&](int i) { return sceneAndLabels(first + static_cast<std::uint64_t>(i)); }));
    }
}

} // namespace cliplad::training
