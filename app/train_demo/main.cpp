// clip-lad-train-demo: trains the embedded demo model on rendered scenes.

#include <csignal>
#include <cstdio>
#include <stop_token>
#include <thread>

#include <malloc.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "clip/initial_parameters.h"
#include "clip/model/model_folder.h"
#include "contact_sheets.h"
#include "demo_parameters.h"
#include "failure_sheet.h"
#include "held_out_evaluation.h"
#include "model_export.h"
#include "trainer.h"
#include "word_evaluation.h"
#include "zero_shot.h"

namespace {

using namespace cliplad;
using namespace cliplad::training;

volatile std::sig_atomic_t stopRequested = 0;

void printKinds(const HeldOutResult& result) {
    for (const auto& [kind, iou] : result.kindIou)
        fmt::print("  {:<22} {:.2f}\n", kind, iou);
}

/// Every figure of the fixed evaluation.
void printEvaluation(const TensorMap& parameters, const ModelConfig& config, int scenes) {
    const HeldOutResult known = evaluateHeldOut(parameters, config, scenes);
    printKinds(known);
    fmt::print("zero-shot dense mIoU over {} kinds, {} unseen scenes: {:.3f}\n", known.kindIou.size(),
               known.scenes, known.meanIou);
    fmt::print("foreground of part words against background words, IoU: {:.3f}\n", known.foregroundIou);
    std::fflush(stdout);
    const HeldOutResult unseen = evaluateUnseenKinds(parameters, config, scenes);
    printKinds(unseen);
    fmt::print("the same over {} kinds that training never rendered, {} scenes: {:.3f}\n",
               unseen.kindIou.size(), unseen.scenes, unseen.meanIou);
    const HeldOutResult products = evaluateProducts(parameters, config);
    printKinds(products);
    fmt::print("parts of {} pictures of products that training never rendered: {:.3f}, foreground {:.3f}\n",
               products.scenes, products.meanIou, products.foregroundIou);
    std::fflush(stdout);
    const RetrievalResult retrieval = evaluateRetrieval(parameters, config);
    fmt::print("retrieval top-1 among {}: caption of an image {:.2f}, image of a caption {:.2f}\n",
               retrieval.pairs, retrieval.captionOfImage, retrieval.imageOfCaption);
    const CountResult counts = evaluateCounts(parameters, config, scenes);
    fmt::print("counts: {:.2f} parts wrong a scene of {:.1f}, {:.0f} % of {} scenes exact\n",
               counts.meanError, counts.partsPerScene, 100 * counts.exactScenes, counts.scenes);
    fmt::print("one image of 256x256: {:.0f} ms\n", imageMilliseconds(parameters, config));
}

TrainingState requireState(const std::filesystem::path& folder) {
    std::optional<TrainingState> state = loadState(folder / "state.safetensors");
    if (!state)
        throw Error("holds no state.safetensors", folder.string(),
                    "train first, or name the folder of a training");
    return std::move(*state);
}

std::string scenesOf(const Progress& progress) {
    return progress.total == 0 ? fmt::format("{} scenes", progress.done)
                               : fmt::format("{} of {} scenes", progress.done, progress.total);
}

void runTraining(const TrainingPlan& plan, const ModelConfig& config, const std::filesystem::path& folder) {
    std::stop_source stop;
    std::signal(SIGINT, [](int) { stopRequested = 1; });
    std::signal(SIGTERM, [](int) { stopRequested = 1; });
    std::int64_t steps = 0;
    const JobContext job{.stop = stop.get_token(), .report = [&](const Progress& progress) {
                             if (stopRequested != 0)
                                 stop.request_stop();
                             if (++steps % 20 == 0)
                                 fmt::print("{}: {}\n", scenesOf(progress), progress.what);
                             std::fflush(stdout);
                         }};
    const TrainingState state = train(plan, config, folder, job);
    fmt::print("{} scenes in {:.1f} minutes\n", state.images, state.seconds / 60);
}

int run(int argc, char** argv) {
    CLI::App app(
        "Trains the embedded demo model on rendered scenes.\n"
        "Example: clip-lad-train-demo train --folder ~/.cache/clip-lad/demo-training --scenes 150000");
    app.require_subcommand(1);
    std::filesystem::path folder, model, out;
    TrainingPlan plan;
    int scenes = 60;
    std::filesystem::path architecture;
    const auto config = [&] {
        if (!architecture.empty())
            return parseModelConfig(readFile(architecture), architecture.string());
        return plan.from.empty() ? demoConfig() : openModel(plan.from).config;
    };

    CLI::App* training = app.add_subcommand("train", "Train, or go on after an interruption");
    training->add_option("--architecture", architecture,
                         "an open_clip_config.json; else that of --from, or the embedded model's");
    training->add_option("--from", plan.from,
                         "a model folder whose weights it begins with; else random ones");
    training->add_option("--folder", folder, "where state and log are kept")->required();
    training->add_option("--scenes", plan.scenes, "scenes in all, in units of 128×128")
        ->capture_default_str();
    training->add_option("--decay", plan.decayScenes, "the last scenes, with a falling learning rate")
        ->capture_default_str();
    training
        ->add_option("--minutes", plan.minutes,
                     "train for so long instead, all sittings together, however many scenes that makes")
        ->check(CLI::NonNegativeNumber);
    training
        ->add_option("--decay-share", plan.decayShare,
                     "of the minutes, the last, with a falling learning rate")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    training->add_option("--batch", plan.batch, "scenes a step")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    training->add_option("--large-share", plan.largeShare, "share of steps at 256×256")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    training->add_option("--huge-share", plan.hugeShare, "share of steps at 448×448")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    training
        ->add_option("--absent-phrases", plan.absentPhrases, "words a step for what its scenes do not show")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    training->add_option("--views", plan.views, "steps that see each scene, turned, mirrored and cut anew")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    training->add_option("--learning-rate", plan.learningRate, "of AdamW: embeddings, projections, vectors")
        ->capture_default_str();
    training->add_option("--hidden-learning-rate", plan.hiddenLearningRate, "of Muon: the blocks' matrices")
        ->capture_default_str();
    training->add_option("--class-token-weight", plan.classTokenWeight, "weight of the class-token loss")
        ->capture_default_str();
    training->add_option("--dense-weight", plan.denseWeight, "weight of the dense loss")
        ->capture_default_str();
    training
        ->add_option("--own-share", plan.ownShare,
                     "of the dense loss, that among the phrases of a patch's own scene")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    training->add_option("--cells", plan.cells, "a side of each patch, for the dense loss")
        ->check(CLI::IsMember({1, 2, 4}))
        ->capture_default_str();
    training->add_option("--save-every", plan.saveEverySteps, "steps; what is lost when it is killed")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    training->add_option("--seed", plan.seed)->capture_default_str();
    training->add_option("--export", out, "write the model there when it is trained");
    training->callback([&] {
        runTraining(plan, config(), folder);
        if (!out.empty() && stopRequested == 0)
            exportModel(requireState(folder), trainedConfig(folder), out);
    });

    CLI::App* evaluation =
        app.add_subcommand("evaluate", "The fixed evaluation: masks, retrieval, counts, speed");
    evaluation->add_option("--folder", folder, "of a training");
    evaluation->add_option("--model", model, "a model folder instead; neither: random weights");
    evaluation->add_option("--scenes", scenes)->capture_default_str();
    evaluation->callback([&] {
        if (!model.empty()) {
            const OpenedModel opened = openModel(model);
            printEvaluation(inFloat32(opened.tensors), opened.config, scenes);
        } else
            printEvaluation(folder.empty() ? initialParameters(demoConfig(), 0)
                                           : requireState(folder).average,
                            folder.empty() ? demoConfig() : trainedConfig(folder), scenes);
    });

    CLI::App* showing =
        app.add_subcommand("show", "Write contact sheets of every kind and of training scenes, to look at");
    showing->add_option("--out", out, "folder for the pictures")->required();
    showing->callback([&] { writeContactSheets(out); });

    CLI::App* failing = app.add_subcommand(
        "failures", "Write a picture of the evaluation's scenes that a model's words find worst");
    failing->add_option("--model", model, "the model folder")->required();
    failing->add_option("--out", out, "the picture, .jpg or .png")->required();
    failing->callback([&] {
        const OpenedModel opened = openModel(model);
        writeFailureSheet(inFloat32(opened.tensors), opened.config, out);
    });

    CLI::App* exporting = app.add_subcommand("export", "Write the model as an OpenCLIP model folder");
    exporting->add_option("--folder", folder, "of a training")->required();
    exporting->add_option("--out", out, "the model folder")->required();
    exporting->callback([&] { exportModel(requireState(folder), trainedConfig(folder), out); });

    CLI11_PARSE(app, argc, argv);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    // The gradient of the word embeddings, 25 MB a step, would otherwise fragment the heap without end.
    mallopt(M_MMAP_THRESHOLD, 4 << 20);
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::fputs("clip-lad-train-demo: ", stderr);
        std::fputs(error.what(), stderr);
        std::fputs("\n", stderr);
        return 1;
    }
}
