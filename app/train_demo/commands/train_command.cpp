#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include <fmt/format.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/folder.h"
#include "clip/model/model_folder.h"
#include "commands/commands.h"
#include "demo_parameters.h"
#include "model_export.h"
#include "trainer.h"
#include "whole_number.h"

namespace cliplad::training {
namespace {

struct TrainOptions {
    TrainingPlan plan;
    std::filesystem::path folder;
    std::filesystem::path architecture; ///< empty: that of the folder's training, of plan.from, or the demo's
    std::filesystem::path out;          ///< empty: nothing is exported
};

volatile std::sig_atomic_t stopSignal = 0;

/// CLI11's own ranges let NaN pass, and say numbers of 309 digits. @param expected in words: "a number from
/// 0"
template<class IsIn>
CLI::Validator inRange(const std::string& expected, const std::string& shown, IsIn isIn) {
    return {[expected, isIn](std::string& text) {
                double value = 0;
                return CLI::detail::lexical_cast(text, value) && isIn(value)
                           ? std::string()
                           : fmt::format("expected {}, found '{}'", expected, text);
            },
            shown};
}

const CLI::Validator kNonNegative = inRange("a number from 0", "NUMBER >= 0",
                                            [](double value) { return std::isfinite(value) && value >= 0; });
const CLI::Validator kPositive =
    inRange("a number above 0", "NUMBER > 0", [](double value) { return std::isfinite(value) && value > 0; });
const CLI::Validator kShare = inRange("a number from 0 to 1", "NUMBER in [0 - 1]",
                                      [](double value) { return value >= 0 && value <= 1; });

std::string scenesOf(const Progress& progress) {
    return progress.total == 0 ? fmt::format("{} scenes", progress.done)
                               : fmt::format("{} of {} scenes", progress.done, progress.total);
}

/// A folder's training goes on with its own architecture.
ModelConfig configOfTraining(const TrainingPlan& plan, const std::filesystem::path& architecture,
                             const std::filesystem::path& folder) {
    std::optional<ModelConfig> asked;
    if (!architecture.empty()) {
        asked = parseModelConfig(readFile(architecture), architecture.string());
        requireTrainable(*asked, plan, architecture.string());
    }
    if (isThere(folder / "state.safetensors")) {
        const ModelConfig own = trainedConfig(folder);
        if (asked && writeModelConfig(*asked) != writeModelConfig(own))
            throw Error("holds a training of another architecture than " + architecture.string(),
                        folder.string(), "leave --architecture out to go on, or name another folder");
        return own;
    }
    if (asked)
        return *asked;
    if (plan.from.empty())
        return demoConfig();
    ModelConfig config = openModel(plan.from).config;
    requireTrainable(config, plan, plan.from.string());
    return config;
}

void runTraining(const TrainingPlan& plan, const ModelConfig& config, const std::filesystem::path& folder) {
    std::stop_source stop;
    for (const int signal : {SIGINT, SIGTERM})
        std::signal(signal, [](int caught) { stopSignal = caught; });
    std::int64_t steps = 0;
    const JobContext job{.stop = stop.get_token(), .report = [&](const Progress& progress) {
                             if (stopSignal != 0)
                                 stop.request_stop();
                             if (steps++ % 20 == 0) // the first one, so that it shows where it goes on
                                 fmt::print("{}: {}\n", scenesOf(progress), progress.what);
                             std::fflush(stdout);
                         }};
    const TrainingState state = train(plan, config, folder, job);
    fmt::print("{} scenes in {:.1f} minutes\n", state.images, state.seconds / 60);
    if (steps == 0)
        fmt::print("there was nothing left to do; ask for more with --scenes or --minutes\n");
    if (stopSignal != 0)
        fmt::print("stopped and saved; the same command goes on\n");
}

/// Options that contradict each other. Throws CLI::ValidationError.
void requireSound(const TrainingPlan& plan) {
    if (plan.largeShare + plan.hugeShare > 1)
        throw CLI::ValidationError("--large-share and --huge-share", "are more than 1 together");
    if (plan.minutes == 0 && plan.decayScenes > plan.scenes)
        throw CLI::ValidationError(
            "--decay", fmt::format("is {} of {} scenes; at most all of them", plan.decayScenes, plan.scenes));
}

void trainAsAsked(const TrainOptions& options) {
    requireSound(options.plan);
    if (!options.out.empty())
        requireExportFolder(options.out); // before hours of training
    runTraining(options.plan, configOfTraining(options.plan, options.architecture, options.folder),
                options.folder);
    if (!options.out.empty() && stopSignal == 0)
        exportTraining(options.folder, options.out);
}

void addStart(CLI::App& command, TrainOptions& options) {
    command.add_option("--architecture", options.architecture,
                       "an open_clip_config.json; else that of the folder's training, of --from, or the "
                       "embedded model's");
    command.add_option("--from", options.plan.from,
                       "a model folder whose weights it begins with, else random ones; a training that goes "
                       "on has its own");
    command
        .add_option("--folder", options.folder,
                    "where state, log and architecture are kept; the same command goes on from there, with "
                    "the same scenes: seed, batch, views and shares")
        ->required();
}

void addLength(CLI::App& command, TrainingPlan& plan) {
    CLI::Option* inAll =
        command.add_option("--scenes", plan.scenes, "scenes in all, in units of 128×128; 0 only prepares")
            ->check(wholeNumber(0))
            ->capture_default_str();
    CLI::Option* decay =
        command.add_option("--decay", plan.decayScenes, "the last scenes, with a falling learning rate")
            ->check(wholeNumber(0))
            ->capture_default_str();
    CLI::Option* minutes =
        command
            .add_option("--minutes", plan.minutes,
                        "train for so long instead, all sittings together, however many scenes that makes")
            ->check(kPositive)
            ->excludes(inAll)
            ->excludes(decay);
    command
        .add_option("--decay-share", plan.decayShare,
                    "of the minutes, the last, with a falling learning rate")
        ->check(kShare)
        ->needs(minutes)
        ->capture_default_str();
}

void addScenesOfSteps(CLI::App& command, TrainingPlan& plan) {
    command
        .add_option("--batch", plan.batch,
                    "scenes of 128×128 a step; a quarter as many of 256×256, a twelfth of 448×448")
        ->check(CLI::Range(1, 65536))
        ->capture_default_str();
    command.add_option("--large-share", plan.largeShare, "share of steps at 256×256")
        ->check(kShare)
        ->capture_default_str();
    command.add_option("--huge-share", plan.hugeShare, "share of steps at 448×448")
        ->check(kShare)
        ->capture_default_str();
    command
        .add_option("--absent-phrases", plan.absentPhrases, "words a step for what its scenes do not show")
        ->check(wholeNumber(0))
        ->capture_default_str();
    command.add_option("--views", plan.views, "steps that see each scene, turned, mirrored and cut anew")
        ->check(wholeNumber(1))
        ->capture_default_str();
}

void addRatesAndLosses(CLI::App& command, TrainingPlan& plan) {
    command.add_option("--learning-rate", plan.learningRate, "of AdamW: embeddings, projections, vectors")
        ->check(kNonNegative)
        ->capture_default_str();
    command
        .add_option("--hidden-learning-rate", plan.hiddenLearningRate,
                    "of Muon: the blocks' matrices; 0: AdamW moves them too")
        ->check(kNonNegative)
        ->capture_default_str();
    command
        .add_option("--class-token-weight", plan.classTokenWeight,
                    "weight of the class-token loss; on a CPU one shard in four takes part")
        ->check(kNonNegative)
        ->capture_default_str();
    command
        .add_option("--overlap-weight", plan.overlapWeight,
                    "weight of the overlap of a scene's masks with what is there; 0: not in the loss")
        ->check(kNonNegative)
        ->capture_default_str();
    command
        .add_option("--dense-weight", plan.denseWeight,
                    "weight of the dense loss; 0: the class token alone is trained")
        ->check(kNonNegative)
        ->capture_default_str();
    command
        .add_option("--own-share", plan.ownShare,
                    "of the dense loss, that among the phrases of a patch's own scene")
        ->check(kShare)
        ->capture_default_str();
    command.add_option("--cells", plan.cells, "a side of each patch, for the dense loss")
        ->check(CLI::IsMember({1, 2, 4}))
        ->capture_default_str();
}

} // namespace

void addTrainCommand(CLI::App& program, int& exitCode) {
    auto options = std::make_shared<TrainOptions>();
    CLI::App* command = program.add_subcommand(
        "train",
        "Train, or go on after an interruption. Ctrl-C saves first, within seconds, and ends with 130");
    addStart(*command, *options);
    addLength(*command, options->plan);
    addScenesOfSteps(*command, options->plan);
    addRatesAndLosses(*command, options->plan);
    command->add_option("--save-every", options->plan.saveEverySteps, "steps; what is lost when it is killed")
        ->check(wholeNumber(1))
        ->capture_default_str();
    command->add_option("--seed", options->plan.seed, "of scenes, words and first weights")
        ->check(wholeNumber(0))
        ->capture_default_str();
    command->add_option("--export", options->out,
                        "write the model there when it is trained, not after Ctrl-C");
    command->callback([command, options, &exitCode] {
        TrainingPlan& plan = options->plan;
        if (command->count("--decay") == 0)
            plan.decayScenes = std::min(plan.decayScenes, plan.scenes);
        trainAsAsked(*options);
        if (stopSignal != 0)
            exitCode = 128 + stopSignal;
    });
}

} // namespace cliplad::training
