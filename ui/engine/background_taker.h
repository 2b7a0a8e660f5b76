#pragma once

#include <limits>
#include <vector>

#include "inspection/product/prompts.h"

namespace cliplad::ui {

constexpr float kNoCosine = -std::numeric_limits<float>::infinity(); ///< of a label that takes no part

/// The label with the highest cosine at a pixel, the first of equals; −1 where none takes part.
/// @param cosineOf float of a label's index, or kNoCosine
template<class CosineOf>
int nearestLabel(const std::vector<Label>& labels, const CosineOf& cosineOf) {
    int nearest = -1;
    float most = kNoCosine;
    for (int label = 0; label < static_cast<int>(labels.size()); ++label)
        if (const float cosine = cosineOf(label); cosine > most) {
            most = cosine;
            nearest = label;
        }
    return nearest;
}

/// The same of the labels marked background.
template<class CosineOf>
int nearestBackground(const std::vector<Label>& labels, const CosineOf& cosineOf) {
    return nearestLabel(labels, [&](int label) {
        return labels[static_cast<std::size_t>(label)].background ? cosineOf(label) : kNoCosine;
    });
}

/// Who has a pixel that is no part, without the coarse stage: the nearest background of both lists, of equals
/// the fine one, as among the labels of withBackgroundOf (clip/label_embeddings.h). At least one of the two
/// is −1, both where there is no background.
struct BackgroundTaker {
    int coarse = -1;
    int fine = -1;

    template<class CoarseCosineOf, class FineCosineOf>
    static BackgroundTaker of(const Prompts& prompts, const CoarseCosineOf& coarseOf,
                              const FineCosineOf& fineOf) {
        const int coarse = nearestBackground(prompts.coarse, coarseOf);
        const int fine = nearestBackground(prompts.fine, fineOf);
        const bool isCoarse = coarse >= 0 && (fine < 0 || coarseOf(coarse) > fineOf(fine));
        return {.coarse = isCoarse ? coarse : -1, .fine = isCoarse ? -1 : fine};
    }
};

} // namespace cliplad::ui
