#include <algorithm>
#include <memory>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "argument_checks.h"
#include "base/error.h"
#include "base/folder.h"
#include "benchmark/benchmark_report.h"
#include "benchmark/cost_estimate.h"
#include "benchmark/experiment_file.h"
#include "benchmark/experiment_runner.h"
#include "benchmark/pictures/benchmark_pictures.h"
#include "benchmark/pictures/cluster_counts.h"
#include "benchmark/plan_notices.h"
#include "commands/commands.h"
#include "dataset/sub_types.h"
#include "model_options.h"
#include "recipe_options.h"
#include "report/result_files.h"
#include "scenes/loco_data_set.h"
#include "shard_option.h"

namespace cliplad::cli {
namespace {

struct BenchmarkOptions {
    std::string dataSet;
    std::vector<std::string> methods;
    std::vector<std::string> weights; ///< "method=file"
    std::vector<int> shots = {1, 2, 4};
    int seedCount = 5;
    std::vector<std::string> variants; ///< "NAME:KEY=VALUE,…"
    bool ablations = false;
    bool figures = false;
    bool noPixels = false;
    bool dryRun = false;
    double memoryGib = 6;
    ShardOption shard;
    std::string subTypes;
    std::string out;
    RecipeOptions recipe;
    ModelOptions model;
};

/// Names for `--help`: of those methods that train, or of the others.
std::string methodNames(bool trains) {
    std::vector<std::string> names;
    for (const MethodInfo& method : methods())
        if (method.trains == trains)
            names.push_back(method.name);
    return fmt::format("{}", fmt::join(names, ", "));
}

/// For `--help`: "patchcore (ResNet-18 or WideResNet-50), …".
std::string ownBackbones() {
    std::vector<std::string> names;
    for (const MethodInfo& method : methods())
        if (!method.ownBackbones.empty())
            names.push_back(fmt::format("{} ({})", method.name, fmt::join(method.ownBackbones, " or ")));
    return fmt::format("{}", fmt::join(names, ", "));
}

/// What `--methods`, `--weights` and `--ablations` name.
std::vector<Contender> contendersOf(const BenchmarkOptions& options) {
    std::vector<Contender> contenders;
    for (const std::string& name : options.methods)
        contenders.push_back(contender(name));
    if (options.methods.empty())
        for (const MethodInfo& method : methods())
            if (!method.trains)
                contenders.push_back(contender(method.name));
    for (const std::string& assignment : options.weights) {
        const std::size_t equals = assignment.find('=');
        const std::string name = assignment.substr(0, equals);
        const auto found = std::find_if(contenders.begin(), contenders.end(),
                                        [&](const Contender& each) { return each.name == name; });
        if (equals == std::string::npos || found == contenders.end())
            throw Error(
                fmt::format("expected METHOD=FILE with a method that takes part, found '{}'", assignment),
                "--weights", "name it in --methods too");
        contenders.insert(found + 1, withOwnBackbone(*found, assignment.substr(equals + 1)));
    }
    for (const std::string& text : options.variants)
        contenders.push_back(variant(text));
    if (options.ablations)
        contenders.insert(contenders.end(), ablations().begin(), ablations().end());
    if (options.figures)
        contenders.insert(contenders.end(), clusterCountContenders().begin(), clusterCountContenders().end());
    std::set<std::string> names;
    for (const Contender& each : contenders)
        if (!names.insert(each.name).second)
            throw Error(fmt::format("'{}' takes part twice", each.name), {},
                        "name each method once, and variants as no ablation is named");
    return contenders;
}

/// Tells a person at once, and keeps for the report, each once.
class Notes {
public:
    explicit Notes(Session& session)
        : session_(session) {}

