#include "clip/met_tokens.h"

#include <algorithm>
#include <utility>

#include <ATen/ATen.h>

namespace cliplad {
namespace {

/// Tokens looked at for an embedding that several have. A model of few words shares one among nearly all of
/// its tokens; to read all of a large model's would take it from the disk.
constexpr std::int64_t kLookedAt = 64;

/// @return [W], undefined where no two of those looked at are alike
at::Tensor sharedRow(const at::Tensor& embeddings) {
    const std::int64_t step = std::max<std::int64_t>(1, embeddings.size(0) / kLookedAt);
    const at::Tensor some = embeddings.slice(0, 0, {}, step).to(at::kFloat);
    const auto [rows, rowOf, counts] = at::unique_dim(some, 0, true, false, true);
    const auto most = counts.argmax().item<std::int64_t>();
    if (counts[most].item<std::int64_t>() == 1)
        return {};
    return rows[most].to(embeddings.dtype());
}

} // namespace

MetTokens::MetTokens(at::Tensor embeddings)
    : embeddings_(std::move(embeddings))
    , ofUnmet_(sharedRow(embeddings_)) {}

bool MetTokens::contains(std::int64_t token) const {
    return !ofUnmet_.defined() || !at::equal(embeddings_[token], ofUnmet_);
}

} // namespace cliplad
