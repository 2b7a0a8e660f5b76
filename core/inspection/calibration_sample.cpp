#include "inspection/calibration_sample.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <opencv2/imgproc.hpp>

namespace cliplad {
namespace {

struct Change {
    double shiftX, shiftY; ///< share of the longer side
    double degrees;
    double gain;
    double blur;  ///< σ as a share of the longer side
    double noise; ///< σ in grey levels
};

/// The first of them do the most usual things, as few copies may be asked for.
constexpr std::array<Change, 8> kChanges = {{
    {0.010, -0.006, 0.8, 1.04, 0.0, 1.0},
    {-0.008, 0.010, -1.0, 0.96, 0.0008, 1.0},
    {0.004, 0.012, 1.5, 1.00, 0.0012, 0.5},
    {-0.012, -0.004, -0.5, 1.07, 0.0, 2.5},
    {0.015, 0.008, -1.6, 0.94, 0.0, 1.5},
    {-0.005, -0.014, 1.2, 0.98, 0.0015, 0.0},
    {0.002, -0.010, -2.0, 1.05, 0.0010, 2.0},
    {-0.016, 0.003, 2.0, 0.95, 0.0005, 1.5},
}};

/// Whether a label's area is much on one shot and hardly any on another.
bool hasWhatLacks(int hasPx, int lacksPx, const CalibrationSettings& settings) {
    return hasPx >= settings.unlikeAreaPx && lacksPx * settings.unlikeRatio <= hasPx;
}

/// labelWeights() of the shots that have others of their kind: what tells kinds apart is no noise. A shot
/// that is left out of the memory has its say here all the same, so that its score is in the unit of later
/// images'; that makes it a little low.
std::vector<double> weightsFor(std::span<const ClassHistogram> memory, const InspectionSettings& settings) {
    const std::vector<bool> lonely = onlyOnesOfTheirKind(memory, settings.calibration);
    std::vector<ClassHistogram> alike;
    for (std::size_t shot = 0; shot < memory.size(); ++shot)
        if (!lonely[shot])
            alike.push_back(memory[shot]);
    return labelWeights(alike, memory.empty() ? 0 : memory[0].areaPx.size(), settings.histogram);
}

} // namespace

Calibration calibrateOn(std::span<const NormalImage> sample, std::span<const ClassHistogram> memory,
                        const InspectionSettings& settings) {
    const std::vector<double> weights = weightsFor(memory, settings);
    std::vector<NormalDistances> distances;
    for (const NormalImage& image : sample) {
        const int exceptShot = image.kind == NormalImage::Kind::LeftOut ? image.shot : -1;
        distances.push_back(
            {.histogram =
                 compareHistogram(image.histogram, memory, settings.histogram, weights, exceptShot).score,
             .cues = image.cues,
             .isCopy = image.kind == NormalImage::Kind::Copy});
    }
    const CueScales scales = cueScales(distances);
    std::vector<std::array<double, 2>> scores;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const NormalImage& image = sample[i];
        // Scaled one by one, as a sample may hold copies of one shot beside others that were left out.
        const bool isCopy = distances[i].isCopy;
        const double logical =
            combinedDistance(distances[i].histogram, distances[i].cues, scales, settings.cues);
        scores.push_back(
            {isCopy ? settings.fusion.augmentedLogicalScale * logical : logical,
             isCopy ? settings.fusion.augmentedStructuralScale * image.structural : image.structural});
    }
    Calibration calibration = calibrate(scores, settings.fusion);
    calibration.cueScales = scales;
    calibration.labelWeights = weights;
    return calibration;
}

SampleCounts countSample(std::span<const NormalImage> sample, std::size_t shotCount) {
    const auto count = [&](NormalImage::Kind kind) {
        return static_cast<int>(std::count_if(sample.begin(), sample.end(),
                                              [kind](const auto& image) { return image.kind == kind; }));
    };
    return {.validation = count(NormalImage::Kind::Validation),
            .leftOut = count(NormalImage::Kind::LeftOut),
            .copies = count(NormalImage::Kind::Copy),
            .shots = static_cast<int>(shotCount)};
}

