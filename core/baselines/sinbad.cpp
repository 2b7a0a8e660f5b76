#include "baselines/method.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <c10/core/InferenceMode.h>
#include <opencv2/imgproc.hpp>

#include "baselines/backbones/resnet.h"
#include "baselines/set_histograms.h"
#include "baselines/whitened_memory.h"
#include "segmentation/feature_grid.h"

namespace cliplad {
namespace {

constexpr int kProjections = 1000; // this and what follows: the authors' program's
constexpr int kBins = 5;
constexpr double kShrinkage = 0.1;
constexpr double kPixelWeight = 0.1;
constexpr int kPixelRepeats = 10; // the authors take 100, of a thousand projections each
constexpr int kPixelProjections = 100;
constexpr int kPixelSide = 64;   // px; the authors take 224
constexpr int kResNetSide = 448; // px

/// Sets of one image: grids [h, w, C] of elements, a level each.
using Levels = std::vector<at::Tensor>;

/// A window of a grid, in quarters of its sides.
struct Window {
    int top = 0;
    int left = 0;
    int size = 4;
};

/// The whole grid, then windows of half its sides, a quarter apart.
std::vector<Window> windows() {
    std::vector<Window> all = {{}};
    for (int top = 0; top <= 2; ++top)
        for (int left = 0; left <= 2; ++left)
            all.push_back({top, left, 2});
    return all;
}

/// Elements of a window: [N, P] of values [h, w, P]. Grids of fewer than four elements have only whole ones.
at::Tensor elementsIn(const at::Tensor& values, const Window& window) {
    const auto part = [&](int quarters, std::int64_t size) { return quarters * size / 4; };
    const std::int64_t rows = values.size(0), columns = values.size(1);
    return values
        .slice(0, part(window.top, rows), std::max(part(window.top + window.size, rows), std::int64_t(1)))
        .slice(1, part(window.left, columns),
               std::max(part(window.left + window.size, columns), std::int64_t(1)))
        .reshape({-1, values.size(2)});
}

/// One window of one level: its histograms, the shots' and how far apart those are.
struct WindowModel {
    Window window;
    SetHistograms histograms;
    WhitenedMemory memory;
    double spread = 1;
};

/// One level under one set of random projections.
class LevelModel {
public:
    LevelModel(at::Tensor projection, const std::vector<at::Tensor>& shots,
               const std::vector<Window>& windows)
        : projection_(std::move(projection)) {
        std::vector<at::Tensor> values;
        for (const at::Tensor& shot : shots)
            values.push_back(at::matmul(shot, projection_));
        for (const Window& window : windows)
            models_.push_back(learned(values, window));
    }

    /// Mean over the windows.
    double score(const at::Tensor& grid) const {
        const at::Tensor values = at::matmul(grid, projection_);
        double sum = 0;
        for (const WindowModel& model : models_)
            sum += model.memory.distance(model.histograms.describe(elementsIn(values, model.window))) /
                   model.spread;
        return sum / static_cast<double>(models_.size());
    }

private:
    static WindowModel learned(const std::vector<at::Tensor>& values, const Window& window) {
        std::vector<at::Tensor> sets;
        for (const at::Tensor& shot : values)
            sets.push_back(elementsIn(shot, window));
        const SetHistograms histograms(at::cat(sets), kBins);
        std::vector<at::Tensor> rows;
        for (const at::Tensor& set : sets)
            rows.push_back(histograms.describe(set));
        const WhitenedMemory memory(at::stack(rows), kShrinkage);
        return {window, histograms, memory, memory.spread()};
    }

