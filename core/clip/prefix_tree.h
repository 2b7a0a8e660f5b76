#pragma once

#include <ATen/core/Tensor.h>

namespace cliplad {

/// The distinct beginnings of a batch of texts, each of them once.
///
/// Attention in a text tower is causal: what becomes of a token depends on those before it alone. Texts that
/// begin alike, as a template does with every label and templates do among themselves, are therefore run once
/// up to where they part. A node stands for a token together with all that precede it.
struct PrefixTree {
    /// @param tokens [B, T] int64; a text ends at its largest code, what follows belongs to no node
    explicit PrefixTree(const at::Tensor& tokens);

    /// Texts of embeddings, which are not compared: each token is a node of its own, `codes` is undefined.
    /// @param ends [B] int64: the place of each text's last token
    static PrefixTree apart(const at::Tensor& ends);

    at::Tensor codes;     ///< [N] int64: the last token of each node
    at::Tensor positions; ///< [N] int64: its place in its texts, from 0
    /// [B, L] int64: the node of each token, up to the longest text; behind a shorter one, any node.
    at::Tensor nodes;
    at::Tensor firsts; ///< [N] int64: a place of each node in `nodes`, row-major
    at::Tensor ends;   ///< [B] int64: the node of each whole text

private:
    PrefixTree() = default;
};

} // namespace cliplad
