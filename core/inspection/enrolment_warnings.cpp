#include "inspection/enrolment_warnings.h"

#include <algorithm>

#include <fmt/format.h>

#include "inspection/calibration_sample.h"

namespace cliplad {
namespace {

/// A part that covers so much of what is looked at is no part, but what lies behind the parts.
constexpr double kFillsThePicture = 0.9;

/// Mask pixels of one shot that are looked at: 2×2 for each patch that is remembered.
std::int64_t lookedAtPx(const Product& product) {
    const auto shots = static_cast<std::int64_t>(product.memory.counts.size());
    return 4 * product.memory.patches.origin.size(0) / std::max<std::int64_t>(1, shots);
}

std::string unlikeTheOthers(const Product& product, const std::vector<ClassHistogram>& shots,
                            std::size_t shot, std::size_t label) {
    std::vector<int> others;
    for (std::size_t other = 0; other < shots.size(); ++other)
        if (other != shot)
            others.push_back(shots[other].areaPx[label]);
    const auto [least, most] = std::minmax_element(others.begin(), others.end());
    return fmt::format(
        "shot {} ({}) is unlike the others: {} mask pixels of '{}', {} to {} there; leave it out "
        "where it is a bad photo, or enrol more of its kind",
        shot + 1, product.definition.shots[shot].file, shots[shot].areaPx[label],
        product.definition.prompts.fine[label].name, *least, *most);
}

} // namespace

std::vector<std::string> enrolmentWarnings(const Product& product) {
    std::vector<std::string> warnings;
    const std::vector<ClassHistogram> shots = histogramsOf(product.memory.counts);
    const std::vector<Label>& fine = product.definition.prompts.fine;
    const auto fills = kFillsThePicture * static_cast<double>(lookedAtPx(product));
    for (std::size_t label = 0; label < fine.size(); ++label) {
        if (fine[label].background)
            continue;
        const auto isNone = [label](const ClassHistogram& shot) { return shot.areaPx[label] == 0; };
        const auto isAll = [=](const ClassHistogram& shot) { return shot.areaPx[label] >= fills; };
        if (std::all_of(shots.begin(), shots.end(), isNone))
            warnings.push_back(fmt::format("nothing was found of '{}' on any shot: try other words for it",
                                           fine[label].name));
        else if (std::any_of(shots.begin(), shots.end(), isAll))
            warnings.push_back(fmt::format("'{}' fills the picture: if that is what lies behind the parts, "
                                           "give it `background: true`, or "
                                           "name what does and give it that",
                                           fine[label].name));
        else
            for (std::size_t shot = 0; shot < shots.size(); ++shot)
                if (isUnlikeTheOthers(shots, shot, label))
                    warnings.push_back(unlikeTheOthers(product, shots, shot, label));
    }
    return warnings;
}

} // namespace cliplad
