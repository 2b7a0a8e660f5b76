#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

namespace cliplad {

/// The assignment of rows to columns of least total cost (Hungarian method in the O(n³) form with potentials,
/// Kuhn 1955, Jonker and Volgenant 1987): of each row, its column. No two rows share one.
/// @param cost CV_64F [n, m], n ≤ m, finite
std::vector<int> leastCostAssignment(const cv::Mat_<double>& cost);

} // namespace cliplad
