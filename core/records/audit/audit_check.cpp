#include "records/audit/audit_check.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "records/audit/audit_trail.h"
#include "records/audit/results_check.h"
#include "records/decision_table.h"
#include "records/records_unreachable.h"
#include "records/resumption_table.h"
#include "records/run_table.h"
#include "records/sql/sql_text.h"

namespace cliplad {
namespace {

/// A row of the trail as it stands in the table.
struct Row {
    std::int64_t id = 0;
    std::string entry = {};
    std::string previousHash = {};
    std::string hash = {};
};

std::string rowsText(std::int64_t first, std::int64_t last) {
    return first == last ? fmt::format("row {} is missing", first)
                         : fmt::format("rows {} to {} are missing", first, last);
}

/// The row that an entry was written as; 0 where it says none.
std::int64_t writtenAs(const AuditJson& entry) {
    return entry.is_object() && entry.contains("row") && entry["row"].is_number_integer()
               ? entry["row"].get<std::int64_t>()
               : 0;
}

/// Follows the chain from row to row.
class Chain {
public:
    Chain(AuditReport& report, std::string expectedHash)
        : report_(report)
        , expectedHash_(std::move(expectedHash))
        , isExpectedThere_(expectedHash_.empty() || expectedHash_ == before_.hash) {}

    void take(Row row) {
        const bool isGap = row.id != before_.id + 1;
        if (isGap)
            add(before_.id + 1, rowsText(before_.id + 1, row.id - 1) + ": removed");
        isFlagged_ = judge(row) || isGap;
        if (!isFlagged_ && row.previousHash != before_.hash && !wasFlagged_)
            add(before_.id, before_.id == 0 ? "does not begin as a trail does"
                                            : "was replaced: the next row was written after another one");
        wasFlagged_ = isFlagged_;
        isExpectedThere_ = isExpectedThere_ || (!isFlagged_ && row.hash == expectedHash_);
        before_ = std::move(row);
        ++report_.entries;
    }

    void end(Database& database) {
        report_.headHash = before_.hash;
        if (!isExpectedThere_)
            add(0, fmt::format("no row has the SHA-256 that was kept, {}: since then rows were cut off or "
                               "written anew",
                               expectedHash_));
        QSqlQuery query = database.run("SELECT entries, hash FROM audit_head WHERE id = 1");
        if (!database.next(query))
            return add(0, "the head of the trail, which says how many rows there are, was removed");
        const std::int64_t entries = query.value(0).toLongLong();
        if (before_.id < entries)
            add(before_.id + 1, rowsText(before_.id + 1, entries) + ": the end was cut off");
        else if (before_.id > entries)
            add(before_.id,
                fmt::format("there should be {} rows: later ones were added past the trail, or its "
                            "head was changed",
                            entries));
        else if (fromQt(query.value(1).toString()) != before_.hash && !wasFlagged_)
            add(before_.id, "was replaced, or the head of the trail was changed");
    }

    void add(std::int64_t row, std::string what) {
        const bool isNew = flagged_.insert(row).second || row == 0;
        if (isNew && report_.problems.size() < AuditReport::kMostProblems)
            report_.problems.push_back({.row = row, .what = std::move(what)});
    }
    /// One more of the row, which may have told of many things.
    void addEach(std::int64_t row, std::string what) {
        flagged_.erase(row);
        add(row, std::move(what));
    }
    bool isFlagged(std::int64_t row) const { return flagged_.contains(row); }

private:
    /// Whether the row itself is wrong, whatever stands before it.
    bool judge(const Row& row) {
        const std::int64_t as = writtenAs(AuditJson::parse(row.entry, nullptr, false));
        const bool isWhole = chainHash(row.previousHash, row.entry) == row.hash;
        if (isWhole && as == row.id)
            return false;
        if (isWhole && as != 0)
            add(row.id, fmt::format("was written as row {}: rows were reordered", as));
        else
            add(row.id, "was changed: its hash is another one");
        return true;
    }

