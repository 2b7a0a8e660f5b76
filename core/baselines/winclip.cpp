#include "baselines/method.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include "base/error.h"
#include "baselines/anomaly_map.h"
#include "baselines/state_prompts.h"
#include "baselines/window_encoder.h"

namespace cliplad {
namespace {

/// WinCLIP and WinCLIP+ (Jeong et al., "WinCLIP: zero-/few-shot anomaly classification and segmentation",
/// CVPR 2023, section 4): the photo and its 2×2 and 3×3 windows of patches, each as a class token of its own,
/// between an ensemble of prompts of normal and of anomalous states; harmonic means over windows and scales.
/// WinCLIP+ adds the distance of windows and of patch tokens to the shots', a mean over the three scales. A
/// photo scores by its whole class token; for WinCLIP+ the mean of that and of the largest distance.
///
/// Departures. The words of the ensemble are our own. Backbone and grid are those of the model used, near the
/// paper's 15×15 (see WindowEncoder). Patch tokens are the last block's as they are; anomalib 2.7 takes them
/// after the tower's last LayerNorm. Else it agrees with anomalib within 1e-3.
class WinClip final : public Method {
public:
    WinClip(const MethodContext& context, bool withReferences)
        : context_(context)
        , withReferences_(withReferences) {}

    void learn(std::span<const MethodPhoto> shots, const JobContext& job) override {
        const c10::NoGradGuard noGrad;
        if (withReferences_)
            requireShots(shots, "winclip-plus");
        states_ = embedStates(context_.clip, composedStatePrompts(context_.objectName), job.stop);
        if (!withReferences_)
            return;
        std::vector<at::Tensor> patches;
        std::array<std::vector<at::Tensor>, kWindowScales.size()> windows;
        for (const MethodPhoto& shot : shots) {
            job.throwIfStopped();
            const auto features = windowsOf(shot, job.stop);
            patches.push_back(features->patches);
            for (std::size_t scale = 0; scale < windows.size(); ++scale)
                windows[scale].push_back(features->windows[scale]);
        }
        references_.patches = at::cat(patches);
        for (std::size_t scale = 0; scale < windows.size(); ++scale)
            references_.windows[scale] = at::cat(windows[scale]);
    }

    MethodScore score(const MethodPhoto& photo, const std::stop_token& stop) const override {
        const c10::NoGradGuard noGrad;
        if (!states_.defined())
            throw withReferences_
                ? notLearned("winclip-plus")
                : Error("has no prompts yet", "winclip", "call learn first; shots are not needed");
        const auto features = windowsOf(photo, stop);
        WindowScore found = scoreByText(*features, states_);
        if (withReferences_) {
            const WindowScore byReferences = scoreByReferences(*features, references_);
            found.score = (found.score + byReferences.score) / 2;
            found.map = (found.map + byReferences.map) / 2;
        }
        return {.score = found.score, .anomalyMap = toMat(found.map)};
    }

private:
    std::shared_ptr<const WindowFeatures> windowsOf(const MethodPhoto& photo,
                                                    const std::stop_token& stop) const {
        return context_.windows != nullptr ? context_.windows->encode(context_, photo, stop)
                                           : encodeInWindows(context_, photo, stop);
    }

    MethodContext context_;
    bool withReferences_;
    at::Tensor states_; ///< [2, E]
    WindowReferences references_;
};

} // namespace

MethodInfo winClipMethod() {
    return {.name = "winclip",
            .title = "WinCLIP",
            .summary = "windows of the photo between prompts of normal and anomalous states (zero-shot)",
            .ignoresShots = true,
            .make = [](const MethodContext& context) { return std::make_unique<WinClip>(context, false); }};
}

MethodInfo winClipPlusMethod() {
    return {.name = "winclip-plus",
            .title = "WinCLIP+",
            .summary = "WinCLIP, and the distance of windows and patches to the shots'",
            .make = [](const MethodContext& context) { return std::make_unique<WinClip>(context, true); }};
}

} // namespace cliplad
