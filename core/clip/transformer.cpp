#include "clip/transformer.h"

#include <ATen/ATen.h>

#include "clip/attention/attention.h"
#include "clip/instructions.h"

namespace cliplad {
namespace {

Linear linear(const TensorMap& tensors, const std::string& prefix, bool int8) {
    const at::Tensor &weight = tensors.at(prefix + "weight"), &bias = tensors.at(prefix + "bias");
    return int8 ? Linear::quantised(weight, bias) : Linear(weight, bias);
}

Linear linearOfAttention(const TensorMap& tensors, const std::string& prefix, const BlockOptions& options) {
    if (!options.fineAttention)
        return linear(tensors, prefix, options.int8);
    const at::ScalarType type = multipliesBfloat16() ? at::kBFloat16 : at::kFloat;
    const auto copied = [&](const char* name) {
        return tensors.at(prefix + name).to(type, /*non_blocking=*/false, /*copy=*/true);
    };
    return Linear(copied("weight"), copied("bias"));
}

} // namespace

ResidualBlock::ResidualBlock(const TensorMap& tensors, const std::string& prefix, const BlockOptions& options)
    : options_(options)
    , ln1_(tensors, prefix + ".ln_1", options.layerNormEps)
    , ln2_(tensors, prefix + ".ln_2", options.layerNormEps)
    , in_(linearOfAttention(tensors, prefix + ".attn.in_proj_", options))
    , out_(linearOfAttention(tensors, prefix + ".attn.out_proj.", options))
    , fc_(linear(tensors, prefix + ".mlp.c_fc.", options.int8))
    , proj_(linear(tensors, prefix + ".mlp.c_proj.", options.int8)) {}

at::Tensor ResidualBlock::split(const at::Tensor& projected) const {
    const auto batch = projected.size(0), tokens = projected.size(1), width = projected.size(2);
    return projected.view({batch, tokens, options_.heads, width / options_.heads}).transpose(1, 2);
}

ResidualBlock::Heads ResidualBlock::splitAll(const at::Tensor& projected) const {
    const auto qkv = projected.chunk(3, -1);
    return {.queries = split(qkv[0]), .keys = split(qkv[1]), .values = split(qkv[2])};
}

at::Tensor ResidualBlock::mlp(const at::Tensor& x) const {
    if (!options_.quickGelu)
        return proj_(fc_.afterNorm(ln2_, x, Linear::Then::Gelu));
    at::Tensor hidden = fc_.afterNorm(ln2_, x);
    hidden.mul_((1.702 * hidden).sigmoid_());
    return proj_(hidden);
}

at::Tensor ResidualBlock::finish(const at::Tensor& x, const at::Tensor& attended) const {
    const at::Tensor attentive = residualSum(x, out_(attended));
    return residualSum(attentive, mlp(attentive));
}

ResidualBlock::Heads ResidualBlock::keysAndValues(const at::Tensor& x) const {
    const auto width = x.size(-1);
    const auto kv = in_.outputsAfterNorm(ln1_, x, width, 3 * width).chunk(2, -1);
    return {.queries = {}, .keys = split(kv[0]), .values = split(kv[1])};
}

ResidualBlock::Heads ResidualBlock::project(const at::Tensor& x, bool withQueries) const {
    return withQueries ? splitAll(in_.afterNorm(ln1_, x)) : keysAndValues(x);
}

at::Tensor ResidualBlock::attend(const at::Tensor& x, const Heads& heads) const {
    const AttentionScores scores =
        options_.int8 && !options_.fineAttention ? AttentionScores::InBytes : AttentionScores::AsGiven;
    return finish(x, attention(heads.queries, heads.keys, heads.values, scores));
}

at::Tensor ResidualBlock::forward(const at::Tensor& x) const {
    return attend(x, project(x, true));
}

at::Tensor ResidualBlock::projectCausal(const at::Tensor& x) const {
    return in_.afterNorm(ln1_, x);
}

at::Tensor ResidualBlock::attendCausal(const at::Tensor& x, const at::Tensor& projected,
                                       const at::Tensor& texts, const at::Tensor& places) const {
    // Tokens are laid out as texts for the attention alone, which is the least of the work.
    const at::Tensor laidOut = projected.index_select(0, texts.flatten());
    const Heads heads = splitAll(laidOut.view({texts.size(0), texts.size(1), -1}));
    const at::Tensor attended =
        at::scaled_dot_product_attention(heads.queries, heads.keys, heads.values, {}, 0.0, true);
    return finish(x, joinedHeads(attended).flatten(0, 1).index_select(0, places));
}

at::Tensor ResidualBlock::forwardFirstToken(const at::Tensor& x) const {
    Heads heads = keysAndValues(x);
    heads.queries = split(in_.outputsAfterNorm(ln1_, x.slice(1, 0, 1), 0, x.size(-1)));
    return attend(x.slice(1, 0, 1), heads);
}

at::Tensor ResidualBlock::keyKeyAttention(const Heads& heads, const at::Tensor& bias) const {
    return out_(biasedAttention(heads.keys, heads.keys, heads.values, bias));
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
