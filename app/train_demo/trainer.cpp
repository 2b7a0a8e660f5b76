#include "trainer.h"

#include <chrono>
#include <cmath>
#include <fstream>
#include <future>
#include <random>

#include <ATen/ATen.h>
#include <ATen/autocast_mode.h>
#include <fmt/format.h>
#include <fmt/ostream.h>
#include <torch/nn/utils/clip_grad.h>
#include <torch/optim/adamw.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "clip/text_tower.h"
#include "clip/vision_tower.h"
#include "demo_parameters.h"
#include "muon.h"
#include "training_batch.h"

namespace cliplad::training {
namespace {

constexpr int kLogEverySteps = 20;
constexpr int kLargeSize = 256;
constexpr int kSmallSize = 128;

/// Products in bfloat16 while in scope, as LibTorch's autocast decides.
class Autocast {
public:
    Autocast() {
        at::autocast::set_autocast_dtype(at::kCPU, at::kBFloat16);
        at::autocast::set_autocast_enabled(at::kCPU, true);
    }
    ~Autocast() {
        at::autocast::clear_cache();
        at::autocast::set_autocast_enabled(at::kCPU, false);
    }
    Autocast(const Autocast&) = delete;
    Autocast& operator=(const Autocast&) = delete;
};

struct Losses {
    at::Tensor total;
    double dense = 0;
    double classToken = 0;
    double accuracy = 0; ///< of patches, weighted as the dense loss
};

at::Tensor normalised(const at::Tensor& x) {
    return x / x.norm(2, -1, true).clamp_min(1e-6);
}

/// Cross-entropy of patches against the batch's phrases, each class weighted by count^−0.7 (demo-model
/// recipe). Only nearly pure patches have a target: with mixed ones learned by their shares, small parts in
/// real photographs were lost.
void addDenseLoss(Losses& losses, const at::Tensor& dense, const at::Tensor& target,
                  const at::Tensor& phrases, const at::Tensor& scale) {
    const at::Tensor labelled = target.flatten().ge(0);
    const at::Tensor wanted = target.flatten().masked_select(labelled);
    const at::Tensor patches = dense.flatten(0, 1).index({labelled});
    const at::Tensor logits = scale * at::matmul(patches, phrases.t());
    const at::Tensor count = at::bincount(wanted, {}, phrases.size(0)).clamp_min(1).to(at::kFloat);
    const at::Tensor weight = count.pow(-0.7).index({wanted});
    const at::Tensor each = at::cross_entropy_loss(logits, wanted, {}, at::Reduction::None);
    const at::Tensor loss = (each * weight).sum() / weight.sum();
    losses.total = loss;
    losses.dense = loss.item<double>();
    losses.accuracy = (logits.argmax(1).eq(wanted).to(at::kFloat) * weight).sum().item<double>() /
                      weight.sum().item<double>();
}

void addClassTokenLoss(Losses& losses, const at::Tensor& images, const at::Tensor& captions,
                       const at::Tensor& scale, double weight) {
    const at::Tensor logits = scale * at::matmul(images, captions.t());
    const at::Tensor diagonal = at::arange(images.size(0), at::kLong);
    const at::Tensor loss =
        (at::cross_entropy_loss(logits, diagonal) + at::cross_entropy_loss(logits.t(), diagonal)) / 2;
    losses.total = losses.total + weight * loss;
    losses.classToken = loss.item<double>();
}

class Trainer {
public:
    Trainer(const TrainingPlan& plan, const ModelConfig& config, TrainingState state)
        : plan_(plan)
        , config_(config)
        , state_(std::move(state))
        , optimizer_(makeOptimizer()) {
        restoreMoments();
    }

    /// The batch of step `step`: pure in plan and step, so that a resumed training sees what it would have
    /// seen.
    BatchRequest request(std::int64_t step) const {
        std::mt19937_64 random(plan_.seed * 1'000'003ULL + static_cast<std::uint64_t>(step));
        const bool large = static_cast<double>(random() >> 11) * 0x1p-53 < plan_.largeShare;
        return {.seed = random(),
                .scenes = large ? plan_.batch / 4 : plan_.batch,
                .size = large ? kLargeSize : kSmallSize};
    }

    double learningRate() const {
        const double warm = std::min(1.0, (static_cast<double>(state_.step) + 1) / plan_.warmUpSteps);
        const double left = static_cast<double>(plan_.scenes - state_.images) /
                            static_cast<double>(std::max<std::int64_t>(1, plan_.decayScenes));
        return plan_.learningRate * warm * (0.02 + 0.98 * std::clamp(left, 0.0, 1.0));
    }

