#pragma once

#include <cstdint>

#include <ATen/core/Tensor.h>

namespace cliplad {

/// Which of CLIP's tokens a model met in training. A small model has one embedding for all that it never met,
/// the mean of the others (app/train_demo/model_export.h); one that met them all has no two alike.
class MetTokens {
public:
    /// @param embeddings [tokens, W], shared, not copied
    explicit MetTokens(at::Tensor embeddings);

    bool contains(std::int64_t token) const;

private:
    at::Tensor embeddings_;
    at::Tensor ofUnmet_; ///< [W]; undefined: all were met
};

} // namespace cliplad
