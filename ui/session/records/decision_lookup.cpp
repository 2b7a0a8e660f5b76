#include "session/records/decision_lookup.h"

#include <map>
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
    for (const auto& [hash, decision] : records.latestDecisions(imageSha256s, true))
        latest[hash] = toReview(decision, Review::Delivery::Recorded);
    const std::unordered_set<std::string> asked(imageSha256s.begin(), imageSha256s.end());
    for (const Decision& decision : outboxes.decisions().waitingDecisions()) {
        if (!asked.contains(decision.imageSha256))
            continue;
        Review& review = latest[decision.imageSha256];
        if (const Review waiting = toReview(decision, Review::Delivery::Kept);
            !review.when.isValid() || review.when <= waiting.when)
            review = waiting; // one that others followed will not stand
    }
    std::erase_if(latest, [](const auto& item) {
        return !item.second.isDecided() && item.second.delivery == Review::Delivery::Recorded;
    });
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
    for (const auto& [hash, decision] : records.latestDecisions(hashes, true)) // of the time before too
        changed[hash] = toReview(decision, Review::Delivery::Recorded);
    outboxes.noteSeen(seen); // not before all was read: what is lost on the way is asked for again
    return {changed.begin(), changed.end()};
}

std::optional<Review> overruledBy(Outboxes& outboxes, const InformedDecision& informed) {
    try {
        const auto clashes = clashesOf(outboxes.decisions().records(), {&informed, 1});
        if (clashes.empty() || !clashes.front().ownStands)
            return std::nullopt;
        return toReview(clashes.front().other, Review::Delivery::Recorded);
    } catch (const Error&) {
        return std::nullopt;
    }
}

SentDecisions toSent(const std::vector<DecisionClash>& clashes) {
    SentDecisions shown;
    for (const DecisionClash& clash : clashes)
        shown.clashes.push_back({.decision = clash.own.id,
                                 .imageSha256 = clash.own.imageSha256,
                                 .image = QString::fromStdString(clash.image),
                                 .own = toReview(clash.own, Review::Delivery::Recorded),
                                 .other = toReview(clash.other, Review::Delivery::Recorded),
                                 .otherStation = QString::fromStdString(clash.other.station),
                                 .ownStands = clash.ownStands,
                                 .records = QString::fromStdString(clash.records)});
    return shown;
}

} // namespace cliplad::ui
