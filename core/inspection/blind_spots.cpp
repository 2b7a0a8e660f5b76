#include "inspection/blind_spots.h"

#include <algorithm>
#include <limits>

namespace cliplad {
namespace {

double scoreOf(const ClassHistogram& histogram, const Product& product) {
    const InspectionSettings& settings = product.definition.settings;
    const double logical =
        compareHistogram(histogram, histogramsOf(product.memory.counts), settings.histogram).score;
    return fuse(logical, product.calibration.mean[1], product.calibration, settings.fusion);
}

ClassHistogram without(ClassHistogram histogram, std::size_t label, int areaPx, int pieces) {
    histogram.areaPx[label] -= areaPx;
    histogram.components[label] -= pieces;
    return histogram;
}

/// The least score of any shot that has the label, without all of it.
double scoreWithoutAny(const Product& product, std::size_t label) {
    double least = std::numeric_limits<double>::infinity();
    for (const PartCounts& shot : product.memory.counts)
        if (const int areaPx = shot.histogram.areaPx[label]; areaPx > 0)
            least = std::min(
                least,
                scoreOf(without(shot.histogram, label, areaPx, shot.histogram.components[label]), product));
    return least;
}

/// The least score of any shot that has several parts of the label, without one of them.
double scoreWithoutOne(const Product& product, std::size_t label) {
    double least = std::numeric_limits<double>::infinity();
    for (const PartCounts& shot : product.memory.counts)
        if (const int typicalPx = typicalPieceArea(shot, label);
            typicalPx > 0 && shot.pieceAreasPx[label].size() > 1)
            least = std::min(least, scoreOf(without(shot.histogram, label, typicalPx, 1), product));
    return least;
}

} // namespace

std::vector<BlindSpot> findBlindSpots(const Product& product) {
    std::vector<BlindSpot> spots;
    const std::vector<Label>& fine = product.definition.prompts.fine;
    for (std::size_t label = 0; label < fine.size(); ++label) {
        if (fine[label].background)
            continue;
        if (const double all = scoreWithoutAny(product, label); all < product.threshold())
            spots.push_back({fine[label].name, true, all});
        else if (const double one = scoreWithoutOne(product, label); one < product.threshold())
            spots.push_back({fine[label].name, false, one});
    }
    return spots;
}

} // namespace cliplad
