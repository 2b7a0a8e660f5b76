#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include <QImage>
#include <QString>

#include "base/job.h"
#include "engine/cache_budgets.h"
#include "engine/preview.h"
#include "inspection/tuning/recipe_change.h"
#include "inspection/tuning/trial_figures.h"

namespace cliplad {
class Backbone;
}

namespace cliplad::ui {

/// An image that is known to be good or bad.
struct ReviewedImage {
    std::filesystem::path path;
    bool bad = false;

    bool operator==(const ReviewedImage&) const = default;
};

/// Which of the images are taken: at most so many, of both kinds alike as far as there are, from the whole of
/// the list.
/// @param bad of each image  @return indices, the good ones first
std::vector<std::size_t> balancedSample(const std::vector<bool>& bad, std::size_t most);

struct TrialSearch {
    PreviewRequest request;                   ///< what is changed; its image is not read
    std::vector<RecipeChange> changes;        ///< changesToTry()
    std::vector<ReviewedImage> reviewed = {}; ///< scored with each change as well
    CacheBytes budgets = {};                  ///< for steps and photos, beside those of the live view
};

/// What one change makes of the shots.
struct Trial {
    RecipeChange change;
    std::vector<QImage> parts = {};           ///< of each shot, as ImageView::parts
    std::vector<double> shotStabilities = {}; ///< of each shot: how well it fits, as figures.stability()
    TrialFigures figures = {};
    double milliseconds = 0; ///< that an image takes, its encoding not counted
    QString problem = {};    ///< figures.failed: why

    /// The shot that fits worst: its index; −1 where there is none to compare it with.
    int worstShot() const;
};

struct TrialResults {
    std::vector<Trial> trials;  ///< in the order of the changes; those that are done so far
    std::size_t unreadable = 0; ///< reviewed images that could not be scored
};

/// Tries the changes one after the other over the shots, then scores the reviewed images with each. Photos
/// are encoded once and one at a time: no change touches that. `onResults` is called on the calling thread
/// whenever there is more to tell; at every step of the progress others may have a turn. Throws Error where
/// the product as it is cannot be used; Cancelled.
void tryChanges(const std::shared_ptr<const Backbone>& backbone, const TrialSearch& search,
                const std::function<void(const TrialResults&)>& onResults, const JobContext& job);

} // namespace cliplad::ui
