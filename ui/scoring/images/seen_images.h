#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "base/job.h"
#include "base/known_error.h"
#include "base/line_file.h"

namespace cliplad::ui {

/// What a run keeps of an image beside its record: enough to make masks and words of it again.
struct SeenImage {
    std::string sha256 = {};                        ///< of the file
    int peakShot = -1;                              ///< shot that holds the patch nearest to the peak
    std::int64_t scoredMs = 0;                      ///< when it was scored, since 1970 in UTC; 0: unknown
    std::shared_ptr<const KnownError> problem = {}; ///< why it has no result, where the kind of that is known
    std::optional<bool> anomalous = {};             ///< truth, as ScoreImage has it: should its line be lost
    std::string defect = {};
    cv::Mat parts = {}; ///< CV_8U of the mask grid: 0 no part, i + 1 = fine label i; empty: none
};

/// The file of them, a line an image; the last line of an image counts. Keeps their places and hashes in
/// memory, not the masks. A power cut takes the last lines at most, see sync().
///
/// An image whose line is lost is forgotten: it counts as not seen, so that it is scored again when its run
/// is resumed. One thread.
class SeenImages {
public:
    /// Opens or begins `seen.jsonl`; a line that is damaged, its parts among it, or was cut off by a kill is
    /// left out. Throws Error; Cancelled.
    explicit SeenImages(const std::filesystem::path& folder, const JobContext& job = {});

    bool has(const std::filesystem::path& image) const { return places_.contains(image.string()); }
    /// Throws Error where it cannot be written; then nothing has changed for the image.
    void add(const std::filesystem::path& image, const SeenImage& seen);
    /// Returns when all of them are on the disk. Now and then add() does so by itself. Throws Error where
    /// that fails; those added since the last time are forgotten then, for nobody tells later whether they
    /// are.
    void sync();
    /// Until it is added again.
    void forget(const std::filesystem::path& image);
    std::size_t forgotten() const { return forgotten_.size(); } ///< how many are
    /// Nothing known gives an empty one.
    SeenImage read(const std::filesystem::path& image) const;
    /// The same without truth and parts: reads no file.
    SeenImage readBrief(const std::filesystem::path& image) const;

private:
    struct Place {
        std::int64_t offset = 0; ///< of the line
        int peakShot = -1;
        std::int64_t scoredMs = 0;
        std::string sha256;
        std::shared_ptr<const KnownError> problem;
    };

    void readPlaces(const JobContext& job);

    LineFile file_;
    std::vector<std::string> unsynced_; ///< added since the last sync()
    std::unordered_map<std::string, Place> places_;
    std::unordered_set<std::string> forgotten_;
};

} // namespace cliplad::ui
