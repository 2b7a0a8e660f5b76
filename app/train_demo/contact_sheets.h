#pragma once

#include <filesystem>

namespace cliplad::training {

/// Pictures by which a person judges the renderer: kinds/<kind>.jpg with specimens of one kind, and
/// scenes-1.jpg and so on with training scenes above their labels. Throws Error (unwritable).
void writeContactSheets(const std::filesystem::path& folder);

} // namespace cliplad::training
