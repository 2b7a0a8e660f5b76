#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/job.h"
#include "inspection/product/product.h"
#include "report/result_folder.h"
#include "scoring/images/seen_images.h"
#include "scoring/row_making.h"
#include "scoring/run_files.h"

namespace cliplad::ui {

ResultHeader headerOf(const RunHead& head);

inline ResultName nameOf(const ScoreImage& image) {
    return {.path = image.path, .stem = image.stem};
}

/// The results of a ScoreRun: there once its product is learned, or the run was read. One thread at a time.
struct RunStore {
    /// Throws Error; Cancelled while it reads.
    RunStore(const std::filesystem::path& folder, const RunHead& head, ScoreJournal::Start start,
             const JobContext& job);

    enum class Parts { Without, With };
    /// What is kept of the image beside its last result, whose hash is given; the hash alone where the rest
    /// was lost or is another result's. Earlier Studios left no hashes in the journal.
    SeenImage seenOf(const std::filesystem::path& image, const std::string& sha256, Parts parts) const;
    /// Whether what was kept of the image is lost, or is another result's than its last one.
    bool hasLost(const ScoreImage& image) const;
    /// The image of a result whose line in the run's list is damaged, with the truth that was kept beside it.
    ScoreImage imageOf(const std::filesystem::path& image) const;
    /// Of the image's last result; throws Error where it has none.
    ScoreRow readRow(const ScoreImage& image) const;

    ResultFolder results;
    SeenImages seen;
    RowMaker rows;
    std::shared_ptr<const Product> product; ///< null: only read so far
};

} // namespace cliplad::ui
