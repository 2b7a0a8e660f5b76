#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "records/outbox/decision_outbox.h"
#include "records/outbox/run_outbox.h"

namespace cliplad::ui {

/// What the records thread holds: the way to the records for decisions and for runs, opened when it is first
/// asked for. For that thread alone, but for endSoon().
class Outboxes {
public:
    /// Where records and outbox are; asked for when they are opened. May throw Error.
    using Place = std::function<DecisionOutbox::Options()>;

    explicit Outboxes(Place place);

    /// Throw Error where the outbox cannot be opened; neither needs the server.
    DecisionOutbox& decisions();
    RunOutbox& runs();

    bool areOpen() const { return decisions_ != nullptr; }
    /// What is opened next is as the settings are then.
    void close();

    /// Sends what waits, for a while at most: runs before the decisions on their results. A run that the
    /// records refuse holds no other back, and is tried again later. Does not throw, see problem().
    /// @param areRunsComing more of a run is about to wait
    /// @return whether more waits that could be sent now
    bool sendKept(bool areRunsComing);
    /// Why something waits, or the records could not be read; empty while all is well. Throws as decisions().
    std::string problem();
    /// The other records that something waits for on this machine. Throws as decisions().
    std::vector<std::string> otherTargets();
    /// What sendKept() found damaged and set aside since the last call, in words.
    std::vector<std::string> takeSetAside() { return std::exchange(setAside_, {}); }
    /// Whether something waits for records that could not be reached: to ask them would wait as well. Throws
    /// as decisions().
    bool waitForRecordsAway();

    /// @param problem why records could not be read; empty: they were
    void noteRead(const std::string& problem);
    /// For a while after a failure nobody looks by himself: decisions would wait behind it.
    bool mayLook() const { return readProblem_.empty() || std::chrono::steady_clock::now() >= lookAgain_; }

    /// The row of the audit trail up to which decisions are known here; none before the first search there.
    const std::optional<std::int64_t>& seenDecision() const { return seenDecision_; }
    void noteSeen(std::int64_t row) { seenDecision_ = row; }

    /// The program ends: what cannot be sent at once is only kept. Any thread.
    void endSoon() { ends_ = true; }
    bool ends() const { return ends_; }

private:
    bool sendRuns();
    bool doRunsWaitForRecordsAway() const { return !runsProblem_.empty() && !areRunsRefused_; }
    /// Whether decisions are to wait for runs that wait, so that they go behind the results that they are of.
    /// Not for long behind one that the records refuse, though they can be reached.
    bool doRunsComeFirst();
    bool sendOldestRun(Records& records);
    void noteRunsFailed(const std::exception& error, bool isRefused);

    const Place place_;
    DecisionOutbox::Options options_; ///< of what is open
    std::unique_ptr<DecisionOutbox> decisions_;
    std::unique_ptr<RunOutbox> runs_;
    std::string runsProblem_;     ///< why runs wait; empty while all is well
    bool areRunsRefused_ = false; ///< by records that could be opened
    std::vector<std::string> setAside_;
    std::chrono::steady_clock::time_point runsFailed_ = {}, runsRefused_ = {}; ///< last; first
    std::string readProblem_;
    std::optional<std::int64_t> seenDecision_;
    std::chrono::steady_clock::time_point lookAgain_ = {};
    std::atomic<bool> ends_ = false;
};

} // namespace cliplad::ui
