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

at::Tensor TextTower::run(const at::Tensor& nodes, const PrefixTree& tree,
                          const std::stop_token& stop) const {
    at::Tensor x = nodes + at::embedding(positions_, tree.positions);
    const JobContext job{.stop = stop};
    for (const ResidualBlock& block : blocks_) {
        job.throwIfStopped();
        x = block.forwardCausal(x, tree);
    }
    const at::Tensor texts = x.index_select(0, tree.ends);
    return at::matmul(lnFinal_(texts).to(projection_.dtype()), projection_).to(at::kFloat);
}

at::Tensor TextTower::forward(const at::Tensor& tokens, const std::stop_token& stop) const {
    const PrefixTree tree(tokens);
    return run(embed(tree.codes), tree, stop);
}

at::Tensor TextTower::embed(const at::Tensor& tokens) const {
    return at::embedding(tokenEmbedding_, tokens).to(at::kFloat);
}

at::Tensor TextTower::forwardEmbedded(const at::Tensor& embeddings, const at::Tensor& ends,
                                      const std::stop_token& stop) const {
    const PrefixTree tree = PrefixTree::apart(ends);
    return run(embeddings.slice(1, 0, tree.nodes.size(1)).flatten(0, 1), tree, stop);
}

} // namespace cliplad
