#include "session/records/outboxes.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "records/records_unreachable.h"

namespace cliplad::ui {
namespace {

using Clock = std::chrono::steady_clock;

/// Decisions and searches come between.
constexpr auto kSendAtMost = std::chrono::milliseconds(500);

constexpr int kPatience = 6; ///< times the wait between two attempts to send

} // namespace

Outboxes::Outboxes(Place place)
    : place_(std::move(place)) {}

DecisionOutbox& Outboxes::decisions() {
    if (!decisions_) {
        options_ = place_();
        decisions_ = std::make_unique<DecisionOutbox>(options_);
    }
    if (ends_)
        decisions_->stopRetrying();
    return *decisions_;
}

RunOutbox& Outboxes::runs() {
    if (!runs_) {
        decisions(); // the settings are asked for once, and the folder is there
        runs_ = std::make_unique<RunOutbox>(options_.folder, options_.records);
    }
    return *runs_;
}

void Outboxes::close() {
    decisions_.reset();
    runs_.reset();
    runsProblem_.clear();
    areRunsRefused_ = false;
    readProblem_.clear();
    seenDecision_.reset();
}

void Outboxes::noteRead(const std::string& problem) {
    readProblem_ = problem;
    lookAgain_ = std::chrono::steady_clock::now() + kPatience * options_.retryAfter;
}

bool Outboxes::sendKept(bool areRunsComing) {
    bool more = false;
    try {
        if (ends_ && !decisions().problem().empty())
            return false; // one who waited for the records at the end is enough
        more = sendRuns();
        const bool comeFirst = more || areRunsComing || doRunsComeFirst();
        const bool wasAway = decisions().areAway() && !decisions().mayTry(); // just now: it would be again
        if (decisions().waiting() == 0 || wasAway || (comeFirst && doRunsWaitForRecordsAway()))
            return more;
        if (comeFirst)
            decisions().sendReady();
        else
            decisions().sendWaiting();
    } catch (const std::exception&) { // the outbox knows why
    }
    return more;
}

std::string Outboxes::problem() {
    std::string problem;
    if (decisions().waiting() > 0)
        problem = decisions().problem();
    if (problem.empty() && runs().waiting().runs > 0)
        problem = runsProblem_;
    return problem.empty() ? readProblem_ : problem;
}

std::vector<std::string> Outboxes::otherTargets() {
    const std::vector<std::string> ofRuns = runs().targets(), ofDecisions = decisions().targets();
    std::vector<std::string> targets;
    std::ranges::set_union(ofRuns, ofDecisions, std::back_inserter(targets));
    std::erase(targets, decisions().target());
    return targets;
}

/// @return whether more waits that could be sent now
bool Outboxes::sendRuns() {
    const auto begin = Clock::now();
    const bool isSoon = begin - runsFailed_ < options_.retryAfter;
    if (!runsProblem_.empty() && (ends_ || (isSoon && !areRunsRefused_)))
        return false;
    try {
        if (!isSoon)
            runs().retryRefused();
        bool more = runs().hasReady(); // else another program sent them
        Records* records = more ? &decisions().records() : nullptr;
        while (more && Clock::now() - begin < kSendAtMost)
            more = sendOldestRun(*records);
        if (!runs().hasRefused()) {
            runsProblem_.clear();
            areRunsRefused_ = false;
        }
        return more && !ends_;
    } catch (const std::exception& error) {
        noteRunsFailed(error, false);
        return false;
    }
}

/// @return whether there may be more
bool Outboxes::sendOldestRun(Records& records) {
    try {
        return runs().sendOldest(records);
    } catch (const RecordsUnreachable&) {
        throw;
    } catch (const PieceSetAside& error) {
        setAside_.emplace_back(error.what());
    } catch (const Error& error) {
        noteRunsFailed(error, true);
    }
    return true;
}

void Outboxes::noteRunsFailed(const std::exception& error, bool isRefused) {
    runsProblem_ = error.what();
    runsFailed_ = Clock::now();
    if (!std::exchange(areRunsRefused_, isRefused))
        runsRefused_ = runsFailed_;
}

bool Outboxes::doRunsComeFirst() {
    const bool isRefused = areRunsRefused_ && Clock::now() - runsRefused_ >= kPatience * options_.retryAfter;
    return runs().hasReady() || (runs().waiting().runs > 0 && !isRefused);
}

bool Outboxes::waitForRecordsAway() {
    return doRunsWaitForRecordsAway() || (decisions().areAway() && decisions().waiting() > 0);
}

} // namespace cliplad::ui
