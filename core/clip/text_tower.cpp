#include "clip/text_tower.h"

#include <ATen/ATen.h>

#include "base/job.h"
#include "clip/prefix_tree.h"

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
    const PrefixTree tree(tokens);
    at::Tensor x =
        at::embedding(tokenEmbedding_, tree.codes).to(at::kFloat) + at::embedding(positions_, tree.positions);
    const JobContext job{.stop = stop};
    for (const ResidualBlock& block : blocks_) {
        job.throwIfStopped();
        x = block.forwardCausal(x, tree);
    }
    const at::Tensor texts = x.index_select(0, tree.ends);
    return at::matmul(lnFinal_(texts).to(projection_.dtype()), projection_).to(at::kFloat);
}

} // namespace cliplad
