#include "baselines/method.h"

#include <memory>
#include <optional>
#include <utility>

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include "anomaly/patch_memory.h"
#include "baselines/anomaly_map.h"
#include "baselines/trained/prompt_set.h"
#include "baselines/trained/training.h"
#include "clip/rows.h"

namespace cliplad {
namespace {

constexpr int kSteps = 100;
constexpr Sgd::Options kSgd = {.learningRate = 0.002, .momentum = 0.9, .weightDecay = 5e-4};
constexpr std::int64_t kPatches = 1024; // of all shots, that a step learns from

at::Tensor patchRows(const MethodPhoto& photo) {
    return unitRows(forTraining(photo.features.dense).flatten(0, 1));
}

at::Tensor imageRow(const MethodPhoto& photo) {
    return unitRows(forTraining(photo.embedding).unsqueeze(0));
}

/// Half the harmonic mean of two scores, 0 where either is.
at::Tensor fused(const at::Tensor& a, const at::Tensor& b) {
    return a * b / (a + b).clamp_min(1e-12);
}

PatchMemorySettings memorySettings() {
    PatchMemorySettings settings;
    settings.metric = PatchMemorySettings::Metric::Cosine;
    settings.relative = false;
    settings.stage1 = settings.stage4 = false;
    settings.stage2 = settings.stage3 = true;
    return settings;
}

/// PromptAD (Li, Zhang, Tan, Chen, Qu, Xie, Ma: "PromptAD: Learning prompts with only normal samples for
/// few-shot anomaly detection", 2024).
///
/// Followed: contexts of normal prompts are learned through the frozen text tower; anomaly prompts are the
/// normal ones with suffixes behind them, worded ones and learned ones (3.2); the loss is contrastive, with
/// an explicit anomaly margin (3.3) and learned anomalies aligned with worded ones, λ = 0.001; SGD with rate
/// 0.002. Prompts of the image and of its patches are learned apart. Patches are also compared with a memory
/// of two middle stages, and both scores are fused by their harmonic mean, for the map and, with the map's
/// maximum, for the image (3.4).
///
/// Departures: the softmax has the model's own scale of cosines. Trained on normal photos alone it says
/// "normal" of everything, by far, and a harmonic mean with it would be its own small number: on rendered
/// products (breakfast box, juice bottle, screw bag of `scenes --seed 4242`, 4 shots) 65.5 % AUROC, less than
/// the patch memory alone (71.5 %). So what it says of the shots on average counts as undecided, ½, of images
/// as of patches: 72.5 %, and no longer a matter of the number of steps. Patches are NACLIP's dense features,
/// of key-key attention in the last block, where the paper has value-value attention; worded suffixes are six
/// of any product, "with a missing part" among them, where the paper has lists for each product of its
/// benchmarks; 1024 patches are drawn a step.
///
/// Cost: less than 0.1 s a step on one core with the embedded model's text tower, whatever the number of
/// shots; with ViT-L's about 200 GFLOP a step.
class PromptAd final : public Method {
public:
    explicit PromptAd(const MethodContext& context)
        : context_(context) {}

    void learn(std::span<const MethodPhoto> shots, const JobContext& job) override {
        requireShots(shots, "promptad");
        const RecordsGradients records;
        at::Generator random = at::detail::createCPUGenerator(context_.seed);
        std::vector<at::Tensor> imageRows, rows;
        std::vector<Features> features;
        for (const MethodPhoto& shot : shots) {
            job.throwIfStopped();
            imageRows.push_back(imageRow(shot));
            rows.push_back(patchRows(shot));
            features.push_back(shot.features);
        }
        const at::Tensor images = at::cat(imageRows), patches = at::cat(rows);
        const PromptSet ofImages(context_.clip, context_.objectName, random);
        const PromptSet ofPatches(context_.clip, context_.objectName, random);
        std::vector<at::Tensor> parameters = ofImages.parameters();
        for (const at::Tensor& parameter : ofPatches.parameters())
            parameters.push_back(parameter);
        Sgd sgd(parameters, kSgd);
        const auto loss = [&](int) {
            const at::Tensor drawn = at::randperm(patches.size(0), random).slice(0, 0, kPatches);
            return promptLoss(ofImages.encode(job.stop), images) +
                   promptLoss(ofPatches.encode(job.stop), patches.index_select(0, drawn));
        };
        train({.method = "promptad", .steps = kSteps, .loss = loss}, sgd, job);
        const c10::NoGradGuard noGrad;
        imagePrompts_ = ofImages.encode();
        patchPrompts_ = ofPatches.encode();
        usualImage_ = promptLogit(imagePrompts_, images).mean();
        usualPatch_ = promptLogit(patchPrompts_, patches).mean();
        memory_ = rememberPatches(features, {}, memorySettings());
    }

    MethodScore score(const MethodPhoto& photo, const std::stop_token& stop) const override {
        if (!memory_)
            throw notLearned("promptad");
        JobContext{.stop = stop, .report = {}}.throwIfStopped();
        const c10::NoGradGuard noGrad;
        const AnomalyMap seen = comparePatches(photo.features, *memory_, {}, memorySettings());
        const at::Tensor visual =
            at::from_blob(seen.distance.data, {seen.distance.rows, seen.distance.cols}, at::kFloat) / 2;
        const at::Tensor textual =
            at::sigmoid(promptLogit(patchPrompts_, patchRows(photo)) - usualPatch_).view(visual.sizes());
        const at::Tensor image = at::sigmoid(promptLogit(imagePrompts_, imageRow(photo)) - usualImage_)[0];
        return {.score = fused(image, visual.max()).item<double>(),
                .anomalyMap = toMat(fused(textual, visual))};
    }

private:
    MethodContext context_;
    PromptEmbeddings imagePrompts_;
    PromptEmbeddings patchPrompts_;
    at::Tensor usualImage_, usualPatch_; ///< mean logits of the shots; scalars
    std::optional<PatchMemory> memory_;
};

} // namespace

MethodInfo promptAdMethod() {
    return {.name = "promptad",
            .title = "PromptAD",
            .summary =
                "words for what is normal are learned from good photos, with a patch memory beside them",
            .trains = true,
            .make = [](const MethodContext& context) { return std::make_unique<PromptAd>(context); }};
}

} // namespace cliplad
