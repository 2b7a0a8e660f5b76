#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "anomaly/fusion.h"
#include "base/file_lock.h"
#include "base/job.h"
#include "document/document_state.h"
#include "report/verdict.h"

namespace cliplad::ui {

/// An image of a run, with the truth where a data set tells it.
struct ScoreImage {
    std::filesystem::path path = {}; ///< absolute
    /// Of its mask in an export, without ending; may hold folders. RunImages::all gives the second of a name
    /// another one.
    std::string stem = {};
    std::optional<bool> anomalous = {};
    std::string defect = {};
};

/// What a run was started with, and what was learned for it.
struct RunHead {
    std::string created = {};           ///< UTC, ISO 8601
    std::filesystem::path product = {}; ///< folder of the product; empty: it was never saved
    DocumentState state = {};           ///< as it was scored, without contact sheet and tests
    // Once the product is learned:
    std::string productName = {};
    std::string productSha256 = {};
    std::string model = {}; ///< for a person
    std::string modelName = {}, modelSha256 = {};
    Calibration calibration = {};
    int shotWidth = 0, shotHeight = 0;      ///< px
    std::set<std::string> learnedFrom = {}; ///< SHA-256 of shots and validation photos
    std::string recordKey = {};             ///< names the run in the records; empty: it was never entered
    std::int64_t recordedFrom = 0;          ///< how many results there were before it had that name
};

/// The head with the paths that `open` has for the same photos, byte for byte: a product that was saved and
/// opened again has copies of the shots that it was scored with. Reads those photos; any thread.
RunHead withPathsOf(const DocumentState& open, RunHead head);

// Names in a run's folder that more than one file needs.
inline constexpr auto kImagesFile = "images.jsonl", kFinishedFile = "finished",
                      kJournalFile = "journal.jsonl";

/// A run's folder, beside the journal of core/report:
///
///     run.json       RunHead
///     images.jsonl   its images, a line each, in their order; grows while a folder is watched
///     seen.jsonl     SeenImages
///     finished       how many images it has; is there once every one of them has a result
///     .studio-lock   lockRun
///
/// Any thread. All throw Error; what is written is on the disk when they return.
void writeHead(const std::filesystem::path& folder, const RunHead& head);
RunHead readHead(const std::filesystem::path& folder);
/// All of them or, where it throws, none.
void appendImages(const std::filesystem::path& folder, std::span<const ScoreImage> images);
/// A line that is damaged or was cut off by a kill is left out. Cancelled.
std::vector<ScoreImage> readImages(const std::filesystem::path& folder, const JobContext& job = {});
void setFinished(const std::filesystem::path& folder, std::size_t images);
void setUnfinished(const std::filesystem::path& folder);

/// Those that the run was started with.
ScoreThresholds thresholdsOf(const RunHead& head);

/// Where runs are kept: $XDG_DATA_HOME/clip-lad/runs.
std::filesystem::path defaultRunsFolder();
/// A folder that is not there yet, named for the time.
std::filesystem::path freshRunFolder(const std::filesystem::path& runs);

/// Held while a run is open, so that no other Studio opens or removes it. Throws Error.
FileLock lockRun(const std::filesystem::path& folder);

/// Removes a run's folder and what is in it; nothing that is no run's. Throws Error, also where a Studio has
/// it open.
void removeRun(const std::filesystem::path& folder);

} // namespace cliplad::ui
