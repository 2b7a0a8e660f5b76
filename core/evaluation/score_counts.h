#pragma once

#include <cstdint>
#include <vector>

namespace cliplad {

/// Place of a pixel's score among 2^21 bins that rise with the score: the upper bits of the float. Scores
/// closer than one part in 4096 may share a bin and then count as equal. NaN goes with the largest.
std::uint32_t scoreBin(float score);

/// How many pixels have which score, for curves over hundreds of millions of pixels in constant memory (16
/// MB).
class ScoreCounts {
public:
    ScoreCounts();

    void add(float score) {
        ++counts_[scoreBin(score)];
        ++total_;
    }
    std::uint64_t at(std::uint32_t bin) const { return counts_[bin]; }
    std::uint64_t total() const { return total_; }

    static constexpr std::uint32_t kBins = std::uint32_t(1) << 21;

private:
    std::vector<std::uint64_t> counts_;
    std::uint64_t total_ = 0;
};

} // namespace cliplad
