#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "base/job.h"
#include "inspection/inspection_settings.h"

namespace cliplad {

class Backbone;

/// What shots are to be chosen from.
struct SuggestionRequest {
    std::vector<std::filesystem::path> photos = {}; ///< of good products
    std::vector<std::filesystem::path> shots = {};  ///< chosen already; they stay
    std::size_t count = 4;                          ///< shots altogether
    ImageSettings image = {};                       ///< how photos are encoded

    /// So many photos are looked at, evenly spread over all.
    static constexpr std::size_t kMostLookedAt = 200;
};

struct ShotSuggestion {
    std::vector<std::filesystem::path> shots = {}; ///< the request's, then those suggested
    std::size_t lookedAt = 0;
    std::vector<std::string> unreadable = {}; ///< photos passed over, with what is wrong
    std::size_t poor = 0;                     ///< passed over as blurred, badly exposed or of another size
};

/// Suggests the photos that differ most from each other: the most ordinary one first, then always the one
/// farthest from all chosen ones. Bad shots (core's shot checks) are passed over. Background thread; progress
/// a photo at a time. Throws Error where no photo can be read; Cancelled.
ShotSuggestion suggestShots(const Backbone& backbone, const SuggestionRequest& request,
                            const JobContext& job);

/// Greedy farthest points: which rows to choose so that `count` are chosen, the first ones given.
/// @param points rows of one length each
/// @return without `chosen`; fewer where there are no more different ones
std::vector<std::size_t> farthestPoints(const std::vector<std::vector<float>>& points,
                                        const std::vector<std::size_t>& chosen, std::size_t count);

} // namespace cliplad
