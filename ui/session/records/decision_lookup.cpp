#include "session/records/decision_lookup.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <unordered_set>

#include "base/error.h"

namespace cliplad::ui {
namespace {

constexpr int kDecisionsAtOnce = 1000;

Review toReview(const Decision& decision, Review::Delivery delivery) {
    return {.value = decision.value,
            .note = QString::fromStdString(decision.note),
            .who = QString::fromStdString(decision.who),
            .when = QDateTime::fromMSecsSinceEpoch(decision.when.time_since_epoch().count()),
            .delivery = delivery,
            .isEarlier = true};
}

} // namespace

FoundReviews latestReviews(Outboxes& outboxes, const std::vector<std::string>& imageSha256s) {
    Records& records = outboxes.decisions().records();
    if (!outboxes.seenDecision()) // before the search: rather what comes meanwhile is seen twice than never
        outboxes.noteSeen(records.lastDecisionRow());
    std::map<std::string, Review> latest;
    for (const auto& [hash, decision] : records.latestDecisions(imageSha256s))
        latest[hash] = toReview(decision, Review::Delivery::Recorded);
    const std::unordered_set<std::string> asked(imageSha256s.begin(), imageSha256s.end());
    for (const Decision& decision : outboxes.decisions().waitingDecisions()) // later than what is recorded
        if (asked.contains(decision.imageSha256))
            latest[decision.imageSha256] = toReview(decision, Review::Delivery::Kept);
    return {latest.begin(), latest.end()};
}

FoundReviews changedReviews(Outboxes& outboxes) {
    if (!outboxes.seenDecision())
        return {};
    Records& records = outboxes.decisions().records();
    std::map<std::string, Review> changed;
    std::int64_t seen = *outboxes.seenDecision();
    while (true) {
        const std::vector<Decision> decisions = records.decisionsAfter(seen, kDecisionsAtOnce);
        for (const Decision& decision : decisions) {
            seen = decision.auditRow;
            Review& latest = changed[decision.imageSha256];
            if (const Review one = toReview(decision, Review::Delivery::Recorded);
                !latest.when.isValid() || latest.when <= one.when)
                latest = one; // one that was sent late is not the latest
        }
        if (decisions.size() < kDecisionsAtOnce)
            break;
    }
    std::vector<std::string> hashes;
    for (const auto& [hash, review] : changed)
        hashes.push_back(hash);
    for (const auto& [hash, decision] : records.latestDecisions(hashes)) // of the time before as well
        changed[hash] = toReview(decision, Review::Delivery::Recorded);
    outboxes.noteSeen(seen); // not before all was read: what is lost on the way is asked for again
    return {changed.begin(), changed.end()};
}

std::optional<Review> overruledBy(Outboxes& outboxes, const Decision& decision, const Review& known) {
    try {
        const std::vector<Decision> history =
            outboxes.decisions().records().decisionHistory(decision.imageSha256);
        const auto own = std::find_if(history.begin(), history.end(),
                                      [&](const Decision& one) { return one.id == decision.id; });
        // Where a later one follows ours does not stand.
        if (own == history.end() || own == history.begin() || std::next(own) != history.end())
            return std::nullopt;
        const Decision& before = *std::prev(own);
        const bool isOwn = before.who == own->who && before.station == own->station;
        if (isOwn || before.value == DecisionValue::Withdrawn || before.value == own->value)
            return std::nullopt;
        const Review other = toReview(before, Review::Delivery::Recorded);
        const bool wasKnown = other.who == known.who && other.when == known.when;
        return wasKnown ? std::nullopt : std::optional(other);
    } catch (const Error&) {
        return std::nullopt;
    }
}

} // namespace cliplad::ui
