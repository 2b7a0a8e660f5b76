#include "session/records/decision_writer.h"

#include <utility>

#include "base/data_folder.h"
#include "base/error.h"
#include "engine/error_text.h"
#include "records/configured_records.h"
#include "session/records/decision_lookup.h"
#include "session/records/other_records.h"
#include "session/records/records_place.h"

namespace cliplad::ui {
namespace {

constexpr auto kRetryAfter = std::chrono::seconds(5);

/// Beside the default records, whichever records are used: what waits says itself for which it does.
DecisionOutbox::Options ownPlace() {
    return {.folder = dataFolder("records") / "outbox",
            .records = DecisionWriter::recordsSettings(),
            .retryAfter = kRetryAfter};
}

} // namespace

DecisionWriter::DecisionWriter(QObject* parent)
    : DecisionWriter(&ownPlace, kRetryAfter, parent) {}

DecisionWriter::DecisionWriter(Place place, std::chrono::milliseconds retryAfter, QObject* parent)
    : QObject(parent)
    , place_(std::move(place))
    , others_(otherRecords(retryAfter))
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

/// All threads end their last attempt at the same time.
DecisionWriter::~DecisionWriter() {
    endSoon();
}

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
            if (const auto place = place_(); areRecordsThere(place) || isOutboxThere(place)) {
                tellWaiting(outboxes);
                sendElsewhere(outboxes);
            }
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
        tellKept(kept, Of::PresentRecords);
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

void DecisionWriter::endSoon() {
    thread_->endSoon();
    others_->endSoon();
}

bool DecisionWriter::isBusy() const {
    return thread_->isBusy();
}

void DecisionWriter::flush() {
    thread_->waitUntilIdle();
    others_->waitUntilIdle();
}

} // namespace cliplad::ui
