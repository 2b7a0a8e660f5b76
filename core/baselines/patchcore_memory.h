#pragma once

#include <cstdint>
#include <span>

#include <ATen/core/Tensor.h>

namespace cliplad {

/// Locally aware patch features (Roth et al. 2022, section 3.1): every level averaged over 3×3 patches (zeros
/// beyond the border), enlarged bilinearly to the first level's grid, side by side.
/// @param levels [h_l, w_l, C_l] each, of one photo  @return [h, w, ΣC_l]
at::Tensor locallyAwarePatches(std::span<const at::Tensor> levels);

/// What a photo's patches are like to a PatchCoreMemory.
struct PatchCoreScore {
    at::Tensor distance; ///< [h, w]: Euclidean, of each patch to the nearest in memory
    double score = 0;    ///< of the photo: the largest distance, re-weighted by equation 7
};

/// PatchCore's memory bank. Immutable; compare may be called from several threads.
class PatchCoreMemory {
public:
    /// @param rows [P, C] float32 of at least one patch
    explicit PatchCoreMemory(at::Tensor rows);

    /// Distances are taken some rows at a time. Equation 7: the largest distance weighs less where the memory
    /// is sparse around the patch matched (9 neighbours; fewer where there are fewer, and no weight with 1).
    /// @param patches [h, w, C]. Throws Error for another number of channels.
    PatchCoreScore compare(const at::Tensor& patches) const;

    std::int64_t size() const { return rows_.size(0); }

private:
    at::Tensor nearest(const at::Tensor& queries) const;
    double weight(const at::Tensor& query, const at::Tensor& match) const;

    at::Tensor rows_;
};

} // namespace cliplad
