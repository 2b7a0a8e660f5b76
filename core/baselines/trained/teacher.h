#pragma once

#include <optional>
#include <vector>

#include <ATen/core/Tensor.h>

#include "baselines/backbones/resnet.h"
#include "baselines/method.h"

namespace cliplad {

/// The frozen network that trained methods learn from: a ResNet whose weights are given, else CLIP.
///
/// Immutable; any thread. The context's model outlives it.
class Teacher {
public:
    /// Throws Error for weights that are no ResNet's.
    explicit Teacher(const MethodContext& context);

    /// The photo as the teacher takes it: [1, 3, side, side] float32.
    at::Tensor pixels(const MethodPhoto& photo) const;

    /// The ResNet's three stages, each with half the sides of the one before, or the four of CLIP, all on the
    /// patch grid: [1, C, h, w] float32 each, without gradients.
    std::vector<at::Tensor> levels(const MethodPhoto& photo) const;

    const ResNet* resNet() const { return resNet_ ? &*resNet_ : nullptr; } ///< null: CLIP teaches
    int side() const { return side_; }                                     ///< px
    const ClipModel& clip() const { return clip_; }

private:
    const ClipModel& clip_;
    std::optional<ResNet> resNet_;
    int side_ = 0;
};

} // namespace cliplad
