#include "records/outbox/decision_outbox.h"

#include <algorithm>
#include <iterator>
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
                         "id TEXT NOT NULL, decision TEXT NOT NULL, UNIQUE (target, id))",
                         "CREATE TABLE unread (row INTEGER PRIMARY KEY AUTOINCREMENT, target TEXT NOT NULL, "
                         "id TEXT NOT NULL, clash TEXT NOT NULL, UNIQUE (target, id))"};
constexpr int kBatch = 100;

/// Beside the decision, so that an earlier version of this program reads it as well.
constexpr auto kKnownKey = "known";

std::string textOf(const InformedDecision& informed) {
    AuditJson json = toJson(informed.decision);
    if (informed.known)
        json[kKnownKey] = {{"who", informed.known->who}, {"when", utcText(informed.known->when)}};
    return canonicalText(json);
}

InformedDecision informedDecisionOf(const std::string& text) {
    const AuditJson json = AuditJson::parse(text, nullptr, false);
    InformedDecision informed{.decision = decisionOf(json)};
    if (json.contains(kKnownKey))
        informed.known = {.who = json[kKnownKey].value("who", std::string()),
                          .when = recordTimeOf(json[kKnownKey].value("when", std::string()))};
    return informed;
}

std::string textOf(const DecisionClash& clash) {
    return canonicalText({{"own", toJson(clash.own)},
                          {"other", toJson(clash.other)},
                          {"own_stands", clash.ownStands},
                          {"image", clash.image}});
}

DecisionClash clashOf(const std::string& text) {
    const AuditJson json = AuditJson::parse(text, nullptr, false);
    if (!json.is_object())
        throw Error("is no clash of decisions");
    return {.own = decisionOf(json.value("own", AuditJson())),
            .other = decisionOf(json.value("other", AuditJson())),
            .ownStands = json.value("own_stands", false),
            .image = json.value("image", std::string())};
}

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

DecisionOutbox::Delivery DecisionOutbox::record(const Decision& given,
                                                const std::optional<KnownDecision>& known) {
    const InformedDecision informed{.decision = completed(given, options_.records.station), .known = known};
    const bool isKept = waiting() > 0 || !mayTry();
    if (isKept)
        keep(informed);
    if (!mayTry())
        return Delivery::Waiting;
    try {
        if (isKept)
            sendReady();
        else if (isReady(informed.decision))
            trying([&] { records().recordDecision(informed.decision); });
        else
            keep(informed);
        return waiting() == 0 ? Delivery::Recorded : Delivery::Waiting;
    } catch (const Error&) { // problem() tells which
        if (!isKept)
            keep(informed);
        return Delivery::Waiting;
    }
}

std::int64_t DecisionOutbox::waiting() {
    QSqlQuery query = journal_->run("SELECT COUNT(*) FROM waiting WHERE target = ?", {toQt(target_)});
    journal_->next(query);
    return query.value(0).toLongLong();
}

std::vector<std::string> DecisionOutbox::targets() {
    return targetsIn(*journal_, "waiting");
}

std::vector<Decision> DecisionOutbox::waitingDecisions() {
    std::vector<Decision> decisions;
    for (InformedDecision& informed : oldestWaiting(std::numeric_limits<int>::max()))
        decisions.push_back(std::move(informed.decision));
    return decisions;
}

bool DecisionOutbox::isReady(const Decision& decision) {
    return decision.runKey.empty() ||
           trying([&] { return records().hasResult(decision.runKey, decision.imageSha256); });
}

void DecisionOutbox::sendReady() {
    while (true) {
        std::vector<InformedDecision> batch = oldestWaiting(kBatch);
        const auto end = std::find_if_not(batch.begin(), batch.end(), [this](const InformedDecision& one) {
            return isReady(one.decision);
        });
        const bool isAll = end == batch.end() && batch.size() == kBatch;
        batch.erase(end, batch.end());
        if (!batch.empty())
            send(batch);
        if (!isAll)
            return;
    }
}

std::int64_t DecisionOutbox::sendWaiting(const JobContext& job) {
    std::int64_t sent = 0;
    const std::int64_t total = waiting();
    while (true) {
        const std::vector<InformedDecision> batch = oldestWaiting(kBatch);
        if (batch.empty())
            return sent;
        job.throwIfStopped();
        send(batch);
        sent += static_cast<std::int64_t>(batch.size());
        job.progress(sent, total, "sending decisions");
    }
}

/// Whoever is interrupted between recording and comparing does both again: a decision is recorded once.
void DecisionOutbox::send(const std::vector<InformedDecision>& batch) {
    std::vector<DecisionClash> clashes = trying([&] {
        std::vector<Decision> decisions;
        for (const InformedDecision& one : batch)
            decisions.push_back(one.decision);
        decisions = records().recordDecisions(decisions);
        std::vector<InformedDecision> recorded;
        for (std::size_t i = 0; i < batch.size(); ++i)
            recorded.push_back({.decision = decisions[i], .known = batch[i].known});
        std::vector<DecisionClash> found = clashesOf(records(), recorded);
        for (DecisionClash& clash : found) {
            clash.image = imageOf(records(), clash.own);
            clash.records = target_;
        }
        return found;
    });
    forget(batch, clashes);
    sent_.decisions += static_cast<std::int64_t>(batch.size());
    std::move(clashes.begin(), clashes.end(), std::back_inserter(sent_.clashes));
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

void DecisionOutbox::keep(const InformedDecision& informed) {
    Transaction transaction(*journal_, Transaction::Kind::Write);
    journal_->run("INSERT INTO waiting (target, id, decision) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                  {toQt(target_), toQt(informed.decision.id), toQt(textOf(informed))});
    transaction.commit();
}

std::vector<InformedDecision> DecisionOutbox::oldestWaiting(int limit) {
    QSqlQuery query = journal_->run("SELECT decision FROM waiting WHERE target = ? ORDER BY row LIMIT ?",
                                    {toQt(target_), limit});
    std::vector<InformedDecision> waiting;
    while (journal_->next(query))
        waiting.push_back(informedDecisionOf(fromQt(query.value(0).toString())));
    return waiting;
}

void DecisionOutbox::forget(const std::vector<InformedDecision>& batch,
                            const std::vector<DecisionClash>& clashes) {
    Transaction transaction(*journal_, Transaction::Kind::Write);
    for (const DecisionClash& clash : clashes)
        journal_->run("INSERT INTO unread (target, id, clash) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                      {toQt(target_), toQt(clash.own.id), toQt(textOf(clash))});
    for (const InformedDecision& one : batch)
        journal_->run("DELETE FROM waiting WHERE target = ? AND id = ?",
                      {toQt(target_), toQt(one.decision.id)});
    transaction.commit();
}

std::vector<DecisionClash> DecisionOutbox::unreadClashes() {
    QSqlQuery query = journal_->run("SELECT clash, target FROM unread ORDER BY row");
    std::vector<DecisionClash> clashes;
    while (journal_->next(query)) {
        clashes.push_back(clashOf(fromQt(query.value(0).toString())));
        clashes.back().records = fromQt(query.value(1).toString());
    }
    return clashes;
}

/// Also of other records: the notice may be older than the settings.
void DecisionOutbox::forgetClashes(const std::vector<std::string>& decisions) {
    Transaction transaction(*journal_, Transaction::Kind::Write);
    for (const std::string& id : decisions)
        journal_->run("DELETE FROM unread WHERE id = ?", {toQt(id)});
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
