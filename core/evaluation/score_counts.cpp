#include "evaluation/score_counts.h"

#include <bit>
#include <cmath>

namespace cliplad {

std::uint32_t scoreBin(float score) {
    if (std::isnan(score))
        return ScoreCounts::kBins - 1;
    const auto bits = std::bit_cast<std::uint32_t>(score + 0.0F); // −0 becomes 0
    constexpr std::uint32_t sign = 0x80000000U;
    const std::uint32_t rising = (bits & sign) != 0 ? ~bits : bits | sign;
    return rising >> 11U;
}

ScoreCounts::ScoreCounts()
    : counts_(kBins) {}

} // namespace cliplad
