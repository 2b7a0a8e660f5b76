#include "records/audit/audit_trail.h"

#include <algorithm>

#include "base/error.h"
#include "base/sha256.h"
#include "records/sql/sql_text.h"

namespace cliplad {
namespace {

struct Head {
    std::int64_t entries = 0;
    std::string hash = {};
};

Head headOf(Database& database) {
    QSqlQuery query = database.run("SELECT entries, hash FROM audit_head WHERE id = 1");
    if (!database.next(query))
        throw Error("the head of the audit trail was removed", database.name(),
                    "see `clip-lad audit verify`, and restore a copy");
    return {.entries = query.value(0).toLongLong(), .hash = fromQt(query.value(1).toString())};
}

AuditEntry entryOf(const QSqlQuery& query) {
    AuditEntry entry{.row = query.value(0).toLongLong(),
                     .json = fromQt(query.value(1).toString()),
                     .hash = fromQt(query.value(2).toString())};
    const AuditJson json = AuditJson::parse(entry.json, nullptr, false);
    const auto text = [&json](const char* key) {
        return json.is_object() && json.contains(key) && json[key].is_string() ? json[key].get<std::string>()
                                                                               : std::string();
    };
    entry.at = text("at");
    entry.action = text("action");
    entry.who = text("who");
    entry.station = text("station");
    return entry;
}

std::vector<AuditEntry> entriesOf(Database& database, QSqlQuery& query) {
    std::vector<AuditEntry> entries;
    while (database.next(query))
        entries.push_back(entryOf(query));
    return entries;
}

} // namespace

std::string chainHash(std::string_view previousHash, std::string_view entry) {
    return sha256(std::string(previousHash).append(entry));
}

std::int64_t appendAudit(Database& database, const AuditDraft& draft) {
    const Head head = headOf(database);
    const std::int64_t row = head.entries + 1;
    const std::string entry = canonicalText({{"row", row},
                                             {"at", utcText(recordTimeNow())},
                                             {"action", draft.action},
                                             {"who", fromQt(toQt(draft.who))},
                                             {"station", fromQt(toQt(draft.station))},
                                             {"detail", draft.detail}});
    const QString hash = toQt(chainHash(head.hash, entry));
    database.run("INSERT INTO audit (id, entry, previous_hash, hash) VALUES (?, ?, ?, ?)",
                 {static_cast<qlonglong>(row), toQt(entry), toQt(head.hash), hash});
    database.run("UPDATE audit_head SET entries = ?, hash = ? WHERE id = 1",
                 {static_cast<qlonglong>(row), hash});
    return row;
}

std::optional<std::string> auditEntryAt(Database& database, std::int64_t row) {
    QSqlQuery query = database.run("SELECT entry FROM audit WHERE id = ?", {static_cast<qlonglong>(row)});
    return database.next(query) ? std::optional(fromQt(query.value(0).toString())) : std::nullopt;
}

std::vector<AuditEntry> auditEntries(Database& database, std::int64_t after, int limit) {
    QSqlQuery query = database.run("SELECT id, entry, hash FROM audit WHERE id > ? ORDER BY id LIMIT ?",
                                   {static_cast<qlonglong>(after), limit});
    return entriesOf(database, query);
}

std::vector<AuditEntry> lastAuditEntries(Database& database, int limit, bool withResults) {
    const std::string without =
        withResults ? "" : " WHERE NOT EXISTS (SELECT 1 FROM checkpoints AS c WHERE c.audit_row = audit.id)";
    QSqlQuery query =
        database.run("SELECT id, entry, hash FROM audit" + without + " ORDER BY id DESC LIMIT ?", {limit});
    std::vector<AuditEntry> entries = entriesOf(database, query);
    std::reverse(entries.begin(), entries.end());
    return entries;
}

} // namespace cliplad
