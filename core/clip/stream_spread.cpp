#include "clip/stream_spread.h"

#include <ATen/ATen.h>

namespace cliplad {
namespace {

/// Mean square of the inputs of out_proj and c_proj, a guess: values are averaged and GELU halves.
constexpr double kInputSquare = 0.25;
/// Below it a channel is without weight.
constexpr double kLeast = 1e-6;

at::Tensor squareOf(const TensorMap& tensors, const std::string& name) {
    return tensors.at(name).to(at::kFloat).square();
}

} // namespace

StreamSpread::StreamSpread(const TensorMap& tensors, const std::string& norm)
    : squares_(squareOf(tensors, norm + ".weight") + squareOf(tensors, norm + ".bias")) {}

TensorMap StreamSpread::evenNext(const TensorMap& tensors, const std::string& block) {
    TensorMap own = tensors;
    even(own, block + ".ln_1", block + ".attn.in_proj_weight");
    add(own, block + ".attn.out_proj");
    even(own, block + ".ln_2", block + ".mlp.c_fc.weight");
    add(own, block + ".mlp.c_proj");
    return own;
}

void StreamSpread::even(TensorMap& tensors, const std::string& norm, const std::string& weight) const {
    at::Tensor &gain = tensors.at(norm + ".weight"), &bias = tensors.at(norm + ".bias"),
               &columns = tensors.at(weight);
    const at::Tensor input = gain.abs() * (squares_ / squares_.mean()).sqrt() + bias.abs();
    const at::Tensor factor =
        (input.clamp_min(kLeast) / columns.to(at::kFloat).abs().amax(0).clamp_min(kLeast)).sqrt();
    gain = gain / factor;
    bias = bias / factor;
    columns = columns * factor; // float32, whatever it was
}

void StreamSpread::add(const TensorMap& tensors, const std::string& layer) {
    squares_ = squares_ + squareOf(tensors, layer + ".bias") +
               kInputSquare * squareOf(tensors, layer + ".weight").sum(1);
}

} // namespace cliplad
