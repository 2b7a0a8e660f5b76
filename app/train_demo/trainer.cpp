#include "trainer.h"

#include <chrono>
#include <cmath>
#include <fstream>
#include <future>
#include <random>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/autocast_mode.h>
#include <fmt/format.h>
#include <fmt/ostream.h>
#include <torch/nn/utils/clip_grad.h>
#include <torch/optim/adamw.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/folder.h"
#include "base/unfinished_path.h"
#include "clip/text_tower.h"
#include "clip/vision_tower.h"
#include "demo_parameters.h"
#include "losses.h"
#include "muon.h"
#include "parallel.h"
#include "training_batch.h"

namespace cliplad::training {
namespace {

constexpr int kLogEverySteps = 20;
constexpr int kLargeSize = 256;
constexpr int kSmallSize = 128;
/// Nothing in inspection looks at the class token, so one shard in four learns it.
constexpr int kClassTokenEvery = 4;

/// Products of this thread in bfloat16 while in scope, as LibTorch's autocast decides.
class Autocast {
public:
    Autocast() {
        at::autocast::set_autocast_dtype(at::kCPU, at::kBFloat16);
        at::autocast::set_autocast_cache_enabled(false); // it is one for all threads
        at::autocast::set_autocast_enabled(at::kCPU, true);
    }
    ~Autocast() { at::autocast::set_autocast_enabled(at::kCPU, false); }
    Autocast(const Autocast&) = delete;
    Autocast& operator=(const Autocast&) = delete;
};

/// For the log.
struct Losses {
    double dense = 0;
    double classToken = 0;
    double accuracy = 0;
};

/// Scenes first … last − 1 of a batch: small enough for their activations to stay in the cache.
struct Shard {
    int first = 0;
    int last = 0;
};

constexpr int kShardPatches = 2048;

std::vector<Shard> shardsOf(const TrainingBatch& batch) {
    const int scenes = static_cast<int>(batch.target.size(0));
    const int each = std::max(1, kShardPatches / static_cast<int>(batch.target.size(1)));
    std::vector<Shard> shards;
    for (int first = 0; first < scenes; first += each)
        shards.push_back({first, std::min(first + each, scenes)});
    return shards;
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
                .scenes = large ? std::max(1, plan_.batch / 4) : plan_.batch,
                .size = large ? kLargeSize : kSmallSize};
    }

    double learningRate() const { return plan_.learningRate * schedule(); }

    /// Warm-up, a plateau, and a linear fall over the plan's last scenes.
    double schedule() const {
        const double warm = std::min(1.0, (static_cast<double>(state_.step) + 1) / plan_.warmUpSteps);
        const double left = static_cast<double>(plan_.scenes - state_.images) /
                            static_cast<double>(std::max<std::int64_t>(1, plan_.decayScenes));
        return warm * (0.02 + 0.98 * std::clamp(left, 0.0, 1.0));
    }

    Losses step(const TrainingBatch& batch) {
        for (auto& group : optimizer_.param_groups())
            static_cast<torch::optim::AdamWOptions&>(group.options()).lr(learningRate());
        const Losses losses = computeGradients(batch);
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
        std::vector<std::string> names;
        for (auto& [name, parameter] : state_.parameters)
            if (isHiddenMatrix(name, parameter)) {
                names.push_back(name);
                if (!state_.firstMoment.contains(name))
                    state_.firstMoment[name] = at::zeros_like(parameter);
            }
        forEachInParallel(static_cast<int>(names.size()), [&](int i) {
            const at::NoGradGuard noGrad;
            const std::string& name = names[static_cast<std::size_t>(i)];
            at::Tensor& parameter = state_.parameters.at(name);
            muonStep(parameter, parameter.grad(), state_.firstMoment.at(name),
                     plan_.hiddenLearningRate * schedule(), plan_.weightDecay,
                     name.ends_with("in_proj_weight") ? 3 : 1);
        });
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

    /// Fills the parameters' gradients. Shards run side by side, each on one thread, so that no thread waits
    /// for another within a layer; the texts, which all shards need, come first and are differentiated last.
    Losses computeGradients(const TrainingBatch& batch) {
        const auto phraseCount = static_cast<std::int64_t>(batch.phrases.size());
        const at::Tensor texts = embedTexts(batch);
        const at::Tensor leaf = texts.detach().requires_grad_(true);
        const at::Tensor weight = patchWeights(batch.target, phraseCount);
        const std::vector<Shard> shards = shardsOf(batch);
        std::vector<Losses> losses(shards.size());
        forEachInParallel(static_cast<int>(shards.size()), [&](int i) {
            const auto index = static_cast<std::size_t>(i);
            losses[index] = differentiate(batch, weight, shards[index], leaf, i % kClassTokenEvery == 0);
        });
        texts.backward(leaf.grad());
        return together(losses);
    }

    at::Tensor embedTexts(const TrainingBatch& batch) {
        std::vector<std::string> texts = batch.phrases;
        texts.insert(texts.end(), batch.captions.begin(), batch.captions.end());
        const at::Tensor tokens = tokenRows(texts, config_.text.contextLength);
        state_.seenTokens.index_fill_(0, tokens.flatten(), true);
        const Autocast autocast;
        return normalised(TextTower(state_.parameters, config_).forward(tokens));
    }

    Losses differentiate(const TrainingBatch& batch, const at::Tensor& weight, const Shard& shard,
                         const at::Tensor& texts, bool withClassToken) {
        const auto part = [&](const at::Tensor& whole) { return whole.slice(0, shard.first, shard.last); };
        VisionOutput seen;
        {
            const Autocast autocast;
            seen = VisionTower(state_.parameters, config_)
                       .forward(part(batch.pixels),
                                {.stages = false, .dense = true, .embedding = withClassToken});
        }
        const auto phraseCount = static_cast<std::int64_t>(batch.phrases.size());
        const at::Tensor scale = state_.parameters.at("logit_scale").exp().clamp_max(100.0);
        DenseLoss dense =
            denseLoss(seen.dense, part(batch.target), part(weight), texts.slice(0, 0, phraseCount), scale);
        Losses losses = {.dense = dense.crossEntropy, .accuracy = dense.accuracy};
        at::Tensor loss = dense.loss;
        if (withClassToken) {
            const at::Tensor ofClassToken =
                classTokenLoss(seen.embedding, shard.first, texts.slice(0, phraseCount), scale);
            const double share =
                static_cast<double>(shard.last - shard.first) / static_cast<double>(batch.pixels.size(0));
            losses.classToken = ofClassToken.item<double>();
            loss = loss + plan_.classTokenWeight * share * ofClassToken;
        }
        loss.backward();
        return losses;
    }

    static Losses together(const std::vector<Losses>& shards) {
        Losses all;
        int withClassToken = 0;
        for (const Losses& shard : shards) {
            all.dense += shard.dense;
            all.accuracy += shard.accuracy;
            all.classToken += shard.classToken;
            withClassToken += shard.classToken > 0 ? 1 : 0;
        }
        all.classToken /= std::max(1, withClassToken);
        return all;
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
    at::set_num_threads(1); // the shards of a step are what runs side by side
    makeFolder(folder);
    const std::filesystem::path stateFile = folder / "state.safetensors";
    UnfinishedPath::sweep(stateFile); // of a training that was killed while saving
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
