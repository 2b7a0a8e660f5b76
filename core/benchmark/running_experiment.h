#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "baselines/window_encoder.h"
#include "benchmark/experiment_runner.h"
#include "benchmark/measured_method.h"
#include "benchmark/photo_store.h"
#include "evaluation/run_recorder.h"

namespace cliplad {

/// What the experiments of a run share. One thread.
class RunStores {
public:
    /// @param clip outlives the stores
    RunStores(const ClipModel& clip, const BenchmarkPlan& plan);

    /// The next product's photos are others.
    void leaveProduct();

    /// The contender's method, made new; one that ignores its shots is made once a product.
    std::shared_ptr<MeasuredMethod> methodOf(const Contender& contender, MethodContext context);

    PhotoStore& photos() { return photos_; }

private:
    PhotoStore photos_;
    StepCache steps_;
    WindowEncoder windows_;
    const bool sharesSteps_; ///< several CLIP-LADs do; of a single one the figures of cost are those alone
    std::map<std::string, std::shared_ptr<MeasuredMethod>> shotless_; ///< by contender
};

/// One experiment while it runs: learn(), then each of its images in the data set's order, then finish().
class RunningExperiment {
public:
    /// @param set outlives the experiment. Throws Error as the method's make.
    RunningExperiment(const BenchmarkPlan& plan, const BenchmarkSet& set, const ClipModel& clip,
                      ExperimentKey key, RunStores& stores);

    const FewShotSplit& split() const { return split_; }

    /// The shots, decoded and encoded as the method needs them. Throws Error for one that cannot be read.
    std::vector<MethodPhoto> shots(PhotoStore& store) const;

    void learn(const std::vector<MethodPhoto>& shots, const JobContext& job);

    /// Whether the next image of this experiment is the one at `path`.
    bool waitsFor(const std::filesystem::path& path) const {
        return next_ < split_.test.size() && split_.test[next_].path == path;
    }

    /// Whether score() reads the photo's features.
    bool readsFeatures(const std::filesystem::path& path) const {
        return !info_.pixelsAlone && !method_->knows(path);
    }

    /// The next image cannot be read, and is not tested.
    void skip(const std::string& why);

    void score(const MethodPhoto& photo, const std::stop_token& stop);

    Experiment finish();

private:
    const BenchmarkSet& set_;
    FewShotSplit split_;
    RunRecorder recorder_;
    const MethodInfo& info_; ///< of the plan
    std::shared_ptr<MeasuredMethod> method_;
    Experiment experiment_;
    std::size_t next_ = 0;
};

} // namespace cliplad
