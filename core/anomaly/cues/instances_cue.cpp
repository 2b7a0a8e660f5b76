#include <algorithm>
#include <cmath>

#include <ATen/ATen.h>

#include "anomaly/cues/assignment.h"
#include "anomaly/cues/cue.h"
#include "clip/rows.h"
#include "segmentation/feature_grid.h"

namespace cliplad {
namespace {

/// Before the embedding in a description's row.
enum Column { kLabel, kArea, kEmbedding };

/// Areas that differ by this factor make two pieces as unlike as another label does.
constexpr double kUnlikeAreas = 4;
/// Embeddings of unit length whose cosine is so far below 1 are those of other things.
constexpr double kUnlikeEmbeddings = 0.5;

/// Which piece each mask pixel belongs to, row-major; −1 none.
std::vector<int> pieceOfPixel(const CueImage& image) {
    cv::Mat_<int> pieceOf(image.parts.label.size(), -1);
    for (std::size_t i = 0; i < image.pieces.size(); ++i) {
        const PartInstance& piece = image.pieces[i];
        // Pieces of one label may lie in one another's boxes: the smallest takes the pixel.
        pieceOf(piece.box).setTo(static_cast<int>(i), image.parts.label(piece.box) == piece.label + 1);
    }
    return {pieceOf.begin(), pieceOf.end()};
}

/// [pieces, 2 + E]: label, area, embedding of length 1.
at::Tensor describe(const CueImage& image, const CueSettings&) {
    const auto count = static_cast<std::int64_t>(image.pieces.size());
    at::Tensor facts = at::empty({count, kEmbedding});
    for (std::int64_t i = 0; i < count; ++i) {
        const PartInstance& piece = image.pieces[static_cast<std::size_t>(i)];
        facts[i][kLabel] = piece.label;
        facts[i][kArea] = piece.areaPx;
    }
    const at::Tensor means = groupMeans(image.dense.reshape({-1, image.dense.size(2)}), pieceOfPixel(image),
                                        static_cast<int>(count));
    return at::cat({facts, unitRows(means)}, 1).contiguous();
}

/// Cost of taking each piece of `image` for each of `shot`, 0 to 1; columns beyond the shot's, and rows
/// beyond the image's, stand for no partner.
cv::Mat_<double> costs(const at::Tensor& image, const at::Tensor& shot) {
    const std::int64_t rows = image.size(0), columns = shot.size(0), size = std::max(rows, columns);
    const at::Tensor cosine = at::mm(image.slice(1, kEmbedding), shot.slice(1, kEmbedding).t()).contiguous();
    const auto similarity = cosine.accessor<float, 2>();
    const auto a = image.accessor<float, 2>(), b = shot.accessor<float, 2>();
    cv::Mat_<double> cost(static_cast<int>(size), static_cast<int>(size), 1.0);
    for (std::int64_t i = 0; i < rows; ++i)
        for (std::int64_t j = 0; j < columns; ++j) {
            const double label = a[i][kLabel] == b[j][kLabel] ? 0 : 0.5;
            const double area = std::abs(std::log(a[i][kArea] / b[j][kArea])) / std::log(kUnlikeAreas);
            const double look = (1 - similarity[i][j]) / kUnlikeEmbeddings;
            cost(static_cast<int>(i), static_cast<int>(j)) = std::min(1.0, label + 0.5 * area + 0.5 * look);
        }
    return cost;
}

/// A piece without partner counts by its area, up to that of the shot's median piece: a scrap is not a part.
double costOfPiece(double areaPx, double medianAreaPx) {
    return std::min(1.0, areaPx / std::max(medianAreaPx, 1.0));
}

/// How many pieces' worth differs.
double distance(const at::Tensor& image, const at::Tensor& shot) {
    if (image.size(0) == 0 && shot.size(0) == 0)
        return 0;
    const at::Tensor& known = shot.size(0) > 0 ? shot : image;
    const double median = known.select(1, kArea).median().item<double>();
    const cv::Mat_<double> cost = costs(image, shot);
    const std::vector<int> partner = leastCostAssignment(cost);
    double sum = 0;
    for (int i = 0; i < cost.rows; ++i) {
        const int j = partner[static_cast<std::size_t>(i)];
        if (i >= image.size(0))
            sum += costOfPiece(shot[j][kArea].item<double>(), median);
        else if (j >= shot.size(0))
            sum += costOfPiece(image[i][kArea].item<double>(), median);
        else
            sum += cost(i, j);
    }
    return sum;
}

} // namespace

Cue instancesCue() {
    return {"instances", "The set of pieces", &CueSettings::instances, 1.0, true, describe, distance};
}

} // namespace cliplad
