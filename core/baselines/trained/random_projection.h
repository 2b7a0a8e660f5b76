#pragma once

#include <cstdint>

#include <ATen/core/Tensor.h>

namespace cliplad {

/// Features of at most so many channels: wider ones by a fixed random matrix, which nearly keeps their
/// distances and cosines (Johnson & Lindenstrauss 1984); others as they are. It bounds what students of wide
/// backbones cost. Immutable; any thread.
class RandomProjection {
public:
    RandomProjection(std::int64_t channels, std::int64_t atMost, std::uint64_t seed);

    /// @param features [B, C, h, w]
    at::Tensor operator()(const at::Tensor& features) const;

    std::int64_t channels() const { return channels_; } ///< of what it returns

private:
    std::int64_t channels_ = 0;
    at::Tensor matrix_; ///< [channels, C, 1, 1]; undefined: as they are
};

} // namespace cliplad
