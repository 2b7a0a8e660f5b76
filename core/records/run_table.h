#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/job.h"
#include "records/record_values.h"
#include "records/sql/database.h"

namespace cliplad {

/// Each within a Transaction::Kind::Write; see Records.
std::int64_t insertRun(Database& database, const RunStart& start, const std::string& station);
/// Results to be added to a run.
struct ResultsToAdd {
    std::int64_t run = 0;
    std::span<const RecordedResult> results = {};
    /// How many of the run's results come before these: those that are there already are left out, see
    /// Records::addResults. None: all are new.
    std::optional<std::int64_t> before = {};
};
void insertResults(Database& database, const ResultsToAdd& add, const std::string& station);
/// By who went on with the run last. An end of the same time that is there already, or was taken back by a
/// resumption, is not entered again.
/// @param end its `results` are counted; `when` left at zero: now
void finishRun(Database& database, std::int64_t run, RunEnd end, const std::string& station);

/// 0: there is none.
std::int64_t runOfKey(Database& database, const std::string& key);
/// The run's last result for the image, 0: none.
std::int64_t lastResultOf(Database& database, std::int64_t run, const std::string& imageSha256);
std::int64_t resultCount(Database& database, std::int64_t run);

/// A run with the rows of the audit trail that tell its start and its end, 0 where there is no end.
struct AuditedRun {
    std::int64_t id = 0;
    std::int64_t startRow = 0;
    std::int64_t endRow = 0;
    std::optional<RecordedRun> run = {}; ///< none: it has values that this program never wrote
};

/// Newest first, those with an id below `before`.
std::vector<AuditedRun> runsBefore(Database& database, std::int64_t before, int limit);

/// Throws Error where there is none.
AuditedRun auditedRun(Database& database, std::int64_t id);
/// The same, with its run: throws Error also for one with values that this program never wrote.
AuditedRun readableRun(Database& database, std::int64_t id);

/// At most `limit` results of the run with an id above `after`, in order.
std::vector<RecordedResult> resultsAfter(Database& database, std::int64_t run, std::int64_t after, int limit);

/// Results of a run with ids above `after`, up to `upTo`.
struct ResultRange {
    std::int64_t run = 0;
    std::int64_t after = 0;
    std::int64_t upTo = std::numeric_limits<std::int64_t>::max();
};
/// In order, one at a time; `visit` asks the database nothing.
/// @param visit gets the version of the tables, too, that the result's writer knew, in digits; empty: none is
/// said. What stands there may be no version, and is given in words then.
void visitResults(Database& database, const ResultRange& range,
                  const std::function<void(const RecordedResult&, const std::string& tablesVersion)>& visit);

/// Of a run's results: how many there are, and a SHA-256 chained over them, which the audit trail keeps for
/// an end that an earlier version wrote.
struct ResultsDigest {
    std::int64_t count = 0;
    std::string sha256 = {};
};
/// @param visit gets the digest of none, of the first, of the first two results and so on
ResultsDigest digestResults(Database& database, std::int64_t run, const JobContext& job = {},
                            const std::function<void(const ResultsDigest&)>& visit = {});

} // namespace cliplad
