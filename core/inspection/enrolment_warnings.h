#pragma once

#include <string>
#include <vector>

#include "clip/backbone.h"
#include "inspection/enrolment_warning.h"
#include "inspection/product/product.h"

namespace cliplad {

/// What a person should look at before trusting what was learned, a sentence each with what to do: words that
/// the model never learned, labels of which nothing was found on some or on all shots, a background that is
/// not marked as one, shots unlike all others, and parts whose lack would pass as good. Empty where nothing
/// is odd.
std::vector<EnrolmentWarning> findEnrolmentWarnings(const Product& product, const Backbone& backbone);
/// The same in words.
std::vector<std::string> enrolmentWarnings(const Product& product, const Backbone& backbone);

/// Those of them that need no product: labels with words that the model never learned.
std::vector<std::string> unmetWordWarnings(const Prompts& prompts, const Backbone& backbone);

} // namespace cliplad
