#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/job.h"
#include "clip/backbone.h"
#include "inspection/line/inspection_line.h"
#include "inspection/line/step_cache.h"
#include "inspection/sample_counts.h"

namespace cliplad {

/// A decoded photo with the name of its pixels. Immutable, shared between threads.
struct LivePhoto {
    cv::Mat rgb; ///< CV_8UC3
    std::string hash;

    /// Throws Error unless `rgb` is a non-empty CV_8UC3.
    static std::shared_ptr<const LivePhoto> of(cv::Mat rgb);
};

/// Everything that one answer of LiveInspection depends on, by value.
struct LiveRequest {
    Recipe recipe;
    std::vector<std::shared_ptr<const LivePhoto>> shots; ///< 1 or more
    std::shared_ptr<const LivePhoto> photo;              ///< null: the shots alone
    std::vector<ValidationPhoto> validation = {}; ///< normal photos for the calibration, or none: the shots
};

/// One shot as the recipe sees it.
struct LiveShot {
    Regions regions;
    CoarseMask coarse;
    PartMask parts;
    PartCounts counts;
    LineSimilarities similarities;
};

struct LiveResult {
    std::vector<LiveShot> shots;
    std::optional<Inspection> inspection; ///< of the photo
    Calibration calibration;
    std::string calibratedOn;      ///< for a person …
    SampleCounts sample;           ///< … and in numbers
    LineSimilarities similarities; ///< of the photo; empty without one
};

/// The same line with memory: while a person edits words and settings, only what an edit touches runs again.
///
/// Enrols on the shots and inspects the photo as enrol() and inspect() do, with equal results; the steps'
/// results stay in a bounded cache. Any number of threads may call answer() at once.
class LiveInspection {
public:
    /// Room for the steps of about ten images of ViT-L/14 at 448 px.
    static constexpr std::size_t kDefaultByteBudget = std::size_t(1) << 30;

    explicit LiveInspection(std::shared_ptr<const Backbone> backbone,
                            std::size_t byteBudget = kDefaultByteBudget);

    /// Throws Error (no shots, different sizes, a validation photo that is a shot, unusable prompts or
    /// settings); Cancelled.
    LiveResult answer(const LiveRequest& request, const JobContext& job = {});

    /// The answer's shots alone; nothing is calibrated. Throws as answer().
    std::vector<LiveShot> look(const LiveRequest& request, const JobContext& job = {});

    /// Encodes a photo, unless it is in the cache: what follows then waits for no vision tower. Throws Error.
    void encode(const Recipe& recipe, const LivePhoto& photo, const JobContext& job = {});

    /// Milliseconds that an image takes with this recipe once it is encoded: the first shot goes down the
    /// line as if nothing but its features were known. Throws as answer().
    double inspectionMs(const LiveRequest& request, const JobContext& job = {});

    /// How often each step ran since the beginning.
    StepCounts counts() const { return cache_.counts(); }
    const StepCache& cache() const { return cache_; }

private:
    struct Learned;
    Learned learn(const LiveRequest& request, const JobContext& job);

    std::shared_ptr<const Backbone> backbone_;
    StepCache cache_;
};

} // namespace cliplad
