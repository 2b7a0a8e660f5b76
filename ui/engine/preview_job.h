#pragma once

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

/// Answers a preview request with the live inspection and turns the result into what pages show. Knows no
/// threads; both objects are thread-safe. Throws Error (a photo that cannot be read, no shots, unusable words
/// or settings) and Cancelled.
Preview answerPreview(LiveInspection& live, PhotoStore& photos, const PreviewRequest& request,
                      const JobContext& job);

/// The same for an image that a product has scored: a batch shows what the live view shows.
/// @param shotSizes of the product's shots, px
Finding findingOf(const Inspection& inspection, const Calibration& calibration, const FusionSettings& fusion,
                  const std::vector<cv::Size>& shotSizes);
ImageView imageViewOf(const std::filesystem::path& path, const LivePhoto& photo, const Inspection& seen);

} // namespace cliplad::ui
