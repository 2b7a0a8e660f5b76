#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evaluation/benchmark.h"

namespace cliplad {

/// Which experiment of a benchmark.
struct ExperimentKey {
    std::string contender = {};
    std::string dataSet = {};
    int shots = 0;
    std::uint64_t seed = 0;

    auto operator<=>(const ExperimentKey&) const = default;
};

/// What an experiment costs. Memory: how much the program grew at most meanwhile; empty where the system does
/// not tell.
struct ExperimentCost {
    double learnSeconds = 0;
    double scoreSeconds = 0; ///< of a photo that is decoded and encoded, on average
    std::optional<double> learnMib = {};
    std::optional<double> scoreMib = {};
};

/// One contender on one draw of shots: each image's scores, from which every figure can be computed again.
struct Experiment {
    struct Image {
        std::string file = {}; ///< relative to the data set's folder
        ScoredImage result = {};
    };

    ExperimentKey key = {};
    std::string title = {};                 ///< the contender's
    std::string madeWith = {};              ///< see madeWith()
    std::string program = {};               ///< version
    std::vector<std::string> settings = {}; ///< see changedSettings()
    bool multiClass = false;                ///< several kinds of a product in one
    std::vector<std::string> shotFiles = {};
    std::vector<Image> images = {};
    bool pixelMetrics = false; ///< whether figures of pixels were asked for; the data may not allow them
    std::optional<PixelResults> pixels = {}; ///< the one thing that scores of images do not give again
    ExperimentCost cost = {};
    std::vector<std::string> notices = {}; ///< for a person: why figures are missing, what is odd
};

/// The figures of an experiment. What its images do not allow is left out: then `fused.auroc` is NaN.
BenchmarkRun figuresOf(const Experiment& experiment);

} // namespace cliplad
