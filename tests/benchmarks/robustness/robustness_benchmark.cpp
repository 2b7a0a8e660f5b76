// How much worse parts are found when later photos differ from the shots without a fault of the product:
// AUROC and verdicts against blur, noise, light, white balance, rotation, scale and JPEG. Learns from clean
// shots, scores distorted test images by the one scoring path, and prints a table for each figure:
//
//     robustness_benchmark                                  all rendered products, the embedded model
//     robustness_benchmark --products pushpins --seeds 1
//     robustness_benchmark --photos four_screws --model DIR --csv curves.csv
//
// A folder of photographs has one of the layouts that `clip-lad evaluate` knows, as good/ beside bad/; its
// words are those of --prompts, or the compiled-in ones of the folder's name. --csv writes every figure of
// every run. The undistorted row is what `clip-lad evaluate` says of the same images.
//
// An image takes a third of a second of one core with the embedded model, so a product and seed take 6
// minutes with the 36 images of the defaults.

#include <algorithm>
#include <exception>
#include <optional>
#include <string_view>

#include <CLI/CLI.hpp>
#include <QTemporaryDir>
#include <fmt/format.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "benchmarks/robustness/robustness_curves.h"
#include "clip/clip_model.h"
#include "few_shot_scoring.h"
#include "model_options.h"
#include "recipe_options.h"
#include "report/result_files.h"
#include "scenes/loco_data_set.h"
#include "scenes/products/product_scene.h"
#include "session.h"
#include "stop_signals.h"

