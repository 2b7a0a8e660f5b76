#include <chrono>
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "argument_checks.h"
#include "base/json_text.h"
#include "commands/commands.h"
#include "demo_run.h"
#include "model_options.h"
#include "report/result_files.h"
#include "scenes/loco_data_set.h"
#include "scenes/products/product_scene.h"
#include "whole_number.h"

namespace cliplad::cli {
namespace {

struct DemoOptions {
    DemoRequest request{.product = "screw_board", .out = "clip-lad-demo"};
    ModelOptions model;
};

std::string demoJson(const DemoResult& result, const DemoRequest& request, const BackboneInfo& model,
                     double seconds) {
    nlohmann::ordered_json images = nlohmann::ordered_json::array();
    for (const DemoImage& image : result.images)
        images.push_back({{"image", image.image},
                          {"group", toText(image.group)},
                          {"verdict", image.anomalous ? "anomalous" : "good"},
                          {"score", image.scores.fused},
                          {"logical", image.scores.logical},
                          {"structural", image.scores.structural},
                          {"explanation", image.explanation}});
    const nlohmann::ordered_json json = {{"product", request.product},
                                         {"model", modelText(model)},
                                         {"demo_model", model.isDemo},
                                         {"auroc", result.metrics.auroc},
                                         {"auroc_logical", result.metrics.aurocLogical.value_or(0)},
                                         {"auroc_structural", result.metrics.aurocStructural.value_or(0)},
                                         {"auroc_of_logical_score", result.aurocOfLogicalScore},
                                         {"auroc_of_structural_score", result.aurocOfStructuralScore},
                                         {"f1_max", result.metrics.bestF1.f1},
                                         {"threshold", result.threshold},
                                         {"seconds", seconds},
                                         {"contact_sheet", result.contactSheet.string()},
                                         {"images", std::move(images)}};
    return jsonText(json) + "\n";
}

/// How many of a group were flagged, with their mean scores.
void addGroupRow(ResultTable& table, const DemoResult& result, DataSetGroup group,
                 std::optional<double> auroc) {
    int count = 0;
    int flagged = 0;
    Scores sum;
    for (const DemoImage& image : result.images) {
        if (image.group != group)
            continue;
        ++count;
        flagged += image.anomalous ? 1 : 0;
        sum.fused += image.scores.fused;
        sum.logical += image.scores.logical;
        sum.structural += image.scores.structural;
    }
    table.rows.push_back(
        {std::string(toText(group)), std::to_string(count), std::to_string(flagged),
         fmt::format("{:.2f}", sum.fused / count), fmt::format("{:.2f}", sum.logical / count),
         fmt::format("{:.3f}", sum.structural / count), auroc ? fmt::format("{:.3f}", *auroc) : ""});
}

/// Verdicts that are wrong, by name, so that a person can look at them.
std::string mistakesText(const DemoResult& result, const DemoRequest& request) {
    std::vector<std::string> missed, falseAlarms;
    for (const DemoImage& image : result.images)
        if (const bool isGood = image.group == DataSetGroup::Good; image.anomalous == isGood)
            (isGood ? falseAlarms : missed)
                .push_back(
                    fmt::format("{} ({:.2f})",
                                std::filesystem::path(image.image)
                                    .lexically_relative(request.out / "scenes" / request.product / "test")
                                    .string(),
                                image.scores.fused));
    const auto line = [](const char* what, const std::vector<std::string>& images) {
        return images.empty() ? "" : fmt::format("{}: {}\n", what, fmt::join(images, ", "));
    };
    return line("missed", missed) + line("false alarms", falseAlarms);
}

std::string demoText(const DemoResult& result, const DemoRequest& request, const BackboneInfo& model,
                     double seconds) {
    ResultTable table{
        .columns = {"test images", "number", "flagged", "mean score", "mean s_log", "mean s_str", "AUROC"}};
    addGroupRow(table, result, DataSetGroup::Good, std::nullopt);
    addGroupRow(table, result, DataSetGroup::Logical, result.metrics.aurocLogical);
    addGroupRow(table, result, DataSetGroup::Structural, result.metrics.aurocStructural);
    return fmt::format(
        "{}: four good pictures were learned, {} others judged, with the {}\n\n{}\n"
        "AUROC together {:.3f}; {:.1f} s\n"
        "Flagged is a score of {:.2f} or more: standard deviations from what normal pictures have. "
        "It joins s_log, how much\nthe parts' areas and pieces differ from the nearest shot's, and s_str, "
        "how far the least usual patch is from all of the shots.\n"
        "{}\n"
        "{}: what was seen\n"
        "{}: verdicts, with reasons in results.json\n"
        "{}: the product, for `clip-lad score`\n\n{}\n",
        request.product, result.images.size(), modelText(model), toText(table), result.metrics.auroc, seconds,
        result.threshold, mistakesText(result, request), result.contactSheet.string(),
        (request.out / "results").string(), (request.out / "product").string(),
        model.isDemo ? kDemoNotice : "");
}

void demo(const DemoOptions& options, Session& session) {
    const auto start = std::chrono::steady_clock::now();
    const auto model = options.model.load();
    const DemoResult result = runDemo(*model, options.request, session.job());
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    session.print(session.json ? demoJson(result, options.request, model->info(), seconds)
                               : demoText(result, options.request, model->info(), seconds));
}

} // namespace

void addDemoCommand(CLI::App& program, Session& session) {
    auto options = std::make_shared<DemoOptions>();
    CLI::App* command = addCommand(
        program, "demo",
        "Render a product, learn four good pictures of it, find what is wrong in the next ones",
        "  clip-lad demo\n"
        "  clip-lad demo --product pushpins --out /tmp/demo --json\n\n"
        "Needs nothing but the program: scenes are rendered and the model is embedded. DIR gets "
        "scenes/ (a data set),\n"
        "product/, results/ with overlays, and contact-sheet.png; it is to be new, empty or of an earlier "
        "demo.\n"
        "The JSON has auroc, auroc_logical, auroc_structural.");
    DemoRequest& request = options->request;
    command->add_option("--out", request.out, "Folder for everything that is written [clip-lad-demo]")
        ->type_name("DIR");
    command
        ->add_option("--product", request.product,
                     fmt::format("One of {} [{}]", fmt::join(productNames(), ", "), request.product))
        ->check(accepted([](const std::string& name) { productDefects(name); }));
    command
        ->add_option("--images", request.perGroup,
                     fmt::format("Test images of each kind [{}]", request.perGroup))
        ->check(CLI::Range(1, LocoCounts::kMost));
    command->add_option("--seed", request.seed, "Which pictures are rendered [0]")->check(wholeNumber(0));
    options->model.addTo(*command, session, "demo");
    addJsonFlag(*command, session, "Results as JSON");
    command->callback([&session, options] { demo(*options, session); });
}

} // namespace cliplad::cli
