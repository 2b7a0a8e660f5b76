#include "engine/preview_job.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>
#include <utility>

#include <opencv2/core.hpp>

#include "engine/label_fit.h"
#include "engine/part_difference.h"
#include "engine/photos/photo_store.h"
#include "engine/photos/pictures.h"
#include "image/photo.h"
#include "inspection/live_inspection.h"

namespace cliplad::ui {
namespace {

/// Distances this many times those of normal images are the hottest colour.
constexpr double kHottest = 1.5;

ImageView viewOf(const std::filesystem::path& path, const LivePhoto& photo, const LiveShot& seen) {
    return {.path = path,
            .photo = toQImage(photo.rgb, photo.fileSha256),
            .clusters = toIndexed(seen.regions.cluster),
            .clusterCount = seen.regions.count,
            .coarse = toIndexed(seen.coarse.label),
            .parts = toIndexed(seen.parts.label),
            .similarity = toFloatMap(seen.parts.similarity),
            .areaPx = seen.counts.histogram.areaPx,
            .pieces = seen.counts.histogram.components};
}

QRect toRect(const cv::Rect& rect) {
    return {rect.x, rect.y, rect.width, rect.height};
}

std::vector<PartDifference> differencesOf(const Explanation& explanation) {
    std::vector<PartDifference> all;
    for (const LabelDifference& label : explanation.labels)
        all.push_back(partDifference(label, QString::fromStdString(label.label)));
    return all;
}

/// From the least to the greatest cosine of the shots, rounded outwards so that small edits leave it alone.
void setSimilarityScale(const std::vector<LiveShot>& shots, Preview& preview) {
    constexpr double kStep = 0.05;
    double low = 1, high = -1;
    for (const LiveShot& shot : shots)
        for (const auto* maps : {&shot.similarities.coarse, &shot.similarities.fine})
            for (const cv::Mat& map : *maps) {
                double least = 0, most = 0;
                cv::minMaxLoc(map, &least, &most);
                low = std::min(low, least);
                high = std::max(high, most);
            }
    if (high < low)
        return;
    preview.similarityLow = std::floor(low / kStep) * kStep;
    preview.similarityHigh = std::max(std::ceil(high / kStep) * kStep, preview.similarityLow + kStep);
}

std::vector<FloatMap> mapsOf(const std::vector<cv::Mat>& maps) {
    std::vector<FloatMap> all;
    for (const cv::Mat& map : maps)
        all.push_back(toFloatMap(map));
    return all;
}

} // namespace

Finding findingOf(const Inspection& inspection, const Calibration& calibration, const FusionSettings& fusion,
                  const std::vector<cv::Size>& shotSizes) {
    const auto unusual =
        deviations(inspection.scores.logical, inspection.scores.structural, calibration, fusion);
    const Explanation& explanation = inspection.explanation;
    Finding finding{.logical = inspection.scores.logical,
                    .structural = inspection.scores.structural,
                    .fused = inspection.scores.fused,
                    .threshold = inspection.threshold,
                    .anomalous = inspection.anomalous,
                    .logicalDeviation = unusual[0],
                    .structuralDeviation = unusual[1],
                    .differences = differencesOf(explanation),
                    .cues = explanation.cues,
                    .nearestShot = explanation.nearestShot,
                    .peakRegion = toRect(explanation.peakRegion),
                    .peakShot = explanation.peakShot,
                    .peakShotRegion = {},
                    .isStructural = explanation.isStructural,
                    .text = QString::fromStdString(explanation.text),
                    .anomalyMap = toFloatMap(inspection.anomalyMap.distance)};
    const AnomalyMap& map = inspection.anomalyMap;
    if (map.nearestShot >= 0 && map.nearestShot < static_cast<int>(shotSizes.size()) &&
        map.nearestPatch.x >= 0)
        finding.peakShotRegion = toRect(patchInPhoto(map.nearestPatch, map.distance.size(),
                                                     shotSizes[static_cast<std::size_t>(map.nearestShot)]));
    return finding;
}

namespace {

void setUnmetWords(const LiveInspection& live, const std::vector<Label>& labels,
                   std::vector<LabelFit>& fits) {
    for (std::size_t i = 0; i < fits.size(); ++i)
        fits[i].unmetWords = live.unmetWords(labels[i]);
}

/// What is said of the shots and of the image before anything is calibrated.
/// @param described the similarities' image
Preview seenOf(const LiveInspection& live, const PreviewRequest& request, const LiveRequest& ask,
               const std::vector<LiveShot>& shots, const LineSimilarities& described) {
    Preview preview;
    preview.request = request;
    preview.hasCoarseStage = settledFor(live.model(), request.recipe.settings).fine.hasCoarseStage();
    for (std::size_t i = 0; i < shots.size(); ++i)
        preview.shots.push_back(viewOf(request.shots[i], *ask.shots[i], shots[i]));
    preview.similarities = {mapsOf(described.coarse), mapsOf(described.fine)};
    setSimilarityScale(shots, preview);
    if (shots.size() == request.shots.size()) { // some of them say nothing of how well a label does
        preview.coarseFit = coarseFit(shots, request.recipe.prompts, preview.hasCoarseStage);
        preview.fineFit = fineFit(shots, request.recipe.prompts, preview.hasCoarseStage);
        setUnmetWords(live, request.recipe.prompts.coarse, preview.coarseFit);
        setUnmetWords(live, request.recipe.prompts.fine, preview.fineFit);
    }
    return preview;
}

LiveWatch watchFor(const LiveInspection& inspection, const PreviewRequest& request, const LiveRequest& ask,
                   const PreviewWatch& watch) {
    LiveWatch live;
    if (watch.encoding)
        live.encoding = [&](const LiveEncodings& at) {
            watch.encoding({.revision = request.revision,
                            .image = request.image,
                            .done = at.done,
                            .total = at.total,
                            .isForCalibration = at.isForCalibration});
        };
    if (watch.seen)
        live.seen = [&](const std::vector<LiveShot>& shots, const LiveShot* photo) {
            Preview seen = seenOf(inspection, request, ask, shots,
                                  photo != nullptr ? photo->similarities : shots.front().similarities);
            seen.isWhole = false;
            if (photo != nullptr)
                seen.image = viewOf(request.image, *ask.photo, *photo);
            watch.seen(std::move(seen));
        };
    return live;
}

} // namespace

Preview answerPreview(LiveInspection& live, PhotoStore& photos, const PreviewRequest& request,
                      const JobContext& job, const PreviewWatch& watch) {
    const auto begin = std::chrono::steady_clock::now();
    const StepCounts before = live.counts();
    LiveRequest ask{.recipe = request.recipe, .shots = {}, .photo = nullptr, .validation = {}};
    std::vector<cv::Size> sizes;
    for (const auto& path : request.shots) {
        job.throwIfStopped();
        ask.shots.push_back(photos.load(path));
        sizes.push_back(ask.shots.back()->rgb.size());
    }
    for (const auto& path : request.validation) {
        job.throwIfStopped();
        std::string hash = photos.knownHash(path);
        if (hash.empty()) {
            if (watch.reading)
                watch.reading();
            hash = photos.load(path)->hash;
        }
        ask.validation.push_back({std::move(hash), [&photos, path] { return photos.load(path)->rgb; }});
    }
    if (!request.image.empty())
        ask.photo = photos.load(request.image);
    const LiveResult result = live.answer(ask, job, watchFor(live, request, ask, watch));

    Preview preview = seenOf(live, request, ask, result.shots,
                             (result.photo ? *result.photo : result.shots.front()).similarities);
    if (result.inspection) {
        preview.image = viewOf(request.image, *ask.photo, *result.photo);
        preview.finding =
            findingOf(*result.inspection, result.calibration, request.recipe.settings.fusion, sizes);
    }
    preview.calibrated = result.calibration.threshold;
    preview.threshold = request.recipe.threshold.value_or(result.calibration.threshold);
    preview.calibratedOn = result.sample;
    preview.heatHigh = std::max(1e-6, kHottest * result.calibration.mean[1]);
    preview.imagesEncoded = static_cast<int>((live.counts() - before)[Step::EncodeImage]);
    preview.milliseconds =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    return preview;
}

} // namespace cliplad::ui
