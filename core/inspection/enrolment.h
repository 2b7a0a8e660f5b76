#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include <opencv2/core/types.hpp>

#include "base/job.h"
#include "inspection/product/product.h"

namespace cliplad {

/// What a product is learned from.
struct EnrolmentRequest {
    std::string name;
    Prompts prompts;
    InspectionSettings settings;
    IgnoreRegions ignore;
    std::optional<double> threshold;          ///< set by hand; otherwise calibrated
    std::vector<std::filesystem::path> shots; ///< 1 or more normal photos of one size
    std::vector<std::filesystem::path>
        validation; ///< optional normal photos for the calibration, of any size

    Recipe recipe() const { return {prompts, settings, ignore, threshold}; }
};

/// Learns a product: clusters, words, counts and patches of the shots, and the calibration.
///
/// The calibration's sample (method 6) is the validation set; without one, each shot against the memory of
/// the others (its counts and patches left out; clusters and words are shared, as learning them again without
/// one shot would cost k enrolments and move little). Of shots that are the only ones of their kind mildly
/// changed copies are taken, a single shot being one; where most shots have others like them, those suffice.
///
/// Progress counts what is encoded, the copies and validation photos too, and one step for all that is
/// learned of the shots. Which shots need copies shows late: until then as many as there may be are expected.
///
/// Throws Error (no shots, duplicated shots, different sizes, unusable prompts or settings); Cancelled.
Product enrol(const Backbone& backbone, const EnrolmentRequest& request, const JobContext& job = {});

/// Throws Error for the first thing wrong with words or settings.
void checkRecipe(const Recipe& recipe);

/// The same, and that all words with their templates fit into the model's text tower.
void checkRecipe(const Recipe& recipe, const BackboneInfo& model);

/// A photo as it is compared with the others.
struct NamedPhoto {
    std::string name; ///< file or number, for a person
    cv::Size size;
    std::string hash; ///< of the pixels
};

/// Throws Error without shots, for two of different sizes, and for two that show the same picture.
void checkShots(std::span<const NamedPhoto> shots);

/// Whether photos of these sizes (not empty) differ in scale alone: each is squashed to one square, so parts
/// of a photo of another shape look other than they were learned.
bool haveOneShape(cv::Size a, cv::Size b);

/// Throws Error for regions drawn on a photo of another shape, and for those that cover all of it.
void checkIgnore(const IgnoreRegions& regions, cv::Size photo);

/// Throws Error for a validation photo that is a shot, or is there twice.
void checkValidation(std::span<const NamedPhoto> validation, std::span<const NamedPhoto> shots);

} // namespace cliplad
