#include "records/outbox/decision_clash.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "records/records.h"

namespace cliplad {
namespace {

using History = std::vector<Decision>;

/// What was recorded together of one image.
class ImageClash {
public:
    ImageClash(const std::string& imageSha256, std::span<const InformedDecision> recorded) {
        for (const InformedDecision& one : recorded) {
            if (one.decision.imageSha256 != imageSha256)
                continue;
            ids_.insert(one.decision.id);
            if (one.known)
                known_.push_back(*one.known);
        }
    }

    /// @param history of the image: the last one stands
    std::optional<DecisionClash> find(const History& history) const {
        const auto own = std::find_if(history.rbegin(), history.rend(),
                                      [this](const Decision& one) { return ids_.contains(one.id); });
        if (own == history.rend())
            return std::nullopt;
        if (own != history.rbegin())
            return differ(*own, history.back())
                       ? std::optional(DecisionClash{.own = *own, .other = history.back()})
                       : std::nullopt;
        const auto before = std::find_if_not(own, history.rend(),
                                             [this](const Decision& one) { return ids_.contains(one.id); });
        if (before == history.rend() || before->value == DecisionValue::Withdrawn || !differ(*own, *before) ||
            isKnown(*before))
            return std::nullopt;
        return DecisionClash{.own = *own, .other = *before, .ownStands = true};
    }

private:
    static bool differ(const Decision& own, const Decision& other) {
        return other.value != own.value && (other.who != own.who || other.station != own.station);
    }

    bool isKnown(const Decision& decision) const {
        const KnownDecision wanted{.who = decision.who, .when = decision.when};
        return std::find(known_.begin(), known_.end(), wanted) != known_.end();
    }

    std::unordered_set<std::string> ids_;
    std::vector<KnownDecision> known_;
};

/// Path of the image in the result that the decision is of; empty: it is of none.
std::string imageOf(Records& records, const Decision& decision) {
    if (decision.result == 0)
        return {};
    const std::vector<RecordedResult> results = records.results(decision.run, decision.result - 1, 1);
    return results.empty() || results.front().id != decision.result ? std::string() : results.front().image;
}

} // namespace

std::vector<DecisionClash> clashesOf(Records& records, std::span<const InformedDecision> recorded) {
    std::vector<DecisionClash> clashes;
    std::unordered_set<std::string> asked;
    for (const InformedDecision& one : recorded) {
        const std::string& image = one.decision.imageSha256;
        if (!asked.insert(image).second)
            continue;
        if (auto clash = ImageClash(image, recorded).find(records.decisionHistory(image))) {
            clash->image = imageOf(records, clash->own);
            clashes.push_back(std::move(*clash));
        }
    }
    return clashes;
}

} // namespace cliplad
