#include "inspection/enrolment_warnings.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

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

/// "shot 1 (a.png) and shot 3 (c.png)" of those without the label.
std::string shotsWithout(const Product& product, const std::vector<ClassHistogram>& shots,
                         std::size_t label) {
    std::vector<std::string> names;
    for (std::size_t shot = 0; shot < shots.size(); ++shot)
        if (shots[shot].areaPx[label] == 0)
            names.push_back(fmt::format("shot {} ({})", shot + 1, product.definition.shots[shot].file));
    return fmt::format("{}", fmt::join(names, " and "));
}

} // namespace

std::vector<std::string> enrolmentWarnings(const Product& product) {
    std::vector<std::string> warnings;
    const std::vector<ClassHistogram> shots = histogramsOf(product.memory.counts);
    const std::vector<Label>& fine = product.definition.prompts.fine;
    const auto fills = kFillsThePicture * static_cast<double>(lookedAtPx(product));
    const std::vector<Label>& coarse = product.definition.prompts.coarse;
    if (std::none_of(coarse.begin(), coarse.end(), [](const Label& label) { return label.background; }))
        warnings.emplace_back(
            "no coarse label is what lies behind the parts, so all of the picture is taken for "
            "parts: give the one that is `background: true`, or add one");
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
        else if (std::count_if(shots.begin(), shots.end(), isNone) > 1)
            warnings.push_back(
                fmt::format("nothing was found of '{}' on {}: leave bad photos out, or try other "
                            "words for it",
                            fine[label].name, shotsWithout(product, shots, label)));
        else
            for (std::size_t shot = 0; shot < shots.size(); ++shot)
                if (isUnlikeTheOthers(shots, shot, label))
                    warnings.push_back(unlikeTheOthers(product, shots, shot, label));
    }
    return warnings;
}

} // namespace cliplad
