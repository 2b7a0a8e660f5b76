#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "inspection/line/inspection_line.h"

/// The line's steps from the masks of the shots to the calibration.
namespace cliplad {

NormalImage InspectionLine::normalImage(const LineNormal& normal, const LineMemory& memory) const {
    const bool leftOut = normal.kind == NormalImage::Kind::LeftOut;
    const int exceptShot = leftOut ? normal.shot : -1;
    const auto shot = static_cast<std::size_t>(std::max(exceptShot, 0));
    const LineSegments segments = segment(normal.image, memory);
    const CueSettings& cues = recipe_->settings.cues;
    return {.kind = normal.kind,
            .shot = normal.shot,
            .histogram = leftOut ? (*memory.counts)[shot].histogram : segments.counts->histogram,
            .structural = compare(normal.image, segments.parts, leftOut ? memory.allPatches : memory.patches,
                                  exceptShot)
                              ->score,
            .cues = compareCues(*segments.cues, *memory.cues, cues, exceptShot)};
}

std::vector<LineNormal> InspectionLine::normals(const Backbone& backbone, const std::vector<LineImage>& shots,
                                                const std::vector<ValidationPhoto>& validation,
                                                const LineMemory& memory) const {
    std::vector<LineNormal> all;
    for (const ValidationPhoto& photo : validation)
        all.push_back({.image = encode(backbone, Lazy<cv::Mat>({}, nullptr, photo.read), photo.hash)});
    if (!all.empty())
        return all;
    using Sample = CalibrationSettings::Sample;
    const CalibrationSettings& settings = recipe_->settings.calibration;
    auto lonely = onlyOnesOfTheirKind(histogramsOf(*memory.counts), settings);
    if (settings.sample == Sample::Copies || (settings.sample == Sample::LeaveOneOut && shots.size() > 1))
        lonely.assign(shots.size(), settings.sample == Sample::Copies);
    const auto lonelyOnes = static_cast<std::size_t>(std::count(lonely.begin(), lonely.end(), true));
    const bool othersSuffice = lonelyOnes < shots.size() - lonelyOnes;
    for (std::size_t i = 0; i < shots.size(); ++i) {
        const int shot = static_cast<int>(i);
        if (!lonely[i])
            all.push_back({.kind = NormalImage::Kind::LeftOut, .shot = shot, .image = shots[i]});
        for (int copy = 0; lonely[i] && !othersSuffice && copy < settings.copies; ++copy) {
            const double strength = settings.copyStrength;
            Lazy<cv::Mat> changed({}, nullptr, [photo = shots[i].photoRgb, copy, strength] {
                return mildCopy(*photo, copy, strength);
            });
            all.push_back(
                {.kind = NormalImage::Kind::Copy,
                 .shot = shot,
                 .image = encode(backbone, std::move(changed),
                                 fmt::format("{}/copy {} × {}", shots[i].photoHash, copy, strength))});
        }
    }
    return all;
}

Lazy<std::vector<NormalImage>> InspectionLine::sampleNormals(const Backbone& backbone,
                                                             const std::vector<LineImage>& shots,
                                                             const std::vector<ValidationPhoto>& validation,
                                                             const LineMemory& memory) const {
    StepKeyBuilder key;
    for (const LineImage& shot : shots)
        key.add(shot.features.key()).add(shot.photoHash);
    for (const ValidationPhoto& photo : validation)
        key.add("validation").add(photo.hash);
    key.add(memory.counts.key()).add(memory.patches.key()).add(memory.cues.key());
    key.addSettings(recipe_->settings.calibration).addSettings(recipe_->settings.patches);
    // The masks of copies and validation photos are made with what the key of the shots' counts stands for.
    return step<std::vector<NormalImage>>(key.build(Step::SampleNormals), [=, line = *this, &backbone] {
        std::vector<NormalImage> sample;
        auto normals = line.normals(backbone, shots, validation, memory);
        std::int64_t encoded = 0;
        const auto toEncode = std::count_if(normals.begin(), normals.end(), [](const LineNormal& normal) {
            return normal.kind != NormalImage::Kind::LeftOut;
        });
        for (LineNormal& each : normals) {
            const LineNormal normal = std::move(each); // its features go before those of the next one come
            if (normal.kind != NormalImage::Kind::LeftOut)
                line.job_.progress(encoded++, toEncode,
                                   normal.kind == NormalImage::Kind::Validation
                                       ? std::string("scoring the validation photos")
                                       : fmt::format("scoring changed copies of shot {}", normal.shot + 1));
            sample.push_back(line.normalImage(normal, memory));
        }
        return sample;
    });
}

Lazy<Calibration> InspectionLine::calibration(const LineMemory& memory) const {
    StepKeyBuilder key;
    key.add(memory.sample.key()).add(memory.counts.key());
    key.addSettings(recipe_->settings.histogram).addSettings(recipe_->settings.cues);
    key.addSettings(recipe_->settings.fusion);
    return step<Calibration>(key.build(Step::Calibrate),
                             [sample = memory.sample, counts = memory.counts, recipe = recipe_] {
                                 return calibrateOn(*sample, histogramsOf(*counts), recipe->settings);
                             });
}

} // namespace cliplad
