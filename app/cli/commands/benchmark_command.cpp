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
#include "commands/commands.h"
#include "dataset/sub_types.h"
#include "model_options.h"
#include "recipe_options.h"
#include "report/result_files.h"

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
    std::string shard = "1/1";
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

/// "2/8" is the second of eight.
void readShard(const std::string& text, BenchmarkPlan& plan) {
    int number = 0, count = 0, read = 0;
    if (std::sscanf(text.c_str(), "%d/%d%n", &number, &count, &read) != 2 ||
        read != static_cast<int>(text.size()) || number < 1 || count < number)
        throw Error(fmt::format("expected NUMBER/COUNT such as 2/8, found '{}'", text), "--shard",
                    "the first of eight is 1/8");
    plan.shard = number - 1;
    plan.shards = count;
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
    const EnrolmentRequest request = hasWords ? recipe.readFor(product) : recipe.readWithoutWords(product);
    if (hasWords)
        checkRecipe({.prompts = request.prompts,
                     .settings = request.settings,
                     .ignore = request.ignore,
                     .threshold = std::nullopt});
    std::string objectName = product;
    std::replace(objectName.begin(), objectName.end(), '_', ' ');
    return {.dataSet = std::move(dataSet),
            .objectName = objectName,
            .recipe = {.prompts = request.prompts,
                       .settings = request.settings,
                       .ignore = request.ignore,
                       .threshold = std::nullopt},
            .hasWords = hasWords};
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
    const std::filesystem::path corrected = std::filesystem::path(options.subTypes) / (dataSet.name + ".csv");
    const bool isCorrected = !options.subTypes.empty() && isThere(corrected);
    const SubTypeTable table =
        findSubTypes(dataSet, isCorrected ? corrected : std::filesystem::path(), session.job());
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
    plan.shots = options.shots;
    plan.pixelMetrics = !options.noPixels;
    plan.photoBytes = static_cast<std::size_t>(options.memoryGib * static_cast<double>(1 << 30));
    plan.program = "clip-lad " CLIPLAD_VERSION;
    plan.seeds.clear();
    for (int seed = 0; seed < options.seedCount; ++seed)
        plan.seeds.push_back(static_cast<std::uint64_t>(seed));
    readShard(options.shard, plan);
    addProducts(options, session, notes, plan);
    plan.resolution = encodingResolution(plan.sets.front().recipe.settings.image, model);
    for (const BenchmarkSet& set : plan.sets)
        if (const int own = encodingResolution(set.recipe.settings.image, model); own != plan.resolution)
            notes.add(fmt::format("{} runs at {} px as all of them, not at the {} px of its words",
                                  set.dataSet.name, plan.resolution, own));
    return plan;
}

/// Rendered products have LOCO's layout and names; `clip-lad scenes` marks them.
bool isRendered(const DataSet& dataSet) {
    return isThere(dataSet.root / "rendered.json");
}

/// Part of a plan that one loaded model serves.
struct ModelRun {
    std::shared_ptr<const ClipModel> model;
    BenchmarkPlan plan;
};

/// @param plan the whole, of which `runs` are parts; the first of them has the run's own model
BenchmarkReport reportOf(const BenchmarkPlan& plan, const std::vector<ModelRun>& runs,
                         const std::filesystem::path& folder, const std::string& dataSet, Notes& notes) {
    const ClipModel& clip = *runs.front().model;
    std::vector<Experiment> experiments = readExperiments(folder);
    const std::size_t others = std::erase_if(experiments, [&](const Experiment& experiment) {
        return std::none_of(runs.begin(), runs.end(), [&](const ModelRun& run) {
            return isMadeWith(experiment.madeWith, run.model->info(), plan.resolution);
        });
    });
    if (others > 0)
        notes.add(fmt::format("{} results in {} are of another model or resolution and in no table", others,
                              folder.string()));
    for (const Experiment& experiment : experiments) // of earlier runs too
        for (const std::string& text : experiment.notices)
            notes.keep(experiment.key.dataSet + ": " + text);
    const BackboneInfo& model = clip.info();
    const bool rendered = std::any_of(plan.sets.begin(), plan.sets.end(),
                                      [](const BenchmarkSet& set) { return isRendered(set.dataSet); });
    const bool loco = std::all_of(plan.sets.begin(), plan.sets.end(), [](const BenchmarkSet& set) {
        return set.dataSet.layout == DataSetLayout::Loco;
    });
    return {.origin = {.dataSet = dataSet,
                       .model = modelText(model),
                       .isDemoModel = model.isDemo,
                       .isRendered = rendered,
                       .program = plan.program},
            .tables = benchmarkTables(experiments, {.paperFigures = loco && !rendered}),
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

void benchmark(const BenchmarkOptions& options, Session& session) {
    const auto model = options.model.load();
    Notes notes(session);
    const BenchmarkPlan plan = planOf(options, model->info(), session, notes);
    const std::filesystem::path folder = wholeFolder(options.out);
    const auto notice = [&](const std::string& text) { notes.add(text); };
    const std::vector<ModelRun> runs = modelRuns(model, plan, options, notes);
    if (options.dryRun) {
        for (const ModelRun& run : runs)
            session.print(toText(costEstimate(run.plan, *run.model, folder, session.job(), notice)));
        return;
    }
    makeFolder(folder);
    for (const ModelRun& run : runs)
        runExperiments(run.plan, *run.model, folder, session.job(), notice);
    if (options.figures)
        makeMaskPictures(plan, *model, folder, session.job(), notice);
    if (!hasExperiments(folder)) {
        if (plan.shards == 1)
            throw Error("nothing could be computed of it", options.dataSet, "the notes above say why");
        session.notice("note: this part of the work has nothing to compute");
        return;
    }
    const BenchmarkReport report = reportOf(plan, runs, folder, folderName(options.dataSet), notes);
    writeReport(report, folder);
    session.print(session.json ? toJson(report) : toText(report));
    if (!session.json && model->info().isDemo)
        session.print(demoNotice(model->info()) + "\n");
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
        "from them alone.");
    command->add_option("DATASET", options->dataSet, "Folder of one data set, or of several")->required();
    command
        ->add_option("--methods", options->methods,
                     fmt::format("Which; where none is named, all that do not train: {}. Those that train, "
                                 "minutes each time: {}",
                                 methodNames(false), methodNames(true)))
        ->check(accepted([](const std::string& name) { findMethod(name); }))
        ->type_name("NAME...");
    command
        ->add_option("--weights", options->weights,
                     "Also the method with a backbone of its own: patchcore=wide_resnet50_2.pth")
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
        ->type_name("K...");
    command->add_option("--seeds", options->seedCount, "How many draws of shots: seeds 0, 1, … [5]")
        ->check(CLI::Range(1, 1000));
    options->recipe.addTo(*command, false);
    options->model.addTo(*command, "demo");
    command->add_flag("--no-pixels", options->noPixels, "Image-level results only");
    command
        ->add_option("--memory", options->memoryGib,
                     "For photos and their features; those beyond it are encoded at each pass [6]")
        ->check(CLI::Range(0.0, 1024.0))
        ->type_name("GIB");
    command
        ->add_option("--shard", options->shard,
                     "This machine's part of the work where several share the folder: 2/8 is the second of "
                     "eight [1/1]")
        ->type_name("I/N");
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
