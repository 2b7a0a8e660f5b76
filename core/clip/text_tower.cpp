#include "clip/text_tower.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

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

TextTower::Beginnings TextTower::runBeginnings(const std::vector<std::vector<std::int32_t>>& texts,
                                               const std::stop_token& stop) const {
    const std::int64_t context = positions_.size(0);
    const at::Tensor tokens = at::zeros({std::ssize(texts), context}, at::kLong);
    std::vector<std::int64_t> ends;
    for (const std::vector<std::int32_t>& codes : texts) {
        const std::int64_t length = std::min<std::int64_t>(std::ssize(codes), context);
        std::copy_n(codes.begin(), length, tokens[std::ssize(ends)].data_ptr<std::int64_t>());
        ends.push_back(length - 1);
    }
    Beginnings beginnings{.tree = PrefixTree(tokens.to(positions_.device()), at::tensor(ends, at::kLong)),
                          .projected = {}};
    const PrefixTree& tree = beginnings.tree;
    at::Tensor x = embed(tree.codes) + at::embedding(positions_, tree.positions);
    const JobContext job{.stop = stop};
    for (const ResidualBlock& block : blocks_) {
        job.throwIfStopped();
        beginnings.projected.push_back(block.projectCausal(x));
        if (&block != &blocks_.back())
            x = block.attendCausal(x, beginnings.projected.back(), tree.nodes, tree.firsts);
    }
    return beginnings;
}

at::Tensor TextTower::run(const at::Tensor& nodes, const PrefixTree& tree, const std::stop_token& stop,
                          const Beginnings* known) const {
    at::Tensor x = nodes + at::embedding(positions_, tree.positions);
    const JobContext job{.stop = stop};
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        job.throwIfStopped();
        at::Tensor projected = blocks_[i].projectCausal(x);
        if (known != nullptr)
            projected = at::cat({known->projected[i], projected});
        const bool isLast = i + 1 == blocks_.size(); // of which only the texts' ends are asked for
        x = isLast ? blocks_[i].attendCausal(x.index_select(0, tree.ends), projected, tree.nodes,
                                             tree.firsts.index_select(0, tree.ends))
                   : blocks_[i].attendCausal(x, projected, tree.nodes, tree.firsts);
    }
    return at::matmul(lnFinal_(x).to(projection_.dtype()), projection_).to(at::kFloat);
}

at::Tensor TextTower::forward(const at::Tensor& tokens, const std::stop_token& stop,
                              const Beginnings* known) const {
    const PrefixTree tree(tokens, known != nullptr ? &known->tree : nullptr);
    return run(embed(tree.codes), tree, stop, known);
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
