#include <algorithm>
#include <memory>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "argument_checks.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "commands/commands.h"
#include "evaluation/benchmark.h"
#include "few_shot_scoring.h"
#include "image/photo.h"
#include "inspection/enrolment.h"
#include "inspection/line/cached_backbone.h"
#include "model_options.h"
#include "recipe_options.h"
#include "report/result_files.h"

namespace cliplad::cli {
namespace {

struct EvaluateOptions {
    std::string dataSet;
    BenchmarkProtocol protocol;
    int seedCount = 1;
    bool noPixels = false;
    bool noCache = false;
    double cacheGib = 2;
    bool markdown = false;
    std::string out;
    RecipeOptions recipe;
    ModelOptions model;
};

/// Enrols on the shots and scores the rest by the one scoring path.
FewShotSystem systemOf(const Backbone& backbone, const EvaluateOptions& options) {
    return [&backbone, &options](const DataSet& dataSet, const FewShotSplit& split,
                                 const std::function<void(const ImageScores&)>& deliver,
                                 const JobContext& job) {
        const Product product = enrolSplit(backbone, options.recipe.readFor(dataSet.name), split, job.stop);
        for (const DataSetImage& image : split.test)
            deliver(scorePhoto(backbone, product, loadPhoto(image.path).rgb, job.stop));
    };
}

/// Where the scores tell good from bad better than the verdicts do, what to do about the threshold.
std::string thresholdNote(const std::vector<BenchmarkRun>& runs) {
    constexpr double kWorthSaying = 0.1;
    const bool judgedWorse = std::any_of(runs.begin(), runs.end(), [](const BenchmarkRun& run) {
        return run.accuracy && run.fused.auroc - *run.accuracy > kWorthSaying;
    });
    return judgedWorse
               ? "note: the scores tell good from bad better than the verdicts do, so the threshold "
                 "lies badly:\nmore good photos teach a better one (`enrol ... --validation`), or set it "
                 "by hand (`enrol ... --threshold`);\n--json has the best one of each draw of shots "
                 "(f1_max_threshold).\n"
               : "";
}

void report(const std::vector<BenchmarkRun>& runs, const EvaluateOptions& options,
            const BenchmarkSystem& system, std::optional<AtomicFile>& out, Session& session) {
    const ResultTable table = benchmarkTable(runs);
    const std::string json = benchmarkJson(runs, system);
    session.print(
        session.json
            ? json
            : fmt::format("{}\nModel: {}. In percent; mean ± deviation over seeds. verdicts: share of "
                          "the images judged right at the product's own threshold.\n",
                          options.markdown ? toMarkdown(table) : toText(table), system.model) +
                  thresholdNote(runs));
    if (out) {
        out->stream() << json;
        out->commit();
    }
}

void evaluate(EvaluateOptions& options, Session& session) {
    for (int seed = 0; seed < options.seedCount; ++seed)
        options.protocol.seeds.push_back(static_cast<std::uint64_t>(seed));
    options.protocol.pixelMetrics = !options.noPixels;
    const std::vector<DataSet> dataSets = openDataSets(options.dataSet);
    for (const DataSet& dataSet : dataSets) {
        for (const std::string& text : dataSet.notices)
            session.notice(fmt::format("note: {}: {}", dataSet.name, text));
        if (options.protocol.useValidation && dataSet.select(DataSetSplit::Validation).empty())
            session.notice(fmt::format(
                "note: {} has no validation photos, so --validation changes nothing there", dataSet.name));
    }
    std::optional<AtomicFile> out; // opened before the work: a place that cannot be written is told at once
    if (!options.out.empty())
        out.emplace(options.out);
    for (const DataSet& dataSet : dataSets) // before the first image is encoded
        checkRecipe(options.recipe.readFor(dataSet.name).recipe());
    const auto model = options.model.load();
    FeatureCache cache(FeatureCache::defaultFolder(),
                       static_cast<std::size_t>(options.cacheGib * static_cast<double>(1 << 30)));
    TextCache words(TextCache::defaultFolder());
    const CachedBackbone backbone(*model, options.noCache ? nullptr : &cache,
                                  options.noCache ? nullptr : &words);
    const std::vector<BenchmarkRun> runs =
        runBenchmark(dataSets, options.protocol, systemOf(backbone, options), session.job());
    std::set<std::string> told;
    for (const BenchmarkRun& run : runs)
        for (const std::string& text : run.notices)
            if (told.insert(text).second)
                session.notice(fmt::format("note: {}: {}", run.dataSet, text));
    report(runs, options, {.model = modelText(model->info()), .isDemoModel = model->info().isDemo}, out,
           session);
    if (!session.json && model->info().isDemo)
        session.print(fmt::format("{}\n", kDemoNotice));
}

} // namespace

void addEvaluateCommand(CLI::App& program, Session& session) {
    auto options = std::make_shared<EvaluateOptions>();
    options->protocol.seeds.clear();
    CLI::App* command = addCommand(
        program, "evaluate",
        "Few-shot benchmark on a data set: MVTec LOCO, MVTec AD, VisA, or good/bad folders",
        "  clip-lad evaluate mvtec_loco --prompts prompts/ --shots 1 2 4 --seeds 5\n"
        "  clip-lad evaluate my_parts --prompts my_parts.yaml --shots 4 --json\n\n"
        "my_parts holds a folder good (normal, ok) beside bad (anomaly, defect, ng). Image AUROC "
        "(micro, logical,\n"
        "structural), F1-max, average precision, verdicts at the product's own threshold; pixel "
        "AUROC and sPRO\n"
        "(integrated to a false positive rate of 0.05) where every anomalous image has a mask. Other methods "
        "on the same\n"
        "draws: clip-lad benchmark.");
    command->add_option("DATASET", options->dataSet, "Folder of one data set, or of several")->required();
    options->recipe.addTo(*command, false);
    options->model.addTo(*command, session, "demo");
    command->add_option("--shots", options->protocol.shots, "Numbers of shots [4]")
        ->check(CLI::Range(1, 1000))
        ->type_name("K...");
    command->add_option("--seeds", options->seedCount, "How many draws of shots: seeds 0, 1, … [1]")
        ->check(CLI::Range(1, 1000));
    command->add_flag("--validation", options->protocol.useValidation,
                      "Calibrate on the validation split where there is one, instead of the shots");
    command->add_flag("--no-pixels", options->noPixels, "Image-level results only");
    command->add_flag("--no-cache", options->noCache,
                      "Encode every image anew instead of keeping features on disk");
    command
        ->add_option(
            "--cache-size", options->cacheGib,
            "Most that kept features may take; ViT-L/14 needs 20 MB an image, and images beyond it are "
            "encoded anew [2]")
        ->check(CLI::Range(0.0, 1024.0))
        ->check(numberFromZero())
        ->type_name("GIB");
    command->add_flag("--markdown", options->markdown, "The table as Markdown");
    command->add_option("--out", options->out, "Also write all results as JSON")->type_name("FILE");
    addJsonFlag(*command, session, "Every run and the means as JSON");
    command->callback([&session, options] { evaluate(*options, session); });
}

} // namespace cliplad::cli
