#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "records/record_values.h"
#include "records/sql/database.h"

namespace cliplad {

/// Throws Error where a decision does not say on what, or whose it is.
void checkDecision(const Decision& decision);

/// What is left open filled in: id, time, station.
Decision completed(Decision decision, const std::string& station);

/// Records a completed decision with its audit entry, within a Transaction::Kind::Write.
/// @return it as recorded; where its id is there already, what is there
Decision insertDecision(Database& database, Decision decision, const std::string& station);

/// See Records.
std::map<std::string, Decision> latestDecisions(Database& database, std::span<const std::string> images);
std::vector<Decision> decisionHistory(Database& database, const std::string& imageSha256);
std::map<std::string, std::vector<Decision>> decisionHistories(Database& database,
                                                               std::span<const std::string> images);

std::vector<Decision> decisionsAfter(Database& database, std::int64_t auditRow, int limit);
std::int64_t lastDecisionRow(Database& database);

/// A decision beside the audit entry that its row names.
struct AuditedDecision {
    std::int64_t auditRow = 0;
    std::string id = {};
    std::optional<Decision> decision = {}; ///< none: it has values that this program never wrote
    std::optional<std::string> entry = {}; ///< none: there is no such entry
};

/// Every decision, in the order of the trail. `visit` must not use the database.
void visitDecisions(Database& database, const std::function<void(const AuditedDecision&)>& visit);

} // namespace cliplad
