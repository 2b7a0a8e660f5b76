#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <opencv2/core/types.hpp>

#include "base/job.h"
#include "report/result_files.h"
#include "report/result_folder.h"
#include "report/result_formats.h"
#include "report/result_names.h"

namespace cliplad {

/// One machine's part of a run: every `count`-th image, from the `number`-th on.
struct ResultShard {
    int number = 1; ///< from 1 on
    int count = 1;

    /// Of the images of the whole run, those of this part, in their order.
    std::vector<ResultName> partOf(const std::vector<ResultName>& images) const;
};

/// A run over many images that several machines divide. Each has a folder of its own below that of the
/// results, so that none waits for another, with what is to be known to put them together.
struct ShardedRun {
    std::vector<ResultName> images = {}; ///< of all shards
    ResultFormats formats = {};
    ResultHeader header = {};
    std::string productHash = {}; ///< as ResultFolder takes it
    bool isDemoModel = false;     ///< to be said wherever the results are shown
    cv::Size shots = {};          ///< px of the product's shots
};

/// "results/shards/2-of-8"
std::filesystem::path shardFolder(const std::filesystem::path& results, const ResultShard& shard);

/// Writes what is to be known of the run into a shard's folder. Throws Error.
void writeShardedRun(const std::filesystem::path& shardFolder, const ShardedRun& run);

/// Throws Error for a file that is missing or no such file.
ShardedRun readShardedRun(const std::filesystem::path& results, const ResultShard& shard);

/// Results of a run that were put together.
struct MergedResults {
    std::unique_ptr<ResultFolder> folder;
    ShardedRun run;
};

/// Puts the shards below a folder together there: journal, pictures and tables as a single run makes them,
/// byte for byte. The shards stay, so that it can be done again. Throws Error where shards are missing, not
/// finished or of different runs, naming them, before it touches what an earlier merge left; Cancelled.
/// @param productHash that the shards must have been judged by, as ResultFolder takes it; empty: any
MergedResults mergeShards(const std::filesystem::path& results, const std::string& productHash = {},
                          const JobContext& job = {});

} // namespace cliplad
