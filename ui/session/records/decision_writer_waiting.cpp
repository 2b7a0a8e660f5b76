// What waits on this machine: sent when its records can be reached, and told.
#include <algorithm>

#include "engine/error_text.h"
#include "session/records/decision_lookup.h"
#include "session/records/decision_writer.h"
#include "session/records/other_records.h"
#include "session/records/records_place.h"

namespace cliplad::ui {

/// What was kept and then sent, behind the signals that it is in the records. On a thread of records. What
/// stands in other ones says nothing of the present ones.
void DecisionWriter::tellKept(const DecisionOutbox::Sent& sent, Of of) {
    if (sent.clashes.empty())
        return;
    QMetaObject::invokeMethod(this, [this, of, shown = toSent(sent.clashes)] {
        FoundReviews standing;
        for (const SentDecisions::Clash& clash : shown.clashes)
            if (!clash.ownStands)
                standing.emplace_back(clash.imageSha256, clash.other);
        if (of == Of::PresentRecords)
            take(standing);
        Q_EMIT sentAgainstOthers(shown);
    });
}

/// On a thread of records.
void DecisionWriter::tellRunFailed(const std::string& problem) {
    QMetaObject::invokeMethod(this, [this, problem] { Q_EMIT runFailed(QString::fromStdString(problem)); });
}

/// On the records thread.
void DecisionWriter::sendKept(Outboxes& outboxes) {
    sendElsewhere(outboxes);
    if (outboxes.sendKept(thread_->hasRuns()))
        thread_->postRun([this](Outboxes& later) { sendKept(later); });
    for (const std::string& problem : outboxes.takeSetAside())
        tellRunFailed(problem);
    tellWaiting(outboxes);
    if (outboxes.areOpen())
        tellKept(outboxes.decisions().takeSent(), Of::PresentRecords);
}

/// On the records thread.
void DecisionWriter::sendElsewhere(Outboxes& outboxes) {
    try {
        others_->send(outboxes.otherTargets(), thread_->hasRuns());
    } catch (const std::exception&) { // of the outbox: told of the present records
    }
}

std::unique_ptr<OtherRecords> DecisionWriter::otherRecords(std::chrono::milliseconds retryAfter) {
    const auto waits = [this](const WaitingElsewhere& waiting) {
        QMetaObject::invokeMethod(this, [this, waiting] { setElsewhere(waiting); });
    };
    return std::make_unique<OtherRecords>(
        place_,
        OtherRecords::Listener{
            .waits = waits,
            .setAside = [this](const std::string& problem) { tellRunFailed(problem); },
            .sent = [this](const DecisionOutbox::Sent& sent) { tellKept(sent, Of::OtherRecords); }},
        retryAfter);
}

/// On the records thread.
void DecisionWriter::tellWaiting(Outboxes& outboxes) {
    Waiting now;
    try {
        now.records = recordsOf(outboxes);
        now.decisions = static_cast<int>(outboxes.decisions().waiting());
        now.runs = static_cast<int>(outboxes.runs().waiting().runs);
        now.isKnown = true;
        now.problem = QString::fromStdString(outboxes.problem());
    } catch (const std::exception& error) {
        now.problem = errorText(error);
    }
    QMetaObject::invokeMethod(this, [this, now] { setWaiting(now); });
}

void DecisionWriter::setWaiting(const Waiting& waiting) {
    const auto wereElsewhere = std::erase_if(
        elsewhere_, [&](const WaitingElsewhere& other) { return other.records == waiting.records; });
    const bool isNew = waiting_ != waiting;
    waiting_ = waiting;
    if (waiting.isKnown && waiting.decisions == 0)
        takeRecorded(waiting.records);
    if (isNew || wereElsewhere > 0)
        Q_EMIT waitingChanged();
}

void DecisionWriter::setElsewhere(const WaitingElsewhere& waiting) {
    if (waiting.records == waiting_.records)
        return; // they are set again since
    const auto before = elsewhere_;
    const auto place = std::ranges::find(elsewhere_, waiting.records, &WaitingElsewhere::records);
    if (place == elsewhere_.end())
        elsewhere_.push_back(waiting);
    else
        *place = waiting;
    std::erase_if(elsewhere_, [](const WaitingElsewhere& other) { return other.isNothing(); });
    if (waiting.decisions == 0)
        takeRecorded(waiting.records);
    if (elsewhere_ != before)
        Q_EMIT waitingChanged();
}

/// What was kept for these records is in them.
void DecisionWriter::takeRecorded(const QString& records) {
    QStringList recorded;
    if (countOf(Review::Delivery::Kept) > 0)
        for (auto& [hash, entry] : entries_)
            if (entry.review.delivery == Review::Delivery::Kept &&
                (entry.ticket == 0 ? waiting_.records : entry.records) == records) {
                Review review = entry.review;
                review.delivery = Review::Delivery::Recorded;
                setReview(entry, review);
                recorded.append(QString::fromStdString(hash));
            }
    if (!recorded.isEmpty())
        Q_EMIT reviewsChanged(recorded);
}

} // namespace cliplad::ui
