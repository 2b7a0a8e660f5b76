#pragma once

#include <functional>
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
    std::string fileSha256 = {}; ///< of the file that it was read from; empty: of none

    /// Throws Error unless `rgb` is a non-empty CV_8UC3.
    static std::shared_ptr<const LivePhoto> of(cv::Mat rgb, std::string fileSha256 = {});
};

/// Everything that one answer of LiveInspection depends on, by value.
struct LiveRequest {
    Recipe recipe;
    std::vector<std::shared_ptr<const LivePhoto>> shots; ///< 1 or more
    std::shared_ptr<const LivePhoto> photo;              ///< null: the shots alone
    std::vector<ValidationPhoto> validation = {}; ///< normal photos for the calibration, or none: the shots
};

/// One image as the recipe sees it; what needs no calibration.
struct LiveShot {
    Regions regions;
    CoarseMask coarse;
    PartMask parts;
    PartCounts counts;
    LineSimilarities similarities;
};

struct LiveResult {
    std::vector<LiveShot> shots;
    std::optional<LiveShot> photo;        ///< as the recipe sees it …
    std::optional<Inspection> inspection; ///< … and judges it
    Calibration calibration;
    std::string calibratedOn; ///< for a person …
    SampleCounts sample;      ///< … and in numbers
};

/// Runs of the vision tower that an answer waits for.
struct LiveEncodings {
    int done = 0;
    int total = 0;                 ///< known so far; grows once the shots tell how the calibration is learned
    bool isForCalibration = false; ///< the masks of all shots and of the photo are there
};

/// Hears of an answer while it is made, on the thread that makes it. Members may be empty.
struct LiveWatch {
    /// Before each run of the vision tower. May throw Cancelled: what was encoded stays in the cache, so
    /// the next answer goes on from there.
    std::function<void(const LiveEncodings&)> encoding = {};
    /// Each time the masks of a further image are there and runs of the vision tower are still to come.
    /// @param shots the first of the request's, or all  @param photo null until it has been looked at
    std::function<void(const std::vector<LiveShot>& shots, const LiveShot* photo)> seen = {};
};

/// The same line with memory: while a person edits words and settings, only what an edit touches runs again.
///
/// Enrols on the shots and inspects the photo as enrol() and inspect() do, with equal results; the steps'
/// results stay in a bounded cache. Any number of threads may call answer() at once.
class LiveInspection {
public:
    /// Room for the features of four shots of ViT-L/14 at 448 px with their changed copies (532 MiB), and
    /// for all steps of seven images beside.
    static constexpr std::size_t kDefaultByteBudget = std::size_t(1) << 30;

    explicit LiveInspection(std::shared_ptr<const Backbone> backbone,
                            std::size_t byteBudget = kDefaultByteBudget);

    /// The shots first, then the photo, then the calibration with its changed copies, then the verdict.
    /// Throws Error (no shots, different sizes, a validation photo that is a shot, unusable prompts or
    /// settings); Cancelled.
    LiveResult answer(const LiveRequest& request, const JobContext& job = {}, const LiveWatch& watch = {});

    /// The answer's shots alone; nothing is calibrated. Throws as answer().
    std::vector<LiveShot> look(const LiveRequest& request, const JobContext& job = {});

    /// Encodes a photo, unless it is in the cache: what follows then waits for no vision tower. Throws Error.
    void encode(const Recipe& recipe, const LivePhoto& photo, const JobContext& job = {});

    const BackboneInfo& model() const { return backbone_->info(); }
    /// As unmetWords() of the backbone.
    std::vector<std::string> unmetWords(const Label& label) const;

    /// Milliseconds that an image takes with this recipe once it is encoded: the first shot goes down the
    /// line as if nothing but its features were known. Throws as answer().
    double inspectionMs(const LiveRequest& request, const JobContext& job = {});

    /// How often each step ran since the beginning.
    StepCounts counts() const { return cache_.counts(); }
    const StepCache& cache() const { return cache_; }

private:
    struct Learned;
    Learned learn(const LiveRequest& request, const Backbone& backbone, const JobContext& job);

    std::shared_ptr<const Backbone> backbone_;
    StepCache cache_;
};

} // namespace cliplad
