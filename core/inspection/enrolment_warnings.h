#pragma once

#include <string>
#include <vector>

#include "inspection/enrolment_warning.h"
#include "inspection/product/product.h"

namespace cliplad {

/// What a person should look at before trusting what was learned, a sentence each with what to do: labels of
/// which nothing was found on some or on all shots, a background that is not marked as one, shots unlike all
/// others, and parts whose lack would pass as good. Empty where nothing is odd.
std::vector<EnrolmentWarning> findEnrolmentWarnings(const Product& product);
/// The same in words.
std::vector<std::string> enrolmentWarnings(const Product& product);

} // namespace cliplad
