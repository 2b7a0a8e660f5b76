#pragma once

#include <filesystem>

#include "hold_material.h"
#include "timed_studio.h"

namespace cliplad::tests {

/// The test images of the product that is open are scored, and their run is made into one of very many rows.
/// @return its folder
std::filesystem::path scoreManyRows(TimedStudio& timed);

/// A folder of very many photos as a product; the same folder in a file dialog.
void holdWithManyPhotos(TimedStudio& timed, const HoldMaterial& material);

/// A photo of 50 megapixels on every page.
void holdWithLargePhoto(TimedStudio& timed, const HoldMaterial& material);

/// *Suggest* tries all that it can, with as many reviewed images as it takes; meanwhile the product is edited
/// and the theme changed, then it is stopped and a row is used.
void holdWithSuggest(TimedStudio& timed, const HoldMaterial& material);

/// @param run of scoreManyRows()
void holdWithManyRows(TimedStudio& timed, const HoldMaterial& material, const std::filesystem::path& run);

} // namespace cliplad::tests
