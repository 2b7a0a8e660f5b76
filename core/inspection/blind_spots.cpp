#include "inspection/blind_spots.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "anomaly/cues/cue.h"

namespace cliplad {
namespace {

/// What is taken out of a shot.
struct Loss {
    int areaPx = 0, pieces = 0;
    bool all = false; ///< of the label
};

Loss allOf(const PartCounts& shot, std::size_t label) {
    return {shot.histogram.areaPx[label], shot.histogram.components[label], true};
}

/// One part of several; nothing where there are not.
Loss oneOf(const PartCounts& shot, std::size_t label) {
    return shot.pieceAreasPx[label].size() > 1 ? Loss{typicalPieceArea(shot, label), 1} : Loss{};
}

/// s_log of a shot after a loss.
double logicalAfter(const Loss& loss, const Product& product, const std::vector<ClassHistogram>& shots,
                    std::size_t shot, std::size_t label) {
    const InspectionSettings& settings = product.definition.settings;
    ClassHistogram rest = shots[shot];
    rest.areaPx[label] -= loss.areaPx;
    rest.components[label] -= loss.pieces;
    const double histogram =
        compareHistogram(rest, shots, settings.histogram, product.calibration.labelWeights).score;
    const CueScales& scales = product.calibration.cueScales;
    CueDistances distances{};
    if (const auto& described = product.memory.cues; !described.empty()) {
        distances = compareCues(withoutPieces(described[shot], static_cast<int>(label),
                                              loss.all ? std::nullopt : std::optional(loss.areaPx)),
                                described, settings.cues);
        for (std::size_t i = 0; i < kCueCount; ++i)
            if (!cues()[i].describesPieces)
                distances[i] = scales.cues[i]; // the loss does not show in it: as far as normal images are
    }
    return combinedDistance(histogram, distances, scales, settings.cues);
}

/// The least score of any shot after a loss; infinite where no shot has anything to lose.
double scoreAfter(Loss (*lossOf)(const PartCounts&, std::size_t), const Product& product,
                  const std::vector<ClassHistogram>& shots, std::size_t label) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t shot = 0; shot < shots.size(); ++shot) {
        const Loss loss = lossOf(product.memory.counts[shot], label);
        if (loss.areaPx == 0)
            continue;
        const double logical = logicalAfter(loss, product, shots, shot, label);
        least = std::min(least, fuse(logical, product.calibration.mean[1], product.calibration,
                                     product.definition.settings.fusion));
    }
    return least;
}

} // namespace

double passesBelow(const Product& product) {
    return product.reviewThreshold().value_or(product.threshold());
}

std::vector<BlindSpot> findBlindSpots(const Product& product) {
    std::vector<BlindSpot> spots;
    const std::vector<ClassHistogram> shots = histogramsOf(product.memory.counts);
    const std::vector<Label>& fine = product.definition.prompts.fine;
    const double limit = passesBelow(product);
    for (std::size_t label = 0; label < fine.size(); ++label) {
        if (fine[label].background)
            continue;
        if (const double all = scoreAfter(allOf, product, shots, label); all < limit)
            spots.push_back({fine[label].name, true, all});
        else if (const double one = scoreAfter(oneOf, product, shots, label); one < limit)
            spots.push_back({fine[label].name, false, one});
    }
    return spots;
}

} // namespace cliplad
