#pragma once

#include <string>

#include "clip/model/model_folder.h"

namespace cliplad {

/// The small CLIP that is linked into the program (resources/models/demo, made by clip-lad-train-demo).
/// Its tensors view the program's own image in memory.
OpenedModel openDemoModel();

/// SHA-256 of its weights.
const std::string& demoModelHash();

} // namespace cliplad
