#include "benchmark/experiment.h"

#include <limits>

#include "base/error.h"

namespace cliplad {

BenchmarkRun figuresOf(const Experiment& experiment) {
    BenchmarkRun run{.dataSet = experiment.key.dataSet,
                     .shots = experiment.key.shots,
                     .seed = experiment.key.seed,
                     .shotFiles = experiment.shotFiles,
                     .pixels = experiment.pixels,
                     .notices = experiment.notices};
    std::vector<ScoredImage> images;
    for (const Experiment::Image& image : experiment.images)
        images.push_back(image.result);
    try {
        addImageFigures(run, images);
    } catch (const Error&) { // good or anomalous images are missing
        run.fused.auroc = std::numeric_limits<double>::quiet_NaN();
    }
    return run;
}

} // namespace cliplad
