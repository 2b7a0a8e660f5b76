#include "records/outbox/decision_clash.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

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

/// Each once, in the order of `recorded`.
std::vector<std::string> imagesOf(std::span<const InformedDecision> recorded) {
    std::vector<std::string> images;
    std::unordered_set<std::string> seen;
    for (const InformedDecision& one : recorded)
        if (seen.insert(one.decision.imageSha256).second)
            images.push_back(one.decision.imageSha256);
    return images;
}

} // namespace

std::vector<DecisionClash> clashesOf(Records& records, std::span<const InformedDecision> recorded) {
    std::vector<DecisionClash> clashes;
    const std::vector<std::string> images = imagesOf(recorded);
    const auto histories = records.decisionHistories(images);
    for (const std::string& image : images)
        if (const auto history = histories.find(image); history != histories.end())
            if (auto clash = ImageClash(image, recorded).find(history->second))
                clashes.push_back(std::move(*clash));
    return clashes;
}

std::string imageOf(Records& records, const Decision& decision) {
    if (decision.result == 0)
        return {};
    const std::vector<RecordedResult> results = records.results(decision.run, decision.result - 1, 1);
    return results.empty() || results.front().id != decision.result ? std::string() : results.front().image;
}

} // namespace cliplad
