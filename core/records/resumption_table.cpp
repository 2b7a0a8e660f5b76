#include "records/resumption_table.h"

#include <fmt/format.h>

#include "base/error.h"
#include "records/audit/audit_trail.h"
#include "records/run_table.h"
#include "records/sql/sql_text.h"

namespace cliplad {
namespace {

constexpr auto kResumptionColumns =
    "audit_row, id, run, who, station, resumed_at, result_count, ended_at, outcome, end_row";

/// Whether the run was resumed by that already.
bool isThere(Database& database, std::int64_t run, const std::string& id) {
    QSqlQuery same = database.run("SELECT run FROM resumptions WHERE id = ?", {toQt(id)});
    if (!database.next(same))
        return false;
    if (const std::int64_t other = same.value(0).toLongLong(); other != run)
        throw Error(fmt::format("resumption {} is one of run {}, not of run {}", id, other, run),
                    database.name());
    return true;
}

RunResumption completed(RunResumption resumption) {
    if (resumption.id.empty())
        resumption.id = newRunKey();
    if (resumption.when == RecordTime())
        resumption.when = recordTimeNow();
    return resumption;
}

AuditedResumption resumptionAt(const QSqlQuery& query) {
    int column = 0;
    const auto number = [&] { return query.value(column++).toLongLong(); };
    const auto text = [&] { return fromQt(query.value(column++).toString()); };
    AuditedResumption found{.auditRow = number()};
    found.resumption.id = text();
    found.run = number();
    found.resumption.who = text();
    found.station = text();
    found.resumption.when = recordTimeOf(text());
    found.results = number();
    if (query.isNull(column))
        return found;
    found.end.emplace();
    found.end->when = recordTimeOf(text());
    found.end->outcome = runOutcomeOf(text());
    found.end->results = found.results;
    found.endRow = number();
    return found;
}

} // namespace

void insertResumption(Database& database, std::int64_t run, const RunResumption& given,
                      const std::string& station) {
    if (isThere(database, run, given.id))
        return;
    const AuditedRun before = readableRun(database, run);
    const RunResumption resumption = completed(given);
    AuditedResumption made{.run = run,
                           .endRow = before.endRow,
                           .resumption = resumption,
                           .station = station,
                           .results = resultCount(database, run),
                           .end = before.run->end};
    made.auditRow = appendAudit(database, {.action = kRunResumedAction,
                                           .who = resumption.who,
                                           .station = station,
                                           .detail = resumedJson(made)});
    const auto orNull = [&made](const QVariant& value) { return made.end ? value : QVariant(); };
    database.run(
        fmt::format("INSERT INTO resumptions ({}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", kResumptionColumns),
        {static_cast<qlonglong>(made.auditRow), toQt(resumption.id), static_cast<qlonglong>(run),
         toQt(resumption.who), toQt(station), toQt(utcText(resumption.when)),
         static_cast<qlonglong>(made.results), orNull(made.end ? toQt(utcText(made.end->when)) : QString()),
         orNull(made.end ? toQt(toText(made.end->outcome)) : QString()),
         orNull(static_cast<qlonglong>(made.endRow))});
    database.run("UPDATE runs SET ended_at = NULL, outcome = NULL, result_count = NULL, end_row = NULL "
                 "WHERE id = ?",
                 {static_cast<qlonglong>(run)});
}

AuditJson resumedJson(const AuditedResumption& resumed) {
    AuditJson json = toJson(resumed.resumption);
    json["id"] = resumed.run;
    json["results"] = resumed.results;
    json["station"] = fromQt(toQt(resumed.station));
    if (resumed.endRow != 0)
        json["end_row"] = resumed.endRow;
    return json;
}

std::vector<AuditedResumption> resumptionsOf(Database& database, std::int64_t run) {
    QSqlQuery query = database.run(
        fmt::format("SELECT {} FROM resumptions WHERE run = ? ORDER BY audit_row", kResumptionColumns),
        {static_cast<qlonglong>(run)});
    std::vector<AuditedResumption> found;
    while (database.next(query))
        found.push_back(resumptionAt(query));
    return found;
}

} // namespace cliplad
