#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "session/records/records_thread.h"
#include "session/records/waiting_elsewhere.h"

namespace cliplad::ui {

/// Sends what waits on this machine for other records than those that are set now, to each on a thread of its
/// own: a server that is away, perhaps for good, holds no decision up. Records in a file are not made where
/// they are gone. Methods may be called from any thread.
class OtherRecords {
public:
    using Place = RecordsThread::Place;

    /// What becomes of it; called on the threads of those records.
    struct Listener {
        std::function<void(const WaitingElsewhere&)> waits; ///< each time that it is known; also: nothing
        std::function<void(const std::string& problem)> setAside; ///< a damaged piece
        std::function<void(const DecisionOutbox::Sent&)> sent;
    };

    /// @param place as the settings are now; asked on those threads
    /// @param idleAfter how often what waits is tried again; for so long records stay open that nothing waits
    /// for
    OtherRecords(Place place, Listener listener, std::chrono::milliseconds idleAfter);
    ~OtherRecords();
    OtherRecords(const OtherRecords&) = delete;
    OtherRecords& operator=(const OtherRecords&) = delete;

    /// Tries each of these soon.
    /// @param targets as Outboxes::otherTargets
    /// @param areRunsComing more of a run may be about to wait for one of them
    void send(const std::vector<std::string>& targets, bool areRunsComing);

    /// The program ends: what cannot be sent at once is left for the next one.
    void endSoon();
    /// Returns when all was tried that was asked for; send() and endSoon() wait as long. Not to be called by
    /// a listener.
    void waitUntilIdle();

private:
    struct Request {
        std::string target;
        bool areRunsComing = false;
    };

    RecordsThread& threadOf(const std::string& target);
    void attempt(const Request& request, Outboxes& outboxes);
    bool sendSome(const Request& request, Outboxes& outboxes);

    const Place place_;
    const Listener listener_;
    const std::chrono::milliseconds idleAfter_;
    std::mutex mutex_;
    bool ends_ = false;                                             ///< guarded
    std::map<std::string, std::unique_ptr<RecordsThread>> threads_; ///< guarded; last: joined first
};

} // namespace cliplad::ui
