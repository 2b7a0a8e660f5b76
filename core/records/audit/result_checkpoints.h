#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "records/audit/audit_trail.h"
#include "records/record_values.h"
#include "records/sql/database.h"

namespace cliplad {

/// Rows of the audit trail that tell of results, written with them: those of a run that has not ended are
/// covered too. Each row holds the SHA-256 of every single one, so that what was changed has a name.

/// Results of a run, as they stand in their table.
struct ResultsToCover {
    std::int64_t run = 0;
    std::span<const RecordedResult> results = {};
    std::int64_t tablesVersion = 0; ///< that stands beside each of them; 0: none
};
/// Within the Transaction::Kind::Write that wrote them.
void insertCheckpoints(Database& database, const ResultsToCover& cover, const AuditDraft& by);

/// The same for what an earlier version wrote of runs that have no end, which would cover it.
void checkpointOpenRuns(Database& database);

/// Rows of the trail that tell of results of the run, in order.
std::vector<std::int64_t> checkpointsOf(Database& database, std::int64_t run);

/// SHA-256 by the id of the result.
using ResultHashes = std::map<std::int64_t, std::string>;

std::string resultHash(const RecordedResult& result);

/// What an entry tells of a run's results.
struct ResultsTold {
    ResultHashes hashes = {};
    /// That stands beside each result, 0: none; nothing where an earlier program did not say it.
    std::optional<std::int64_t> tablesVersion = {};
};
/// None where it is no such entry, or of another run.
std::optional<ResultsTold> resultsToldBy(const std::string& entry, std::int64_t run);

} // namespace cliplad