namespace {

using namespace cliplad;
using namespace cliplad::cli;

/// Of the figures of a run, those that are printed.
constexpr std::string_view kPrinted[] = {"auroc", "auroc_of_logical_score", "auroc_of_structural_score",
                                         "accuracy"};

struct Options {
    std::vector<std::string> products;
    std::vector<std::string> photos;
    int images = 12; ///< rendered test images of each group
    int shots = RobustnessProtocol{}.shots;
    int seedCount = 2;
    std::vector<std::string> only; ///< kinds of distortions; empty: all
    std::string csv;
    bool markdown = false;
    RecipeOptions recipe;
    ModelOptions model;
};

std::vector<std::string> distortionNames() {
    std::vector<std::string> names;
    for (const Distortion& distortion : distortionLevels())
        if (names.empty() || names.back() != toText(distortion.kind))
            names.emplace_back(toText(distortion.kind));
    return names;
}

void declare(CLI::App& program, Options& options, Session& session) {
    program.add_option("--products", options.products, "Rendered products [all where there are no --photos]")
        ->check(CLI::IsMember(productNames()));
    program.add_option("--photos", options.photos, "Folders of photographs, as good/ beside bad/")
        ->check(CLI::ExistingDirectory);
    program.add_option("--images", options.images, "Rendered test images of each group")
        ->check(CLI::Range(1, LocoCounts::kMost))
        ->capture_default_str();
    program.add_option("--shots", options.shots, "Clean shots to learn from")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    program.add_option("--seeds", options.seedCount, "Draws of shots: seeds 0, 1, …")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    program.add_option("--only", options.only, "Kinds of distortions [all]")
        ->check(CLI::IsMember(distortionNames()));
    program.add_option("--csv", options.csv, "Writes every figure of every run")->type_name("FILE");
    program.add_flag("--markdown", options.markdown, "The tables as Markdown");
    options.recipe.addTo(program, false);
    options.model.addTo(program, session, "demo");
}

/// What is measured with the words that it is learned by.
struct Material {
    std::vector<DataSet> dataSets;
    std::vector<EnrolmentRequest> requests; ///< one for each data set
};

void add(Material& material, DataSet dataSet, const RecipeOptions& recipe) {
    for (const DataSet& other : material.dataSets)
        if (other.name == dataSet.name)
            throw Error(fmt::format("has the name of another data set, {}", other.root.string()),
                        dataSet.root.string(), "the tables tell them apart by name: rename a folder");
    material.requests.push_back(recipe.readFor(dataSet.name));
    material.dataSets.push_back(std::move(dataSet));
}

Material prepare(const Options& options, const std::filesystem::path& folder, Session& session) {
    Material material;
    for (const std::string& photos : options.photos)
        for (DataSet& dataSet : openDataSets(photos))
            add(material, std::move(dataSet), options.recipe);
    RecipeOptions ownWords = options.recipe;
    ownWords.prompts.clear();
    const bool all = options.products.empty() && options.photos.empty();
    for (const std::string& product : all ? productNames() : options.products) {
        writeLocoDataSet(product, folder,
                         {.validation = 0,
                          .testGood = options.images,
                          .testLogical = options.images,
                          .testStructural = options.images},
                         0, session.job());
        add(material, openDataSet(folder / product), ownWords);
    }
    return material;
}

ShotLearning learningWith(const Backbone& backbone, const Material& material) {
    return
        [&](const DataSet& dataSet, const FewShotSplit& split, const std::stop_token& stop) -> PhotoScoring {
            const auto request =
                std::find_if(material.requests.begin(), material.requests.end(),
                             [&](const EnrolmentRequest& each) { return each.name == dataSet.name; });
            return [&backbone, product = enrolSplit(backbone, *request, split, stop)](
                       const cv::Mat& rgb, const std::stop_token& stopScoring) {
                return scorePhoto(backbone, product, rgb, stopScoring);
            };
        };
}

std::string tablesOf(const std::vector<RobustnessPoint>& points, bool markdown) {
    std::string text;
    for (const BenchmarkFigure& figure : benchmarkFigures()) {
        if (std::find(std::begin(kPrinted), std::end(kPrinted), figure.key) == std::end(kPrinted))
            continue;
        const ResultTable table = robustnessTable(points, figure);
        text += fmt::format("{}\n\n{}\n", figure.column, markdown ? toMarkdown(table) : toText(table));
    }
    return text;
}

RobustnessProtocol protocolOf(const Options& options) {
    RobustnessProtocol protocol{.shots = options.shots, .seeds = {}};
    for (int seed = 0; seed < options.seedCount; ++seed)
        protocol.seeds.push_back(static_cast<std::uint64_t>(seed));
    std::erase_if(protocol.distortions, [&](const Distortion& distortion) {
        const auto& only = options.only;
        return distortion.kind != Distortion::Kind::None && !only.empty() &&
               std::find(only.begin(), only.end(), toText(distortion.kind)) == only.end();
    });
    return protocol;
}

void run(const Options& options, Session& session) {
    std::optional<AtomicFile> csv; // opened before the work: a place that cannot be written is told at once
    if (!options.csv.empty())
        csv.emplace(options.csv);
    const auto model = options.model.load();
    const QTemporaryDir folder;
    const Material material = prepare(options, folder.path().toStdString(), session);
    const std::vector<RobustnessPoint> points = measureRobustness(
        material.dataSets, protocolOf(options), learningWith(*model, material), session.job());
    session.print(tablesOf(points, options.markdown) +
                  fmt::format("Model: {}. {} clean shots; in percent, mean ± deviation over seeds.\n",
                              modelText(model->info()), options.shots));
    if (csv) {
        csv->stream() << robustnessCsv(points);
        csv->commit();
    }
}

} // namespace

int main(int argc, char** argv) {
    const StopSignals signals;
    Session session(signals);
    CLI::App program("AUROC and verdicts of few-shot inspection against distortions of the test images",
                     "robustness_benchmark");
    Options options;
    declare(program, options, session);
    CLI11_PARSE(program, argc, argv);
    try {
        run(options, session);
        return 0;
    } catch (const Cancelled&) {
        session.notice("robustness_benchmark: stopped");
        return signals.exitCode();
    } catch (const std::exception& error) {
        session.notice(fmt::format("robustness_benchmark: {}", error.what()));
        return 1;
    }
}
