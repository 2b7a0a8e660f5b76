#pragma once

#include <array>
#include <cstdint>

#include "baselines/backbones/resnet.h"
#include "baselines/trained/feature_distance.h"
#include "clip/checkpoint/checkpoint.h"

namespace cliplad {

/// What RD4AD trains: the one-class bottleneck, which brings three levels of an encoder to one small grid,
/// and the decoder, which gives the levels back (Deng & Li 2022, 3.2 and 3.3).
///
/// Tensors are named as in the authors' program: "bottleneck.conv1.weight", "decoder.layer1.0.conv1.weight",
/// …. Differentiable where they require gradients. Running statistics move in training; otherwise forward
/// may be called from several threads.
class ReverseDistillation {
public:
    struct Architecture {
        /// Of the encoder's levels, fine to coarse, and of the bottleneck's output.
        std::array<std::int64_t, 4> channels = {};
        bool wide = false; ///< WideResNet-50's blocks instead of ResNet-18's
    };

    /// Random weights (He, fan-out). The same seed, the same weights.
    static TensorMap initial(const Architecture& architecture, std::uint64_t seed);

    /// @param tensors shared; of the architecture
    ReverseDistillation(TensorMap tensors, const Architecture& architecture);

    /// @param encoder three levels [B, C, h, w], each with half the sides of the one before; those of the
    /// third even
    /// @return levels of the same sizes
    FeatureLevels forward(const FeatureLevels& encoder, ResNet::Mode mode) const;

private:
    TensorMap tensors_;
    Architecture architecture_;
};

} // namespace cliplad
