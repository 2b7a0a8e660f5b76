#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QImage>

#include "base/job.h"
#include "engine/preview.h"

namespace cliplad {
class Backbone;
}

namespace cliplad::ui {

/// What one cluster count makes of the shots.
struct CountTrial {
    int count = 0;
    std::vector<QImage> parts = {}; ///< of each shot, as ImageView::parts
    double agreement = 0; ///< of the parts with those of the neighbouring counts, 0 … 1; −1: no neighbour yet
    double areaSpread = 0;   ///< of the parts' areas over the shots, relative to their means; 0 for one shot
    double separation = 0;   ///< cosine by which the label that won is ahead of the next, mean over the shots
    double milliseconds = 0; ///< to learn the shots with this count, the photos encoded before
    int reviewedRight = 0;   ///< reviewed images with the verdict that they were given
    int reviewed = 0;

    /// One number for what is stable: the masks stay where the count changes a little, and the areas where
    /// the shot does. 0 … 1.
    double stability() const;
};

/// An image of which a person said whether it is good.
struct ReviewedImage {
    std::filesystem::path path;
    bool bad = false;
};

struct CountSearch {
    PreviewRequest request; ///< words, settings and shots; its image and cluster count are not read
    int least = 2;
    int most = 20;                            ///< below 64
    std::vector<ReviewedImage> reviewed = {}; ///< scored with each count as well, where there are any
};

/// Tries the counts one after the other with memory of its own, so that times are those of learning. Progress
/// counts trials. `onTrials` is called on the calling thread with all trials so far, agreement filled in,
/// whenever there is more to tell. Throws Error and Cancelled.
std::vector<CountTrial> tryCounts(const std::shared_ptr<const Backbone>& backbone, const CountSearch& search,
                                  const std::function<void(const std::vector<CountTrial>&)>& onTrials,
                                  const JobContext& job);

/// Share of the pixels with a part in either that have the same part in both; 1 where neither has one.
double agreementOf(const std::vector<QImage>& parts, const std::vector<QImage>& others);

/// Fills in each trial's agreement with those of one cluster more and fewer.
void rateTrials(std::vector<CountTrial>& trials);

/// Index of the count to suggest: most right verdicts, then stability; between nearly equal ones separation,
/// then fewer clusters. −1 for none.
int suggestedTrial(const std::vector<CountTrial>& trials);

} // namespace cliplad::ui
