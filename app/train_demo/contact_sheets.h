#pragma once

#include <filesystem>

namespace cliplad::training {

struct SheetSize {
    int columns = 8; ///< pictures beside one another
    int rows = 4;
    int scenes = 6; ///< sheets of training scenes
};

/// Pictures by which a person judges the renderer: kinds/<kind>.jpg with specimens of one kind, the first row
/// large, backgrounds.jpg with a row for each kind of surface, flaws.jpg, and scenes-1.jpg and so on with
/// training scenes above their labels, their words in scenes-1.txt and so on. Throws Error (unwritable).
void writeContactSheets(const std::filesystem::path& folder, const SheetSize& size = {});

} // namespace cliplad::training
