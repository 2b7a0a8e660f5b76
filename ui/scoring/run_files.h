#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "anomaly/fusion.h"
#include "base/file_lock.h"
#include "document/document_state.h"
#include "report/verdict.h"

namespace cliplad::ui {

/// An image of a run, with the truth where a data set tells it.
struct ScoreImage {
    std::filesystem::path path = {}; ///< absolute
    std::string stem = {};           ///< name of its mask in an export, without ending; may hold folders
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

/// Whether both states give an image the same scores: they may differ in thresholds and lists of photos.
bool scoresAlike(const DocumentState& a, const DocumentState& b);

/// The head with the paths that `open` has for the same photos, byte for byte: a product that was saved and
/// opened again has copies of the shots that it was scored with. Reads those photos; any thread.
RunHead withPathsOf(const DocumentState& open, RunHead head);

/// A run's folder, beside the journal of core/report:
///
///     run.json       RunHead
///     images.jsonl   its images, a line each, in their order; grows while a folder is watched
///     seen.jsonl     SeenImages
///     finished       how many images it has; is there once every one of them has a result
///     .studio-lock   lockRun
///
/// Any thread. All throw Error.
void writeHead(const std::filesystem::path& folder, const RunHead& head);
RunHead readHead(const std::filesystem::path& folder);
void appendImages(const std::filesystem::path& folder, std::span<const ScoreImage> images);
/// A line that was cut off by a kill is left out.
std::vector<ScoreImage> readImages(const std::filesystem::path& folder);
void setFinished(const std::filesystem::path& folder, std::size_t images);
void setUnfinished(const std::filesystem::path& folder);

/// Those that the run was started with.
ScoreThresholds thresholdsOf(const RunHead& head);

/// Where runs are kept: $XDG_DATA_HOME/clip-lad/runs.
std::filesystem::path defaultRunsFolder();
/// A folder that is not there yet, named for the time.
std::filesystem::path freshRunFolder(const std::filesystem::path& runs);

/// An earlier run, as a list shows it.
struct EarlierRun {
    std::filesystem::path folder = {};
    RunHead head = {};
    int images = 0;
    int scored = 0; ///< failures too
    bool finished = false;
    // Where they were asked for:
    std::filesystem::path source = {}; ///< folder that holds all of its images
    int flagged = 0;                   ///< to be reviewed or rejected, by the thresholds of the time
    int failed = 0;
};
/// Which of them a list wants. Of the others the heads are read at most.
struct EarlierRunQuery {
    std::function<bool(const RunHead& head)> isWanted = {}; ///< none: every one
    std::size_t most = 50;
    bool withFindings = false; ///< source, flagged and failed: reads the lists, which may be long
};
/// Newest first; what is no run, has no images or cannot be read is left out.
std::vector<EarlierRun> earlierRuns(const std::filesystem::path& runs, const EarlierRunQuery& query = {});

/// Held while a run is open, so that no other Studio opens or removes it. Throws Error.
FileLock lockRun(const std::filesystem::path& folder);

/// Removes a run's folder and what is in it; nothing that is no run's. Throws Error, also where a Studio has
/// it open.
void removeRun(const std::filesystem::path& folder);

} // namespace cliplad::ui
