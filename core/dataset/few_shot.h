#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "dataset/data_set.h"

namespace cliplad {

/// `count` different numbers below `population`, in drawing order. Equal on every platform: std::mt19937_64
/// and our own bounded draw, no distribution of the standard library. The first k of a longer draw are the
/// draw of k.
std::vector<std::size_t> sampleWithoutReplacement(std::size_t population, std::size_t count,
                                                  std::uint64_t seed);

/// A few-shot experiment: what is learned from and what is scored; disjoint.
struct FewShotSplit {
    std::vector<DataSetImage> shots = {};
    std::vector<DataSetImage> validation =
        {}; ///< good images of the validation split; empty where there is none
    std::vector<DataSetImage> test = {};
};

/// Draws k good images of the train split, or of all good images where the layout has no train split: those
/// are then left out of the test. Throws Error when there are fewer than k, or when nothing is left to test.
FewShotSplit drawShots(const DataSet& dataSet, int k, std::uint64_t seed);

/// "1 shot", "4 shots": for a person.
std::string shotsText(int shots);

} // namespace cliplad
