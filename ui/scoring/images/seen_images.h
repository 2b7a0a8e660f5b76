#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <unordered_map>

#include <opencv2/core/mat.hpp>

#include "base/known_error.h"

namespace cliplad::ui {

/// What a run keeps of an image beside its record: enough to make masks and words of it again.
struct SeenImage {
    std::string sha256 = {};                        ///< of the file
    int peakShot = -1;                              ///< shot that holds the patch nearest to the peak
    std::int64_t scoredMs = 0;                      ///< when it was scored, since 1970 in UTC; 0: unknown
    std::shared_ptr<const KnownError> problem = {}; ///< why it has no result, where the kind of that is known
    cv::Mat parts = {}; ///< CV_8U of the mask grid: 0 no part, i + 1 = fine label i; empty: none
};

/// The file of them, a line an image; the last line of an image counts. Keeps their places and hashes in
/// memory, not the masks. One thread.
class SeenImages {
public:
    /// Opens or begins `seen.jsonl`; a line that was cut off by a kill is left out. Throws Error.
    explicit SeenImages(const std::filesystem::path& folder);

    bool has(const std::filesystem::path& image) const { return places_.contains(image.string()); }
    /// Throws Error where it cannot be written.
    void add(const std::filesystem::path& image, const SeenImage& seen);
    /// Nothing known gives an empty one.
    SeenImage read(const std::filesystem::path& image) const;
    /// The same without the parts: reads no file.
    SeenImage readBrief(const std::filesystem::path& image) const;

private:
    struct Place {
        std::int64_t offset = 0; ///< of the line
        int peakShot = -1;
        std::int64_t scoredMs = 0;
        std::string sha256;
        std::shared_ptr<const KnownError> problem;
    };

    void readPlaces();

    const std::filesystem::path path_;
    std::ofstream out_;
    std::int64_t end_ = 0;
    std::unordered_map<std::string, Place> places_;
};

} // namespace cliplad::ui
