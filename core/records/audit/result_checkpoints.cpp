#include "records/audit/result_checkpoints.h"

#include <algorithm>
#include <charconv>

#include "base/sha256.h"
#include "records/run_table.h"

namespace cliplad {
namespace {

/// Results that one row of the trail tells of, at most: its entry has some 40 kB then.
constexpr int kMostInARow = 500;

AuditJson checkpointJson(const ResultsToCover& cover) {
    AuditJson hashes = AuditJson::object();
    for (const RecordedResult& result : cover.results)
        hashes[std::to_string(result.id)] = resultHash(result);
    return {
        {"id", cover.run}, {"results_sha256", std::move(hashes)}, {"tables_version", cover.tablesVersion}};
}

} // namespace

std::string resultHash(const RecordedResult& result) {
    return sha256(canonicalText(toJson(result)));
}

void insertCheckpoints(Database& database, const ResultsToCover& cover, const AuditDraft& by) {
    std::span<const RecordedResult> results = cover.results;
    while (!results.empty()) {
        ResultsToCover part = cover;
        part.results = results.first(std::min<std::size_t>(results.size(), kMostInARow));
        AuditDraft draft = by;
        draft.action = kResultsAction;
        draft.detail = checkpointJson(part);
        const std::int64_t row = appendAudit(database, draft);
        database.run("INSERT INTO checkpoints (audit_row, run) VALUES (?, ?)",
                     {static_cast<qlonglong>(row), static_cast<qlonglong>(cover.run)});
        results = results.subspan(part.results.size());
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
            insertCheckpoints(database, {.run = run, .results = page}, {});
}

std::vector<std::int64_t> checkpointsOf(Database& database, std::int64_t run) {
    QSqlQuery query = database.run("SELECT audit_row FROM checkpoints WHERE run = ? ORDER BY audit_row",
                                   {static_cast<qlonglong>(run)});
    std::vector<std::int64_t> rows;
    while (database.next(query))
        rows.push_back(query.value(0).toLongLong());
    return rows;
}

std::optional<ResultsTold> resultsToldBy(const std::string& entry, std::int64_t run) {
    const AuditJson json = AuditJson::parse(entry, nullptr, false);
    if (!json.is_object() || json.value("action", AuditJson()) != kResultsAction)
        return std::nullopt;
    const AuditJson detail = json.value("detail", AuditJson::object());
    if (!detail.is_object() || detail.value("id", AuditJson()) != run)
        return std::nullopt;
    const AuditJson told = detail.value("results_sha256", AuditJson::object());
    ResultsTold results;
    if (const AuditJson version = detail.value("tables_version", AuditJson()); version.is_number_integer())
        results.tablesVersion = version.get<std::int64_t>();
    for (const auto& [key, hash] : told.items()) {
        std::int64_t id = 0;
        std::from_chars(key.data(), key.data() + key.size(), id);
        results.hashes.emplace(id, hash.is_string() ? hash.get<std::string>() : "");
    }
    return results;
}

} // namespace cliplad
