#include "inspection/explanation.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "anomaly/cues/cue.h"

namespace cliplad {
namespace {

constexpr std::size_t kLabelsInText = 3;
/// A label is mentioned when its area differs by this factor and by more than specks.
constexpr double kWorthSaying = 1.25;
constexpr int kSpeckPx = 8;
/// Areas that differ by less are the same to a person.
constexpr double kSameArea = 0.05;
/// From so many standard deviations on a score has its part in a verdict; what moved the logical one most is
/// then said, however little it is.
constexpr double kUnusual = 2;

std::vector<LabelDifference> differences(const ExplanationInput& input) {
    std::vector<LabelDifference> result;
    const PartCounts& shot = input.shots[static_cast<std::size_t>(input.difference.nearestShot)];
    for (std::size_t i = 0; i < input.labels.size(); ++i) {
        if (input.labels[i].background)
            continue;
        result.push_back({.label = input.labels[i].name,
                          .areaPx = input.here.histogram.areaPx[i],
                          .shotAreaPx = shot.histogram.areaPx[i],
                          .contribution = input.difference.perLabel[i],
                          .countDifference = estimatedCountDifference(input.here, shot, i),
                          .pieces = input.here.histogram.components[i],
                          .shotPieces = shot.histogram.components[i]});
    }
    std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) {
        return std::abs(a.contribution) > std::abs(b.contribution);
    });
    return result;
}

/// From so many times the distance of normal images on a cue is worth a word.
constexpr double kUnusualTimes = 2;

std::vector<CueDifference> unusualCues(const CueDistances& distances, const CueScales& scales) {
    std::vector<CueDifference> unusual;
    for (std::size_t i = 0; i < kCueCount; ++i)
        if (cueTrust(i, scales) > 0 && distances[i] > kUnusualTimes * scales.cues[i])
            unusual.push_back({std::string(cues()[i].name), distances[i] / scales.cues[i]});
    std::sort(unusual.begin(), unusual.end(),
              [](const CueDifference& a, const CueDifference& b) { return a.times > b.times; });
    return unusual;
}

std::string sentence(const CueDifference& difference) {
    const auto cue = std::find_if(cues().begin(), cues().end(),
                                  [&](const Cue& each) { return each.name == difference.cue; });
    return fmt::format("{} differs from the shots {:.1f} times as much as normal images do.", cue->subject,
                       difference.times);
}

std::string inWords(const LabelDifference& label) {
    if (label.areaPx == 0)
        return "is missing altogether";
    if (label.shotAreaPx == 0)
        return "is not in the shot at all";
    const double ratio = static_cast<double>(label.areaPx) / label.shotAreaPx;
    if (ratio < 0.2)
        return "is almost all missing";
    if (ratio < 0.4)
        return "about two thirds are missing";
    if (ratio < 0.6)
        return "about half is missing";
    if (std::abs(ratio - 1) < kSameArea)
        return "about as much as there";
    if (ratio < 0.8)
        return fmt::format("about {:.0f} % is missing", 100 * (1 - ratio));
    if (ratio < 1)
        return fmt::format("about {:.0f} % less than there", 100 * (1 - ratio));
    if (ratio < 1.75)
        return fmt::format("about {:.0f} % more than there", 100 * (ratio - 1));
    return fmt::format("about {:.1f} times as much as there", ratio);
}

std::string counted(int count, const std::string& name) {
    const bool plural = count != 1 && !name.ends_with('s');
    return fmt::format("{} {}{}", count, name, plural ? "s" : "");
}

/// Pieces too small to be one of the shot's parts, as the estimated count leaves them out.
int piecesNotCounted(const LabelDifference& label) {
    return label.countDifference == 0 ? 0 : label.pieces - (label.shotPieces + label.countDifference);
}

std::string sentence(const LabelDifference& label, int shot) {
    std::string text = fmt::format("{}: {} px, {} px in the nearest shot (shot {}): {}", label.label,
                                   label.areaPx, label.shotAreaPx, shot + 1, inWords(label));
    if (label.countDifference != 0)
        text +=
            fmt::format(", about {} {} than the shot", counted(std::abs(label.countDifference), label.label),
                        label.countDifference < 0 ? "fewer" : "more");
    else if (label.pieces != label.shotPieces && label.pieces > 0 && label.shotPieces > 0)
        text += fmt::format(", in {} instead of {}", counted(label.pieces, "piece"), label.shotPieces);
    if (const int scraps = piecesNotCounted(label); scraps > 0)
        text +=
            fmt::format(" ({} {} too small to count)", counted(scraps, "piece"), scraps == 1 ? "is" : "are");
    return text + ".";
}

/// Without a verdict: below the threshold there may be a band that is to be reviewed.
std::string scoreSentence(const Judgement& judgement) {
    return fmt::format("Score {:.2f}, threshold {:.2f} (logical {:.2f}, normally {:.2f}; structural {:.3f}, "
                       "normally {:.3f}).",
                       judgement.scores.fused, judgement.threshold, judgement.scores.logical,
                       judgement.calibration.mean[0], judgement.scores.structural,
                       judgement.calibration.mean[1]);
}

