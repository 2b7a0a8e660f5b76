#pragma once

#include <optional>
#include <span>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "inspection/live_inspection.h"

namespace cliplad {

/// How good a recipe is, as far as shots without labels and images with a known verdict tell.
struct TrialFigures {
    double agreement = 1;  ///< of the parts with those of one cluster more or fewer, 0 … 1
    double areaSpread = 0; ///< of the parts' areas over the shots, relative to their means; 0 for one shot
    double separation = 0; ///< cosine by which the label that won is ahead of the next, mean over the shots
    int partsNotFound = 0; ///< fine labels, not background, that have no pixel on any shot
    int judged = 0;        ///< images with a known verdict that were scored
    int right = 0;         ///< … and got that verdict
    std::optional<double> auroc = {}; ///< of those, where some are good and some are not
    bool failed = false;              ///< the recipe cannot be used; then no other figure holds

    /// One number for what is stable: the masks stay where the count of clusters changes a little, and the
    /// areas where the shot does. 0 … 1.
    double stability() const;
};

/// Spread, separation and what is not found; the rest is left as it is by default.
/// @param recipe what it leaves to the model is settled (settledFor)
TrialFigures figuresOf(const std::vector<LiveShot>& shots, const Recipe& recipe);

/// How well each shot fits, as TrialFigures::stability() has it: its agreement, less how far its areas are
/// from the means, in parts of them. @param agreements of each shot, as agreementOf() has it
std::vector<double> stabilityOfShots(const std::vector<LiveShot>& shots, const Recipe& recipe,
                                     std::span<const double> agreements);

/// Share of the pixels with a part in either that have the same part in both, over the images; 1 where
/// neither has one. @param parts, others PartMask::label of each image, in one order
double agreementOf(std::span<const cv::Mat> parts, std::span<const cv::Mat> others);

/// The indices of trials, best first: AUROC, then right verdicts, then parts that are found, then stability;
/// between nearly equal ones separation, then the order in which they come. Failed ones are last.
/// @param trials the first is what the others are changes of: before it come those that are clearly better,
/// so that it is the first itself where none is
std::vector<std::size_t> rankTrials(std::span<const TrialFigures> trials);

} // namespace cliplad
