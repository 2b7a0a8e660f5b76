#pragma once

#include <ATen/core/Tensor.h>
#include <ATen/core/grad_mode.h>

namespace cliplad {

/// Whether gradients flow to one of the tensors, so that only LibTorch's operators will do.
template<class... Tensors>
bool differentiates(const Tensors&... tensors) {
    return at::GradMode::is_enabled() && (tensors.requires_grad() || ...);
}

} // namespace cliplad