    void add(const std::string& text) {
        if (keep(text))
            session_.notice("note: " + text);
    }
    /// @return whether it is new
    bool keep(const std::string& text) {
        if (std::find(texts_.begin(), texts_.end(), text) != texts_.end())
            return false;
        texts_.push_back(text);
        return true;
    }
    const std::vector<std::string>& texts() const { return texts_; }

private:
    Session& session_;
    std::vector<std::string> texts_;
};

/// The words of a data set: those of its own name, of a sub-type ("juice_bottle/banana") those of its
/// product. Without any, methods that read words are left out, if there are others.
BenchmarkSet benchmarkSet(DataSet dataSet, const RecipeOptions& recipe,
                          const std::vector<Contender>& contenders) {
    const std::string product = dataSet.name.substr(0, dataSet.name.find('/'));
    const bool anyDoesWithout = std::any_of(contenders.begin(), contenders.end(),
                                            [](const Contender& each) { return !each.method.readsWords; });
    const bool hasWords = recipe.hasWordsFor(product) || !anyDoesWithout;
    Recipe words = (hasWords ? recipe.readFor(product) : recipe.readWithoutWords(product)).recipe();
    if (hasWords)
        checkRecipe(words);
    std::string stamp = filesStamp(dataSet);
    std::string objectName = product;
    std::replace(objectName.begin(), objectName.end(), '_', ' ');
    return {.dataSet = std::move(dataSet),
            .objectName = objectName,
            .recipe = std::move(words),
            .hasWords = hasWords,
            .stamp = std::move(stamp)};
}

/// Of a data set without words.
void noteLeftOut(const BenchmarkSet& set, const std::vector<Contender>& contenders, Notes& notes) {
    std::vector<std::string> names;
    for (const Contender& contender : contenders)
        if (contender.method.readsWords)
            names.push_back(contender.name);
    if (!set.hasWords && !names.empty())
        notes.add(
            fmt::format("{} is left out by {}: there are no words for it; give them with --prompts FILE",
                        set.dataSet.name, fmt::join(names, ", ")));
}

/// What is given for all products, as a person gave it; empty: nothing.
std::string givenSettings(const RecipeOptions& recipe) {
    std::vector<std::string> given;
    for (const auto& [option, value] :
         {std::pair("--prompts", recipe.prompts), std::pair("--preset", recipe.preset),
          std::pair("--ignore", recipe.ignore)})
        if (!value.empty())
            given.push_back(fmt::format("{} {}", option, value));
    for (const std::string& setting : recipe.settings)
        given.push_back("--set " + setting);
    return fmt::format("{}", fmt::join(given, " "));
}

/// A corrected table of a data set's sub-types, where there is one.
std::filesystem::path correctedSubTypes(const BenchmarkOptions& options, const std::string& dataSet,
                                        Notes& notes) {
    if (options.subTypes.empty())
        return {};
    const std::filesystem::path corrected = std::filesystem::path(options.subTypes) / (dataSet + ".csv");
    if (isThere(corrected))
        return corrected;
    notes.add(fmt::format("the sub-types of {} are as they were found: there is no {}", dataSet,
                          corrected.string()));
    return {};
}

/// A data set as it is; one that falls into sub-types as one product each, and as all of them in one. What
/// was found is written into the folder, to be checked and, with `--sub-types`, corrected.
void addSets(const DataSet& dataSet, const BenchmarkOptions& options, Session& session, Notes& notes,
             BenchmarkPlan& plan) {
    BenchmarkSet together = benchmarkSet(dataSet, options.recipe, plan.contenders);
    noteLeftOut(together, plan.contenders, notes);
    if (!hasSubTypes(dataSet)) {
        plan.sets.push_back(std::move(together));
        return;
    }
    const SubTypeTable table =
        findSubTypes(dataSet, correctedSubTypes(options, dataSet.name, notes), session.job());
    for (const std::string& text : table.notices)
        notes.add(text);
    if (!options.dryRun) {
        const std::filesystem::path folder = wholeFolder(options.out) / "sub_types";
        makeFolder(folder);
        writeSubTypes(folder / (dataSet.name + ".csv"), table);
    }
    together.subTypes = splitBySubType(dataSet, table);
    for (const DataSet& subType : together.subTypes)
        plan.sets.push_back(benchmarkSet(subType, options.recipe, plan.contenders));
    if (together.subTypes.size() > 1)
        plan.sets.push_back(std::move(together));
}

/// Every product that can be used; throws Error where none can.
void addProducts(const BenchmarkOptions& options, Session& session, Notes& notes, BenchmarkPlan& plan) {
    std::optional<Error> first;
    const auto leaveOut = [&](const std::string& name, const Error& error) {
        if (!first)
            first = error;
        notes.add(fmt::format("{} is left out: {}", name, error.what()));
    };
    const std::vector<DataSet> dataSets = openDataSets(
        options.dataSet, [&](const Error& error) { notes.add(fmt::format("left out: {}", error.what())); });
    for (const DataSet& dataSet : dataSets) {
        for (const std::string& text : dataSet.notices)
            notes.add(fmt::format("{}: {}", dataSet.name, text));
        if (dataSets.size() == 1) {
            addSets(dataSet, options, session, notes, plan);
            continue;
        }
        try {
            addSets(dataSet, options, session, notes, plan);
        } catch (const Error& error) {
            leaveOut(dataSet.name, error);
        }
    }
    if (plan.sets.empty() && first)
        throw *first;
}

BenchmarkPlan planOf(const BenchmarkOptions& options, const BackboneInfo& model, Session& session,
                     Notes& notes) {
    BenchmarkPlan plan;
    plan.contenders = contendersOf(options);
    const std::set<int> shots(options.shots.begin(), options.shots.end());
    plan.shots.assign(shots.begin(), shots.end());
    plan.pixelMetrics = !options.noPixels;
    plan.photoBytes = static_cast<std::size_t>(options.memoryGib * static_cast<double>(1 << 30));
    plan.program = "clip-lad " CLIPLAD_VERSION;
    plan.seeds.clear();
    for (int seed = 0; seed < options.seedCount; ++seed)
        plan.seeds.push_back(static_cast<std::uint64_t>(seed));
    plan.shard = options.shard.number - 1;
    plan.shards = options.shard.count;
    if (!options.subTypes.empty() && !isFolder(options.subTypes))
        throw Error("is no folder", options.subTypes, "name the one that holds juice_bottle.csv or others");
    addProducts(options, session, notes, plan);
    for (const std::string& text : planNotices(plan))
        notes.add(text);
    plan.resolution = encodingResolution(plan.sets.front().recipe.settings.image, model);
    for (const BenchmarkSet& set : plan.sets)
        if (set.recipe.settings.image.tiles != 1)
            throw tilesRefused(set.dataSet.name);
    for (const BenchmarkSet& set : plan.sets)
        if (const int own = encodingResolution(set.recipe.settings.image, model); own != plan.resolution)
            notes.add(fmt::format("{} runs at {} px as all of them, not at the {} px of its words",
                                  set.dataSet.name, plan.resolution, own));
    return plan;
}

/// Part of a plan that one loaded model serves.
struct ModelRun {
    std::shared_ptr<const ClipModel> model;
    BenchmarkPlan plan;
};

/// @param plan the whole, of which `runs` are parts; the first of them has the run's own model
BenchmarkReport reportOf(const BenchmarkPlan& plan, const std::vector<ModelRun>& runs,
                         const std::vector<Experiment>& experiments, const BenchmarkOptions& options,
                         Notes& notes) {
    const ClipModel& clip = *runs.front().model;
    const std::filesystem::path folder = wholeFolder(options.out);
    if (const std::size_t all = countExperiments(folder); all > experiments.size())
        notes.add(fmt::format("{} further result{} in {}: of other methods, data or settings, or of another "
                              "model, than this command names, and in no table",
                              all - experiments.size(), all - experiments.size() == 1 ? "" : "s",
                              folder.string()));
    for (const Experiment& experiment : experiments) // of earlier runs too
        for (const std::string& text : experiment.notices)
            notes.keep(experiment.key.dataSet + ": " + text);
    const BackboneInfo& model = clip.info();
    // Rendered products have LOCO's layout and names.
    const bool rendered = std::any_of(plan.sets.begin(), plan.sets.end(),
                                      [](const BenchmarkSet& set) { return isRendered(set.dataSet.root); });
    const bool loco = std::all_of(plan.sets.begin(), plan.sets.end(), [](const BenchmarkSet& set) {
        return set.dataSet.layout == DataSetLayout::Loco;
    });
    return {.origin = {.dataSet = folderName(options.dataSet),
                       .model = modelText(model),
                       .isDemoModel = model.isDemo,
                       .isRendered = rendered,
                       .program = plan.program,
                       .settings = givenSettings(options.recipe)},
            .tables = benchmarkTables(experiments, {.paperFigures = loco && !rendered}),
            .experiments = experimentTable(experiments),
            .pictures = benchmarkPictures(plan, clip, experiments, folder),
            .notices = notes.texts()};
}

/// Contenders in a precision of their own, each with the model in it; that of `model` is no other.
std::vector<ModelRun> modelRuns(const std::shared_ptr<const ClipModel>& model, const BenchmarkPlan& plan,
                                const BenchmarkOptions& options, Notes& notes) {
    std::vector<ModelRun> runs = {{model, plan}};
    std::erase_if(runs.front().plan.contenders, [](const Contender& each) { return each.precision; });
    for (const Contender& contender : plan.contenders) {
        if (!contender.precision || *contender.precision == options.model.wantedPrecision())
            continue;
        ModelOptions other = options.model;
        other.precision = precisionName(*contender.precision);
        try {
            runs.push_back({other.load(), plan});
            runs.back().plan.contenders = {contender};
        } catch (const Error& error) {
            notes.add(fmt::format("{} is left out: {}", contender.name, error.what()));
        }
    }
    return runs;
}

/// Those of the whole plan that are there; sorted by key.
std::vector<Experiment> finishedExperiments(const std::vector<ModelRun>& runs,
                                            const std::filesystem::path& folder) {
    std::vector<Experiment> experiments;
    for (const ModelRun& run : runs)
        for (Experiment& experiment : cliplad::finishedExperiments(run.plan, *run.model, folder))
            experiments.push_back(std::move(experiment));
    std::sort(experiments.begin(), experiments.end(),
              [](const Experiment& a, const Experiment& b) { return a.key < b.key; });
    return experiments;
}

void benchmark(const BenchmarkOptions& options, Session& session) {
    const auto model = options.model.load();
    Notes notes(session);
    const BenchmarkPlan plan = planOf(options, model->info(), session, notes);
    const std::filesystem::path folder = wholeFolder(options.out);
    const auto notice = [&](const std::string& text) { notes.add(text); };
    const std::vector<ModelRun> runs = modelRuns(model, plan, options, notes);
    if (options.dryRun) {
        std::vector<CostEstimate> estimates;
        for (const ModelRun& run : runs)
            estimates.push_back(costEstimate(run.plan, *run.model, folder, session.job(), notice));
        const ResultTable table = toTable(estimates);
        session.print(session.json ? toJson(table) : toText(table));
        return;
    }
    makeFolder(folder);
    for (const ModelRun& run : runs)
        runExperiments(run.plan, *run.model, folder, session.job(), notice);
    if (options.figures)
        makeMaskPictures(plan, *model, folder, session.job(), notice);
    const std::vector<Experiment> experiments = finishedExperiments(runs, folder);
    if (experiments.empty()) {
        if (plan.shards == 1)
            throw Error("nothing could be computed of it", options.dataSet, "the notes above say why");
        session.notice("note: this part of the work has nothing to compute");
        return;
    }
    const BenchmarkReport report = reportOf(plan, runs, experiments, options, notes);
    writeReport(report, folder);
    session.print(session.json ? toJson(report) : toText(report));
    if (!session.json && model->info().isDemo)
        session.print(fmt::format("{}\n", kDemoNotice));
}

} // namespace

void addBenchmarkCommand(CLI::App& program, Session& session) {
    auto options = std::make_shared<BenchmarkOptions>();
    CLI::App* command = addCommand(
        program, "benchmark", "Compare methods on the same draws of shots, with tables and a report",
        "  clip-lad benchmark mvtec_loco --out results --shots 1 2 4 --seeds 5\n"
        "  clip-lad benchmark my_parts --methods patchcore clip-lad --shots 4 --out results\n\n"
        "Goes on where it was stopped; RESULTS/scores holds every image's scores, and the tables and the "
        "report are made\n"
        "from them alone: of what the command names, whatever else is there.");
    command
        ->add_option(
            "DATASET", options->dataSet,
            "Folder of one data set, or of several: of MVTec LOCO's layout, MVTec AD's, VisA's, or a folder "
            "good beside bad")
        ->required();
    command
        ->add_option("--methods", options->methods,
                     fmt::format("Which; where none is named, all that do not train: {}. Those that train, "
                                 "minutes each time: {}",
                                 methodNames(false), methodNames(true)))
        ->check(accepted([](const std::string& name) { findMethod(name); }))
        ->delimiter(',')
        ->type_name("NAME...");
    command
        ->add_option("--weights", options->weights,
                     fmt::format("Also the method with a backbone of its own, as {}: "
                                 "patchcore=wide_resnet50_2.pth",
                                 ownBackbones()))
        ->type_name("METHOD=FILE...");
    command
        ->add_option("--variant", options->variants,
                     "Also CLIP-LAD with settings of your own: pieces:histogram.component-weight=1")
        ->check(accepted([](const std::string& text) { variant(text); }))
        ->type_name("NAME:KEY=VALUE,...");
    command->add_flag("--ablations", options->ablations, "Also CLIP-LAD with one thing changed at a time");
    command->add_flag("--figures", options->figures,
                      "Also the paper's pictures, in OUT/figures and the report: masks of each product, and "
                      "CLIP-LAD's AUROC over the number of clusters, for which it runs with seven of them");
    command->add_option("--shots", options->shots, "Numbers of shots [1 2 4]")
        ->check(CLI::Range(1, 1000))
        ->delimiter(',')
        ->type_name("K...");
    command->add_option("--seeds", options->seedCount, "How many draws of shots: seeds 0, 1, … [5]")
        ->check(CLI::Range(1, 1000));
    options->recipe.addTo(*command, false);
    options->model.addTo(*command, session, "demo");
    command->add_flag("--no-pixels", options->noPixels, "Image-level results only");
    command
        ->add_option("--memory", options->memoryGib,
                     "For photos and their features; those beyond it are encoded at each pass [6]")
        ->check(CLI::Range(0.0, 1024.0))
        ->type_name("GIB");
    options->shard.addTo(*command, "the folder");
    command
        ->add_option("--sub-types", options->subTypes,
                     "Folder of corrected tables of sub-types, such as OUT/sub_types/juice_bottle.csv which "
                     "says how each image was taken")
        ->type_name("DIR");
    command->add_flag("--dry-run", options->dryRun,
                      "Measure each part on one image, and say how long the whole would take");
    command->add_option("--out", options->out, "Folder for results, tables and the report")
        ->required()
        ->type_name("DIR");
    addJsonFlag(*command, session, "The tables as JSON");
    command->callback([&session, options] { benchmark(*options, session); });
}

} // namespace cliplad::cli
