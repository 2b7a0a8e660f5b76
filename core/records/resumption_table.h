#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "records/record_text.h"
#include "records/record_values.h"
#include "records/sql/database.h"

namespace cliplad {

/// Opens a run again, whether it has ended or its program was killed, within a Transaction::Kind::Write; see
/// Records. One whose id is there already changes nothing. Throws Error for a run that is not there or has
/// values that this program never wrote, and for another run's id.
void insertResumption(Database& database, std::int64_t run, const RunResumption& resumption,
                      const std::string& station);

/// A resumption with the rows of the audit trail that tell of it and of the end that it took back.
struct AuditedResumption {
    std::int64_t run = 0;
    std::int64_t auditRow = 0;
    std::int64_t endRow = 0; ///< 0: the run had no end
    RunResumption resumption = {};
    std::string station = {};
    std::int64_t results = 0;       ///< how many the run had
    std::optional<RunEnd> end = {}; ///< that holds no more
};

/// As the audit trail has it.
AuditJson resumedJson(const AuditedResumption& resumed);

/// Oldest first. Throws Error for values that this program never wrote.
std::vector<AuditedResumption> resumptionsOf(Database& database, std::int64_t run);

} // namespace cliplad
