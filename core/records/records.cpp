#include "records/records.h"

#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "records/audit/audit_check.h"
#include "records/audit/audit_trail.h"
#include "records/decision_table.h"
#include "records/resumption_table.h"
#include "records/run_table.h"
#include "records/sql/database.h"
#include "records/sql/schema.h"
#include "records/sql/transaction.h"

namespace cliplad {
namespace {

/// With the ids of what it names by key, as far as they are here.
Decision withResult(Database& database, Decision decision) {
    if (decision.run == 0)
        decision.run = runOfKey(database, decision.runKey);
    if (decision.run != 0 && decision.result == 0)
        decision.result = lastResultOf(database, decision.run, decision.imageSha256);
    decision.runKey.clear();
    return decision;
}

/// One unchanging view for what `read` reads.
template<class Read>
auto reading(Database& database, Read read) {
    Transaction transaction(database, Transaction::Kind::Read);
    return read();
}

/// All of what `write` writes, or nothing. A newer program may have brought the tables up to date since this
/// one opened them: it knows what they need now, this one does not.
template<class Write>
void writing(Database& database, Write write) {
    Transaction transaction(database, Transaction::Kind::Write);
    requireOwnSchema(database);
    write();
    transaction.commit();
}

} // namespace

Records::Records(RecordsSettings settings)
    : settings_(std::move(settings))
    , database_(std::make_unique<Database>(settings_)) {
    if (settings_.station.empty())
        settings_.station = thisStation();
    prepareSchema(*database_, settings_.access);
}

Records::~Records() = default;
Records::Records(Records&& other) noexcept = default;
Records& Records::operator=(Records&& other) noexcept = default;

const std::string& Records::name() const {
    return database_->name();
}

std::int64_t Records::startRun(const RunStart& start) {
    std::int64_t run = 0;
    writing(*database_, [&] { run = insertRun(*database_, start, settings_.station); });
    return run;
}

void Records::resumeRun(std::int64_t run, const RunResumption& resumption) {
    writing(*database_, [&] { insertResumption(*database_, run, resumption, settings_.station); });
}

void Records::addResults(std::int64_t run, std::span<const RecordedResult> results) {
    writing(*database_,
            [&] { insertResults(*database_, {.run = run, .results = results}, settings_.station); });
}

void Records::addResults(std::int64_t run, std::span<const RecordedResult> results, std::int64_t before) {
    const ResultsToAdd add{.run = run, .results = results, .before = before};
    writing(*database_, [&] { insertResults(*database_, add, settings_.station); });
}

void Records::endRun(std::int64_t run, RunOutcome outcome, RecordTime when) {
    writing(*database_,
            [&] { finishRun(*database_, run, {.when = when, .outcome = outcome}, settings_.station); });
}

std::int64_t Records::resultCount(std::int64_t run) {
    return reading(*database_, [&] { return cliplad::resultCount(*database_, run); });
}

bool Records::hasResult(const std::string& runKey, const std::string& imageSha256) {
    return reading(*database_, [&] {
        const std::int64_t run = runOfKey(*database_, runKey);
        return run != 0 && lastResultOf(*database_, run, imageSha256) != 0;
    });
}

Decision Records::recordDecision(const Decision& decision) {
    return recordDecisions({&decision, 1}).front();
}

std::vector<Decision> Records::recordDecisions(std::span<const Decision> decisions) {
    std::vector<Decision> recorded;
    for (const Decision& decision : decisions)
        recorded.push_back(completed(decision, settings_.station));
    writing(*database_, [&] {
        for (Decision& decision : recorded)
            decision =
                insertDecision(*database_, withResult(*database_, std::move(decision)), settings_.station);
    });
    return recorded;
}

std::vector<RecordedRun> Records::runs(int limit, std::int64_t before) {
    return reading(*database_, [&] {
        std::vector<RecordedRun> runs;
        for (AuditedRun& audited : runsBefore(*database_, before, limit)) {
            if (!audited.run)
                throw Error(fmt::format("run {} was changed by another program", audited.id), name(),
                            "see `clip-lad audit verify`");
            runs.push_back(std::move(*audited.run));
        }
        return runs;
    });
}

std::vector<RecordedResult> Records::results(std::int64_t run, std::int64_t after, int limit) {
    return reading(*database_, [&] { return resultsAfter(*database_, run, after, limit); });
}

std::map<std::string, Decision> Records::latestDecisions(std::span<const std::string> imageSha256s,
                                                         bool withWithdrawn) {
    auto latest = reading(*database_, [&] { return cliplad::latestDecisions(*database_, imageSha256s); });
    if (!withWithdrawn)
        std::erase_if(latest, [](const auto& item) { return item.second.value == DecisionValue::Withdrawn; });
    return latest;
}

std::vector<Decision> Records::decisionHistory(const std::string& imageSha256) {
    return reading(*database_, [&] { return cliplad::decisionHistory(*database_, imageSha256); });
}

std::map<std::string, std::vector<Decision>>
Records::decisionHistories(std::span<const std::string> imageSha256s) {
    return reading(*database_, [&] { return cliplad::decisionHistories(*database_, imageSha256s); });
}

std::vector<Decision> Records::decisionsAfter(std::int64_t auditRow, int limit) {
    return reading(*database_, [&] { return cliplad::decisionsAfter(*database_, auditRow, limit); });
}

std::int64_t Records::lastDecisionRow() {
    return reading(*database_, [&] { return cliplad::lastDecisionRow(*database_); });
}

std::vector<AuditEntry> Records::auditEntries(std::int64_t after, int limit) {
    return reading(*database_, [&] { return cliplad::auditEntries(*database_, after, limit); });
}

std::vector<AuditEntry> Records::lastAuditEntries(int limit, bool withResults) {
    return reading(*database_, [&] { return cliplad::lastAuditEntries(*database_, limit, withResults); });
}

AuditReport Records::verifyAudit(const JobContext& job, const std::string& expectedHash) {
    return reading(*database_, [&] { return checkAudit(*database_, job, expectedHash); });
}

} // namespace cliplad
