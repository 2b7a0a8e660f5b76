#pragma once

#include <string>

#include "baselines/method.h"
#include "inspection/line/inspection_line.h"

namespace cliplad {

/// A method's photo at the start of CLIP-LAD's line: encoded already, and named by its path, so that all who
/// look at it share what is made of it.
/// @param model, resolution that MethodPhoto::features were encoded with
inline LineImage lineImage(const MethodPhoto& photo, const BackboneInfo& model, int resolution) {
    const std::string name = photo.path.string();
    return {Lazy<Features>::of(photo.features, encodingKey(name, model, resolution, 1)),
            Lazy<cv::Mat>::of(photo.rgb), name};
}

} // namespace cliplad
