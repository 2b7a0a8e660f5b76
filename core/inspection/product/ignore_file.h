#pragma once

#include <filesystem>
#include <string>

#include "image/ignore_regions.h"
#include "inspection/product/yaml_document.h"

namespace cliplad {

/// Ignore regions as YAML, in product.yaml (`ignore:`) and in files of their own:
///
///     photo: [1280, 960]              # size of the photo they were drawn on, px
///     rectangles:
///       - [0, 0, 200, 80]             # x, y, width, height
///     polygons:
///       - [[900, 10], [1270, 10], [1270, 300]]
///
/// Throws Error with file and line; a file, which a person wrote, also for a region beside the photo and for
/// none at all.
IgnoreRegions readIgnoreRegions(const YamlValue& map);
IgnoreRegions readIgnoreFile(const std::filesystem::path& path);

/// The same as text, in flow style on one line; "{}" without regions. Equal regions give equal text.
std::string ignoreRegionsYaml(const IgnoreRegions& regions);

} // namespace cliplad
