#include "failure_sheet.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <c10/core/InferenceMode.h>
#include <fmt/format.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "base/error.h"
#include "clip/label_colours.h"
#include "held_out_evaluation.h"
#include "image/overlay.h"
#include "report/part_image.h"
#include "scenes/training/training_scene.h"
#include "zero_shot.h"

namespace cliplad::training {
namespace {

constexpr std::size_t kColumns = 2;
constexpr int kGap = 6;    ///< px between pictures
constexpr int kSide = 192; ///< px of a picture

struct Failure {
    double overlap = 0;
    cv::Mat picture;
};

cv::Mat framed(const cv::Mat& picture, int height) {
    cv::Mat padded;
    cv::copyMakeBorder(picture, padded, 0, height - picture.rows + kGap, 0, kGap, cv::BORDER_CONSTANT,
                       cv::Scalar::all(255));
    return padded;
}

cv::Mat sceneTruthFound(const Scene& scene, const ZeroShotMasks& masks) {
    std::vector<Label> labels;
    for (std::size_t i = 1; i < masks.names.size(); ++i)
        labels.push_back({.name = masks.names[i]});
    const std::vector<Colour> colours = labelColours(labels);
    const OverlayStyle style{.opacity = 0.6, .outlineWidthPx = 1};
    cv::Mat picture, row;
    cv::resize(scene.rgb, picture, {kSide, kSide}, 0, 0, cv::INTER_AREA);
    cv::hconcat(std::vector<cv::Mat>{picture, overlay(picture, masks.truth, colours, style),
                                     overlay(picture, masks.found, colours, style)},
                row);
    return withLegend(row, labels);
}

/// In rows of kColumns, each row as high as its highest; the last row may have white at its end.
cv::Mat arranged(const std::vector<Failure>& failures) {
    std::vector<cv::Mat> rows;
    for (std::size_t first = 0; first < failures.size(); first += kColumns) {
        const std::size_t end = std::min(first + kColumns, failures.size());
        int height = 0;
        for (std::size_t i = first; i < end; ++i)
            height = std::max(height, failures[i].picture.rows);
        std::vector<cv::Mat> beside;
        for (std::size_t i = first; i < end; ++i)
            beside.push_back(framed(failures[i].picture, height));
        beside.resize(kColumns, cv::Mat(beside.front().size(), CV_8UC3, cv::Scalar::all(255)));
        cv::hconcat(beside, rows.emplace_back());
    }
    cv::Mat whole;
    cv::vconcat(rows, whole);
    return whole;
}

} // namespace

void writeFailureSheet(const TensorMap& parameters, const ModelConfig& config,
                       const std::filesystem::path& file, const FailureSheetSize& size) {
    const c10::InferenceMode inference;
    ZeroShot model(parameters, config);
    std::vector<Failure> failures;
    for (int i = 0; i < size.scenes; ++i) {
        const Scene scene =
            renderTrainingScene(kHeldOutSeed + static_cast<std::uint64_t>(i), ZeroShot::kSceneSize);
        const ZeroShotMasks masks = model.masks(scene);
        double sum = 0;
        const std::map<std::string, KindFigures> kinds = kindFigures(masks);
        for (const auto& [kind, figures] : kinds)
            sum += figures.iou;
        if (!kinds.empty())
            failures.push_back({sum / static_cast<double>(kinds.size()), sceneTruthFound(scene, masks)});
    }
    std::sort(failures.begin(), failures.end(),
              [](const Failure& a, const Failure& b) { return a.overlap < b.overlap; });
    failures.resize(std::min(failures.size(), static_cast<std::size_t>(size.shown)));
    if (failures.empty())
        throw Error(fmt::format("none of {} scenes shows a kind", size.scenes), file.string(),
                    "look through more scenes");
    writePicture(file, arranged(failures));
}

} // namespace cliplad::training
