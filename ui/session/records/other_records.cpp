#include "session/records/other_records.h"

#include <utility>

#include "base/known_error.h"
#include "engine/error_text.h"
#include "session/records/records_place.h"

namespace cliplad::ui {
namespace {

DecisionOutbox::Options placeOf(const OtherRecords::Place& present, const std::string& target) {
    DecisionOutbox::Options place = present();
    place.records.database = target;
    place.records.access = RecordsSettings::Access::WriteExisting;
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

WaitingElsewhere waitingFor(const std::string& target, Outboxes& outboxes, const QString& problem) {
    const RunOutbox::Waiting runs = outboxes.runs().waiting();
    WaitingElsewhere waiting{.records = QString::fromStdString(target),
                             .decisions = static_cast<int>(outboxes.decisions().waiting()),
                             .runs = static_cast<int>(runs.runs),
                             .results = runs.results,
                             .problem = {}};
    if (!waiting.isNothing())
        waiting.problem = problem;
    return waiting;
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
                thread.postRun([this, request = Request{.target = target, .areRunsComing = areRunsComing}](
                                   Outboxes& outboxes) { attempt(request, outboxes); });
}

/// Under the lock. When nothing came for a while it is tried as well: another program may have sent the rest,
/// and then nobody asks for it here any more.
RecordsThread& OtherRecords::threadOf(const std::string& target) {
    std::unique_ptr<RecordsThread>& thread = threads_[target];
    if (!thread)
        thread = std::make_unique<RecordsThread>([this, target] { return placeOf(place_, target); },
                                                 [this, target](Outboxes& outboxes) {
                                                     attempt({.target = target}, outboxes);
                                                     closeWhereNothingWaits(outboxes);
                                                 },
                                                 idleAfter_);
    return *thread;
}

/// On the thread of these records. What is set again by now is sent all the same: nothing is recorded twice.
void OtherRecords::attempt(const Request& request, Outboxes& outboxes) {
    bool isMore = true;
    while (isMore) {
        isMore = sendSome(request, outboxes);
        for (const std::string& problem : outboxes.takeSetAside())
            listener_.setAside(problem);
        if (outboxes.areOpen())
            listener_.sent(outboxes.decisions().takeSent());
    }
}

/// @return whether more waits that could be sent now
bool OtherRecords::sendSome(const Request& request, Outboxes& outboxes) {
    try {
        bool isMore = false;
        QString problem;
        try {
            requireThere(placeOf(place_, request.target));
            isMore = outboxes.sendKept(request.areRunsComing);
            problem = QString::fromStdString(outboxes.problem());
        } catch (const Error& error) { // gone: what is at their place later is another file
            outboxes.close();
            problem = errorText(error);
        }
        listener_.waits(waitingFor(request.target, outboxes, problem));
        return isMore;
    } catch (const std::exception&) { // the outbox itself: told of the present records as well
        outboxes.close();
        return false;
    }
}

void OtherRecords::endSoon() {
    const std::scoped_lock lock(mutex_);
    ends_ = true;
    for (const auto& [target, thread] : threads_)
        thread->endSoon();
}

void OtherRecords::waitUntilIdle() {
    const std::scoped_lock lock(mutex_);
    for (const auto& [target, thread] : threads_)
        thread->waitUntilIdle();
}

} // namespace cliplad::ui
