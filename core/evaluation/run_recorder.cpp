#include "evaluation/run_recorder.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"

namespace cliplad {

RunRecorder::RunRecorder(const DataSet& dataSet, const std::vector<DataSetImage>& test, bool pixelMetrics)
    : dataSet_(dataSet)
    , test_(test) {
    if (!pixelMetrics)
        return;
    const auto lacksMasks = [](const DataSetImage& image) {
        return image.group != DataSetGroup::Good && image.groundTruth.empty();
    };
    const auto lacking = std::find_if(test.begin(), test.end(), lacksMasks);
    if (lacking != test.end()) {
        const bool someHave = std::any_of(
            test.begin(), test.end(), [](const DataSetImage& image) { return !image.groundTruth.empty(); });
        if (someHave) // else it was never meant to have any
            notices_.push_back(
                fmt::format("image-level figures only: {} of the anomalous images have no mask, "
                            "such as {}",
                            std::count_if(test.begin(), test.end(), lacksMasks), lacking->path.string()));
        return;
    }
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
    try {
        const std::vector<DefectMask> masks = readDefectMasks(image, dataSet_.defects);
        for (const DefectMask& mask : masks)
            if (!mask.notice.empty() && !oddMaskTold_) {
                notices_.push_back(mask.notice);
                oddMaskTold_ = true; // the others are odd in the same way
            }
        for (auto& [group, evaluation] : pixels_)
            if (group == DataSetGroup::Good || image.group == DataSetGroup::Good || image.group == group)
                evaluation.add(scores.anomalyMap, scores.photoSize, masks);
    } catch (const Error& error) {
        const std::string where = error.where().empty() ? image.groundTruth.front().string() : error.where();
        notices_.push_back(fmt::format("image-level figures only, since a mask cannot be used: {}",
                                       Error(error.problem(), where, error.hint()).what()));
        pixels_.clear();
        return;
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
    run.notices = notices_;
}

} // namespace cliplad
