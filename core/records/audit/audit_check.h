#pragma once

#include <string>

#include "base/job.h"
#include "records/record_values.h"
#include "records/sql/database.h"

namespace cliplad {

/// Reads the whole audit trail and the rows that it is about, within a Transaction::Kind::Read; see
/// Records::verifyAudit. Memory stays flat while the trail is intact.
AuditReport checkAudit(Database& database, const JobContext& job, const std::string& expectedHash);

} // namespace cliplad
