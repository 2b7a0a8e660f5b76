#include "inspection/part_counts.h"

#include <algorithm>
#include <cmath>

#include "segmentation/instances.h"

namespace cliplad {

PartCounts countPieces(const PartMask& mask, const std::vector<Label>& labels, int leastPiecePx) {
    const std::vector<PartInstance> pieces = findInstances(mask, leastPiecePx);
    PartCounts counts{.histogram = countParts(mask, pieces, static_cast<int>(labels.size())),
                      .pieceAreasPx = std::vector<std::vector<int>>(labels.size())};
    for (const PartInstance& piece : pieces)
        counts.pieceAreasPx[static_cast<std::size_t>(piece.label)].push_back(piece.areaPx);
    return counts;
}

std::vector<ClassHistogram> histogramsOf(const std::vector<PartCounts>& images) {
    std::vector<ClassHistogram> histograms;
    for (const PartCounts& image : images)
        histograms.push_back(image.histogram);
    return histograms;
}

int typicalPieceArea(const PartCounts& image, std::size_t label) {
    const std::vector<int>& pieces = image.pieceAreasPx[label];
    return pieces.empty() || pieces.front() > 2 * pieces.back() ? 0 : pieces[pieces.size() / 2];
}

int estimatedCountDifference(const PartCounts& here, const PartCounts& shot, std::size_t label) {
    const double typicalPx = typicalPieceArea(shot, label);
    if (typicalPx == 0)
        return 0;
    const std::vector<int>& pieces = shot.pieceAreasPx[label];
    const auto isPart = [&](int areaPx) { return areaPx >= typicalPx / 2; };
    const auto& found = here.pieceAreasPx[label];
    const auto byPieces =
        std::count_if(found.begin(), found.end(), isPart) - static_cast<std::ptrdiff_t>(pieces.size());
    const double byArea = (here.histogram.areaPx[label] - shot.histogram.areaPx[label]) / typicalPx;
    // Touching parts make one piece and a lying one is larger: only where both agree is a count worth saying.
    return std::abs(static_cast<double>(byPieces) - byArea) <= 0.75 ? static_cast<int>(byPieces) : 0;
}

} // namespace cliplad
