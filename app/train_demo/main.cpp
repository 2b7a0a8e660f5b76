// clip-lad-train-demo: trains the embedded demo model on rendered scenes.

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include <malloc.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/folder.h"
#include "clip/initial_parameters.h"
#include "clip/model/demo_model.h"
#include "clip/model/model_folder.h"
#include "coarse_stage_evaluation.h"
#include "contact_sheets.h"
#include "demo_parameters.h"
#include "failure_sheet.h"
#include "held_out_evaluation.h"
#include "model_export.h"
#include "scenes/products/product_scene.h"
#include "trainer.h"
#include "whole_number.h"
#include "word_evaluation.h"
#include "zero_shot.h"

namespace {

using namespace cliplad;
using namespace cliplad::training;

constexpr int kFailure = 1;
constexpr int kWrongUsage = 2;

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

void printKinds(const HeldOutResult& result) {
    for (const auto& [kind, iou] : result.kindIou)
        fmt::print("  {:<22} {:.2f}\n", kind, iou);
}

/// How much of what is missed lies in the patches' size, how much in the words.
std::string causes(const HeldOutResult& result) {
    return fmt::format(" ({:.3f} were each patch its words by their true shares; {:.0f} % of the kinds "
                       "recognised from their true masks)",
                       result.iouAtBest, 100 * result.recognised);
}

struct EvaluationPlan {
    HeldOutScenes scenes; ///< count: for masks, unseen kinds and counts; seed: for all
    std::vector<std::string> products = productNames();
};

constexpr int kCaptions = 100; ///< the figures that are published are among so many

/// Of fewer scenes than the evaluation usually has, as many fewer captions and pictures, so that a quick look
/// is quick; of more, no more, so that captions are as hard to tell apart.
/// @param usual how many of them the usual evaluation has
int inProportion(int usual, const HeldOutScenes& scenes) {
    const int all = HeldOutScenes{}.count;
    return (usual * std::min(scenes.count, all) + all - 1) / all;
}

/// Every figure of the evaluation.
void printEvaluation(const TensorMap& parameters, const ModelConfig& config, const EvaluationPlan& plan) {
    const HeldOutResult known = evaluateHeldOut(parameters, config, plan.scenes);
    printKinds(known);
    fmt::print("zero-shot dense mIoU over {} kinds, {} unseen scenes: {:.3f}{}\n", known.kindIou.size(),
               known.scenes, known.meanIou, causes(known));
    fmt::print("foreground of part words against background words, IoU: {:.3f}\n", known.foregroundIou);
    std::fflush(stdout);
    const HeldOutResult unseen = evaluateUnseenKinds(parameters, config, plan.scenes);
    printKinds(unseen);
    fmt::print("the same over {} kinds that training never rendered, {} scenes: {:.3f}{}\n",
               unseen.kindIou.size(), unseen.scenes, unseen.meanIou, causes(unseen));
    const HeldOutProducts pictures = {.names = plan.products,
                                      .scenesOfEach =
                                          inProportion(HeldOutProducts{}.scenesOfEach, plan.scenes),
                                      .firstSeed = plan.scenes.firstSeed};
    const HeldOutResult products = evaluateProducts(parameters, config, pictures);
    printKinds(products);
    fmt::print("parts of {} pictures of products that training never rendered: {:.3f}{}; foreground {:.3f}\n",
               products.scenes, products.meanIou, causes(products), products.foregroundIou);
    const CoarseStageResult coarse = evaluateCoarseStage(parameters, config, pictures);
    for (const auto& [product, iou] : coarse.productIou)
        fmt::print("  {:32} {:.2f}\n", product, iou);
    fmt::print("the coarse stage's foreground on these pictures, IoU: {:.3f}\n", coarse.foregroundIou);
    std::fflush(stdout);
    const RetrievalResult retrieval = evaluateRetrieval(
        parameters, config,
        {.count = inProportion(kCaptions, plan.scenes), .firstSeed = plan.scenes.firstSeed});
    fmt::print("retrieval top-1 among {}: caption of an image {:.2f}, image of a caption {:.2f}\n",
               retrieval.pairs, retrieval.captionOfImage, retrieval.imageOfCaption);
    const CountResult counts = evaluateCounts(parameters, config, plan.scenes);
    fmt::print("counts: {:.2f} parts wrong a scene of {:.1f}, {:.0f} % of {} scenes exact\n",
               counts.meanError, counts.partsPerScene, 100 * counts.exactScenes, counts.scenes);
    fmt::print("one image of {0}x{0}: {1:.0f} ms\n", seenSize(config), imageMilliseconds(parameters, config));
}

/// @param model "demo", the embedded one, or a model folder
OpenedModel openEvaluated(const std::filesystem::path& model) {
    OpenedModel opened = model == "demo" ? openDemoModel() : openModel(model);
    requireVocabulary(opened.config, model.string());
    return opened;
}

TrainingState requireState(const std::filesystem::path& folder) {
    std::optional<TrainingState> state = loadState(folder / "state.safetensors");
    if (!state)
        throw Error("holds no state.safetensors", folder.string(),
                    "train first, or name the folder of a training");
    return std::move(*state);
}

void exportTraining(const std::filesystem::path& folder, const std::filesystem::path& out) {
    const TrainingState state = requireState(folder); // first: it says what is missing
    exportModel(state, trainedConfig(folder), out);
    fmt::print("written to {}\n", out.string());
}

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

int run(int argc, char** argv) {
    CLI::App app(
        "Trains the embedded demo model on rendered scenes.\n"
        "Example: clip-lad-train-demo train --folder ~/.cache/clip-lad/demo-training --scenes 150000");
    app.require_subcommand(1);
    std::filesystem::path folder, model, out;
    TrainingPlan plan;
    EvaluationPlan evaluated;
    std::filesystem::path architecture;

    CLI::App* training = app.add_subcommand(
        "train",
        "Train, or go on after an interruption. Ctrl-C saves first, within seconds, and ends with 130");
    training->add_option("--architecture", architecture,
                         "an open_clip_config.json; else that of the folder's training, of --from, or the "
                         "embedded model's");
    training->add_option(
        "--from", plan.from,
        "a model folder whose weights it begins with, else random ones; a training that goes "
        "on has its own");
    training
        ->add_option("--folder", folder,
                     "where state, log and architecture are kept; the same command goes on from there, with "
                     "the same scenes: seed, batch, views and shares")
        ->required();
    CLI::Option* inAll =
        training->add_option("--scenes", plan.scenes, "scenes in all, in units of 128×128; 0 only prepares")
            ->check(wholeNumber(0))
            ->capture_default_str();
    CLI::Option* decay =
        training->add_option("--decay", plan.decayScenes, "the last scenes, with a falling learning rate")
            ->check(wholeNumber(0))
            ->capture_default_str();
    CLI::Option* minutes =
        training
            ->add_option("--minutes", plan.minutes,
                         "train for so long instead, all sittings together, however many scenes that makes")
            ->check(kPositive)
            ->excludes(inAll)
            ->excludes(decay);
    training
        ->add_option("--decay-share", plan.decayShare,
                     "of the minutes, the last, with a falling learning rate")
        ->check(kShare)
        ->needs(minutes)
        ->capture_default_str();
    training
        ->add_option("--batch", plan.batch,
                     "scenes of 128×128 a step; a quarter as many of 256×256, a twelfth of 448×448")
        ->check(CLI::Range(1, 65536))
        ->capture_default_str();
    training->add_option("--large-share", plan.largeShare, "share of steps at 256×256")
        ->check(kShare)
        ->capture_default_str();
    training->add_option("--huge-share", plan.hugeShare, "share of steps at 448×448")
        ->check(kShare)
        ->capture_default_str();
    training
        ->add_option("--absent-phrases", plan.absentPhrases, "words a step for what its scenes do not show")
        ->check(wholeNumber(0))
        ->capture_default_str();
    training->add_option("--views", plan.views, "steps that see each scene, turned, mirrored and cut anew")
        ->check(wholeNumber(1))
        ->capture_default_str();
    training->add_option("--learning-rate", plan.learningRate, "of AdamW: embeddings, projections, vectors")
        ->check(kNonNegative)
        ->capture_default_str();
    training
        ->add_option("--hidden-learning-rate", plan.hiddenLearningRate,
                     "of Muon: the blocks' matrices; 0: AdamW moves them too")
        ->check(kNonNegative)
        ->capture_default_str();
    training
        ->add_option("--class-token-weight", plan.classTokenWeight,
                     "weight of the class-token loss; on a CPU one shard in four takes part")
        ->check(kNonNegative)
        ->capture_default_str();
    training
        ->add_option("--overlap-weight", plan.overlapWeight,
                     "weight of the overlap of a scene's masks with what is there; 0: not in the loss")
        ->check(kNonNegative)
        ->capture_default_str();
    training
        ->add_option("--dense-weight", plan.denseWeight,
                     "weight of the dense loss; 0: the class token alone is trained")
        ->check(kNonNegative)
        ->capture_default_str();
    training
        ->add_option("--own-share", plan.ownShare,
                     "of the dense loss, that among the phrases of a patch's own scene")
        ->check(kShare)
        ->capture_default_str();
    training->add_option("--cells", plan.cells, "a side of each patch, for the dense loss")
        ->check(CLI::IsMember({1, 2, 4}))
        ->capture_default_str();
    training->add_option("--save-every", plan.saveEverySteps, "steps; what is lost when it is killed")
        ->check(wholeNumber(1))
        ->capture_default_str();
    training->add_option("--seed", plan.seed, "of scenes, words and first weights")
        ->check(wholeNumber(0))
        ->capture_default_str();
    training->add_option("--export", out, "write the model there when it is trained, not after Ctrl-C");
    training->callback([&] {
        if (decay->count() == 0)
            plan.decayScenes = std::min(plan.decayScenes, plan.scenes);
        requireSound(plan);
        if (!out.empty())
            requireExportFolder(out); // before hours of training
        runTraining(plan, configOfTraining(plan, architecture, folder), folder);
        if (!out.empty() && stopSignal == 0)
            exportTraining(folder, out);
    });

    CLI::App* evaluation = app.add_subcommand(
        "evaluate", "Masks, retrieval, counts and speed, on scenes that training never renders");
    CLI::Option* ofTraining =
        evaluation->add_option("--folder", folder, "of a training; its average is taken");
    evaluation
        ->add_option("--model", model, "demo (embedded) or a model folder instead; neither: random weights")
        ->excludes(ofTraining);
    evaluation
        ->add_option(
            "--scenes", evaluated.scenes.count,
            fmt::format("for masks, for unseen kinds and for counts; fewer than {} are a quick look, with "
                        "fewer of the {} captions and of the {} pictures of each product in proportion",
                        HeldOutScenes{}.count, kCaptions, HeldOutProducts{}.scenesOfEach))
        ->check(wholeNumber(1))
        ->capture_default_str();
    evaluation
        ->add_option("--seed", evaluated.scenes.firstSeed,
                     "of the first scene; another one shows how far figures hang on the scenes")
        ->check(wholeNumber(0))
        ->capture_default_str();
    evaluation->add_option("--products", evaluated.products, "rendered products [all]")
        ->check(CLI::IsMember(productNames()));
    evaluation->callback([&] {
        if (!model.empty()) {
            const OpenedModel opened = openEvaluated(model);
            printEvaluation(inFloat32(opened.tensors), opened.config, evaluated);
        } else if (!folder.empty()) {
            const TrainingState state = requireState(folder);
            printEvaluation(state.average, trainedConfig(folder), evaluated);
        } else
            printEvaluation(initialParameters(demoConfig(), 0), demoConfig(), evaluated);
    });

    CLI::App* showing =
        app.add_subcommand("show", "Write contact sheets of every kind and of training scenes, to look at");
    showing->add_option("--out", out, "folder for the pictures")->required();
    showing->callback([&] {
        writeContactSheets(out);
        fmt::print("written to {}\n", out.string());
    });

    CLI::App* failing = app.add_subcommand(
        "failures", "Write a picture of the evaluation's scenes that a model's words find worst");
    failing->add_option("--model", model, "demo (embedded) or a model folder")->required();
    failing->add_option("--out", out, "the picture, .jpg or .png")->required();
    failing->callback([&] {
        const OpenedModel opened = openEvaluated(model);
        writeFailureSheet(inFloat32(opened.tensors), opened.config, out);
    });

    CLI::App* exporting = app.add_subcommand("export", "Write the model as an OpenCLIP model folder");
    exporting->add_option("--folder", folder, "of a training")->required();
    exporting->add_option("--out", out, "the model folder")->required();
    exporting->callback([&] { exportTraining(folder, out); });

    std::vector<std::filesystem::path> models;
    CLI::App* averaging =
        app.add_subcommand("average", "Write the mean of models' weights as an OpenCLIP model folder");
    averaging->add_option("--models", models, "model folders that were trained from one another")
        ->required()
        ->expected(2, 64);
    averaging->add_option("--out", out, "the model folder")->required();
    averaging->callback([&] {
        exportMean(models, out);
        fmt::print("written to {}\n", out.string());
    });

    const auto isAsked = [&](CLI::App* command) { return command->check_name(argv[1]); };
    if (argc > 1 && argv[1][0] != '-' && app.get_subcommands(isAsked).empty()) {
        fmt::print(stderr, "There is no command {}\nRun with --help for more information.\n", argv[1]);
        return kWrongUsage;
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) { // CLI11's own codes are many
        return app.exit(error) == 0 ? 0 : kWrongUsage;
    }
    return stopSignal == 0 ? 0 : 128 + stopSignal;
}

} // namespace

int main(int argc, char** argv) {
    // The gradient of the word embeddings, 25 MB a step, would otherwise fragment the heap without end.
    mallopt(M_MMAP_THRESHOLD, 4 << 20);
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        // LibTorch's messages go on with a backtrace.
        const std::string_view text = error.what();
        fmt::print(stderr, "clip-lad-train-demo: {}\n", text.substr(0, text.find('\n')));
        return kFailure;
    }
}
