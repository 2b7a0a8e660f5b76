#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/job.h"
#include "records/database.h"
#include "records/record_values.h"

namespace cliplad {

/// Each within a Transaction::Kind::Write; see Records.
std::int64_t insertRun(Database& database, const RunStart& start, const std::string& station);
/// @param before how many results of the run come before these; those that are there already are left out
void insertResults(Database& database, std::int64_t run, std::span<const RecordedResult> results,
                   std::optional<std::int64_t> before);
void finishRun(Database& database, std::int64_t run, RunOutcome outcome, RecordTime when,
               const std::string& station);

/// A run with the rows of the audit trail that tell its start and its end, 0 where there is no end.
struct AuditedRun {
    std::int64_t id = 0;
    std::int64_t startRow = 0;
    std::int64_t endRow = 0;
    std::optional<RecordedRun> run = {}; ///< none: it has values that this program never wrote
};

/// Newest first, those with an id below `before`.
std::vector<AuditedRun> runsBefore(Database& database, std::int64_t before, int limit);

/// At most `limit` results of the run with an id above `after`, in order.
std::vector<RecordedResult> resultsAfter(Database& database, std::int64_t run, std::int64_t after, int limit);

/// Of a run's results: how many there are, and a SHA-256 chained over them, which the audit trail keeps.
struct ResultsDigest {
    std::int64_t count = 0;
    std::string sha256 = {};
};
ResultsDigest digestResults(Database& database, std::int64_t run, const JobContext& job = {});

} // namespace cliplad
