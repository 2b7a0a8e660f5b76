#pragma once

#include <stop_token>

#include <opencv2/core/mat.hpp>

#include "clip/backbone.h"
#include "inspection/inspection.h"
#include "inspection/product/product.h"

namespace cliplad {

/// The one scoring path: the Studio, the command line, the benchmark and every export call this.
///
/// @param photoRgb CV_8UC3 of any size; ignore regions come from the product
/// Pure: same input, same result. Any thread; the product may be shared. Throws Error when the backbone is
/// not the one that the product was learned with; Cancelled.
Inspection inspect(const Backbone& backbone, const Product& product, const cv::Mat& photoRgb,
                   const std::stop_token& stop = {});

/// The same from features that were computed before (cache, batch) with encodePhoto() and the product's
/// settings. @param model that computed them
Inspection inspectFeatures(const BackboneInfo& model, const Product& product, const Features& features,
                           const cv::Mat& photoRgb);

/// Throws Error, offering to rebuild, when `backbone` has other weights or another precision than the product
/// was learned with. @param where the product's file or name
void checkModel(const ProductDefinition& definition, const BackboneInfo& backbone, const std::string& where);

} // namespace cliplad
