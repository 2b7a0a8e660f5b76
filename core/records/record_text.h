#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "records/record_values.h"

namespace cliplad {

/// The values of the records as the audit trail writes and hashes them: JSON on one line, keys sorted, empty
/// members left out, so that a column added later changes no earlier entry.
///
/// The reading functions throw Error for what was never written by the others.
using AuditJson = nlohmann::json;

std::string canonicalText(const AuditJson& json);

AuditJson toJson(const Decision& decision);
Decision decisionOf(const AuditJson& json);

AuditJson startJson(const RecordedRun& run);
/// @param resultsSha256 over all results, as earlier versions wrote it; empty: the trail has told of each
AuditJson endJson(std::int64_t run, const RunEnd& end, const std::string& resultsSha256 = {});
AuditJson toJson(const RunResumption& resumption);
RunResumption runResumptionOf(const AuditJson& json);
AuditJson toJson(const RecordedResult& result);
RunStart runStartOf(const AuditJson& json);
RecordedResult recordedResultOf(const AuditJson& json); ///< without its id

RecordTime recordTimeOf(std::string_view utc);
DecisionValue decisionValueOf(std::string_view text);
RunOutcome runOutcomeOf(std::string_view text);

} // namespace cliplad