/// What is said before the differences of parts that do not decide: those of an image that passes must not
/// read as if all were well, those of one with a structural anomaly not as its reason.
std::string withoutWeight(const std::vector<LabelDifference>& said, bool anomalous) {
    const auto isMissing = [](const LabelDifference& label) {
        return label.countDifference < 0 || (label.areaPx == 0 && label.shotAreaPx > 0);
    };
    const auto isExtra = [](const LabelDifference& label) {
        return label.countDifference > 0 || (label.areaPx > 0 && label.shotAreaPx == 0);
    };
    const char* yet =
        anomalous ? "the logical score is within what is normal" : "the score stays below the threshold";
    if (std::any_of(said.begin(), said.end(), isMissing))
        return fmt::format("A part seems to be missing, yet {}.", yet);
    if (std::any_of(said.begin(), said.end(), isExtra))
        return fmt::format("There seems to be a part too many, yet {}.", yet);
    return anomalous ? "The parts' amounts differ by no more than is normal."
                     : "It differs by less than the threshold allows.";
}

std::vector<LabelDifference> worthSaying(const Explanation& explanation, bool sayFirst) {
    std::vector<LabelDifference> said;
    for (const LabelDifference& label : explanation.labels)
        if (said.size() < kLabelsInText &&
            (isWorthSaying(label) || (sayFirst && &label == &explanation.labels.front())))
            said.push_back(label);
    return said;
}

std::string peakSentence(const Explanation& explanation, double structuralDeviations) {
    const cv::Rect& peak = explanation.peakRegion;
    if (peak.empty())
        return "Every patch is ignored.";
    const char* distance = structuralDeviations > kUnusual ? ", further away than is normal"
                           : explanation.isStructural      ? ""
                                                           : ", within what is normal";
    return fmt::format(
        "The least usual patch is at x {} to {}, y {} to {} of the photo; the nearest to it is "
        "in shot {}{}.",
        peak.x, peak.x + peak.width, peak.y, peak.y + peak.height, explanation.peakShot + 1, distance);
}

/// What the logical score is made of. Where a cue is unusual, a part that hardly differs is no reason.
std::vector<std::string> logicalSentences(const Judgement& judgement, const Explanation& explanation) {
    const bool anomalous = judgement.scores.fused >= judgement.threshold;
    const auto& [logical, structural] = judgement.deviations;
    const bool decides = anomalous && (logical > kUnusual || logical >= structural);
    const auto said = worthSaying(explanation, decides && explanation.cues.empty());
    std::vector<std::string> sentences;
    const bool noneFound =
        std::all_of(explanation.labels.begin(), explanation.labels.end(),
                    [](const LabelDifference& label) { return label.areaPx == 0 && label.shotAreaPx == 0; });
    if (noneFound)
        sentences.push_back(
            fmt::format("No part was found, neither here nor on shot {}.", explanation.nearestShot + 1));
    else if (said.empty())
        sentences.push_back(
            fmt::format("All parts are there in about the amounts of shot {}.", explanation.nearestShot + 1));
    else if (!decides)
        sentences.push_back(withoutWeight(said, anomalous));
    for (const LabelDifference& label : said)
        sentences.push_back(sentence(label, explanation.nearestShot));
    for (const CueDifference& cue : explanation.cues)
        sentences.push_back(sentence(cue));
    return sentences;
}

/// Of an anomaly, the score that is the more unusual has its say first.
std::string describe(const Judgement& judgement, const Explanation& explanation) {
    const auto& [logical, structural] = judgement.deviations;
    const bool placeFirst = judgement.scores.fused >= judgement.threshold && structural > logical;
    std::vector<std::string> sentences = logicalSentences(judgement, explanation);
    sentences.insert(placeFirst ? sentences.begin() : sentences.end(), peakSentence(explanation, structural));
    return fmt::format("{} {}", scoreSentence(judgement), fmt::join(sentences, " "));
}

} // namespace

bool isWorthSaying(const LabelDifference& label) {
    // A piece less may be a part that is missing, even where the others take up its area; one more is often a
    // scrap.
    if (label.countDifference != 0 || label.pieces < label.shotPieces)
        return true;
    const auto [less, more] = std::minmax(label.areaPx, label.shotAreaPx);
    return more - less > kSpeckPx && more > kWorthSaying * less;
}

cv::Rect patchInPhoto(cv::Point patch, cv::Size grid, cv::Size photo) {
    const int left = patch.x * photo.width / grid.width;
    const int top = patch.y * photo.height / grid.height;
    // A photo smaller than the grid still gives a pixel to look at.
    const int right = std::max(left + 1, (patch.x + 1) * photo.width / grid.width);
    const int bottom = std::max(top + 1, (patch.y + 1) * photo.height / grid.height);
    return {left, top, right - left, bottom - top};
}

Explanation explain(const ExplanationInput& input) {
    Explanation explanation;
    explanation.nearestShot = input.difference.nearestShot;
    explanation.labels = differences(input);
    explanation.cues = unusualCues(input.cues, input.calibration.cueScales);
    if (input.anomalyMap.peak.x >= 0) // else every patch is ignored
        explanation.peakRegion =
            patchInPhoto(input.anomalyMap.peak, input.anomalyMap.distance.size(), input.photo);
    explanation.peakShot = input.anomalyMap.nearestShot;
    return explainedAs(std::move(explanation), {.scores = input.scores,
                                                .calibration = input.calibration,
                                                .threshold = input.threshold,
                                                .deviations = input.deviations});
}

Explanation explainedAs(Explanation explanation, const Judgement& judgement) {
    const auto& [logical, structural] = judgement.deviations;
    // Below a low threshold neither may be unusual: the larger then has its part all the same.
    explanation.isStructural =
        structural > kUnusual || (judgement.scores.fused >= judgement.threshold && structural >= logical);
    explanation.text = describe(judgement, explanation);
    return explanation;
}

} // namespace cliplad
