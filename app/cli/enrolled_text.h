#pragma once

#include <string>

#include "clip/backbone.h"
#include "inspection/product/product.h"

namespace cliplad::cli {

/// What was learned, for a person: shots, model, threshold, area of each label, and what looks odd.
std::string enrolledText(const Product& product, const std::string& folder, const Backbone& backbone);

/// The same for machines.
std::string enrolledJson(const Product& product, const std::string& folder, const Backbone& backbone);

} // namespace cliplad::cli
