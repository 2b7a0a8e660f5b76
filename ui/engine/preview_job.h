#pragma once

#include <functional>
#include <vector>

#include <opencv2/core/types.hpp>

#include "base/job.h"
#include "engine/preview.h"

namespace cliplad {
class LiveInspection;
struct Calibration;
struct FusionSettings;
struct Inspection;
struct LivePhoto;
} // namespace cliplad

namespace cliplad::ui {

class PhotoStore;

/// Hears of an answer while it is made, on the thread that makes it. Members may be empty.
struct PreviewWatch {
    /// Before each of the validation photos that has to be read: a pass over many takes its time. May throw
    /// Cancelled.
    std::function<void()> reading = {};
    /// Before each run of the vision tower. May throw Cancelled.
    std::function<void(const EncodingProgress&)> encoding = {};
    /// What is there already (Preview::isWhole is false), while the vision tower has further images to do.
    std::function<void(Preview)> seen = {};
};

/// Answers a preview request with the live inspection and turns the result into what pages show. Knows no
/// threads; both objects are thread-safe. Throws Error (a photo that cannot be read, no shots, unusable words
/// or settings) and Cancelled.
Preview answerPreview(LiveInspection& live, PhotoStore& photos, const PreviewRequest& request,
                      const JobContext& job, const PreviewWatch& watch = {});

/// The same for an image that a product has scored: a batch shows what the live view shows.
/// @param shotSizes of the product's shots, px
Finding findingOf(const Inspection& inspection, const Calibration& calibration, const FusionSettings& fusion,
                  const std::vector<cv::Size>& shotSizes);

} // namespace cliplad::ui
