#include <cmath>

#include <fmt/format.h>
#include <opencv2/imgproc.hpp>

#include "inspection/line/inspection_line.h"

/// The line's steps from features, and the parts they show, to the structural score.
namespace cliplad {
namespace {

/// Clockwise about the middle. @param border of cv::BorderTypes
cv::Mat turned(const cv::Mat& picture, double degrees, int interpolation, int border,
               const cv::Scalar& outside = {}) {
    const cv::Point2f middle(static_cast<float>(picture.cols - 1) / 2,
                             static_cast<float>(picture.rows - 1) / 2);
    cv::Mat result;
    cv::warpAffine(picture, result, cv::getRotationMatrix2D(middle, -degrees, 1), picture.size(),
                   interpolation, border, outside);
    return result;
}

/// What is ignored of a turned copy: what was ignored of the shot, and what lay outside of it.
IgnoreMask turnedMask(const IgnoreMask& mask, cv::Size size, double degrees) {
    const cv::Mat whole = mask.empty() ? cv::Mat(size, CV_8U, cv::Scalar(0)) : mask;
    return turned(whole, degrees, cv::INTER_NEAREST, cv::BORDER_CONSTANT, cv::Scalar::all(255));
}

} // namespace

std::vector<LinePatches> InspectionLine::patchSources(const Backbone& backbone,
                                                      const std::vector<LineImage>& shots,
                                                      const LineMemory& memory) const {
    const PatchMemorySettings& settings = recipe_->settings.patches;
    std::vector<LinePatches> sources;
    for (std::size_t i = 0; i < shots.size(); ++i) {
        const LineImage& shot = shots[i];
        const auto add = [&](LineImage image, Lazy<IgnoreMask> ignore, double degrees) {
            auto parts = settings.partAware ? segment(image, memory).parts : Lazy<PartMask>::of({});
            sources.push_back(
                {std::move(image), std::move(parts), std::move(ignore), static_cast<int>(i), degrees});
        };
        add(shot, ignoreMask(shot), 0);
        for (int copy = 1; copy <= settings.turnedShots; ++copy) {
            const double degrees = 360.0 * copy / (settings.turnedShots + 1);
            Lazy<cv::Mat> photo({}, nullptr, [photo = shot.photoRgb, degrees] {
                return turned(*photo, degrees, cv::INTER_LINEAR, cv::BORDER_REFLECT_101);
            });
            LineImage image =
                encode(backbone, std::move(photo), fmt::format("{}/turned {}", shot.photoHash, degrees));
            const auto ignore = ignoreMask(shot);
            StepKey key = StepKeyBuilder()
                              .add(ignore.key())
                              .add(fmt::format("turned {}", degrees))
                              .build(Step::AssignRegions);
            Lazy<IgnoreMask> mask(std::move(key), nullptr, [ignore, degrees, features = image.features] {
                const at::Tensor& dense = features->dense;
                const cv::Size size(static_cast<int>(2 * dense.size(1)), static_cast<int>(2 * dense.size(0)));
                return turnedMask(*ignore, size, degrees);
            });
            add(std::move(image), std::move(mask), degrees);
        }
    }
    return sources;
}

Lazy<PatchMemory> InspectionLine::remember(const Backbone& backbone, const std::vector<LineImage>& shots,
                                           const LineMemory& memory) const {
    PatchMemorySettings settings = recipe_->settings.patches;
    const PatchMemorySettings defaults; // how the memory is compared with does not change it
    settings.match = defaults.match;
    settings.pooling = defaults.pooling;
    settings.relative = defaults.relative;
    settings.capacity = defaults.capacity; // nor what is kept of it afterwards
    StepKeyBuilder key;
    key.addSettings(settings);
    std::vector<LinePatches> sources = patchSources(backbone, shots, memory);
    for (const LinePatches& source : sources)
        key.add(source.image.features.key()).add(source.ignore.key()).add(source.parts.key());
    return step<PatchMemory>(key.build(Step::RememberPatches), [sources = std::move(sources), settings] {
        std::vector<PatchSource> patches;
        for (const LinePatches& source : sources)
            patches.push_back({.features = *source.image.features,
                               .ignore = *source.ignore,
                               .label = source.parts->label,
                               .shot = source.shot,
                               .degrees = source.degrees});
        return rememberPatches(patches, settings);
    });
}

Lazy<PatchMemory> InspectionLine::keepCoreset(const std::vector<LineImage>& shots,
                                              const Lazy<PatchMemory>& allPatches) const {
    const PatchMemorySettings& settings = recipe_->settings.patches;
    const auto photos = static_cast<int>(shots.size()) * (1 + settings.turnedShots);
    if (settings.capacity == 0 || photos <= settings.capacity)
        return allPatches;
    StepKeyBuilder key;
    key.add(allPatches.key()).add(settings.capacity);
    return step<PatchMemory>(key.build(Step::RememberPatches), [allPatches, shot = shots.front().features,
                                                                settings, stop = job_.stop] {
        const std::int64_t ofShot = shot->dense.size(0) * shot->dense.size(1);
        return coresetOf(*allPatches, settings.capacity * ofShot, {.stop = stop, .report = {}});
    });
}

Lazy<AnomalyMap> InspectionLine::compare(const LineImage& image, const Lazy<PartMask>& parts,
                                         const Lazy<PatchMemory>& patches, int exceptShot) const {
    const auto ignore = ignoreMask(image);
    const PatchMemorySettings& settings = recipe_->settings.patches;
    StepKeyBuilder key;
    key.add(image.features.key()).add(patches.key()).add(ignore.key()).add(exceptShot);
    key.addSettings(settings);
    if (settings.partAware)
        key.add(parts.key());
    return step<AnomalyMap>(key.build(Step::ComparePatches), [=, features = image.features] {
        return comparePatches(*features, *patches, *ignore, settings, exceptShot,
                              settings.partAware ? parts->label : cv::Mat());
    });
}

} // namespace cliplad