    at::Tensor projection_; ///< [C, P]
    std::vector<WindowModel> models_;
};

at::Tensor pixelsOf(const cv::Mat& rgb) {
    cv::Mat small;
    cv::resize(rgb, small, {kPixelSide, kPixelSide}, 0, 0, cv::INTER_AREA);
    return at::from_blob(small.data, {kPixelSide, kPixelSide, 3}, at::kByte).to(at::kFloat) / 255;
}

/// SINBAD (Cohen, Tzachor, Hoshen: "Set features for fine-grained anomaly detection", 2023; as "Set features
/// for anomaly detection" in TMLR, 2024).
///
/// Followed. Images as sets: the elements of two levels of a network, and the plain pixels, without their
/// places; crops of the image have models of their own. Set features by histogram of projections: 1000 random
/// directions, cumulative histograms of 5 steps between the ends that normal elements reach. Anomaly scoring:
/// Mahalanobis distance to the nearest normal set under a covariance shrunk by 0.1, divided by what is
/// normal, averaged over crops and levels; the colours count a tenth, by the median of repeats. The numbers
/// are the defaults of the authors' published program.
///
/// Departures, for few shots on a shared backbone. Levels are CLIP's F_3 and F_4, or the second and third
/// stage of a ResNet at 448 px whose weights are given, where the authors take the third and fourth at 224 px
/// a crop; crops (the whole, and halves a quarter apart) are cut from the one grid of features, not encoded
/// again. What is normal is how far the shots are from each other, as there are no validation images; one
/// shot alone is compared by the root mean square difference. The authors' program multiplies by the inverse
/// covariance where the paper whitens: this follows the paper. Colours have 64 × 64 px and ten repeats of 100
/// directions, which three channels do not need more of.
class Sinbad final : public Method {
public:
    explicit Sinbad(const MethodContext& context)
        : seed_(context.seed) {
        if (!context.weights.empty())
            ownBackbone_ = ResNet::load(context.weights);
    }

    void learn(std::span<const MethodPhoto> shots, const JobContext& job) override {
        requireShots(shots, "sinbad");
        const c10::InferenceMode inference;
        at::Generator generator = at::detail::createCPUGenerator(seed_);
        std::vector<Levels> levels;
        std::vector<at::Tensor> colours;
        for (const MethodPhoto& shot : shots) {
            job.throwIfStopped();
            levels.push_back(levelsOf(shot));
            colours.push_back(pixelsOf(shot.rgb));
        }
        levels_.clear();
        colours_.clear();
        for (std::size_t level = 0; level < levels.front().size(); ++level) {
            job.throwIfStopped();
            std::vector<at::Tensor> grids;
            for (const Levels& shot : levels)
                grids.push_back(shot[level]);
            levels_.emplace_back(at::randn({grids[0].size(2), kProjections}, generator), grids, windows());
        }
        for (int repeat = 0; repeat < kPixelRepeats; ++repeat) {
            job.throwIfStopped();
            colours_.emplace_back(at::randn({3, kPixelProjections}, generator), colours,
                                  std::vector<Window>{{}});
        }
    }

    MethodScore score(const MethodPhoto& photo, const std::stop_token& stop) const override {
        if (levels_.empty())
            throw notLearned("sinbad");
        const c10::InferenceMode inference;
        const JobContext job{.stop = stop, .report = {}};
        const Levels grids = levelsOf(photo);
        double features = 0;
        for (std::size_t level = 0; level < levels_.size(); ++level) {
            job.throwIfStopped();
            features += levels_[level].score(grids[level]);
        }
        const at::Tensor pixels = pixelsOf(photo.rgb);
        std::vector<double> colours;
        for (const LevelModel& model : colours_)
            colours.push_back(model.score(pixels));
        std::sort(colours.begin(), colours.end());
        return {.score = features / static_cast<double>(levels_.size()) +
                         kPixelWeight * colours[colours.size() / 2]};
    }

private:
    Levels levelsOf(const MethodPhoto& photo) const {
        if (!ownBackbone_)
            return {photo.features.stages[2], photo.features.stages[3]};
        const auto maps = ownBackbone_->forward(imageNetInput(photo.rgb, kResNetSide).unsqueeze(0));
        return {gridOfImage(maps[1]).contiguous(), gridOfImage(maps[2]).contiguous()};
    }

    std::uint64_t seed_;
    std::optional<ResNet> ownBackbone_;
    std::vector<LevelModel> levels_;
    std::vector<LevelModel> colours_; ///< a repeat each
};

} // namespace

MethodInfo sinbadMethod() {
    return {.name = "sinbad",
            .title = "SINBAD",
            .summary = "an image as a set: histograms of its patches along random directions",
            .ownBackbones = {"WideResNet-50", "ResNet-18"},
            .make = [](const MethodContext& context) { return std::make_unique<Sinbad>(context); }};
}

} // namespace cliplad