    AuditReport& report_;
    std::set<std::int64_t> flagged_;
    Row before_{.id = 0, .entry = {}, .previousHash = {}, .hash = std::string(kFirstPreviousHash)};
    const std::string expectedHash_;
    bool isExpectedThere_ = false;
    bool isFlagged_ = false;
    bool wasFlagged_ = false;
};

void checkChain(Database& database, Chain& chain, const JobContext& job) {
    {
        QSqlQuery query = database.stream("SELECT id, entry, previous_hash, hash FROM audit ORDER BY id");
        while (database.next(query)) {
            job.throwIfStopped();
            chain.take({.id = query.value(0).toLongLong(),
                        .entry = fromQt(query.value(1).toString()),
                        .previousHash = fromQt(query.value(2).toString()),
                        .hash = fromQt(query.value(3).toString())});
        }
    }
    chain.end(database);
}

/// Whether the entry is of this action and about exactly this row.
bool tellsOf(const std::string& entry, std::string_view action, const AuditJson& detail) {
    const AuditJson json = AuditJson::parse(entry, nullptr, false);
    return json.is_object() && json.value("action", AuditJson()) == action &&
           json.value("detail", AuditJson()) == detail;
}

void checkDecisions(Database& database, Chain& chain, const JobContext& job) {
    visitDecisions(database, [&](const AuditedDecision& audited) {
        job.throwIfStopped();
        if (chain.isFlagged(audited.auditRow))
            return;
        if (!audited.entry)
            chain.add(audited.auditRow, fmt::format("decision {} is not in the trail", audited.id));
        else if (!audited.decision || !tellsOf(*audited.entry, kDecisionAction, toJson(*audited.decision)))
            chain.add(audited.auditRow,
                      fmt::format("decision {} was changed: the trail says something else", audited.id));
    });
}

/// What an entry tells in detail; an empty object where there is no such entry.
AuditJson detailAt(Database& database, std::int64_t row, std::string_view action) {
    const std::optional<std::string> entry = auditEntryAt(database, row);
    const AuditJson json = entry ? AuditJson::parse(*entry, nullptr, false) : AuditJson();
    if (!json.is_object() || json.value("action", AuditJson()) != action)
        return AuditJson::object();
    const AuditJson detail = json.value("detail", AuditJson::object());
    return detail.is_object() ? detail : AuditJson::object();
}

/// What a row of the trail should tell of a run.
struct Told {
    std::int64_t row = 0;
    std::string_view action = {};
    AuditJson detail = {};
};

/// The run's resumptions, with the ends that they took back, and its end of now.
struct Ends {
    std::vector<Told> told = {};
    std::int64_t covered = 0; ///< so many of the first results, by an end of an earlier version
};

Ends endsOf(Database& database, const Chain& chain, const AuditedRun& audited, const JobContext& job) {
    Ends ends;
    const auto coversResults = [&](std::int64_t row) {
        const AuditJson detail = detailAt(database, row, kRunEndedAction);
        if (detail.empty() || chain.isFlagged(row)) // nobody can tell any more
            ends.covered = std::numeric_limits<std::int64_t>::max();
        return detail.contains("results_sha256");
    };
    const std::vector<AuditedResumption> resumptions = resumptionsOf(database, audited.id);
    std::map<std::int64_t, std::string> digests; // by how many results; those that an end covers
    for (const AuditedResumption& resumed : resumptions)
        if (resumed.end && coversResults(resumed.endRow))
            digests.emplace(resumed.results, kFirstPreviousHash); // as where so many are not there any more
    const bool isWholeCovered = audited.run->end && coversResults(audited.endRow);
    ResultsDigest whole;
    if (!digests.empty() || isWholeCovered)
        whole = digestResults(database, audited.id, job, [&digests](const ResultsDigest& first) {
            if (const auto wanted = digests.find(first.count); wanted != digests.end())
                wanted->second = first.sha256;
        });
    if (isWholeCovered)
        ends.covered = std::max(ends.covered, whole.count);
    else if (!digests.empty())
        ends.covered = std::max(ends.covered, digests.rbegin()->first);
    for (const AuditedResumption& resumed : resumptions) {
        if (resumed.end)
            ends.told.push_back(
                {resumed.endRow, kRunEndedAction,
                 endJson(audited.id, *resumed.end,
                         coversResults(resumed.endRow) ? digests.at(resumed.results) : std::string())});
        ends.told.push_back({resumed.auditRow, kRunResumedAction, resumedJson(resumed)});
    }
    if (audited.run->end)
        ends.told.push_back(
            {audited.endRow, kRunEndedAction,
             endJson(audited.id, *audited.run->end, isWholeCovered ? whole.sha256 : std::string())});
    else if (audited.endRow > 0) // the trail knows of an end that the run has lost
        ends.told.push_back({audited.endRow, kRunEndedAction, {}});
    return ends;
}

/// Whether the trail tells of the start of another run there.
bool isRenumbered(Database& database, Chain& chain, const AuditedRun& audited) {
    if (chain.isFlagged(audited.startRow))
        return false;
    const AuditJson id =
        detailAt(database, audited.startRow, kRunStartedAction).value("id", AuditJson(audited.id));
    if (!id.is_number_integer() || id == audited.id)
        return false;
    chain.add(audited.startRow, fmt::format("run {} was renumbered: the trail tells of it as run {}",
                                            audited.id, id.get<std::int64_t>()));
    return true;
}

void checkTold(Database& database, Chain& chain, std::int64_t run, const Told& told) {
    if (chain.isFlagged(told.row))
        return;
    const std::optional<std::string> entry = auditEntryAt(database, told.row);
    if (!entry || !tellsOf(*entry, told.action, told.detail))
        chain.add(told.row,
                  fmt::format("run {} {} changed: the trail says something else", run,
                              told.detail.contains("results_sha256") ? "or its results were" : "was"));
}

void checkRun(Database& database, Chain& chain, const AuditedRun& audited, const JobContext& job) {
    if (!audited.run)
        return checkTold(database, chain, audited.id, {audited.startRow, kRunStartedAction, {}});
    if (isRenumbered(database, chain, audited))
        return;
    checkTold(database, chain, audited.id, {audited.startRow, kRunStartedAction, startJson(*audited.run)});
    Ends ends;
    try {
        ends = endsOf(database, chain, audited, job);
    } catch (const Cancelled&) {
        throw;
    } catch (const RecordsUnreachable&) {
        throw;
    } catch (const Error&) { // somebody else wrote one of its resumptions
        chain.add(audited.startRow, fmt::format("resumptions of run {} were changed", audited.id));
        ends.covered = std::numeric_limits<std::int64_t>::max();
    }
    for (const Told& told : ends.told)
        checkTold(database, chain, audited.id, told);
    const ResultsToCheck results{
        .run = audited.id,
        .startRow = audited.startRow,
        .coveredByEnd = ends.covered,
        .isFlagged = [&chain](std::int64_t row) { return chain.isFlagged(row); },
        .report = [&chain](std::int64_t row, std::string what) { chain.addEach(row, std::move(what)); }};
    checkResults(database, results, job);
}

void checkRuns(Database& database, Chain& chain, const JobContext& job) {
    constexpr int kPage = 1000;
    std::int64_t before = std::numeric_limits<std::int64_t>::max();
    while (true) {
        const std::vector<AuditedRun> runs = runsBefore(database, before, kPage);
        for (const AuditedRun& audited : runs)
            checkRun(database, chain, audited, job);
        if (runs.size() < kPage)
            return;
        before = runs.back().id;
    }
}

/// Entries whose row in another table is gone.
void checkNothingIsGone(Database& database, Chain& chain, const JobContext& job) {
    QSqlQuery query = database.stream(
        "SELECT a.id FROM audit AS a WHERE NOT EXISTS (SELECT 1 FROM decisions AS d WHERE "
        "d.audit_row = a.id) "
        "AND NOT EXISTS (SELECT 1 FROM checkpoints AS c WHERE c.audit_row = a.id) "
        "AND NOT EXISTS (SELECT 1 FROM runs AS r WHERE r.start_row = a.id) "
        "AND NOT EXISTS (SELECT 1 FROM runs AS r WHERE r.end_row = a.id) "
        "AND NOT EXISTS (SELECT 1 FROM resumptions AS s WHERE s.audit_row = a.id) "
        "AND NOT EXISTS (SELECT 1 FROM resumptions AS s WHERE s.end_row = a.id) ORDER BY a.id");
    while (database.next(query)) {
        job.throwIfStopped();
        if (const std::int64_t row = query.value(0).toLongLong(); !chain.isFlagged(row))
            chain.add(row, "the decision or run that it tells of was removed");
    }
}

} // namespace

AuditReport checkAudit(Database& database, const JobContext& job, const std::string& expectedHash) {
    AuditReport report;
    Chain chain(report, expectedHash);
    checkChain(database, chain, job);
    checkDecisions(database, chain, job);
    checkRuns(database, chain, job);
    checkNothingIsGone(database, chain, job);
    std::ranges::stable_sort(report.problems, {}, &AuditReport::Problem::row);
    return report;
}

} // namespace cliplad
