#include "benchmark/contender.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "base/sha256.h"
#include "inspection/inspection_settings.h"
#include "inspection/product/prompts.h"

namespace cliplad {
namespace {

using Settings = std::vector<std::pair<std::string, std::string>>;

Contender ablation(const std::string& name, const std::string& title, Settings settings) {
    return {.name = "clip-lad:" + name,
            .title = "CLIP-LAD, " + title,
            .method = findMethod("clip-lad"),
            .settings = std::move(settings)};
}

Contender inPrecision(Precision precision) {
    const std::string name(precisionName(precision));
    Contender contender = ablation(name, "model in " + name, {});
    contender.precision = precision;
    return contender;
}

/// "key=value". Throws Error for a setting or a value that is none.
std::pair<std::string, std::string> settingOf(const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos)
        throw Error(fmt::format("expected KEY=VALUE, found '{}'", text), {},
                    "for example histogram.component-weight=1; `clip-lad settings` lists them");
    const std::string key = text.substr(0, equals), value = text.substr(equals + 1);
    InspectionSettings settings;
    setSetting(settings, key, value);
    return {key, value};
}

/// Names become parts of file names.
bool isPlainName(const std::string& name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char c) {
        return std::islower(c) != 0 || std::isdigit(c) != 0 || c == '-' || c == '.';
    });
}

InspectionSettings settingsOf(const Contender& contender, const BenchmarkSet& set) {
    InspectionSettings settings = set.recipe.settings;
    for (const auto& [key, value] : contender.settings)
        setSetting(settings, key, value);
    return settings;
}

} // namespace

Contender contender(const std::string& method) {
    const MethodInfo& info = findMethod(method);
    return {.name = info.name, .title = info.title, .method = info};
}

const std::vector<Contender>& ablations() {
    static const std::vector<Contender> all = {
        ablation("no-coarse-stage", "no coarse stage", {{"fine.coarse-stage", "false"}}),
        ablation("coarse-stage", "coarse to fine", {{"fine.coarse-stage", "true"}}),
        ablation("per-patch", "coarse to fine, labels per patch",
                 {{"fine.coarse-stage", "true"}, {"fine.unit", "patch"}}),
        ablation("per-region", "coarse to fine, labels per region",
                 {{"fine.coarse-stage", "true"}, {"fine.unit", "region"}}),
        ablation("clusters-of-1-stage", "coarse to fine, clusters of stage 1",
                 {{"fine.coarse-stage", "true"}, {"clusters.stages", "1"}}),
        ablation("clusters-of-4-stages", "coarse to fine, clusters of stages 1 to 4",
                 {{"fine.coarse-stage", "true"}, {"clusters.stages", "4"}}),
        ablation("short-templates", "7 templates", {{"text.templates", "short"}}),
        ablation("no-templates", "no templates", {{"text.templates", "none"}}),
        ablation("relative", "equation 2 relative", {{"histogram.difference", "relative"}}),
        ablation("literal", "equation 2 as printed", {{"histogram.difference", "literal"}}),
        ablation("patches-of-stages-1-2", "patch memory of stages 1 and 2",
                 {{"patches.stage-3", "false"}, {"patches.stage-4", "false"}}),
        ablation("patches-of-stages-3-4", "patch memory of stages 3 and 4",
                 {{"patches.stage-1", "false"}, {"patches.stage-2", "false"}}),
        ablation("top-percent", "structural score of the top 1 %", {{"patches.pooling", "top-percent"}}),
        ablation("fusion-as-printed", "equation 4 as printed", {{"fusion.covariance", "as-printed"}}),
        ablation("two-sided", "two-sided fusion", {{"fusion.one-sided", "false"}}),
        ablation("dense-crf", "refined by DenseCRF", {{"fine.refinement", "dense-crf"}}),
        ablation("pamr", "refined by PAMR", {{"fine.refinement", "pamr"}}),
        inPrecision(Precision::Fp32),
        inPrecision(Precision::Bf16),
        inPrecision(Precision::Int8),
    };
    return all;
}

Contender withOwnBackbone(const Contender& contender, const std::filesystem::path& weights) {
    if (contender.method.ownBackbones.empty())
        throw Error(fmt::format("{} has no backbone of its own", contender.name), "--weights");
    Contender own = contender;
    own.name += ":own";
    own.title += fmt::format(" ({})", weights.stem().string());
    own.weights = weights;
    own.weightsSha256 = sha256OfFile(weights);
    return own;
}

Contender variant(const std::string& text) {
    const std::size_t colon = text.find(':');
    const std::string name = text.substr(0, colon);
    if (colon == std::string::npos || !isPlainName(name))
        throw Error(
            fmt::format("expected NAME:KEY=VALUE,… with a name of small letters, digits, dots and dashes, "
                        "found '{}'",
                        text),
            {}, "for example pieces:histogram.component-weight=1");
    Settings settings;
    for (std::size_t begin = colon + 1; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        settings.push_back(settingOf(text.substr(begin, end - begin)));
        if (settings.back().first == "image.resolution")
            throw Error("the resolution is one for all methods of a run", {},
                        "give it with --set image.resolution=… and a folder of its own");
        if (settings.back().first == "image.tiles")
            throw tilesRefused(name);
        begin = end + 1;
    }
    return ablation(name, name, std::move(settings));
}

Error tilesRefused(const std::string& where) {
    return Error("asks for tiles, but all methods of a run read the same features, of photos in one piece",
                 where, "leave image.tiles out; `clip-lad evaluate --set image.tiles=…` compares them");
}

MethodContext methodContext(const Contender& contender, const BenchmarkSet& set, const ClipModel& clip,
                            int resolution, std::uint64_t seed) {
    Recipe recipe = set.recipe;
    recipe.settings = settingsOf(contender, set);
    return {.clip = clip,
            .resolution = resolution,
            .objectName = set.objectName,
            .recipe = std::move(recipe),
            .weights = contender.weights,
            .seed = seed};
}

std::string madeWith(const Contender& contender, const BenchmarkSet& set, const FewShotSplit& split,
                     const BackboneInfo& model, int resolution) {
    const std::string recipe = promptFileYaml({.title = set.objectName,
                                               .prompts = set.recipe.prompts,
                                               .settings = settledFor(model, settingsOf(contender, set))});
    std::string photos = set.stamp + '\n';
    for (const auto* images : {&split.shots, &split.test})
        for (const DataSetImage& image : *images)
            photos += fmt::format("{} {}\n", static_cast<int>(image.group),
                                  image.path.lexically_relative(set.dataSet.root).generic_string());
    return fmt::format("{} {} {} px, recipe {}, weights {}, photos {}", model.sha256.substr(0, 12),
                       model.precision, resolution, sha256(recipe).substr(0, 12),
                       contender.weights.empty() ? "none" : contender.weightsSha256.substr(0, 12),
                       sha256(photos).substr(0, 12));
}

std::vector<std::string> changedSettings(const Contender& contender, const BenchmarkSet& set) {
    const InspectionSettings settings = settingsOf(contender, set), own;
    std::vector<std::string> changed;
    for (const Setting<InspectionSettings>& setting : inspectionSettings())
        if (const std::string value = setting.get(settings); value != setting.get(own))
            changed.push_back(setting.info.key + '=' + value);
    return changed;
}

} // namespace cliplad
