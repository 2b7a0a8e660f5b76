#include "clip/text_tower.h"

#include <ATen/ATen.h>

#include "base/job.h"

namespace cliplad {

TextTower::TextTower(const TensorMap& tensors, const ModelConfig& config)
    : tokenEmbedding_(tensors.at("token_embedding.weight"))
    , positions_(tensors.at("positional_embedding"))
    , blocks_(makeBlocks(
          tensors, "transformer.resblocks", config.text.layers,
          {.heads = config.text.heads, .quickGelu = config.quickGelu, .layerNormEps = config.layerNormEps}))
    , lnFinal_(tensors, "ln_final", config.layerNormEps)
    , projection_(tensors.at("text_projection")) {}

at::Tensor TextTower::forward(const at::Tensor& tokens, const std::stop_token& stop) const {
    const at::Tensor end = tokens.argmax(-1);
    const std::int64_t length = end.max().item<std::int64_t>() + 1;
    at::Tensor x = at::embedding(tokenEmbedding_, tokens.slice(1, 0, length)).to(at::kFloat) +
                   positions_.slice(0, 0, length);
    const JobContext job{.stop = stop};
    for (const ResidualBlock& block : blocks_) {
        job.throwIfStopped();
        x = block.forward(x, true);
    }
    const at::Tensor pooled = x.index({at::arange(x.size(0), end.options()), end});
    return at::matmul(lnFinal_(pooled).to(projection_.dtype()), projection_).to(at::kFloat);
}

} // namespace cliplad
