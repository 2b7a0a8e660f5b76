#include "baselines/trained/random_projection.h"

#include <algorithm>
#include <cmath>

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

namespace cliplad {

RandomProjection::RandomProjection(std::int64_t channels, std::int64_t atMost, std::uint64_t seed)
    : channels_(std::min(channels, atMost)) {
    if (channels <= atMost)
        return;
    at::Generator random = at::detail::createCPUGenerator(seed);
    matrix_ =
        at::empty({atMost, channels, 1, 1}).normal_(0, 1 / std::sqrt(static_cast<double>(atMost)), random);
}

at::Tensor RandomProjection::operator()(const at::Tensor& features) const {
    return matrix_.defined() ? at::conv2d(features, matrix_) : features;
}

} // namespace cliplad
