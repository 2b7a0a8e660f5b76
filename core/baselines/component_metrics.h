#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include <opencv2/core/mat.hpp>

namespace cliplad {

/// What is measured of one component of a photo (ComAD's metrological features).
struct ComponentMetrics {
    double area = 0;                     ///< share of the photo
    double colour = 0;                   ///< mean of (b / a)² in Lab, 0 without area
    std::vector<double> pieceAreas = {}; ///< of its 8-connected pieces, shares of the photo; specks left out
};

/// @param map CV_8U, the component of every pixel  @param rgb CV_8UC3, the photo at any size
std::vector<ComponentMetrics> measured(const cv::Mat& map, const cv::Mat& rgb, const std::vector<int>& parts);

/// Kinds of pieces by their areas: those that lie within a quarter of the mean area of each other in a chain
/// are of one kind.
class PieceKinds {
public:
    explicit PieceKinds(std::vector<double> areas);

    /// How many pieces of each kind there are; each goes to the kind with the nearest area.
    std::vector<double> count(const std::vector<double>& areas) const;

private:
    std::vector<std::pair<double, std::size_t>> known_; ///< area and kind, by area
    std::size_t kinds_ = 1;
};

/// What the shots' components measured, and how far a photo's are from that.
class ComponentMemory {
public:
    /// @param shots each shot's parts, in one order. Throws Error without shots.
    explicit ComponentMemory(std::vector<std::vector<ComponentMetrics>> shots);

    /// The distance of areas and colours, relative to their means, to the nearest shot, and for each part
    /// half the distance of its counts to the nearest shot's, by the square of the number of kinds.
    double distance(const std::vector<ComponentMetrics>& photo) const;

private:
    std::vector<double> relative(const std::vector<ComponentMetrics>& photo) const;

    std::vector<std::vector<ComponentMetrics>> shots_;
    std::vector<ComponentMetrics> means_; ///< of each part; no pieces
    std::vector<PieceKinds> kinds_;       ///< of each part
};

} // namespace cliplad
