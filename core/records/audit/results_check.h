#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/job.h"
#include "records/sql/database.h"

namespace cliplad {

/// A run whose results are held against the rows of the audit trail that tell of them.
struct ResultsToCheck {
    std::int64_t run = 0;
    std::int64_t startRow = 0;     ///< of the run in the trail
    std::int64_t coveredByEnd = 0; ///< how many of the first results an end of an earlier version covers
    /// Whether the row of the trail is known to be wrong: it is no witness.
    std::function<bool(std::int64_t row)> isFlagged = {};
    std::function<void(std::int64_t row, std::string what)> report = {};
};

/// Reports each result that was changed, removed or slipped in. Throws Cancelled.
void checkResults(Database& database, const ResultsToCheck& check, const JobContext& job);

} // namespace cliplad
