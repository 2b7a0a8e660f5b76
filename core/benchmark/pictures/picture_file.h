#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include <opencv2/core/mat.hpp>

#include "benchmark/pictures/benchmark_picture.h"

namespace cliplad {

/// A picture where DIR/figures holds it, made with the same things; nothing where it has to be made (anew).
std::optional<BenchmarkPicture> findPicture(const std::filesystem::path& folder, const std::string& name,
                                            const std::string& madeWith);

/// Writes DIR/figures/<name>.png, and beside it <name>.json with the words and what it was made with. Each
/// appears whole or not at all, the note last. Throws Error.
void writePicture(const std::filesystem::path& folder, const BenchmarkPicture& picture,
                  const std::string& madeWith);

/// Bytes of a PNG file. @param rgb CV_8UC3
std::string pngOf(const cv::Mat& rgb);

} // namespace cliplad
