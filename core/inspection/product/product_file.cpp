#include "inspection/product/product_file.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>
#include <yaml-cpp/emitter.h>

#include "base/error.h"
#include "clip/precision.h"
#include "inspection/presets.h"
#include "inspection/product/ignore_file.h"

namespace cliplad {
namespace {

constexpr auto kIntroduction =
    "A product of CLIP-LAD. Edit words, settings and threshold here; what was learned from\n"
    "the shots is renewed by itself at the next opening.";

bool isSha256(std::string_view text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

std::string readSha256(const YamlValue& value) {
    if (!isSha256(value.text()))
        throw value.error("expected a SHA-256 of 64 lower-case hex digits");
    return value.text();
}

std::string readPrecision(const YamlValue& value) {
    try {
        parsePrecision(value.text());
    } catch (const Error& error) {
        throw value.error(error.problem());
    }
    return value.text();
}

std::vector<ProductDefinition::Photo> readPhotos(const YamlValue& list) {
    std::vector<ProductDefinition::Photo> photos;
    std::set<std::string> names;
    for (const YamlValue& value : list.list()) {
        value.expectKeys({"file", "sha256"});
        const YamlValue file = value.at("file");
        try {
            checkPhotoName(file.text());
        } catch (const Error& error) {
            throw file.error(error.problem(), error.hint());
        }
        if (!names.insert(file.text()).second)
            throw file.error(fmt::format("'{}' is there twice", file.text()));
        photos.push_back({file.text(), readSha256(value.at("sha256"))});
    }
    return photos;
}

/// The first whose unnamed settings are this program's defaults.
constexpr int kSchemaOfOwnDefaults = 3;

int readSchema(const YamlValue& root) {
    const YamlValue version = root.at("schema_version");
    const int found = version.wholeNumber();
    if (found > kProductSchemaVersion)
        throw version.error(fmt::format("the product has schema version {}, this program reads up to {}",
                                        found, kProductSchemaVersion),
                            "open it with a newer version of CLIP-LAD");
    if (found < 1)
        throw version.error(
            fmt::format("expected a schema version from 1 to {}, found {}", kProductSchemaVersion, found));
    return found;
}

double readScore(const YamlValue& value, const char* expected) {
    const double score = value.number();
    if (score < 0)
        throw value.error(fmt::format("expected {}a number of at least 0, found {}", expected, score));
    return score;
}

std::optional<double> readThreshold(const YamlValue& value) {
    if (value.text() == "automatic")
        return std::nullopt;
    return readScore(value, "`automatic` or ");
}

void writeModel(YAML::Emitter& out, const ProductDefinition& definition) {
    out << YAML::Key << "model" << YAML::Value << YAML::BeginMap;
    out << YAML::Key << "name" << YAML::Value << definition.modelName;
    out << YAML::Key << "sha256" << YAML::Value << definition.modelSha256;
    if (!definition.modelConfigSha256.empty())
        out << YAML::Key << "config_sha256" << YAML::Value << definition.modelConfigSha256;
    out << YAML::Key << "precision" << YAML::Value << definition.modelPrecision << YAML::EndMap;
}

void writeSettings(YAML::Emitter& out, const InspectionSettings& settings) {
    out << YAML::Key << "settings" << YAML::Value << YAML::BeginMap;
    for (const auto& setting : inspectionSettings()) {
        const SettingInfo& info = setting.info;
        const std::string unit = info.unit.empty() ? "" : " (" + info.unit + ")";
        out << YAML::Key << info.key << YAML::Value << setting.get(settings)
            << YAML::Comment(info.label + unit);
    }
    out << YAML::EndMap;
}

void writePhotos(YAML::Emitter& out, const std::string& key,
                 const std::vector<ProductDefinition::Photo>& photos) {
    if (photos.empty())
        return;
    out << YAML::Key << key << YAML::Value << YAML::BeginSeq;
    for (const auto& photo : photos)
        out << YAML::BeginMap << YAML::Key << "file" << YAML::Value << photo.file << YAML::Key << "sha256"
            << YAML::Value << photo.sha256 << YAML::EndMap;
    out << YAML::EndSeq;
}

} // namespace

void checkPhotoName(const std::string& name) {
    const bool isPlain = !name.empty() && name != "." && name != ".." &&
                         name.find_first_of(std::string_view("/\\\0", 3)) == std::string::npos;
    if (!isPlain)
        throw Error(fmt::format("expected the name of a file in the product's own folder, found '{}'", name),
                    {}, "write the name without a path");
}

std::string productYaml(const ProductDefinition& definition, const std::string& note) {
    YAML::Emitter out;
    out << YAML::Comment(kIntroduction) << YAML::Newline << YAML::BeginMap;
    out << YAML::Key << "schema_version" << YAML::Value << kProductSchemaVersion;
    out << YAML::Key << "name" << YAML::Value << definition.name;
    writeModel(out, definition);
    writePrompts(out, definition.prompts);
    out << YAML::Key << "threshold" << YAML::Value;
    if (definition.threshold)
        out << fmt::format("{}", *definition.threshold)
            << YAML::Comment("set by hand; `automatic` = calibrated");
    else
        out << "automatic" << YAML::Comment(note);
    if (definition.reviewThreshold)
        out << YAML::Key << "review_threshold" << YAML::Value
            << fmt::format("{}", *definition.reviewThreshold)
            << YAML::Comment("from here up to the threshold: to be reviewed");
    writeSettings(out, definition.settings);
    writePhotos(out, "shots", definition.shots);
    writePhotos(out, "validation", definition.validation);
    out << YAML::EndMap;
    std::string yaml = std::string(out.c_str()) + "\n";
    if (!definition.ignore.empty())
        yaml += "ignore: " + ignoreRegionsYaml(definition.ignore) + "\n";
    return yaml;
}

ProductDefinition parseProductYaml(std::string_view yaml, const std::string& file) {
    const YamlValue root = YamlValue::parse(yaml, file);
    const int schema = readSchema(root);
    root.expectKeys({"schema_version", "name", "model", "coarse", "fine", "threshold", "review_threshold",
                     "settings", "ignore", "shots", "validation"});
    ProductDefinition definition;
    definition.name = root.at("name").text();
    const YamlValue model = root.at("model");
    model.expectKeys({"name", "sha256", "config_sha256", "precision"});
    definition.modelName = model.at("name").text();
    definition.modelSha256 = readSha256(model.at("sha256"));
    if (const auto config = model.find("config_sha256"))
        definition.modelConfigSha256 = readSha256(*config);
    definition.modelPrecision = readPrecision(model.at("precision"));
    definition.prompts = readPrompts(root);
    if (const auto threshold = root.find("threshold"))
        definition.threshold = readThreshold(*threshold);
    if (const auto review = root.find("review_threshold"))
        definition.reviewThreshold = readScore(*review, "");
    if (schema < kSchemaOfOwnDefaults)
        applyPreset(definition.settings, "paper");
    if (const auto settings = root.find("settings"))
        readSettings(*settings, definition.settings);
    if (const auto ignore = root.find("ignore"))
        definition.ignore = readIgnoreRegions(*ignore);
    definition.shots = readPhotos(root.at("shots"));
    if (definition.shots.empty())
        throw root.at("shots").error("the product has no shots");
    if (const auto validation = root.find("validation"))
        definition.validation = readPhotos(*validation);
    return definition;
}

} // namespace cliplad
