#pragma once

#include <string>

#include <c10/core/Device.h>

namespace cliplad {

/// Where large products run: the towers, photos' patches against those of the shots, the refinement of masks
/// and a training. The first CUDA device where LibTorch has CUDA and one is there, else the CPU. Products on
/// it are float32 where the tensors are, TF32 in a training alone.
///
/// Learning clusters and coresets, and comparing pixels with the few rows of clusters or labels, stays on the
/// CPU in either case.
at::Device computingDevice();

/// For a person: "CPU", "CUDA 0".
std::string deviceName(at::Device device);

} // namespace cliplad
