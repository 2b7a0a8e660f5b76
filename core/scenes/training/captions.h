#pragma once

#include "scenes/random.h"
#include "scenes/scene.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace cliplad {

/// Sentences around one phrase, "{}".
const std::vector<std::string>& phraseTemplates();

/// "a screw", "two screws", "several screws", "two handles with a blade": what names the thing takes the
/// plural. What cannot be counted and what is plural already stand bare: "hardware" of any number, "pliers"
/// of one.
std::string counted(const std::string& phrase, int count);

/// Whether "brass washer" says more than "washer": for alloys, not for what is always of plastic.
bool isTellingMaterial(std::string_view material);

/// The words of one scene: what its objects and its background are called.
struct SceneWords {
    std::function<std::string(const SceneObject&)> object;
    std::string background;
    std::string absent = {}; ///< what the scene does not show; empty: nothing is said of it
};

/// One sentence on a scene: up to three kinds of things with their numbers, now and then their size and where
/// they lie, what is not there, and what they lie on. "two small red screws left of a washer on wood"
std::string sceneCaption(const Scene& scene, const SceneWords& words, Random& random);

} // namespace cliplad
