#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/job.h"
#include "clip/model/model_config.h"
#include "training_state.h"

namespace cliplad::training {

/// The recipe. Scene counts are in units of a 128×128 scene: a 256×256 one counts four.
struct TrainingPlan {
    std::int64_t scenes = 235'000;     ///< in all
    std::int64_t decayScenes = 56'000; ///< the last of them, with the learning rates falling to nearly 0
    /// More than 0: train for so long, all sittings together, however many scenes that makes.
    double minutes = 0;
    double decayShare = 0.4;          ///< of the minutes, the last ones, with falling learning rates
    int batch = 48;                   ///< scenes of 128×128 a step
    int absentPhrases = 32;           ///< words a step for what its scenes do not show
    int views = 1;                    ///< steps that see each scene, turned, mirrored and cut anew
    double largeShare = 0.5;          ///< share of steps at 256×256
    double hugeShare = 0;             ///< share of steps at 448×448
    double learningRate = 1.5e-3;     ///< of AdamW
    double hiddenLearningRate = 4e-3; ///< of Muon, on the blocks' matrices; 0: AdamW moves them too
    double warmUpSteps = 100;
    double weightDecay = 0.05;     ///< on matrices
    double denseWeight = 1;        ///< of the dense loss; 0: the class token alone is trained
    double overlapWeight = 0;      ///< of overlapLoss()
    double ownShare = 0.5;         ///< of the dense loss, that among the phrases of a patch's own scene
    int cells = 2;                 ///< a side of each patch, for the dense loss; masks have 2 (method 2)
    double classTokenWeight = 0.2; ///< of CLIP's loss; on a CPU one shard in four takes part in it
    double averaging = 0.998;      ///< of the moving average, per step
    int saveEverySteps = 100;
    std::uint64_t seed = 1;
    std::filesystem::path from = {}; ///< a model folder whose weights it begins with; empty: random ones
};

/// All of a plan that decides which scenes each step sees, for comparison.
std::string sceneOptions(const TrainingPlan& plan);

/// Throws Error unless the architecture takes this trainer's words, its patches divide all sizes of scenes,
/// and the plan's cells its patches. @param where the file or folder it comes from
void requireTrainable(const ModelConfig& config, const TrainingPlan& plan, const std::string& where);

/// The architecture of a training's model, as `train` wrote it there. Throws Error.
ModelConfig trainedConfig(const std::filesystem::path& folder);

/// How much is left of the part of a plan in which its learning rates fall: more than 1 before it begins, 0
/// or less when the plan is done.
double leftOfDecay(const TrainingPlan& plan, const TrainingState& state);

/// What share of its learning rates a plan uses at a step: a warm-up, a plateau, and a linear fall to 0.02.
double schedule(const TrainingPlan& plan, const TrainingState& state);

/// Trains on a GPU where LibTorch has one, else on all cores, until the plan is done or the job is stopped,
/// saving to `folder`/state.safetensors, the architecture beside it, and appending a row per 20 steps to
/// `folder`/log.csv. Leaves LibTorch and OpenCV with one thread each. Goes on from the saved state when there
/// is one, whatever the plan begins with. Throws Error: a state that saw other scenes than this plan's
/// (sceneOptions), a state or a model of another architecture, one that cannot be trained here
/// (requireTrainable), gradients that are no numbers, a folder that cannot be written or that another
/// training uses.
TrainingState train(const TrainingPlan& plan, const ModelConfig& config, const std::filesystem::path& folder,
                    const JobContext& job);

} // namespace cliplad::training