std::string describeSample(std::span<const NormalImage> sample, std::size_t shotCount) {
    const auto [validation, leftOut, copies, shots] = countSample(sample, shotCount);
    if (validation > 0)
        return fmt::format("a validation set of {} photo{}", validation, validation == 1 ? "" : "s");
    if (leftOut == 0)
        return fmt::format("{} mildly changed cop{} of the shots", copies, copies == 1 ? "y" : "ies");
    const std::string leaveOneOut = leftOut == shots
                                        ? fmt::format("leave-one-out over {} shots", leftOut)
                                        : fmt::format("leave-one-out over {} of {} shots", leftOut, shots);
    return copies == 0 ? leaveOneOut
                       : fmt::format("{} and {} changed copies of the rest", leaveOneOut, copies);
}

std::vector<bool> onlyOnesOfTheirKind(std::span<const ClassHistogram> shots,
                                      const CalibrationSettings& settings) {
    std::vector<bool> result(shots.size(), shots.size() == 1);
    const std::size_t labels = shots.empty() ? 0 : shots[0].areaPx.size();
    for (std::size_t shot = 0; shot < shots.size(); ++shot)
        for (std::size_t label = 0; label < labels; ++label)
            result[shot] = result[shot] || isUnlikeTheOthers(shots, shot, label, settings);
    return result;
}

bool isUnlikeTheOthers(std::span<const ClassHistogram> shots, std::size_t shot, std::size_t label,
                       const CalibrationSettings& settings) {
    const int here = shots[shot].areaPx[label];
    bool unlike = shots.size() > 1;
    for (std::size_t other = 0; other < shots.size() && unlike; ++other) {
        const int there = shots[other].areaPx[label];
        unlike = other == shot || hasWhatLacks(here, there, settings) || hasWhatLacks(there, here, settings);
    }
    return unlike;
}

std::int64_t mostEncodings(const CalibrationSettings& settings, std::size_t shots, std::size_t validation) {
    if (validation > 0)
        return static_cast<std::int64_t>(validation);
    const bool leavesOut = settings.sample == CalibrationSettings::Sample::LeaveOneOut && shots > 1;
    return leavesOut ? 0 : static_cast<std::int64_t>(shots) * settings.copies;
}

cv::Mat mildCopy(const cv::Mat& rgb, int index, double strength) {
    const Change& change = kChanges[static_cast<std::size_t>(index) % kChanges.size()];
    // Beyond the table: the same changes mirrored, then weaker.
    const int round = index / static_cast<int>(kChanges.size());
    const int halvings = round / 2;
    strength *= (round % 2 == 0 ? 1.0 : -1.0) / (1 + halvings);
    const double side = std::max(rgb.cols, rgb.rows);
    const cv::Point2f centre(static_cast<float>(rgb.cols) / 2, static_cast<float>(rgb.rows) / 2);
    cv::Mat motion = cv::getRotationMatrix2D(centre, change.degrees * strength, 1);
    motion.at<double>(0, 2) += change.shiftX * strength * side;
    motion.at<double>(1, 2) += change.shiftY * strength * side;
    cv::Mat copy;
    cv::warpAffine(rgb, copy, motion, rgb.size(), cv::INTER_LINEAR, cv::BORDER_REFLECT_101);
    if (change.blur > 0)
        cv::GaussianBlur(copy, copy, {}, std::max(0.3, change.blur * side));
    copy.convertTo(copy, CV_32FC3, 1 + (change.gain - 1) * strength);
    cv::Mat noise(copy.size(), CV_32FC3);
    cv::RNG random(static_cast<std::uint64_t>(index) + 1);
    random.fill(noise, cv::RNG::NORMAL, cv::Scalar::all(0), cv::Scalar::all(change.noise));
    copy += noise;
    copy.convertTo(copy, CV_8UC3);
    return copy;
}

} // namespace cliplad
