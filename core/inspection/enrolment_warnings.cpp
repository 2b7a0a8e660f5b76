#include "inspection/enrolment_warnings.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "clip/label_embeddings.h"
#include "inspection/blind_spots.h"
#include "inspection/calibration_sample.h"

namespace cliplad {
namespace {

/// A part that covers so much of what is looked at is no part, but what lies behind the parts.
constexpr double kFillsThePicture = 0.9;
/// Good parts of one kind vary less than this from photo to photo.
constexpr double kUnusualRatio = 1.5;
/// Mask pixels; smaller differences of area are noise at edges, whatever their ratio.
constexpr int kUnusualDifference = 16;

using Kind = EnrolmentWarning::Kind;

EnrolmentWarning::Shot shotOf(const Product& product, std::size_t shot) {
    return {shot, product.definition.shots[shot].file};
}

/// "a", "a and b", "a, b and c". @param names one or more
std::string enumerated(const std::vector<std::string>& names) {
    if (names.size() == 1)
        return names.front();
    return fmt::format("{} and {}", fmt::join(names.begin(), names.end() - 1, ", "), names.back());
}

/// One value for each shot but `shot`, as a range.
struct OtherShots {
    int least, most;

    OtherShots(std::vector<int> values, std::size_t shot) {
        values.erase(values.begin() + static_cast<std::ptrdiff_t>(shot));
        const auto [low, high] = std::minmax_element(values.begin(), values.end());
        least = *low, most = *high;
    }

    bool areFarFrom(int here) const {
        return (here * kUnusualRatio <= least && least - here >= kUnusualDifference) ||
               (here >= most * kUnusualRatio && here - most >= kUnusualDifference);
    }
};

/// One label as the shots show it.
struct LabelOnShots {
    std::string name;
    std::vector<int> areasPx = {};
    std::vector<int> pieces = {};
    std::vector<bool> unlike = {}; ///< of isUnlikeTheOthers

