#include "trainer.h"

#include <chrono>
#include <cmath>
#include <fstream>
#include <random>
#include <thread>
#include <utility>

#include <ATen/ATen.h>
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/autocast_mode.h>
#include <ATen/core/grad_mode.h>
#include <fmt/format.h>
#include <opencv2/core/utility.hpp>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/file_lock.h"
#include "base/folder.h"
#include "base/ordered_work.h"
#include "base/unfinished_path.h"
#include "clip/device.h"
#include "clip/instructions.h"
#include "clip/text_tower.h"
#include "clip/vision_tower.h"
#include "first_state.h"
#include "losses.h"
#include "optimizer.h"
#include "parallel.h"
#include "scene_views.h"
#include "training_batch.h"
#include "zero_shot.h"

namespace cliplad::training {
namespace {

constexpr int kLogEverySteps = 20;
constexpr const char* kConfigFile = "open_clip_config.json";
constexpr int kHugeSize = 448;
constexpr int kLargeSize = 256;
constexpr int kSmallSize = 128;
/// Nothing in inspection looks at the class token, so on a CPU only one shard in four learns it, the first,
/// the fifth and so on, and counts with its share of the scenes.
constexpr int kClassTokenEvery = 4;

/// Products of this thread in bfloat16 while in scope, as LibTorch's autocast decides; in float32 on a CPU
/// that has no instructions for bfloat16, which would be many times slower there.
class Autocast {
public:
    explicit Autocast(at::DeviceType device)
        : device_(device) {
        at::autocast::set_autocast_dtype(device_, at::kBFloat16);
        at::autocast::set_autocast_cache_enabled(false); // it is one for all threads
        at::autocast::set_autocast_enabled(device_, device_ != at::kCPU || multipliesBfloat16());
    }
    ~Autocast() { at::autocast::set_autocast_enabled(device_, false); }
    Autocast(const Autocast&) = delete;
    Autocast& operator=(const Autocast&) = delete;

private:
    at::DeviceType device_;
};

/// A batch as the towers and the losses take it, where they run.
struct DeviceBatch {
    at::Tensor pixels; ///< [B, 3, S, S]
    at::Tensor target; ///< [B, M], of cells
    at::Tensor tokens; ///< of phrases and captions
    std::int64_t phrases = 0;
};

/// For the log.
struct Losses {
    double dense = 0;
    double classToken = 0;
    double accuracy = 0;
};

/// Scenes first … last − 1 of a batch: on a CPU few enough for their activations to stay in the cache, on a
/// GPU as many as its memory holds.
struct Shard {
    int first = 0;
    int last = 0;
};

constexpr int kShardPatches = 2048;
constexpr int kShardPatchesOnGpu = 1 << 19;

std::vector<Shard> shardsOf(const DeviceBatch& batch, const TrainingPlan& plan) {
    const int scenes = static_cast<int>(batch.target.size(0));
    const int patches = batch.target.is_cuda() ? kShardPatchesOnGpu : kShardPatches;
    const int patchesOfScene = static_cast<int>(batch.target.size(1)) / (plan.cells * plan.cells);
    const int each = std::max(1, patches / patchesOfScene);
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
        , device_(computingDevice())
        , state_(onDevice(std::move(state), device_)) {
        for (auto& [name, parameter] : state_.parameters)
            parameter.requires_grad_(true);
    }

    /// The scenes of a step: pure in plan and group, so that a resumed training sees what it would have seen.
    static BatchRequest request(const TrainingPlan& plan, std::int64_t group) {
        std::mt19937_64 random(plan.seed * 1'000'003ULL + static_cast<std::uint64_t>(group));
        const double drawn = static_cast<double>(random() >> 11) * 0x1p-53;
        const int size = drawn < plan.largeShare                    ? kLargeSize
                         : drawn < plan.largeShare + plan.hugeShare ? kHugeSize
                                                                    : kSmallSize;
        return {.seed = random(),
                .scenes = std::max(1, plan.batch * kSmallSize * kSmallSize / (size * size)),
                .size = size};
    }

    bool onGpu() const { return device_.is_cuda(); }

    double learningRate() const { return plan_.learningRate * schedule(plan_, state_); }

    Losses step(const TrainingBatch& made) {
        const DeviceBatch batch = brought(made);
        const Losses losses = computeGradients(batch);
        stepParameters(state_, {.learningRate = learningRate(),
                                .hiddenLearningRate = plan_.hiddenLearningRate * schedule(plan_, state_),
                                .weightDecay = plan_.weightDecay});
        finishStep(batch);
        return losses;
    }

    bool done() const { return leftOfDecay(plan_, state_) <= 0; }

    TrainingState& state() { return state_; }

private:
    static TrainingState onDevice(TrainingState state, at::Device device) {
        for (TensorMap* tensors :
             {&state.parameters, &state.average, &state.firstMoment, &state.secondMoment})
            for (auto& [name, tensor] : *tensors)
                tensor = tensor.to(device);
        return state;
    }

    /// Side by side on a CPU, one after the other on a GPU.
    void forEachShard(int count, const std::function<void(int)>& work) const {
        if (!onGpu())
            return forEachInParallel(count, work);
        for (int i = 0; i < count; ++i)
            work(i);
    }

    /// Fills the parameters' gradients. Shards run side by side, each on one thread, so that no thread waits
    /// for another within a layer; the texts, which all shards need, come first and are differentiated last.
    Losses computeGradients(const DeviceBatch& batch) {
        const at::Tensor texts = [&] {
            const Autocast autocast(device_.type());
            return normalised(TextTower(state_.parameters, config_).forward(batch.tokens));
        }();
        const at::Tensor leaf = texts.detach().requires_grad_(true);
        const at::Tensor weight = cellWeights(batch.target, batch.phrases);
        const std::vector<Shard> shards = shardsOf(batch, plan_);
        std::vector<Losses> losses(shards.size());
        const int classTokenEvery = onGpu() || plan_.denseWeight == 0 ? 1 : kClassTokenEvery;
        forEachShard(static_cast<int>(shards.size()), [&](int i) {
            const auto index = static_cast<std::size_t>(i);
            losses[index] = differentiate(batch, weight, shards[index], leaf, i % classTokenEvery == 0);
        });
        texts.backward(leaf.grad());
        return together(losses);
    }

    DeviceBatch brought(const TrainingBatch& batch) {
        state_.seenTokens.index_fill_(0, batch.tokens.flatten(), true);
        return {.pixels = pixelsOf(batch.images.to(device_, true), config_),
                .target = cellTargets(batch.phraseOfPixel.to(device_, true),
                                      config_.vision.patchSize / plan_.cells),
                .tokens = batch.tokens.to(device_, true),
                .phrases = static_cast<std::int64_t>(batch.phrases.size())};
    }

    Losses differentiate(const DeviceBatch& batch, const at::Tensor& weight, const Shard& shard,
                         const at::Tensor& texts, bool withClassToken) {
        const auto part = [&](const at::Tensor& whole) { return whole.slice(0, shard.first, shard.last); };
        VisionOutput seen;
        {
            const Autocast autocast(device_.type());
            seen = VisionTower(state_.parameters, config_)
                       .forward(part(batch.pixels),
                                {.stages = false, .dense = true, .embedding = withClassToken});
        }
        const at::Tensor scale = state_.parameters.at("logit_scale").exp().clamp_max(100.0);
        DenseLoss dense = denseLoss(enlarged(seen.dense.to(at::kFloat), plan_.cells), part(batch.target),
                                    part(weight), texts.slice(0, 0, batch.phrases), scale, plan_.ownShare);
        at::Tensor loss = plan_.denseWeight * dense.loss, ofClassToken;
        if (plan_.overlapWeight > 0)
            loss = loss + plan_.overlapWeight / static_cast<double>(batch.pixels.size(0)) *
                              overlapLoss(dense.ownLogits, part(batch.target)).sum();
        if (withClassToken) {
            ofClassToken = classTokenLoss(seen.embedding, shard.first, texts.slice(0, batch.phrases), scale);
            const double share =
                static_cast<double>(shard.last - shard.first) / static_cast<double>(batch.pixels.size(0));
            loss = loss + plan_.classTokenWeight * share * ofClassToken;
        }
        loss.backward();
        return {.dense = dense.crossEntropy.item<double>(),
                .classToken = withClassToken ? ofClassToken.item<double>() : 0.0,
                .accuracy = dense.accuracy.item<double>()};
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

    void finishStep(const DeviceBatch& batch) {
        const at::NoGradGuard noGrad;
        // Early on the average follows closely, or it would carry the first, random weights along.
        const double decay = std::min(plan_.averaging, (1.0 + static_cast<double>(state_.step)) /
                                                           (10.0 + static_cast<double>(state_.step)));
        std::vector<at::Tensor> averages, parameters;
        for (auto& [name, average] : state_.average) {
            averages.push_back(average);
            parameters.push_back(state_.parameters.at(name));
        }
        at::_foreach_lerp_(averages, parameters, 1.0 - decay);
        ++state_.step;
        state_.images +=
            batch.pixels.size(0) * batch.pixels.size(2) * batch.pixels.size(3) / (kSmallSize * kSmallSize);
    }

    TrainingPlan plan_;
    ModelConfig config_;
    at::Device device_;
    TrainingState state_;
};

/// Rows of steps up to `step`: a training killed after its last save had written more.
void trimLog(const std::filesystem::path& file, std::int64_t step) {
    std::string kept = "step,scenes,minutes,learning_rate,dense_loss,class_token_loss,cell_accuracy,phrases,"
                       "logit_scale,waited\n";
    std::ifstream old(file);
    std::string line;
    std::getline(old, line);
    while (std::getline(old, line))
        if (std::atoll(line.c_str()) <= step)
            kept += line + '\n';
    old.close();
    writeFileAtomically(file, kept);
}

double secondsSince(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// On a CPU training leaves little time to render in, so one batch is made ahead; a GPU is to find its next
/// batch whenever it asks.
OrderedWork<TrainingBatch>::Options batchOptions(std::int64_t first, bool onGpu) {
    const int others = static_cast<int>(std::thread::hardware_concurrency()) - 1;
    const int threads = onGpu ? std::max(1, others) : 1;
    return {.first = first, .threads = threads, .ahead = onGpu ? 2 * threads : 1};
}

} // namespace

ModelConfig trainedConfig(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / kConfigFile;
    return parseModelConfig(readFile(file), file.string());
}

std::string sceneOptions(const TrainingPlan& plan) {
    return fmt::format("seed {}, batch {}, views {}, large share {}, huge share {}", plan.seed, plan.batch,
                       plan.views, plan.largeShare, plan.hugeShare);
}

void requireTrainable(const ModelConfig& config, const TrainingPlan& plan, const std::string& where) {
    requireVocabulary(config, where);
    const int patch = config.vision.patchSize;
    for (const int size : {kSmallSize, kLargeSize, kHugeSize})
        if (size % patch != 0)
            throw Error(fmt::format("has patches of {} px, which do not divide scenes of {} px", patch, size),
                        where, "begin with another architecture");
    if (patch % plan.cells != 0)
        throw Error(fmt::format("patches of {} px do not split into {} cells a side", patch, plan.cells),
                    where, "choose a number of cells that divides the patch");
}

double leftOfDecay(const TrainingPlan& plan, const TrainingState& state) {
    if (plan.minutes > 0)
        return (plan.minutes - state.seconds / 60) / (plan.minutes * std::max(1e-9, plan.decayShare));
    return static_cast<double>(plan.scenes - state.images) /
           static_cast<double>(std::max<std::int64_t>(1, plan.decayScenes));
}

double schedule(const TrainingPlan& plan, const TrainingState& state) {
    const double warm = std::min(1.0, (static_cast<double>(state.step) + 1) / plan.warmUpSteps);
    return warm * (0.02 + 0.98 * std::clamp(leftOfDecay(plan, state), 0.0, 1.0));
}

TrainingState train(const TrainingPlan& plan, const ModelConfig& config, const std::filesystem::path& folder,
                    const JobContext& job) {
    requireTrainable(config, plan, folder.string());
    at::set_num_threads(1); // the shards of a step are what runs side by side
    cv::setNumThreads(1);
    if (computingDevice().is_cuda()) {
        at::globalContext().setFloat32MatmulPrecision("high");
        at::globalContext().setSDPUseCuDNN(false); // plans anew for each number of texts, 50 ms a time
    }
    makeFolder(folder);
    const FileLock lock(folder / "training.lock");
    const std::filesystem::path stateFile = folder / "state.safetensors";
    UnfinishedPath::sweep(stateFile); // of a training that was killed while saving
    TrainingState first = firstState(plan, config, stateFile);
    writeFileAtomically(folder / kConfigFile, writeModelConfig(config));
    Trainer trainer(plan, config, std::move(first));
    TrainingState& state = trainer.state();
    trimLog(folder / "log.csv", state.step);
    std::ofstream log(folder / "log.csv", std::ios::app);

    const double before = state.seconds;
    const auto begin = std::chrono::steady_clock::now();
    SceneViews views([&plan](std::int64_t group) { return renderScenes(Trainer::request(plan, group)); },
                     plan.views);
    const auto makeBatchOf = [&](std::int64_t step, const std::stop_token&) {
        const std::uint64_t seed = Random(plan.seed + 31 * static_cast<std::uint64_t>(step)).next();
        TrainingBatch batch =
            makeBatch(views.ofStep(step, seed), seed + 1, config.text.contextLength, plan.absentPhrases);
        if (trainer.onGpu())
            for (at::Tensor* tensor : {&batch.images, &batch.phraseOfPixel, &batch.tokens})
                *tensor = tensor->pin_memory(); // copied from there without waiting
        return batch;
    };
    OrderedWork<TrainingBatch> batches(batchOptions(state.step, trainer.onGpu()), makeBatchOf);
    double waited = 0; // seconds, since the last row of the log
    while (!trainer.done() && !job.stopped()) {
        const auto asked = std::chrono::steady_clock::now();
        const TrainingBatch batch = batches.next();
        waited += secondsSince(asked);
        const double learningRate = trainer.learningRate();
        const Losses losses = trainer.step(batch);
        state.seconds = before + secondsSince(begin);
        if (state.step % kLogEverySteps == 0) {
            log << fmt::format("{},{},{:.2f},{:.2e},{:.4f},{:.4f},{:.4f},{},{:.2f},{:.1f}\n", state.step,
                               state.images, state.seconds / 60, learningRate, losses.dense,
                               losses.classToken, losses.accuracy, batch.phrases.size(),
                               std::exp(state.parameters.at("logit_scale").item<double>()),
                               std::exchange(waited, 0))
                << std::flush;
            if (!log)
                throw Error("cannot be written", (folder / "log.csv").string(), "make room on the disk");
        }
        job.progress(state.images, plan.minutes > 0 ? 0 : plan.scenes,
                     fmt::format("dense loss {:.3f}, cell accuracy {:.3f}", losses.dense, losses.accuracy));
        if (state.step % plan.saveEverySteps == 0)
            saveState(stateFile, state);
    }
    saveState(stateFile, state);
    return state;
}

} // namespace cliplad::training
