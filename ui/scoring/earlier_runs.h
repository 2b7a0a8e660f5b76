#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <vector>

#include "base/job.h"
#include "scoring/run_files.h"

namespace cliplad::ui {

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

/// Newest first; what is no run, has no images or cannot be read is left out. Any thread. Throws Cancelled.
std::vector<EarlierRun> earlierRuns(const std::filesystem::path& runs, const EarlierRunQuery& query = {},
                                    const JobContext& job = {});

} // namespace cliplad::ui
