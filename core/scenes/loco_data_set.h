#pragma once

#include "base/job.h"

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace cliplad {

/// What becomes of a data set that was rendered with other settings into the same folder.
enum class EarlierRendering { Refuse, Replace };

/// How many pictures of each kind a rendered data set has.
struct LocoCounts {
    int train = 20;
    int validation = 10;
    int testGood = 20;
    int testLogical = 20;
    int testStructural = 20;
    int size = 256; ///< side of a picture, pixels

    static constexpr int kMost = 1000; ///< of each kind: their names have three digits

    bool operator==(const LocoCounts&) const = default;
};

/// Whether the folder of a data set is one that was rendered, in whole or in part, by this program.
bool isRendered(const std::filesystem::path& root);

/// Renders `product` as a data set in the layout of MVTec LOCO:
///
///     <dir>/<product>/{train,validation}/good/000.png
///     <dir>/<product>/test/{good,logical_anomalies,structural_anomalies}/000.png
///     <dir>/<product>/ground_truth/{logical,structural}_anomalies/000/000.png
///     <dir>/<product>/defects_config.json
///
/// Defects take turns, so that every one occurs when there are enough pictures. In a ground truth picture a
/// defect's pixels have its `pixel_value` of defects_config.json. Pure in (product, counts, seed), except for
/// the place. Each file appears whole or not at all; a run that was stopped is finished by the same call.
/// `rendered.json` says what was rendered; a folder without it that is not empty is left alone and throws
/// Error, so that a real data set is never overwritten; what was rendered with other settings is refused or
/// replaced, as `earlier` says. Throws Error (unknown product, bad counts, unwritable place)
/// and Cancelled.
void writeLocoDataSet(std::string_view product, const std::filesystem::path& dir, const LocoCounts& counts,
                      std::uint64_t seed, const JobContext& job = {},
                      EarlierRendering earlier = EarlierRendering::Refuse);

} // namespace cliplad
