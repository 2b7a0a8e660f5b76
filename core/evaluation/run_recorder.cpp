#include "evaluation/run_recorder.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"

namespace cliplad {

RunRecorder::RunRecorder(const DataSet& dataSet, const std::vector<DataSetImage>& test, bool pixelMetrics)
    : dataSet_(dataSet)
    , test_(test) {
    const bool everyAnomalyHasMasks = std::all_of(test.begin(), test.end(), [](const DataSetImage& image) {
        return image.group == DataSetGroup::Good || !image.groundTruth.empty();
    });
    if (!pixelMetrics || !everyAnomalyHasMasks)
        return;
    pixels_[DataSetGroup::Good];
    for (const DataSetImage& image : test)
        if (image.group == DataSetGroup::Logical || image.group == DataSetGroup::Structural)
            pixels_[image.group];
}

void RunRecorder::record(const ImageScores& scores) {
    if (images_.size() == test_.size())
        throw Error("the system under test delivered more results than images", dataSet_.name);
    const DataSetImage& image = test_[images_.size()];
    images_.push_back({.group = image.group,
                       .fused = scores.fused,
                       .logical = scores.logical,
                       .structural = scores.structural,
                       .anomalous = scores.anomalous});
    if (!pixels_.empty() && !scores.anomalyMap.empty())
        addPixels(image, scores);
}

void RunRecorder::addPixels(const DataSetImage& image, const ImageScores& scores) {
    const std::vector<DefectMask> masks = readDefectMasks(image, dataSet_.defects);
    try {
        for (auto& [group, evaluation] : pixels_)
            if (group == DataSetGroup::Good || image.group == DataSetGroup::Good || image.group == group)
                evaluation.add(scores.anomalyMap, scores.photoSize, masks);
    } catch (const Error& error) {
        throw Error(error.problem(), image.path.string(), "check the ground truth of this image");
    }
    ++mapped_;
}

std::optional<PixelResults> RunRecorder::pixelResults() const {
    if (pixels_.empty() || mapped_ != test_.size())
        return std::nullopt;
    PixelResults results{.all = pixels_.at(DataSetGroup::Good).result()};
    if (pixels_.contains(DataSetGroup::Logical))
        results.logical = pixels_.at(DataSetGroup::Logical).result();
    if (pixels_.contains(DataSetGroup::Structural))
        results.structural = pixels_.at(DataSetGroup::Structural).result();
    return results;
}

void RunRecorder::finish(BenchmarkRun& run) const {
    if (images_.size() != test_.size())
        throw Error(fmt::format("the system under test delivered {} results for {} images", images_.size(),
                                test_.size()),
                    dataSet_.name);
    addImageFigures(run, images_);
    run.pixels = pixelResults();
}

} // namespace cliplad