    Losses step(const TrainingBatch& batch) {
        for (auto& group : optimizer_.param_groups())
            static_cast<torch::optim::AdamWOptions&>(group.options()).lr(learningRate());
        const Losses losses = forward(batch);
        losses.total.backward();
        torch::nn::utils::clip_grad_norm_(parameterList(), 1.0);
        optimizer_.step();
        stepHiddenMatrices();
        for (auto& [name, parameter] : state_.parameters)
            parameter.mutable_grad().reset();
        finishStep(batch);
        return losses;
    }

    bool done() const { return state_.images >= plan_.scenes; }
    bool decayBegins() const { return !done() && state_.images >= plan_.scenes - plan_.decayScenes; }

    TrainingState& state() { return state_; }

    /// The state with the optimizer's moments, ready to be saved.
    const TrainingState& snapshot() {
        for (auto& [name, parameter] : state_.parameters) {
            const auto found = optimizer_.state().find(parameter.unsafeGetTensorImpl());
            if (found == optimizer_.state().end())
                continue;
            const auto& moments = static_cast<const torch::optim::AdamWParamState&>(*found->second);
            state_.firstMoment[name] = moments.exp_avg();
            state_.secondMoment[name] = moments.exp_avg_sq();
        }
        return state_;
    }

private:
    std::vector<at::Tensor> parameterList() {
        std::vector<at::Tensor> list;
        for (auto& [name, parameter] : state_.parameters)
            list.push_back(parameter);
        return list;
    }

    /// Of the blocks of both towers: Muon moves them; AdamW embeddings, projections and vectors.
    static bool isHiddenMatrix(const std::string& name, const at::Tensor& parameter) {
        return parameter.dim() == 2 && name.find("resblocks") != std::string::npos;
    }

    void stepHiddenMatrices() {
        const at::NoGradGuard noGrad;
        for (auto& [name, parameter] : state_.parameters)
            if (isHiddenMatrix(name, parameter)) {
                at::Tensor& momentum = state_.firstMoment[name];
                if (!momentum.defined())
                    momentum = at::zeros_like(parameter);
                muonStep(parameter, parameter.grad(), momentum, learningRate(), plan_.weightDecay,
                         name.ends_with("in_proj_weight") ? 3 : 1);
            }
    }

    torch::optim::AdamW makeOptimizer() {
        std::vector<at::Tensor> matrices, vectors;
        for (auto& [name, parameter] : state_.parameters) {
            parameter.requires_grad_(true);
            if (!isHiddenMatrix(name, parameter))
                (parameter.dim() > 1 ? matrices : vectors).push_back(parameter);
        }
        const auto options = [&](double decay) {
            return std::make_unique<torch::optim::AdamWOptions>(
                torch::optim::AdamWOptions(plan_.learningRate).betas({0.9, 0.98}).weight_decay(decay));
        };
        return torch::optim::AdamW({torch::optim::OptimizerParamGroup(matrices, options(plan_.weightDecay)),
                                    torch::optim::OptimizerParamGroup(vectors, options(0.0))},
                                   torch::optim::AdamWOptions(plan_.learningRate));
    }

    void restoreMoments() {
        for (const auto& [name, moment] : state_.firstMoment) {
            if (isHiddenMatrix(name, moment))
                continue;
            auto moments = std::make_unique<torch::optim::AdamWParamState>();
            moments->step(state_.step);
            moments->exp_avg(moment);
            moments->exp_avg_sq(state_.secondMoment.at(name));
            optimizer_.state()[state_.parameters.at(name).unsafeGetTensorImpl()] = std::move(moments);
        }
    }

    Losses forward(const TrainingBatch& batch) {
        const VisionTower vision(state_.parameters, config_);
        const TextTower text(state_.parameters, config_);
        std::vector<std::string> texts = batch.phrases;
        texts.insert(texts.end(), batch.captions.begin(), batch.captions.end());
        const at::Tensor tokens = tokenRows(texts, config_.text.contextLength);
        state_.seenTokens.index_fill_(0, tokens.flatten(), true);
        VisionOutput seen;
        at::Tensor words;
        {
            const Autocast autocast;
            seen = vision.forward(batch.pixels, {.stages = false, .dense = true, .embedding = true});
            words = text.forward(tokens);
        }
        words = normalised(words);
        const auto phraseCount = static_cast<std::int64_t>(batch.phrases.size());
        const at::Tensor scale = state_.parameters.at("logit_scale").exp().clamp_max(100.0);
        Losses losses;
        addDenseLoss(losses, normalised(seen.dense), batch.target, words.slice(0, 0, phraseCount), scale);
        addClassTokenLoss(losses, normalised(seen.embedding), words.slice(0, phraseCount), scale,
                          plan_.classTokenWeight);
        return losses;
    }

