#pragma once

#include <cstdint>
#include <map>
#include <utility>

#include <ATen/core/Tensor.h>

namespace cliplad {

/// The distinct beginnings of a batch of texts, each of them once.
///
/// Attention in a text tower is causal: what becomes of a token depends on those before it alone. Texts that
/// begin alike, as a template does with every label and templates do among themselves, are therefore run once
/// up to where they part. A node stands for a token together with all that precede it.
struct PrefixTree {
    /// @param tokens [B, T] int64; a text ends at its largest code, what follows belongs to no node
    /// @param known  a tree whose nodes have been run already, not one of apart(). They keep their numbers,
    ///               0 … size() − 1; nodes that it lacks are numbered on from there. Each text must go on
    ///               beyond it.
    explicit PrefixTree(const at::Tensor& tokens, const PrefixTree* known = nullptr);

    /// @param ends [B] int64: the place of each text's last token
    PrefixTree(const at::Tensor& tokens, const at::Tensor& ends, const PrefixTree* known = nullptr);

    /// Texts of embeddings, which are not compared: each token is a node of its own, `codes` is undefined.
    static PrefixTree apart(const at::Tensor& ends);

    /// Number of nodes, known ones included.
    std::int64_t size() const { return firstNew + positions.size(0); }

    std::int64_t firstNew = 0; ///< the tree's first own node: as many as are known
    at::Tensor codes;          ///< [N] int64: the last token of each own node
    at::Tensor positions;      ///< [N] int64: its place in its texts, from 0
    /// [B, L] int64: the node of each token, up to the longest text; behind a shorter one, any node.
    at::Tensor nodes;
    at::Tensor firsts; ///< [N] int64: a place of each own node in `nodes`, row-major
    at::Tensor ends;   ///< [B] int64: each whole text among the own nodes, from 0

private:
    PrefixTree() = default;

    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> children_; ///< (parent, code) → node
};

} // namespace cliplad
