#include "baselines/method.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include "base/error.h"
#include "baselines/state_prompts.h"
#include "clip/rows.h"

namespace cliplad {
namespace {

constexpr double kTemperature = 0.01; ///< CLIP's own scale of cosines, 100

/// CLIP zero-shot (Radford et al. 2021, section 3.1.2) as an anomaly classifier: the class token's softmax
/// between "normal …" and "anomalous …" prompts. The CLIP-LAD paper does not give its words; these are the
/// two that the WinCLIP paper (Jeong et al. 2023, "CLIP-AC") compares itself with. Shots teach it nothing.
class ClipZeroShot final : public Method {
public:
    explicit ClipZeroShot(const MethodContext& context)
        : context_(context) {}

    void learn(std::span<const MethodPhoto>, const JobContext& job) override {
        const c10::NoGradGuard noGrad;
        states_ = embedStates(context_.clip, plainStatePrompts(context_.objectName), job.stop);
    }

    MethodScore score(const MethodPhoto& photo, const std::stop_token&) const override {
        const c10::NoGradGuard noGrad;
        if (!states_.defined())
            throw Error("has no prompts yet", "clip-zero-shot", "call learn first; shots are not needed");
        return {.score = anomalousShare(photo.embedding.unsqueeze(0), states_, kTemperature).item<double>()};
    }

private:
    MethodContext context_;
    at::Tensor states_; ///< [2, E]
};

/// CLIP few-shot, the "CLIP" row of the CLIP-LAD paper's table 1, which says no more than that images are
/// compared by CLIP: cosine distance of the photo's class token to the nearest shot's; 0 … 2.
class ClipFewShot final : public Method {
public:
    void learn(std::span<const MethodPhoto> shots, const JobContext&) override {
        const c10::NoGradGuard noGrad;
        requireShots(shots, "clip");
        std::vector<at::Tensor> rows;
        for (const MethodPhoto& shot : shots)
            rows.push_back(unitRows(shot.embedding));
        memory_ = at::stack(rows);
    }

    MethodScore score(const MethodPhoto& photo, const std::stop_token&) const override {
        const c10::NoGradGuard noGrad;
        if (!memory_.defined())
            throw notLearned("clip");
        return {.score = 1 - at::mv(memory_, unitRows(photo.embedding)).max().item<double>()};
    }

private:
    at::Tensor memory_; ///< [shots, E], of length 1
};

} // namespace

MethodInfo clipZeroShotMethod() {
    return {.name = "clip-zero-shot",
            .title = "CLIP (zero-shot)",
            .summary = "the class token between prompts of a normal and of an anomalous object",
            .ignoresShots = true,
            .make = [](const MethodContext& context) { return std::make_unique<ClipZeroShot>(context); }};
}

MethodInfo clipFewShotMethod() {
    return {.name = "clip",
            .title = "CLIP",
            .summary = "distance of the class token to the nearest shot's",
            .make = [](const MethodContext&) { return std::make_unique<ClipFewShot>(); }};
}

} // namespace cliplad
