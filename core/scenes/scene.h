#pragma once

#include <opencv2/core.hpp>

#include <string>
#include <vector>

namespace cliplad {

/// What one labelled part of a rendered scene is, in the words of vocabulary.h.
struct SceneObject {
    std::string kind;     ///< canonical: "hex nut"
    std::string colour;   ///< colour word ("red"), empty where the kind takes none
    std::string material; ///< "steel", "brass", "plastic", …
};

/// A rendered square picture with its ground truth. An ordinary value; cv::Mat members are never shared
/// with the renderer.
struct Scene {
    cv::Mat rgb;                      ///< CV_8UC3, n×n, RGB
    cv::Mat label;                    ///< CV_8U, n×n: 0 background, i+1 = objects[i] (visible pixels)
    std::string background;           ///< "wood", "metal sheet", …
    std::vector<SceneObject> objects; ///< every one with at least one visible pixel; at most 254
};

/// Drops the objects without a pixel and numbers the others anew.
void dropHiddenObjects(Scene& scene);

} // namespace cliplad
