#include "document/document_state.h"

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/json_text.h"
#include "base/path_bytes.h"

namespace cliplad::ui {
namespace {

using nlohmann::json;

constexpr int kDraftVersion = 1;

json toJson(const std::vector<LabelRow>& rows) {
    json list = json::array();
    for (const auto& [label, enabled] : rows)
        list.push_back({{"name", label.name},
                        {"synonyms", label.synonyms},
                        {"background", label.background},
                        {"colour", label.colour},
                        {"templates", label.templates ? json(*label.templates) : json()},
                        {"enabled", enabled}});
    return list;
}

/// Drafts of earlier Studios have none.
std::optional<Templates> templatesOf(const json& row) {
    const json found = row.value("templates", json());
    const int index = found.is_null() ? -1 : found.get<int>();
    if (index < 0 || index >= static_cast<int>(kTemplateNames.size()))
        return std::nullopt;
    return static_cast<Templates>(index);
}

std::vector<LabelRow> labelsOf(const json& list) {
    std::vector<LabelRow> rows;
    for (const json& row : list)
        rows.push_back({.label = {.name = row.at("name"),
                                  .synonyms = row.at("synonyms"),
                                  .background = row.at("background"),
                                  .colour = row.at("colour"),
                                  .templates = templatesOf(row)},
                        .enabled = row.at("enabled")});
    return rows;
}

json toJson(const std::vector<std::filesystem::path>& paths) {
    json list = json::array();
    for (const auto& path : paths)
        list.push_back(pathJson<json>(path.string()));
    return list;
}

std::vector<std::filesystem::path> pathsOf(const json& list) {
    std::vector<std::filesystem::path> paths;
    for (const json& path : list)
        paths.emplace_back(pathOfJson(path));
    return paths;
}

json toJson(const IgnoreRegions& ignore) {
    json polygons = json::array(), rectangles = json::array();
    for (const auto& polygon : ignore.polygons) {
        json corners = json::array();
        for (const auto& corner : polygon)
            corners.push_back({corner.x, corner.y});
        polygons.push_back(std::move(corners));
    }
    for (const auto& r : ignore.rectangles)
        rectangles.push_back({r.x, r.y, r.width, r.height});
    return {{"width", ignore.reference.width},
            {"height", ignore.reference.height},
            {"polygons", std::move(polygons)},
            {"rectangles", std::move(rectangles)}};
}

IgnoreRegions ignoreOf(const json& map) {
    IgnoreRegions ignore;
    ignore.reference = {map.at("width").get<int>(), map.at("height").get<int>()};
    for (const json& corners : map.at("polygons")) {
        auto& polygon = ignore.polygons.emplace_back();
        for (const json& corner : corners)
            polygon.emplace_back(corner.at(0).get<double>(), corner.at(1).get<double>());
    }
    for (const json& r : map.at("rectangles"))
        ignore.rectangles.emplace_back(r.at(0).get<double>(), r.at(1).get<double>(), r.at(2).get<double>(),
                                       r.at(3).get<double>());
    return ignore;
}

json toJson(const std::optional<double>& number) {
    return number ? json(*number) : json();
}

std::optional<double> numberOf(const json& value) {
    return value.is_null() ? std::nullopt : std::optional(value.get<double>());
}

} // namespace

Recipe DocumentState::recipe() const {
    Recipe recipe{.prompts = {}, .settings = settings, .ignore = ignore, .threshold = threshold};
    const auto take = [](const std::vector<LabelRow>& rows, std::vector<Label>& labels) {
        for (const LabelRow& row : rows)
            if (row.enabled)
                labels.push_back(row.label);
    };
    take(coarse, recipe.prompts.coarse);
    take(fine, recipe.prompts.fine);
    return recipe;
}

void DocumentState::setPrompts(const Prompts& prompts) {
    coarse.clear();
    fine.clear();
    for (const Label& label : prompts.coarse)
        coarse.push_back({label, true});
    for (const Label& label : prompts.fine)
        fine.push_back({label, true});
}

std::string toDraftText(const Draft& draft) {
    const DocumentState& state = draft.state;
    json settings = json::object();
    for (const auto& setting : inspectionSettings())
        settings[setting.info.key] = setting.get(state.settings);
    return jsonText(json{{"draft", kDraftVersion},
                         {"folder", pathJson<json>(draft.folder.string())},
                         {"product_sha256", draft.definitionSha256},
                         {"name", state.name},
                         {"model", state.modelName},
                         {"precision", state.precision},
                         {"coarse", toJson(state.coarse)},
                         {"fine", toJson(state.fine)},
                         {"settings", std::move(settings)},
                         {"ignore", toJson(state.ignore)},
                         {"threshold", toJson(state.threshold)},
                         {"review_threshold", toJson(state.reviewThreshold)},
                         {"photos", toJson(state.photos)},
                         {"shots", toJson(state.shots)},
                         {"validation", toJson(state.validation)},
                         {"tests", toJson(state.tests)}},
                    1);
}

Draft parseDraft(const std::string& text, const std::string& file) {
    try {
        const json map = json::parse(text);
        if (map.at("draft") != kDraftVersion)
            throw Error("was written by another version of the Studio", file, "open the product itself");
        Draft draft;
        draft.folder = pathOfJson(map.at("folder"));
        draft.definitionSha256 = map.value("product_sha256", ""); // earlier ones have none
        DocumentState& state = draft.state;
        state.name = map.at("name");
        state.modelName = map.at("model");
        state.precision = map.at("precision");
        state.coarse = labelsOf(map.at("coarse"));
        state.fine = labelsOf(map.at("fine"));
        for (const auto& [key, value] : map.at("settings").items())
            setSetting(state.settings, key, value.get<std::string>());
        state.ignore = ignoreOf(map.at("ignore"));
        state.threshold = numberOf(map.at("threshold"));
        state.reviewThreshold = numberOf(map.at("review_threshold"));
        state.photos = pathsOf(map.at("photos"));
        state.shots = pathsOf(map.at("shots"));
        state.validation = pathsOf(map.at("validation"));
        state.tests = pathsOf(map.at("tests"));
        return draft;
    } catch (const json::exception& error) {
        throw Error(std::string("is no draft of the Studio: ") + error.what(), file,
                    "open the product itself");
    }
}

} // namespace cliplad::ui
