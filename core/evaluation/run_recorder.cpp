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
    if (groups_.size() == test_.size())
        throw Error("the system under test delivered more results than images", dataSet_.name);
    const DataSetImage& image = test_[groups_.size()];
    groups_.push_back(image.group);
    fused_.push_back(scores.fused);
    if (scores.logical)
        logical_.push_back(*scores.logical);
    if (scores.structural)
        structural_.push_back(*scores.structural);
    if (scores.anomalous) {
        ++judged_;
        correct_ += *scores.anomalous == (image.group != DataSetGroup::Good) ? 1 : 0;
    }
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

int RunRecorder::count(DataSetGroup group) const {
    return static_cast<int>(std::count(groups_.begin(), groups_.end(), group));
}

std::optional<double> RunRecorder::aurocOf(const std::vector<double>& scores) const {
    if (scores.size() != groups_.size())
        return std::nullopt;
    return imageMetrics(scores, groups_).auroc;
}

void RunRecorder::finish(BenchmarkRun& run) const {
    if (groups_.size() != test_.size())
        throw Error(fmt::format("the system under test delivered {} results for {} images", groups_.size(),
                                test_.size()),
                    dataSet_.name);
    run.fused = imageMetrics(fused_, groups_);
    run.aurocOfLogicalScore = aurocOf(logical_);
    run.aurocOfStructuralScore = aurocOf(structural_);
    if (judged_ == test_.size())
        run.accuracy = static_cast<double>(correct_) / static_cast<double>(test_.size());
    run.good = count(DataSetGroup::Good);
    run.logical = count(DataSetGroup::Logical);
    run.structural = count(DataSetGroup::Structural);
    run.anomalous = static_cast<int>(groups_.size()) - run.good;
    if (pixels_.empty() || mapped_ != test_.size())
        return;
    PixelResults& results = run.pixels.emplace();
    results.all = pixels_.at(DataSetGroup::Good).result();
    if (pixels_.contains(DataSetGroup::Logical))
        results.logical = pixels_.at(DataSetGroup::Logical).result();
    if (pixels_.contains(DataSetGroup::Structural))
        results.structural = pixels_.at(DataSetGroup::Structural).result();
}

} // namespace cliplad
