#include "dataset/few_shot.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <random>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"

namespace cliplad {
namespace {

/// Uniform below `bound`: draws beyond the last whole multiple of it are refused, so there is no bias.
std::uint64_t drawBelow(std::mt19937_64& random, std::uint64_t bound) {
    const std::uint64_t limit = std::numeric_limits<std::uint64_t>::max() / bound * bound;
    std::uint64_t drawn = random();
    while (drawn >= limit)
        drawn = random();
    return drawn % bound;
}

std::vector<std::size_t> goodImages(const DataSet& dataSet, DataSetSplit split) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < dataSet.images.size(); ++i)
        if (dataSet.images[i].split == split && dataSet.images[i].group == DataSetGroup::Good)
            found.push_back(i);
    return found;
}

/// A ranking needs both good and anomalous images.
void checkTest(const FewShotSplit& split, const DataSet& dataSet) {
    const auto good = std::count_if(split.test.begin(), split.test.end(), [](const DataSetImage& image) {
        return image.group == DataSetGroup::Good;
    });
    const auto anomalous = static_cast<std::ptrdiff_t>(split.test.size()) - good;
    if (good == 0 || anomalous == 0)
        throw Error(fmt::format("{} good and {} anomalous images are there to test besides {}", good,
                                anomalous, shotsText(static_cast<int>(split.shots.size()))),
                    dataSet.root.string(),
                    good > 0 ? "add anomalous images"
                    : split.shots.front().split == DataSetSplit::Test
                        ? "ask for fewer shots, or add good images"
                        : "add good images to test");
}

} // namespace

std::vector<std::size_t> sampleWithoutReplacement(std::size_t population, std::size_t count,
                                                  std::uint64_t seed) {
    if (count > population)
        throw Error(fmt::format("cannot draw {} of {}", count, population));
    std::vector<std::size_t> numbers(population);
    std::iota(numbers.begin(), numbers.end(), std::size_t(0));
    std::mt19937_64 random(seed);
    for (std::size_t i = 0; i < count; ++i)
        std::swap(numbers[i], numbers[i + drawBelow(random, population - i)]);
    numbers.resize(count);
    return numbers;
}

std::string shotsText(int shots) {
    return fmt::format("{} shot{}", shots, shots == 1 ? "" : "s");
}

FewShotSplit drawShots(const DataSet& dataSet, int k, std::uint64_t seed) {
    std::vector<std::size_t> candidates = goodImages(dataSet, DataSetSplit::Train);
    if (candidates.empty())
        candidates = goodImages(dataSet, DataSetSplit::Test);
    if (k < 1 || static_cast<std::size_t>(k) > candidates.size())
        throw Error(
            fmt::format("{} asked for, {} good images to draw them from", shotsText(k), candidates.size()),
            dataSet.root.string(), "ask for fewer shots, at least 1");
    std::set<std::size_t> chosen;
    FewShotSplit split;
    for (const std::size_t drawn :
         sampleWithoutReplacement(candidates.size(), static_cast<std::size_t>(k), seed)) {
        chosen.insert(candidates[drawn]);
        split.shots.push_back(dataSet.images[candidates[drawn]]);
    }
    for (std::size_t i = 0; i < dataSet.images.size(); ++i) {
        const DataSetImage& image = dataSet.images[i];
        if (image.split == DataSetSplit::Validation)
            split.validation.push_back(image);
        else if (image.split == DataSetSplit::Test && !chosen.contains(i))
            split.test.push_back(image);
    }
    checkTest(split, dataSet);
    return split;
}

} // namespace cliplad