    bool isMissingOn(std::size_t shot) const { return areasPx[shot] == 0; }
    bool isNowhere() const { return *std::max_element(areasPx.begin(), areasPx.end()) == 0; }
    bool isEverywhere() const { return *std::min_element(areasPx.begin(), areasPx.end()) > 0; }
};

/// Those that are parts.
std::vector<LabelOnShots> labelsOnShots(const Product& product) {
    const std::vector<ClassHistogram> shots = histogramsOf(product.memory.counts);
    const std::vector<Label>& fine = product.definition.prompts.fine;
    std::vector<LabelOnShots> labels;
    for (std::size_t label = 0; label < fine.size(); ++label) {
        if (fine[label].background)
            continue;
        LabelOnShots& onShots = labels.emplace_back(LabelOnShots{.name = fine[label].name});
        for (std::size_t shot = 0; shot < shots.size(); ++shot) {
            onShots.areasPx.push_back(shots[shot].areaPx[label]);
            onShots.pieces.push_back(shots[shot].components[label]);
            onShots.unlike.push_back(
                isUnlikeTheOthers(shots, shot, label, product.definition.settings.calibration));
        }
    }
    return labels;
}

/// Mask pixels of one shot that are looked at: 2×2 for each patch that is remembered.
std::int64_t lookedAtPx(const Product& product) {
    const auto shots = static_cast<std::int64_t>(product.memory.counts.size());
    return 4 * product.memory.patches.origin.size(0) / std::max<std::int64_t>(1, shots);
}

bool hasBackground(const std::vector<Label>& labels) {
    return std::any_of(labels.begin(), labels.end(), [](const Label& label) { return label.background; });
}

/// Words, also of backgrounds, that mean nothing to the model.
void appendUnmetWords(const Prompts& prompts, const Backbone& backbone,
                      std::vector<EnrolmentWarning>& warnings) {
    for (const std::vector<Label>* labels : {&prompts.coarse, &prompts.fine})
        for (const Label& label : *labels) {
            std::vector<std::string> words = unmetWords(backbone, label);
            const auto isSaid = [&](const EnrolmentWarning& warning) { // of a coarse label that is fine too
                return warning.label == label.name && warning.words == words;
            };
            if (!words.empty() && std::none_of(warnings.begin(), warnings.end(), isSaid))
                warnings.push_back(
                    {.kind = Kind::UnmetWords, .label = label.name, .words = std::move(words)});
        }
}

/// Background that is not marked as one.
void appendBackground(const Product& product, const std::vector<LabelOnShots>& labels, bool hasCoarseStage,
                      std::vector<EnrolmentWarning>& warnings) {
    const Prompts& prompts = product.definition.prompts;
    if (!hasBackground(prompts.coarse) && (hasCoarseStage || !hasBackground(prompts.fine))) {
        warnings.push_back({.kind = Kind::NoBackground});
        return; // then what lies behind fills the picture, of course
    }
    const auto fills = kFillsThePicture * static_cast<double>(lookedAtPx(product));
    for (const LabelOnShots& label : labels)
        if (*std::max_element(label.areasPx.begin(), label.areasPx.end()) >= fills)
            warnings.push_back({.kind = Kind::FillsPicture, .label = label.name});
}

/// Labels of which nothing was found on any or on some shots.
void appendNothingFound(const Product& product, const std::vector<LabelOnShots>& labels, bool hasCoarseStage,
                        std::vector<EnrolmentWarning>& warnings) {
    EnrolmentWarning sometimes{.kind = Kind::SometimesNothing, .hasCoarseStage = hasCoarseStage};
    for (const LabelOnShots& label : labels) {
        if (label.isNowhere()) {
            warnings.push_back({.kind = Kind::NothingFound, .label = label.name});
            continue;
        }
        EnrolmentWarning::Gap gap{.label = label.name, .shots = {}};
        for (std::size_t shot = 0; shot < label.areasPx.size(); ++shot)
            if (label.isMissingOn(shot))
                gap.shots.push_back(shotOf(product, shot));
        if (!gap.shots.empty())
            sometimes.gaps.push_back(std::move(gap));
    }
    if (!sometimes.gaps.empty())
        warnings.push_back(std::move(sometimes));
}

/// In what a shot differs from all others, of labels that every shot has.
std::vector<EnrolmentWarning::Oddity> oddities(const std::vector<LabelOnShots>& labels, std::size_t shot) {
    std::vector<EnrolmentWarning::Oddity> odd;
    for (const LabelOnShots& label : labels) {
        if (label.areasPx.size() < 2 || !label.isEverywhere())
            continue;
        const OtherShots areas(label.areasPx, shot), pieces(label.pieces, shot);
        if (label.unlike[shot] || areas.areFarFrom(label.areasPx[shot]))
            odd.push_back({label.name, false, label.areasPx[shot], areas.least, areas.most});
        // Of two shots none is the odd one; where the others disagree, pieces say little.
        if (label.pieces.size() > 2 && pieces.least == pieces.most && label.pieces[shot] != pieces.least)
            odd.push_back({label.name, true, label.pieces[shot], pieces.least, pieces.most});
    }
    return odd;
}

/// Shots unlike all others.
void appendUnlike(const Product& product, const std::vector<LabelOnShots>& labels,
                  std::vector<EnrolmentWarning>& warnings) {
    const std::size_t shots = product.memory.counts.size();
    std::vector<EnrolmentWarning::OddShot> unlike;
    for (std::size_t shot = 0; shot < shots; ++shot)
        if (auto odd = oddities(labels, shot); !odd.empty())
            unlike.push_back({shotOf(product, shot), std::move(odd)});
    if (2 * unlike.size() < shots)
        for (EnrolmentWarning::OddShot& shot : unlike)
            warnings.push_back({.kind = Kind::UnlikeShot, .odd = {std::move(shot)}});
    else if (!unlike.empty())
        warnings.push_back({.kind = Kind::UnlikeShots, .odd = std::move(unlike)});
}

/// Faults that would pass.
void appendBlindSpots(const Product& product, std::vector<EnrolmentWarning>& warnings) {
    if (std::vector<BlindSpot> spots = findBlindSpots(product); !spots.empty())
        warnings.push_back(
            {.kind = Kind::BlindSpots, .spots = std::move(spots), .threshold = passesBelow(product)});
}

std::string toText(const EnrolmentWarning::Shot& shot) {
    return fmt::format("shot {} ({})", shot.index + 1, shot.file);
}

std::string toText(const EnrolmentWarning::Oddity& odd) {
    const std::string others =
        odd.least == odd.most ? std::to_string(odd.least) : fmt::format("{} to {}", odd.least, odd.most);
    return odd.inPieces ? fmt::format("'{}' in {} piece{} instead of {}", odd.label, odd.here,
                                      odd.here == 1 ? "" : "s", others)
                        : fmt::format("{} mask pixels of '{}' instead of {}", odd.here, odd.label, others);
}

template<class Items, class Word>
std::vector<std::string> words(const Items& items, const Word& word) {
    std::vector<std::string> texts;
    for (const auto& item : items)
        texts.push_back(word(item));
    return texts;
}

std::string toText(const EnrolmentWarning::OddShot& odd) {
    const auto all = words(odd.oddities, [](const auto& oddity) { return toText(oddity); });
    return fmt::format("{}: {}", toText(odd.shot), fmt::join(all, ", "));
}

std::string toText(const EnrolmentWarning::Gap& gap) {
    const auto shots = words(gap.shots, [](const auto& shot) { return toText(shot); });
    return fmt::format("of '{}' on {}", gap.label, enumerated(shots));
}

std::string toText(const BlindSpot& spot) {
    return spot.all ? fmt::format("a photo without '{}' (score {:.2f})", spot.label, spot.score)
                    : fmt::format("a photo with one '{}' less (score {:.2f})", spot.label, spot.score);
}

std::string toText(const EnrolmentWarning& warning) {
    const auto each = [](const auto& items) {
        return words(items, [](const auto& item) { return toText(item); });
    };
    switch (warning.kind) {
    case Kind::UnmetWords:
        return fmt::format(
            "the model never learned {} ('{}'), so what it finds for that is chance: use other "
            "words, or a large model",
            enumerated(words(warning.words, [](const auto& word) { return "'" + word + "'"; })),
            warning.label);
    case Kind::NoBackground:
        return "no coarse label is what lies behind the parts, so all of the picture is taken for "
               "foreground: "
               "give the one that is `background: true`, or add one";
    case Kind::FillsPicture:
        return fmt::format("'{}' fills the picture: if that is what lies behind the parts, give it "
                           "`background: true`, or name what does and give it that",
                           warning.label);
    case Kind::NothingFound:
        return fmt::format("nothing was found of '{}' on any shot: right if only faulty products show it; "
                           "otherwise try other words, or leave it out",
                           warning.label);
    case Kind::SometimesNothing:
        return fmt::format(
            "nothing was found {}: right where a shot is of a kind that has none; otherwise try other "
            "words{}, or leave it out",
            fmt::join(each(warning.gaps), "; "),
            warning.hasCoarseStage ? ", another number or seed of clusters, or fine.coarse-stage=false" : "");
    case Kind::UnlikeShot:
        return fmt::format(
            "unlike the other shots is {}; leave it out where it is a bad photo or shows a faulty part, "
            "or enrol more of its kind",
            toText(warning.odd.front()));
    case Kind::UnlikeShots:
        return fmt::format(
            "the shots are unlike each other ({}): right for a product of several kinds with one "
            "shot of each; otherwise enrol more that are alike",
            fmt::join(each(warning.odd), "; "));
    case Kind::BlindSpots:
        break;
    }
    return fmt::format(
        "below the threshold of {:.2f}, and so taken for good, would be {}: leave out shots or "
        "validation photos that differ from the rest, give more good ones, try other words, or "
        "lower the threshold",
        warning.threshold, enumerated(each(warning.spots)));
}

std::vector<std::string> inWords(const std::vector<EnrolmentWarning>& warnings) {
    return words(warnings, [](const auto& warning) { return toText(warning); });
}

} // namespace

std::vector<EnrolmentWarning> findEnrolmentWarnings(const Product& product, const Backbone& backbone) {
    const std::vector<LabelOnShots> labels = labelsOnShots(product);
    const bool hasCoarseStage =
        settledFor(backbone.info(), product.definition.settings).fine.hasCoarseStage();
    std::vector<EnrolmentWarning> warnings;
    appendUnmetWords(product.definition.prompts, backbone, warnings);
    appendBackground(product, labels, hasCoarseStage, warnings);
    appendNothingFound(product, labels, hasCoarseStage, warnings);
    appendUnlike(product, labels, warnings);
    appendBlindSpots(product, warnings);
    return warnings;
}

std::vector<std::string> enrolmentWarnings(const Product& product, const Backbone& backbone) {
    return inWords(findEnrolmentWarnings(product, backbone));
}

std::vector<std::string> unmetWordWarnings(const Prompts& prompts, const Backbone& backbone) {
    std::vector<EnrolmentWarning> warnings;
    appendUnmetWords(prompts, backbone, warnings);
    return inWords(warnings);
}

} // namespace cliplad
