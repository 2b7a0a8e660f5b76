#pragma once

#include <c10/core/Device.h>

namespace cliplad {

/// Where large products run: the towers, the patches' distances and a training. The first CUDA device where
/// LibTorch has CUDA and one is there, else the CPU. Products on it are float32 where the tensors are, never
/// TF32.
at::Device computingDevice();

} // namespace cliplad
