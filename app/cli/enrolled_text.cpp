#include "enrolled_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json_text.h"
#include "evaluation/result_table.h"
#include "inspection/enrolment_warnings.h"
#include "model_options.h"
#include "report/result_files.h"

namespace cliplad::cli {
namespace {

/// One label as each shot shows it.
nlohmann::ordered_json labelJson(const Product& product, std::size_t label) {
    std::vector<int> areas, pieces;
    for (const PartCounts& counts : product.memory.counts) {
        areas.push_back(counts.histogram.areaPx.at(label));
        pieces.push_back(counts.histogram.components.at(label));
    }
    return {{"label", product.definition.prompts.fine[label].name},
            {"area_px", std::move(areas)},
            {"pieces", std::move(pieces)}};
}

/// What normal images score, for a person to see how a validation set changes it.
std::string normalScores(const Product& product) {
    const auto deviation = standardDeviations(product.calibration, product.definition.settings.fusion);
    return fmt::format("normal scores: logical {:.2f} ± {:.2f}, structural {:.3f} ± {:.3f}",
                       product.calibration.mean[0], deviation[0], product.calibration.mean[1], deviation[1]);
}

nlohmann::ordered_json normalScoresJson(const Product& product) {
    const auto& mean = product.calibration.mean;
    const auto deviation = standardDeviations(product.calibration, product.definition.settings.fusion);
    return {{"logical", {{"mean", mean[0]}, {"deviation", deviation[0]}}},
            {"structural", {{"mean", mean[1]}, {"deviation", deviation[1]}}}};
}

} // namespace

std::string enrolledText(const Product& product, const std::string& folder, const Backbone& backbone) {
    const BackboneInfo& model = backbone.info();
    const ProductDefinition& definition = product.definition;
    std::string text =
        fmt::format("{}: learned from {} shot{} with {}{}\n", folder, definition.shots.size(),
                    definition.shots.size() == 1 ? "" : "s", model.isDemo ? "the " : "", modelText(model));
    text += fmt::format("threshold {:.3f}, {}\n", product.threshold(),
                        definition.threshold ? "set by hand" : "from " + product.calibratedOn);
    if (const auto review = product.reviewThreshold())
        text += fmt::format("to be reviewed from {:.3f} on\n", *review);
    text += normalScores(product) + "\n\n";
    ResultTable table{.columns = {"label, mask pixels in pieces, on each shot"}};
    for (std::size_t shot = 0; shot < product.memory.counts.size(); ++shot)
        table.columns.push_back(fmt::format("{}", shot + 1));
    for (std::size_t label = 0; label < definition.prompts.fine.size(); ++label) {
        if (definition.prompts.fine[label].background)
            continue;
        std::vector<std::string>& row = table.rows.emplace_back();
        row.push_back(definition.prompts.fine[label].name);
        for (const PartCounts& counts : product.memory.counts)
            row.push_back(fmt::format("{} in {}", counts.histogram.areaPx.at(label),
                                      counts.histogram.components.at(label)));
    }
    text += toText(table);
    const std::vector<std::string> warnings = enrolmentWarnings(product, backbone);
    if (!warnings.empty())
        text += '\n';
    for (const std::string& warning : warnings)
        text += fmt::format("note: {}\n", warning);
    return text + (model.isDemo ? fmt::format("\n{}\n", kDemoNotice) : "");
}

std::string enrolledJson(const Product& product, const std::string& folder, const Backbone& backbone) {
    const BackboneInfo& model = backbone.info();
    const ProductDefinition& definition = product.definition;
    nlohmann::ordered_json labels = nlohmann::ordered_json::array();
    for (std::size_t label = 0; label < definition.prompts.fine.size(); ++label)
        if (!definition.prompts.fine[label].background)
            labels.push_back(labelJson(product, label));
    nlohmann::ordered_json shots = nlohmann::ordered_json::array();
    for (const ProductDefinition::Photo& shot : definition.shots)
        shots.push_back(shot.file);
    const nlohmann::ordered_json json = {{"product", folder},
                                         {"name", definition.name},
                                         {"model", modelText(model)},
                                         {"model_sha256", model.sha256},
                                         {"demo_model", model.isDemo},
                                         {"shots", std::move(shots)},
                                         {"threshold", product.threshold()},
                                         {"calibrated_on", product.calibratedOn},
                                         {"normal_scores", normalScoresJson(product)},
                                         {"labels", std::move(labels)},
                                         {"warnings", enrolmentWarnings(product, backbone)}};
    return jsonText(json) + "\n";
}

} // namespace cliplad::cli
