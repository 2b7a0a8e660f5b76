#include "records/audit/result_checkpoints.h"

#include <algorithm>
#include <charconv>

#include "base/sha256.h"
#include "records/run_table.h"

namespace cliplad {
namespace {

/// Results that one row of the trail tells of, at most: its entry has some 40 kB then.
constexpr int kMostInARow = 500;

AuditJson checkpointJson(std::int64_t run, std::span<const RecordedResult> results) {
    AuditJson hashes = AuditJson::object();
    for (const RecordedResult& result : results)
        hashes[std::to_string(result.id)] = resultHash(result);
    return {{"id", run}, {"results_sha256", std::move(hashes)}};
}

} // namespace

std::string resultHash(const RecordedResult& result) {
    return sha256(canonicalText(toJson(result)));
}

void insertCheckpoints(Database& database, std::int64_t run, const AuditDraft& by,
                       std::span<const RecordedResult> results) {
    while (!results.empty()) {
        const auto part = results.first(std::min<std::size_t>(results.size(), kMostInARow));
        AuditDraft draft = by;
        draft.action = kResultsAction;
        draft.detail = checkpointJson(run, part);
        const std::int64_t row = appendAudit(database, draft);
        database.run("INSERT INTO checkpoints (audit_row, run) VALUES (?, ?)",
                     {static_cast<qlonglong>(row), static_cast<qlonglong>(run)});
        results = results.subspan(part.size());
    }
}

void checkpointOpenRuns(Database& database) {
    std::vector<std::int64_t> open;
    {
        QSqlQuery query = database.run("SELECT id FROM runs WHERE ended_at IS NULL ORDER BY id");
        while (database.next(query))
            open.push_back(query.value(0).toLongLong());
    }
    for (const std::int64_t run : open)
        for (auto page = resultsAfter(database, run, 0, kMostInARow); !page.empty();
             page = resultsAfter(database, run, page.back().id, kMostInARow))
            insertCheckpoints(database, run, {}, page);
}

std::vector<std::int64_t> checkpointsOf(Database& database, std::int64_t run) {
    QSqlQuery query = database.run("SELECT audit_row FROM checkpoints WHERE run = ? ORDER BY audit_row",
                                   {static_cast<qlonglong>(run)});
    std::vector<std::int64_t> rows;
    while (database.next(query))
        rows.push_back(query.value(0).toLongLong());
    return rows;
}

std::optional<ResultHashes> resultHashesOf(const std::string& entry, std::int64_t run) {
    const AuditJson json = AuditJson::parse(entry, nullptr, false);
    if (!json.is_object() || json.value("action", AuditJson()) != kResultsAction)
        return std::nullopt;
    const AuditJson detail = json.value("detail", AuditJson::object());
    if (!detail.is_object() || detail.value("id", AuditJson()) != run)
        return std::nullopt;
    const AuditJson told = detail.value("results_sha256", AuditJson::object());
    ResultHashes hashes;
    for (const auto& [key, hash] : told.items()) {
        std::int64_t id = 0;
        std::from_chars(key.data(), key.data() + key.size(), id);
        hashes.emplace(id, hash.is_string() ? hash.get<std::string>() : "");
    }
    return hashes;
}

} // namespace cliplad
