#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

namespace cliplad {

/// A simpler system that learns from the same shots, to compare with.
///
/// Learns once, then scores; scoring may be called from several threads.
class Baseline {
public:
    virtual ~Baseline() = default;

    /// @param shots CV_8UC3 normal photos. Throws Error when there are none.
    virtual void learn(std::span<const cv::Mat> shots) = 0;

    /// Higher is more anomalous. Throws Error before learn().
    virtual double score(const cv::Mat& rgb) const = 0;
};

/// "colour-histogram", "pixel-memory".
std::vector<std::string> baselineNames();

/// Throws Error for an unknown name, naming the nearest.
std::unique_ptr<Baseline> makeBaseline(const std::string& name);

} // namespace cliplad
