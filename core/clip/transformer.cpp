#include "clip/transformer.h"

#include <ATen/ATen.h>

#include "base/error.h"

namespace cliplad {

LayerNorm::LayerNorm(const TensorMap& tensors, const std::string& prefix, double layerNormEps)
    : weight(tensors.at(prefix + ".weight"))
    , bias(tensors.at(prefix + ".bias"))
    , eps(layerNormEps) {}

at::Tensor LayerNorm::operator()(const at::Tensor& x) const {
    return at::layer_norm(x, {x.size(-1)}, weight, bias, eps);
}

ResidualBlock::ResidualBlock(const TensorMap& tensors, const std::string& prefix, const BlockOptions& options)
    : options_(options)
    , ln1_(tensors, prefix + ".ln_1", options.layerNormEps)
    , ln2_(tensors, prefix + ".ln_2", options.layerNormEps)
    , inWeight_(tensors.at(prefix + ".attn.in_proj_weight"))
    , inBias_(tensors.at(prefix + ".attn.in_proj_bias"))
    , outWeight_(tensors.at(prefix + ".attn.out_proj.weight"))
    , outBias_(tensors.at(prefix + ".attn.out_proj.bias"))
    , fcWeight_(tensors.at(prefix + ".mlp.c_fc.weight"))
    , fcBias_(tensors.at(prefix + ".mlp.c_fc.bias"))
    , projWeight_(tensors.at(prefix + ".mlp.c_proj.weight"))
    , projBias_(tensors.at(prefix + ".mlp.c_proj.bias")) {}

at::Tensor ResidualBlock::heads(const at::Tensor& projected) const {
    const auto batch = projected.size(0), tokens = projected.size(1), width = projected.size(2);
    return projected.view({batch, tokens, options_.heads, width / options_.heads}).transpose(1, 2);
}

at::Tensor ResidualBlock::joined(const at::Tensor& attended) const {
    return at::linear(attended.transpose(1, 2).flatten(2), outWeight_, outBias_);
}

at::Tensor ResidualBlock::mlp(const at::Tensor& x) const {
    at::Tensor hidden = at::linear(x, fcWeight_, fcBias_);
    if (options_.quickGelu)
        hidden.mul_(at::sigmoid(1.702 * hidden));
    else
        at::gelu_(hidden);
    return at::linear(hidden, projWeight_, projBias_);
}

at::Tensor ResidualBlock::finish(const at::Tensor& x, const at::Tensor& attended) const {
    // Converted before they are added: LibTorch adds tensors of two types number by number.
    const at::Tensor attentive = joined(attended).to(x.dtype()).add_(x);
    return mlp(ln2_(attentive).to(fcWeight_.dtype())).to(x.dtype()).add_(attentive);
}

at::Tensor ResidualBlock::forward(const at::Tensor& x, bool causal) const {
    const auto qkv = at::linear(ln1_(x).to(inWeight_.dtype()), inWeight_, inBias_).chunk(3, -1);
    return finish(
        x, at::scaled_dot_product_attention(heads(qkv[0]), heads(qkv[1]), heads(qkv[2]), {}, 0.0, causal));
}

std::pair<at::Tensor, at::Tensor> ResidualBlock::keysAndValues(const at::Tensor& normed) const {
    const auto width = normed.size(-1);
    const auto kv = at::linear(normed, inWeight_.slice(0, width), inBias_.slice(0, width)).chunk(2, -1);
    return {heads(kv[0]), heads(kv[1])};
}

at::Tensor ResidualBlock::forwardFirstToken(const at::Tensor& x) const {
    const auto width = x.size(-1);
    const at::Tensor normed = ln1_(x).to(inWeight_.dtype());
    const at::Tensor query =
        at::linear(normed.slice(1, 0, 1), inWeight_.slice(0, 0, width), inBias_.slice(0, 0, width));
    const auto [keys, values] = keysAndValues(normed);
    return finish(x.slice(1, 0, 1), at::scaled_dot_product_attention(heads(query), keys, values));
}

at::Tensor ResidualBlock::keyKeyAttention(const at::Tensor& x, const at::Tensor& bias) const {
    const auto [keys, values] = keysAndValues(ln1_(x).to(inWeight_.dtype()));
    return joined(at::scaled_dot_product_attention(keys, keys, values, bias.to(keys.options())));
}

std::vector<ResidualBlock> makeBlocks(const TensorMap& tensors, const std::string& prefix, int layers,
                                      const BlockOptions& options) {
    std::vector<ResidualBlock> blocks;
    blocks.reserve(static_cast<std::size_t>(layers));
    for (int i = 0; i < layers; ++i)
        blocks.emplace_back(tensors, prefix + '.' + std::to_string(i), options);
    return blocks;
}

} // namespace cliplad
