#include "session/records/decision_writer.h"

#include <utility>

#include "base/error.h"
#include "engine/error_text.h"
#include "records/configured_records.h"
#include "session/records/decision_lookup.h"
#include "session/records/records_place.h"

namespace cliplad::ui {
namespace {

constexpr auto kRetryAfter = std::chrono::seconds(5);

/// Beside the default records, whichever records are used: what waits says itself for which it does.
DecisionOutbox::Options ownPlace() {
    return {.folder = defaultRecordsFile().parent_path() / "outbox",
            .records = DecisionWriter::recordsSettings(),
            .retryAfter = kRetryAfter};
}

QString recordsOf(Outboxes& outboxes) {
    return QString::fromStdString(outboxes.decisions().target());
}

} // namespace

DecisionWriter::DecisionWriter(QObject* parent)
    : DecisionWriter(&ownPlace, kRetryAfter, parent) {}

DecisionWriter::DecisionWriter(Place place, std::chrono::milliseconds retryAfter, QObject* parent)
    : QObject(parent)
    , place_(std::move(place))
    , thread_(std::make_unique<RecordsThread>(
          place_,
          [this](Outboxes& outboxes) {
              sendKept(outboxes);
              search_->lookForChanges(outboxes);
          },
          retryAfter)) {
    search_ = std::make_unique<DecisionSearch>(
        *thread_, DecisionSearch::Options{.place = place_,
                                          .retryAfter = retryAfter,
                                          .tried = [this](Outboxes& outboxes) { tellWaiting(outboxes); }});
    connect(search_.get(), &DecisionSearch::found, this, &DecisionWriter::take);
    thread_->postRun([this](Outboxes& outboxes) {
        try { // what an earlier session left is sent without anybody reviewing
            if (isOutboxThere(place_())) {
                tellUnread(outboxes);
                sendKept(outboxes);
            }
        } catch (const Error&) { // no place for an outbox: told with the first decision
            outboxes.close();
        }
    });
}

DecisionWriter::~DecisionWriter() = default;

RecordsSettings DecisionWriter::recordsSettings() {
    return configuredRecords();
}

QString DecisionWriter::reviewer() {
    return QString::fromStdString(configuredPerson());
}

void DecisionWriter::setReviewer(const QString& name) {
    configurePerson(name.toStdString());
}

void DecisionWriter::applySettings() {
    dropSearches();
    ++closings_;
    thread_->postDecision([this](Outboxes& outboxes) { // behind what was decided before
        outboxes.close();
        QMetaObject::invokeMethod(this, [this] { --closings_; });
        try {
            if (const auto place = place_(); areRecordsThere(place) || isOutboxThere(place))
                tellWaiting(outboxes);
        } catch (const Error&) { // told with the first decision
            outboxes.close();
        }
    });
    std::erase_if(entries_, [this](const auto& item) {
        const bool isFound = item.second.ticket == 0;
        countOf(item.second.review.delivery) -= isFound ? 1 : 0;
        return isFound;
    });
    Q_EMIT settingsApplied();
}

const Review* DecisionWriter::find(const std::string& imageSha256) const {
    const auto entry = entries_.find(imageSha256);
    return entry == entries_.end() ? nullptr : &entry->second.review;
}

DecisionWriter::Entry& DecisionWriter::entryOf(const std::string& imageSha256) {
    const auto [entry, isNew] = entries_.try_emplace(imageSha256);
    if (isNew)
        ++countOf(entry->second.review.delivery);
    return entry->second;
}

/// The one place where an entry's delivery changes.
void DecisionWriter::setReview(Entry& entry, const Review& review) {
    --countOf(entry.review.delivery);
    entry.review = review;
    ++countOf(entry.review.delivery);
}

void DecisionWriter::decide(const DecisionAsk& ask) {
    Entry& entry = entryOf(ask.imageSha256);
    if (entry.ticket == 0 || entry.review.isOnDisk())
        entry.known = entry.review;
    entry.ask = ask;
    entry.ticket = ++tickets_;
    setReview(
        entry,
        {.value = ask.value, .note = ask.note, .who = reviewer(), .when = QDateTime::currentDateTimeUtc()});
    send(ask, entry.known, entry.ticket);
    Q_EMIT reviewsChanged({QString::fromStdString(ask.imageSha256)});
}

void DecisionWriter::retryFailed() {
    std::vector<DecisionAsk> asks;
    if (failed() > 0)
        for (const auto& [hash, entry] : entries_)
            if (entry.review.delivery == Review::Delivery::Failed)
                asks.push_back(entry.ask);
    for (const DecisionAsk& ask : asks)
        decide(ask);
}

void DecisionWriter::send(const DecisionAsk& ask, const Review& known, quint64 ticket) {
    const InformedDecision informed{.decision =
                                        toDecision(ask, newDecisionId(), entries_.at(ask.imageSha256).review),
                                    .known = toKnown(known)};
    thread_->postDecision([this, ask, informed, ticket](Outboxes& outboxes) {
        Review sent;
        QString records;
        DecisionOutbox::Sent kept;
        try {
            if (ask.value != DecisionValue::Withdrawn)
                requireSameFile(ask);
            sent.delivery = record(outboxes, informed);
            kept = outboxes.decisions().takeSent();
            if (sent.delivery == Review::Delivery::Recorded && kept.decisions == 0)
                tellOverruled(outboxes, informed);
            records = recordsOf(outboxes);
            tellWaiting(outboxes);
        } catch (const std::exception& error) {
            sent.delivery = Review::Delivery::Failed;
            sent.problem = errorText(error);
        }
        QMetaObject::invokeMethod(this, [this, hash = ask.imageSha256, ticket, sent, records] {
            takeSent(hash, ticket, sent, records);
        });
        tellKept(kept);
    });
}

/// On the records thread.
Review::Delivery DecisionWriter::record(Outboxes& outboxes, const InformedDecision& informed) {
    DecisionOutbox& decisions = outboxes.decisions();
    if (decisions.record(informed.decision, informed.known) == DecisionOutbox::Delivery::Recorded) {
        outboxes.noteRead({});
        return Review::Delivery::Recorded;
    }
    if (decisions.problem().empty()) // it waits for its result alone
        thread_->postRun([this](Outboxes& later) { sendKept(later); });
    return Review::Delivery::Kept;
}

/// On the records thread.
void DecisionWriter::tellOverruled(Outboxes& outboxes, const InformedDecision& informed) {
    if (const auto other = overruledBy(outboxes, informed))
        QMetaObject::invokeMethod(this, [this, hash = informed.decision.imageSha256, review = *other] {
            Q_EMIT overruled(hash, review);
        });
}

/// What was kept and then sent, behind the signals that it is in the records. On the records thread.
void DecisionWriter::tellKept(const DecisionOutbox::Sent& sent) {
    if (sent.clashes.empty())
        return;
    QMetaObject::invokeMethod(this, [this, shown = toSent(sent.clashes)] {
        FoundReviews standing;
        for (const SentDecisions::Clash& clash : shown.clashes)
            if (!clash.ownStands)
                standing.emplace_back(clash.imageSha256, clash.other);
        take(standing);
        Q_EMIT sentAgainstOthers(shown);
    });
}

/// What stands by now of these images is for a search to say. On the records thread.
void DecisionWriter::tellUnread(Outboxes& outboxes) {
    try {
        const SentDecisions shown = toSent(outboxes.decisions().unreadClashes());
        if (!shown.clashes.empty())
            QMetaObject::invokeMethod(this, [this, shown] { Q_EMIT sentAgainstOthers(shown); });
    } catch (const std::exception&) { // the log of the session that found them has them
    }
}

void DecisionWriter::forgetClashes(const std::vector<std::string>& decisions) {
    thread_->postRun([decisions](Outboxes& outboxes) {
        try {
            outboxes.decisions().forgetClashes(decisions);
        } catch (const Error&) { // they are told once more
        }
    });
}

void DecisionWriter::takeSent(const std::string& imageSha256, quint64 ticket, const Review& sent,
                              const QString& records) {
    const auto found = entries_.find(imageSha256);
    if (found != entries_.end() && found->second.ticket == ticket) { // else a later decision is on its way
        Entry& entry = found->second;
        Review review = entry.review;
        review.delivery = sent.delivery;
        review.problem = sent.problem;
        setReview(entry, review);
        entry.records = records;
        Q_EMIT reviewsChanged({QString::fromStdString(imageSha256)});
    }
    if (sent.delivery == Review::Delivery::Failed)
        Q_EMIT failedToRecord(sent.problem);
}

/// A decision made here stands until it is on a disk, and after that against earlier ones.
void DecisionWriter::take(const FoundReviews& reviews) {
    if (closings_ > 0)
        return;
    QStringList hashes;
    for (const auto& [hash, review] : reviews) {
        Entry& entry = entryOf(hash);
        const bool isOwn = entry.ticket != 0;
        if (isOwn && (!entry.review.isOnDisk() || review.when <= entry.review.when))
            continue;
        entry.ticket = 0;
        setReview(entry, review);
        hashes.append(QString::fromStdString(hash));
    }
    if (!hashes.isEmpty())
        Q_EMIT earlierFound(hashes);
}

std::unique_ptr<RunRecording> DecisionWriter::recordRun(const RunHead& head,
                                                        std::optional<RunRecording::Earlier> earlier) {
    return std::make_unique<RunRecording>(
        *thread_, head, std::move(earlier),
        RunRecording::Listener{.kept = [this](Outboxes& outboxes) { sendKept(outboxes); },
                               .failed = [this](const std::string& problem) { tellRunFailed(problem); }});
}

/// On the records thread.
void DecisionWriter::tellRunFailed(const std::string& problem) {
    QMetaObject::invokeMethod(this, [this, problem] { Q_EMIT runFailed(QString::fromStdString(problem)); });
}

/// Runs before the decisions on their results. On the records thread.
void DecisionWriter::sendKept(Outboxes& outboxes) {
    try {
        DecisionOutbox& decisions = outboxes.decisions();
        if (outboxes.ends() && !decisions.problem().empty())
            return tellWaiting(outboxes);
        if (outboxes.sendRuns())
            thread_->postRun([this](Outboxes& later) { sendKept(later); });
        for (const std::string& problem : outboxes.takeSetAside())
            tellRunFailed(problem);
        const bool comeFirst = thread_->hasRuns() || outboxes.doRunsComeFirst();
        if (decisions.waiting() == 0 || (comeFirst && outboxes.doRunsWaitForRecordsAway()))
            return tellWaiting(outboxes);
        if (comeFirst)
            decisions.sendReady();
        else
            decisions.sendWaiting();
    } catch (const std::exception&) { // the outbox knows why
    }
    tellWaiting(outboxes);
    if (outboxes.areOpen())
        tellKept(outboxes.decisions().takeSent());
}

/// On the records thread.
void DecisionWriter::tellWaiting(Outboxes& outboxes) {
    Waiting now;
    try {
        now.records = recordsOf(outboxes);
        now.decisions = static_cast<int>(outboxes.decisions().waiting());
        now.runs = static_cast<int>(outboxes.runs().waiting().runs);
        now.isKnown = true;
        if (now.decisions > 0)
            now.problem = QString::fromStdString(outboxes.decisions().problem());
        if (now.problem.isEmpty() && now.runs > 0)
            now.problem = QString::fromStdString(outboxes.runsProblem());
        if (now.problem.isEmpty())
            now.problem = QString::fromStdString(outboxes.readProblem());
    } catch (const std::exception& error) {
        now.problem = errorText(error);
    }
    QMetaObject::invokeMethod(this, [this, now] { setWaiting(now); });
}

void DecisionWriter::setWaiting(const Waiting& waiting) {
    QStringList recorded;
    if (waiting.isKnown && waiting.decisions == 0 && countOf(Review::Delivery::Kept) > 0)
        for (auto& [hash, entry] : entries_)
            if (entry.review.delivery == Review::Delivery::Kept &&
                (entry.ticket == 0 || entry.records == waiting.records)) {
                Review review = entry.review;
                review.delivery = Review::Delivery::Recorded;
                setReview(entry, review);
                recorded.append(QString::fromStdString(hash));
            }
    if (!recorded.isEmpty())
        Q_EMIT reviewsChanged(recorded);
    if (waiting == waiting_)
        return;
    waiting_ = waiting;
    Q_EMIT waitingChanged();
}

} // namespace cliplad::ui
