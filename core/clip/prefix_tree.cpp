#include "clip/prefix_tree.h"

#include <vector>

#include <ATen/ATen.h>

namespace cliplad {

PrefixTree::PrefixTree(const at::Tensor& tokens, const PrefixTree* known)
    : PrefixTree(tokens, tokens.argmax(-1), known) {}

PrefixTree::PrefixTree(const at::Tensor& tokens, const at::Tensor& lastOfTexts, const PrefixTree* known) {
    using Integers = std::vector<std::int64_t>;
    if (known != nullptr) {
        firstNew = known->size();
        children_ = known->children_;
    }
    const at::Tensor read = tokens.cpu().contiguous(), lastOfText = lastOfTexts.cpu().contiguous();
    const std::int64_t texts = read.size(0), length = lastOfText.max().item<std::int64_t>() + 1;
    const auto* code = read.const_data_ptr<std::int64_t>();
    const auto* last = lastOfText.const_data_ptr<std::int64_t>();

    Integers nodeCodes, nodePositions, firstPlaces, endNodes;
    Integers nodeOfPlace(static_cast<std::size_t>(texts * length), 0);
    for (std::int64_t text = 0; text < texts; ++text) {
        std::int64_t node = -1;
        for (std::int64_t position = 0; position <= last[text]; ++position) {
            const std::int64_t here = code[text * read.size(1) + position];
            const std::int64_t place = text * length + position;
            const auto next = firstNew + static_cast<std::int64_t>(nodeCodes.size());
            const auto [child, isNew] = children_.try_emplace({node, here}, next);
            node = child->second;
            nodeOfPlace[static_cast<std::size_t>(place)] = node;
            if (!isNew)
                continue;
            nodeCodes.push_back(here);
            nodePositions.push_back(position);
            firstPlaces.push_back(place);
        }
        endNodes.push_back(node - firstNew);
    }
    const auto onDevice = [&](const Integers& values) {
        return at::tensor(values, at::kLong).to(tokens.device());
    };
    codes = onDevice(nodeCodes);
    positions = onDevice(nodePositions);
    nodes = onDevice(nodeOfPlace).view({texts, length});
    firsts = onDevice(firstPlaces);
    ends = onDevice(endNodes);
}

PrefixTree PrefixTree::apart(const at::Tensor& ends) {
    const std::int64_t texts = ends.size(0), length = ends.max().item<std::int64_t>() + 1;
    PrefixTree tree;
    tree.firsts = at::arange(texts * length, ends.options());
    tree.nodes = tree.firsts.view({texts, length});
    tree.positions = tree.firsts.remainder(length);
    tree.ends = tree.nodes.select(1, 0) + ends;
    return tree;
}

} // namespace cliplad
