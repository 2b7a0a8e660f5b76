#include "records/outbox/decision_outbox.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/error.h"
#include "records/decision_table.h"
#include "records/outbox/journal.h"
#include "records/record_text.h"
#include "records/records_unreachable.h"
#include "records/sql/database.h"
#include "records/sql/sql_text.h"
#include "records/sql/transaction.h"

namespace cliplad {
namespace {

constexpr auto kSteps = {"CREATE TABLE waiting (row INTEGER PRIMARY KEY AUTOINCREMENT, target TEXT NOT NULL, "
                         "id TEXT NOT NULL, decision TEXT NOT NULL, UNIQUE (target, id))"};
constexpr int kBatch = 100;

RecordsSettings journalSettings(const DecisionOutbox::Options& options) {
    return {.database = (options.folder / "waiting-decisions.sqlite").string(), .wait = options.records.wait};
}

} // namespace

/// problem() tells afterwards why it failed, or that all is well.
template<class Attempt>
auto DecisionOutbox::trying(Attempt attempt) {
    problem_.clear();
    try {
        return attempt();
    } catch (const Error& error) {
        noteFailure(error);
        throw;
    }
}

DecisionOutbox::DecisionOutbox(Options options)
    : options_(std::move(options))
    , target_(shownName(options_.records))
    , journal_(std::make_unique<Database>(journalSettings(options_))) {
    if (options_.records.station.empty())
        options_.records.station = thisStation();
    prepareJournal(*journal_, kSteps);
}

DecisionOutbox::~DecisionOutbox() = default;

DecisionOutbox::Delivery DecisionOutbox::record(const Decision& given) {
    const Decision decision = completed(given, options_.records.station);
    const bool isKept = waiting() > 0 || !mayTry();
    if (isKept)
        keep(decision);
    if (!mayTry())
        return Delivery::Waiting;
    try {
        if (isKept)
            sendReady();
        else if (isReady(decision))
            trying([&] { records().recordDecision(decision); });
        else
            keep(decision);
        return waiting() == 0 ? Delivery::Recorded : Delivery::Waiting;
    } catch (const Error&) { // problem() tells which
        if (!isKept)
            keep(decision);
        return Delivery::Waiting;
    }
}

std::int64_t DecisionOutbox::waiting() {
    QSqlQuery query = journal_->run("SELECT COUNT(*) FROM waiting WHERE target = ?", {toQt(target_)});
    journal_->next(query);
    return query.value(0).toLongLong();
}

std::vector<Decision> DecisionOutbox::waitingDecisions() {
    return oldestWaiting(std::numeric_limits<int>::max());
}

bool DecisionOutbox::isReady(const Decision& decision) {
    return decision.runKey.empty() ||
           trying([&] { return records().hasResult(decision.runKey, decision.imageSha256); });
}

void DecisionOutbox::sendReady() {
    while (true) {
        std::vector<Decision> batch = oldestWaiting(kBatch);
        const auto end = std::find_if_not(batch.begin(), batch.end(),
                                          [this](const Decision& one) { return isReady(one); });
        const bool isAll = end == batch.end() && batch.size() == kBatch;
        batch.erase(end, batch.end());
        if (!batch.empty()) {
            trying([&] { records().recordDecisions(batch); });
            forget(batch);
        }
        if (!isAll)
            return;
    }
}

std::int64_t DecisionOutbox::sendWaiting(const JobContext& job) {
    std::int64_t sent = 0;
    const std::int64_t total = waiting();
    while (true) {
        const std::vector<Decision> batch = oldestWaiting(kBatch);
        if (batch.empty())
            return sent;
        job.throwIfStopped();
        trying([&] { records().recordDecisions(batch); });
        forget(batch);
        sent += static_cast<std::int64_t>(batch.size());
        job.progress(sent, total, "sending decisions");
    }
}

Records& DecisionOutbox::records() {
    if (records_)
        return *records_;
    try {
        records_ = std::make_unique<Records>(options_.records);
        problem_.clear();          // nobody may come who sends something
    } catch (const Error& error) { // who decides next need not wait for the same
        noteFailure(error);
        throw;
    }
    return *records_;
}

void DecisionOutbox::noteFailure(const Error& error) {
    problem_ = error.what();
    areAway_ = dynamic_cast<const RecordsUnreachable*>(&error) != nullptr;
    lastFailure_ = std::chrono::steady_clock::now();
}

void DecisionOutbox::keep(const Decision& decision) {
    Transaction transaction(*journal_, Transaction::Kind::Write);
    journal_->run("INSERT INTO waiting (target, id, decision) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                  {toQt(target_), toQt(decision.id), toQt(canonicalText(toJson(decision)))});
    transaction.commit();
}

std::vector<Decision> DecisionOutbox::oldestWaiting(int limit) {
    QSqlQuery query = journal_->run("SELECT decision FROM waiting WHERE target = ? ORDER BY row LIMIT ?",
                                    {toQt(target_), limit});
    std::vector<Decision> decisions;
    while (journal_->next(query))
        decisions.push_back(decisionOf(AuditJson::parse(fromQt(query.value(0).toString()), nullptr, false)));
    return decisions;
}

void DecisionOutbox::forget(const std::vector<Decision>& decisions) {
    Transaction transaction(*journal_, Transaction::Kind::Write);
    for (const Decision& decision : decisions)
        journal_->run("DELETE FROM waiting WHERE target = ? AND id = ?", {toQt(target_), toQt(decision.id)});
    transaction.commit();
}

void DecisionOutbox::stopRetrying() {
    mayRetry_ = false;
}

bool DecisionOutbox::mayTry() const {
    if (!mayRetry_ && !problem_.empty())
        return false;
    return problem_.empty() || std::chrono::steady_clock::now() - lastFailure_ >= options_.retryAfter;
}

} // namespace cliplad
