#include "session/records/outboxes.h"

#include <utility>

#include "records/records_unreachable.h"

namespace cliplad::ui {
namespace {

/// Decisions and searches come between.
constexpr auto kSendAtMost = std::chrono::milliseconds(500);

constexpr int kPatience = 6; ///< times the wait between two attempts to send

} // namespace

Outboxes::Outboxes(Place place)
    : place_(std::move(place)) {}

DecisionOutbox& Outboxes::decisions() {
    if (!decisions_) {
        const DecisionOutbox::Options options = place_();
        retryAfter_ = options.retryAfter;
        decisions_ = std::make_unique<DecisionOutbox>(options);
    }
    if (ends_)
        decisions_->stopRetrying();
    return *decisions_;
}

RunOutbox& Outboxes::runs() {
    if (!runs_) {
        decisions(); // both see the same settings, and the folder is there
        const DecisionOutbox::Options options = place_();
        runs_ = std::make_unique<RunOutbox>(options.folder, options.records);
    }
    return *runs_;
}

void Outboxes::close() {
    decisions_.reset();
    runs_.reset();
    runsProblem_.clear();
    areRunsRefused_ = false;
    readProblem_.clear();
    seenDecision.reset();
}

void Outboxes::noteRead(const std::string& problem) {
    readProblem_ = problem;
    lookAgain_ = std::chrono::steady_clock::now() + kPatience * retryAfter_;
}

bool Outboxes::sendRuns() {
    using Clock = std::chrono::steady_clock;
    const auto begin = Clock::now();
    if (!runsProblem_.empty() && (ends_ || begin - runsFailed_ < retryAfter_))
        return false;
    try {
        if (ends_ && !decisions().problem().empty())
            return false;                      // one who waited for the records at the end is enough
        bool more = runs().waiting().runs > 0; // else another program sent them
        Records* records = more ? &decisions().records() : nullptr;
        while (more && Clock::now() - begin < kSendAtMost)
            more = runs().sendOldest(*records);
        runsProblem_.clear();
        areRunsRefused_ = false;
        return more && !ends_;
    } catch (const std::exception& error) {
        runsProblem_ = error.what();
        runsFailed_ = Clock::now();
        const bool isAway = dynamic_cast<const RecordsUnreachable*>(&error) != nullptr;
        if (!std::exchange(areRunsRefused_, !isAway))
            runsRefused_ = runsFailed_;
        return false;
    }
}

bool Outboxes::doRunsComeFirst() {
    const bool isRefused =
        areRunsRefused_ && std::chrono::steady_clock::now() - runsRefused_ >= kPatience * retryAfter_;
    return runs().waiting().runs > 0 && !isRefused;
}

} // namespace cliplad::ui
