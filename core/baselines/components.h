#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include <ATen/core/Tensor.h>
#include <opencv2/core/mat.hpp>

#include "base/job.h"

namespace cliplad {

/// Components of a product without words: what the clusters of the shots' patches find in a photo (ComAD).
///
/// Immutable; any thread.
class Components {
public:
    static constexpr int kCount = 5;  ///< clusters (the authors' program)
    static constexpr int kSide = 112; ///< px of component maps

    /// K-means over a coreset of each shot's patches, so that a small part counts as much as a wide
    /// background.
    /// @param grids [h, w, C] of each shot. Throws Error when there are fewer patches than clusters;
    /// Cancelled.
    static Components learn(const std::vector<at::Tensor>& grids, std::uint64_t seed,
                            const JobContext& job = {});

    /// @param centres [K, C], each of length 1
    explicit Components(at::Tensor centres)
        : centres_(std::move(centres)) {}

    /// The component of every pixel: CV_8U [kSide, kSide]. The cosine to each centre less its mean over the
    /// photo, interpolated; the highest wins. @param grid [h, w, C]
    cv::Mat map(const at::Tensor& grid) const;

private:
    at::Tensor centres_;
};

/// Which components are parts of the product: not those that reach three corners of most maps (background),
/// nor those that hardly have area on any (noise). All, where none would be left.
std::vector<int> partsAmong(const std::vector<cv::Mat>& maps);

} // namespace cliplad
