#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "records/record_text.h"
#include "records/sql/database.h"

namespace cliplad {

/// What the first row follows.
inline constexpr std::string_view kFirstPreviousHash =
    "0000000000000000000000000000000000000000000000000000000000000000";

inline constexpr std::string_view kDecisionAction = "decision";
inline constexpr std::string_view kRunStartedAction = "run started";
inline constexpr std::string_view kRunResumedAction = "run resumed";
inline constexpr std::string_view kResultsAction = "results recorded";
inline constexpr std::string_view kRunEndedAction = "run ended";

/// An entry before it has its place in the chain.
struct AuditDraft {
    std::string_view action = {};
    std::string who = {};
    std::string station = {};
    AuditJson detail = {}; ///< the row of another table that it is about
};

/// SHA-256 over the previous row's hash followed by the entry.
std::string chainHash(std::string_view previousHash, std::string_view entry);

/// Appends an entry to the chain, within the Transaction::Kind::Write that writes the row it is about.
/// @return its row
std::int64_t appendAudit(Database& database, const AuditDraft& draft);

/// The entry in that row as it is hashed; none where there is none.
std::optional<std::string> auditEntryAt(Database& database, std::int64_t row);

/// At most `limit` entries after row `after`, in order.
std::vector<AuditEntry> auditEntries(Database& database, std::int64_t after, int limit);

/// The `limit` last entries, in order; without those that tell of results, if so wanted.
std::vector<AuditEntry> lastAuditEntries(Database& database, int limit, bool withResults);

} // namespace cliplad