    void finishStep(const TrainingBatch& batch) {
        const at::NoGradGuard noGrad;
        // Early on the average follows closely, or it would carry the first, random weights along.
        const double decay = std::min(plan_.averaging, (1.0 + static_cast<double>(state_.step)) /
                                                           (10.0 + static_cast<double>(state_.step)));
        for (auto& [name, average] : state_.average)
            average.lerp_(state_.parameters.at(name), 1.0 - decay);
        ++state_.step;
        state_.images +=
            batch.pixels.size(0) * (batch.pixels.size(2) / kSmallSize) * (batch.pixels.size(3) / kSmallSize);
    }

    TrainingPlan plan_;
    ModelConfig config_;
    TrainingState state_;
    torch::optim::AdamW optimizer_;
};

TrainingState freshState(const TrainingPlan& plan, const ModelConfig& config) {
    TrainingState state;
    state.parameters = initialParameters(config, plan.seed);
    for (const auto& [name, parameter] : state.parameters)
        state.average[name] = parameter.clone();
    state.seenTokens = at::zeros({config.text.vocabularySize}, at::kBool);
    return state;
}

/// Throws Error when the state is that of a model with other tensors.
void requireArchitecture(const TrainingState& state, const ModelConfig& config, const std::string& file) {
    const TensorMap expected = initialParameters(config, 0);
    const auto complain = [&](const std::string& problem) {
        throw Error("holds a training of another model: " + problem, file,
                    "name another folder, or remove it to start training anew");
    };
    for (const TensorMap* stored : {&state.parameters, &state.average}) {
        if (stored->size() != expected.size())
            complain(fmt::format("{} tensors where {} are needed", stored->size(), expected.size()));
        for (const auto& [name, tensor] : expected) {
            const auto found = stored->find(name);
            if (found == stored->end())
                complain(name + " is missing");
            if (found->second.sizes() != tensor.sizes())
                complain(fmt::format("{} is {} where {} is needed", name,
                                     fmt::streamed(found->second.sizes()), fmt::streamed(tensor.sizes())));
        }
    }
}

/// Rows of steps up to `step`: a training killed after its last save had written more.
void trimLog(const std::filesystem::path& file, std::int64_t step) {
    std::string kept =
        "step,scenes,minutes,learning_rate,dense_loss,class_token_loss,patch_accuracy,phrases,logit_scale\n";
    std::ifstream old(file);
    std::string line;
    std::getline(old, line);
    while (std::getline(old, line))
        if (std::atoll(line.c_str()) <= step)
            kept += line + '\n';
    old.close();
    writeFileAtomically(file, kept);
}

} // namespace

TrainingState train(const TrainingPlan& plan, const ModelConfig& config, const std::filesystem::path& folder,
                    const JobContext& job) {
    std::filesystem::create_directories(folder);
    const std::filesystem::path stateFile = folder / "state.safetensors";
    std::optional<TrainingState> resumed = loadState(stateFile);
    if (resumed)
        requireArchitecture(*resumed, config, stateFile.string());
    Trainer trainer(plan, config, resumed ? std::move(*resumed) : freshState(plan, config));
    TrainingState& state = trainer.state();
    trimLog(folder / "log.csv", state.step);
    std::ofstream log(folder / "log.csv", std::ios::app);

    const double before = state.seconds;
    const auto begin = std::chrono::steady_clock::now();
    const auto batchOf = [&](std::int64_t step) {
        return std::async(std::launch::async,
                          [request = trainer.request(step), &config] { return makeBatch(request, config); });
    };
    bool decaying = trainer.decayBegins();
    std::future<TrainingBatch> next = batchOf(state.step);
    while (!trainer.done() && !job.stopped()) {
        const TrainingBatch batch = next.get();
        next = batchOf(state.step + 1);
        const Losses losses = trainer.step(batch);
        state.seconds =
            before + std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        if (state.step % kLogEverySteps == 0)
            log << fmt::format("{},{},{:.2f},{:.2e},{:.4f},{:.4f},{:.4f},{},{:.2f}\n", state.step,
                               state.images, state.seconds / 60, trainer.learningRate(), losses.dense,
                               losses.classToken, losses.accuracy, batch.phrases.size(),
                               std::exp(state.parameters.at("logit_scale").item<double>()))
                << std::flush;
        job.progress(state.images, plan.scenes,
                     fmt::format("dense loss {:.3f}, patch accuracy {:.3f}", losses.dense, losses.accuracy));
        if (!decaying && trainer.decayBegins()) {
            decaying = true;
            saveState(folder / "stable.safetensors", trainer.snapshot());
        }
        if (state.step % plan.saveEverySteps == 0)
            saveState(stateFile, trainer.snapshot());
    }
    saveState(stateFile, trainer.snapshot());
    return trainer.snapshot();
}

} // namespace cliplad::training
