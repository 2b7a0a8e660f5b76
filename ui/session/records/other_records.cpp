#include "session/records/other_records.h"

#include <algorithm>
#include <utility>

#include "base/known_error.h"
#include "engine/error_text.h"
#include "session/records/records_place.h"

namespace cliplad::ui {
namespace {

DecisionOutbox::Options placeOf(const OtherRecords::Place& present, const std::string& target) {
    DecisionOutbox::Options place = present();
    place.records.database = target;
    return place;
}

/// A run's pieces come many times a second: to open the records for each would take longer than to send it.
void closeWhereNothingWaits(Outboxes& outboxes) {
    try {
        if (outboxes.decisions().waiting() == 0 && outboxes.runs().waiting().runs == 0)
            outboxes.close();
    } catch (const std::exception&) { // told when something is sent
        outboxes.close();
    }
}

void requireThere(const DecisionOutbox::Options& place) {
    if (!areRecordsThere(place))
        throw KnownError(KnownError::Kind::Missing, {}, "does not exist", place.records.database,
                         "check the path");
}

} // namespace

OtherRecords::OtherRecords(Place place, Listener listener, std::chrono::milliseconds idleAfter)
    : place_(std::move(place))
    , listener_(std::move(listener))
    , idleAfter_(idleAfter) {}

/// All of them end their last attempt at the same time.
OtherRecords::~OtherRecords() {
    endSoon();
}

void OtherRecords::send(const std::vector<std::string>& targets, bool areRunsComing) {
    const std::scoped_lock lock(mutex_);
    for (const std::string& target : targets)
        if (threads_.contains(target) || !ends_)
            if (RecordsThread& thread = threadOf(target); !thread.hasRuns()) // else one is waiting already
                post({.thread = thread, .target = target, .areRunsComing = areRunsComing});
}

/// Under the lock.
RecordsThread& OtherRecords::threadOf(const std::string& target) {
    std::unique_ptr<RecordsThread>& thread = threads_[target];
    if (!thread)
        thread = std::make_unique<RecordsThread>([this, target] { return placeOf(place_, target); },
                                                 &closeWhereNothingWaits, idleAfter_);
    return *thread;
}

void OtherRecords::post(const Attempt& attempt) {
    attempt.thread.postRun([this, attempt](Outboxes& outboxes) {
        listener_.waits(send(attempt, outboxes));
        for (const std::string& problem : outboxes.takeSetAside())
            listener_.setAside(problem);
        if (outboxes.areOpen())
            listener_.sent(outboxes.decisions().takeSent());
    });
}

/// On the thread of these records. @return what waits then
WaitingElsewhere OtherRecords::send(const Attempt& attempt, Outboxes& outboxes) {
    WaitingElsewhere waiting;
    waiting.records = QString::fromStdString(attempt.target);
    try {
        if (shownName(place_().records) == attempt.target) { // by now they are set again, and sent to as such
            outboxes.close();
            return waiting;
        }
        QString problem;
        try {
            requireThere(placeOf(place_, attempt.target));
            if (outboxes.sendKept(attempt.areRunsComing))
                post(attempt);
            problem = QString::fromStdString(outboxes.problem());
        } catch (const Error& error) {
            problem = errorText(error);
        }
        waiting.decisions = static_cast<int>(outboxes.decisions().waiting());
        const RunOutbox::Waiting runs = outboxes.runs().waiting();
        waiting.runs = static_cast<int>(runs.runs);
        waiting.results = runs.results;
        waiting.problem = waiting.isNothing() ? QString() : problem;
    } catch (const std::exception&) { // the outbox itself: told of the present records as well
        outboxes.close();
    }
    return waiting;
}

void OtherRecords::endSoon() {
    const std::scoped_lock lock(mutex_);
    ends_ = true;
    for (const auto& [target, thread] : threads_)
        thread->endSoon();
}

bool OtherRecords::isBusy() {
    const std::scoped_lock lock(mutex_);
    return std::ranges::any_of(threads_, [](const auto& item) { return item.second->isBusy(); });
}

void OtherRecords::waitUntilIdle() {
    const std::scoped_lock lock(mutex_);
    for (const auto& [target, thread] : threads_)
        thread->waitUntilIdle();
}

} // namespace cliplad::ui
