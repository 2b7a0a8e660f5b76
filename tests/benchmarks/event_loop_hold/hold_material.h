#pragma once

#include <filesystem>

#include "document/product_document.h"

namespace cliplad::tests {

inline constexpr int kPhotos = 10000; ///< in the folder of many

/// The photos that all runs of event_loop_hold_benchmark look at: made once.
struct HoldMaterial {
    explicit HoldMaterial(const std::filesystem::path& folder);

    void make() const;

    /// A product of screws, with shots and test images of both kinds.
    ui::DocumentState product() const;

    std::filesystem::path rendered; ///< a data set
    std::filesystem::path many;     ///< a folder of kPhotos
    std::filesystem::path large;    ///< a photo of 50 megapixels
};

} // namespace cliplad::tests
