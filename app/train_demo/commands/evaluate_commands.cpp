#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "clip/initial_parameters.h"
#include "clip/model/demo_model.h"
#include "clip/model/model_folder.h"
#include "coarse_stage_evaluation.h"
#include "commands/commands.h"
#include "demo_parameters.h"
#include "failure_sheet.h"
#include "held_out_evaluation.h"
#include "scenes/products/product_scene.h"
#include "trainer.h"
#include "whole_number.h"
#include "word_evaluation.h"
#include "zero_shot.h"

namespace cliplad::training {
namespace {

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

struct EvaluateOptions {
    EvaluationPlan plan;
    std::filesystem::path folder; ///< of a training
    std::filesystem::path model;  ///< instead; both empty: random weights
};

void evaluate(const EvaluateOptions& options) {
    if (!options.model.empty()) {
        const OpenedModel opened = openEvaluated(options.model);
        printEvaluation(inFloat32(opened.tensors), opened.config, options.plan);
    } else if (!options.folder.empty()) {
        const TrainingState state = requireState(options.folder);
        printEvaluation(state.average, trainedConfig(options.folder), options.plan);
    } else
        printEvaluation(initialParameters(demoConfig(), 0), demoConfig(), options.plan);
}

struct FailuresOptions {
    std::filesystem::path model;
    std::filesystem::path out;
};

} // namespace

void addEvaluateCommand(CLI::App& program) {
    auto options = std::make_shared<EvaluateOptions>();
    CLI::App* command = program.add_subcommand(
        "evaluate", "Masks, retrieval, counts and speed, on scenes that training never renders");
    CLI::Option* ofTraining =
        command->add_option("--folder", options->folder, "of a training; its average is taken");
    command
        ->add_option("--model", options->model,
                     "demo (embedded) or a model folder instead; neither: random weights")
        ->excludes(ofTraining);
    command
        ->add_option(
            "--scenes", options->plan.scenes.count,
            fmt::format("for masks, for unseen kinds and for counts; fewer than {} are a quick look, with "
                        "fewer of the {} captions and of the {} pictures of each product in proportion",
                        HeldOutScenes{}.count, kCaptions, HeldOutProducts{}.scenesOfEach))
        ->check(wholeNumber(1))
        ->capture_default_str();
    command
        ->add_option("--seed", options->plan.scenes.firstSeed,
                     "of the first scene; another one shows how far figures hang on the scenes")
        ->check(wholeNumber(0))
        ->capture_default_str();
    command->add_option("--products", options->plan.products, "rendered products [all]")
        ->check(CLI::IsMember(productNames()));
    command->callback([options] { evaluate(*options); });
}

void addFailuresCommand(CLI::App& program) {
    auto options = std::make_shared<FailuresOptions>();
    CLI::App* command = program.add_subcommand(
        "failures", "Write a picture of the evaluation's scenes that a model's words find worst");
    command->add_option("--model", options->model, "demo (embedded) or a model folder")->required();
    command->add_option("--out", options->out, "the picture, .jpg or .png")->required();
    command->callback([options] {
        const OpenedModel opened = openEvaluated(options->model);
        writeFailureSheet(inFloat32(opened.tensors), opened.config, options->out);
    });
}

} // namespace cliplad::training
