#include "benchmark/experiment_file.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/folder.h"
#include "base/json_text.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

constexpr int kVersion = 1;

/// Data sets and contenders by names that are one part of a path.
std::string fileName(std::string name) {
    std::replace(name.begin(), name.end(), '/', '.');
    std::replace(name.begin(), name.end(), ':', '+');
    return name;
}

template<class Value>
void put(ordered_json& json, const char* key, const std::optional<Value>& value) {
    if (value)
        json[key] = *value;
}

template<class Value>
std::optional<Value> get(const ordered_json& json, const char* key) {
    return json.contains(key) ? std::optional(json.at(key).get<Value>()) : std::nullopt;
}

ordered_json toJson(const PixelMetrics& metrics) {
    return {{"auroc", metrics.auroc},
            {"spro", metrics.saturatedOverlap},
            {"images", metrics.images},
            {"defects", metrics.defects}};
}

PixelMetrics pixelMetrics(const ordered_json& json) {
    return {.auroc = json.at("auroc"),
            .saturatedOverlap = json.at("spro"),
            .images = json.at("images"),
            .defects = json.at("defects")};
}

ordered_json toJson(const PixelResults& pixels) {
    ordered_json json = {{"all", toJson(pixels.all)}};
    if (pixels.logical)
        json["logical"] = toJson(*pixels.logical);
    if (pixels.structural)
        json["structural"] = toJson(*pixels.structural);
    return json;
}

PixelResults pixelResults(const ordered_json& json) {
    PixelResults pixels{.all = pixelMetrics(json.at("all"))};
    if (json.contains("logical"))
        pixels.logical = pixelMetrics(json.at("logical"));
    if (json.contains("structural"))
        pixels.structural = pixelMetrics(json.at("structural"));
    return pixels;
}

ordered_json toJson(const Experiment::Image& image) {
    ordered_json json = {
        {"file", image.file}, {"group", toText(image.result.group)}, {"score", image.result.fused}};
    put(json, "logical", image.result.logical);
    put(json, "structural", image.result.structural);
    put(json, "anomalous", image.result.anomalous);
    return json;
}

DataSetGroup groupOf(const std::string& name) {
    for (const DataSetGroup group :
         {DataSetGroup::Good, DataSetGroup::Logical, DataSetGroup::Structural, DataSetGroup::Anomalous})
        if (toText(group) == name)
            return group;
    throw Error(fmt::format("'{}' is no group of images", name));
}

Experiment::Image image(const ordered_json& json) {
    return {.file = json.at("file"),
            .result = {.group = groupOf(json.at("group")),
                       .fused = json.at("score"),
                       .logical = get<double>(json, "logical"),
                       .structural = get<double>(json, "structural"),
                       .anomalous = get<bool>(json, "anomalous")}};
}

ordered_json toJson(const ExperimentCost& cost) {
    ordered_json json = {{"learn_seconds", cost.learnSeconds}, {"score_seconds", cost.scoreSeconds}};
    put(json, "learn_mib", cost.learnMib);
    put(json, "score_mib", cost.scoreMib);
    return json;
}

ordered_json toJson(const Experiment& experiment) {
    ordered_json json = {{"version", kVersion},
                         {"contender", experiment.key.contender},
                         {"title", experiment.title},
                         {"data_set", experiment.key.dataSet},
                         {"shots", experiment.key.shots},
                         {"seed", experiment.key.seed},
                         {"made_with", experiment.madeWith},
                         {"program", experiment.program},
                         {"settings", experiment.settings},
                         {"multi_class", experiment.multiClass},
                         {"pixel_metrics", experiment.pixelMetrics},
                         {"shot_files", experiment.shotFiles},
                         {"cost", toJson(experiment.cost)}};
    if (!experiment.notices.empty())
        json["notices"] = experiment.notices;
    if (experiment.pixels)
        json["pixels"] = toJson(*experiment.pixels);
    json["images"] = ordered_json::array();
    for (const Experiment::Image& each : experiment.images)
        json["images"].push_back(toJson(each));
    return json;
}

Experiment experimentOf(const ordered_json& json) {
    if (const int version = json.at("version"); version != kVersion)
        throw Error(fmt::format("has version {}, this program reads {}", version, kVersion));
    const ordered_json& cost = json.at("cost");
    Experiment experiment{.key = {.contender = json.at("contender"),
                                  .dataSet = json.at("data_set"),
                                  .shots = json.at("shots"),
                                  .seed = json.at("seed")},
                          .title = json.at("title"),
                          .madeWith = json.at("made_with"),
                          .program = json.at("program"),
                          .settings = json.at("settings"),
                          .multiClass = json.at("multi_class"),
                          .shotFiles = json.at("shot_files"),
                          .pixelMetrics = json.value("pixel_metrics", false),
                          .cost = {.learnSeconds = cost.at("learn_seconds"),
                                   .scoreSeconds = cost.at("score_seconds"),
                                   .learnMib = get<double>(cost, "learn_mib"),
                                   .scoreMib = get<double>(cost, "score_mib")}};
    if (json.contains("notices"))
        experiment.notices = json.at("notices");
    if (json.contains("pixels"))
        experiment.pixels = pixelResults(json.at("pixels"));
    for (const ordered_json& each : json.at("images"))
        experiment.images.push_back(image(each));
    return experiment;
}

} // namespace

fs::path experimentFile(const fs::path& folder, const ExperimentKey& key) {
    return folder / "scores" / fileName(key.dataSet) /
           fmt::format("{}.k{}.seed{}.json", fileName(key.contender), key.shots, key.seed);
}

void writeExperiment(const Experiment& experiment, const fs::path& folder) {
    const fs::path file = experimentFile(folder, experiment.key);
    makeFolder(file.parent_path());
    writeFileAtomically(file, jsonText(toJson(experiment), 1) + "\n");
}

Experiment readExperiment(const fs::path& file) {
    constexpr auto kHint = "remove the file, and the benchmark makes it anew";
    try {
        return experimentOf(ordered_json::parse(readFile(file, std::size_t(256) << 20)));
    } catch (const nlohmann::json::exception& error) {
        throw Error(fmt::format("is no experiment's result: {}", error.what()), file.string(), kHint);
    } catch (const Error& error) {
        throw Error(error.problem(), file.string(), kHint);
    }
}

std::optional<Experiment> findExperiment(const fs::path& folder, const ExperimentKey& key,
                                         const std::string& madeWith) {
    const fs::path file = experimentFile(folder, key);
    if (!isThere(file))
        return std::nullopt;
    try {
        Experiment experiment = readExperiment(file);
        if (experiment.key == key && experiment.madeWith == madeWith)
            return experiment;
    } catch (const Error&) { // damaged
        return std::nullopt;
    }
    return std::nullopt;
}

std::size_t countExperiments(const fs::path& folder) {
    if (!isFolder(folder / "scores"))
        return 0;
    const fs::recursive_directory_iterator files(folder / "scores");
    return static_cast<std::size_t>(std::count_if(
        begin(files), end(files), [](const auto& entry) { return entry.path().extension() == ".json"; }));
}

} // namespace cliplad
