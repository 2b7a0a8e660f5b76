#include "clip/model/config_json.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "clip/checkpoint/quoted_name.h"

namespace cliplad {
namespace {

constexpr auto kCorrect = "correct the configuration or get it again from its source";
constexpr auto kUnsupportedHint =
    "use an OpenCLIP model with a plain ViT vision tower and CLIP's own text tower";

/// Values as an error shows them: never more than a line.
std::string shown(const nlohmann::json& value) {
    if (value.is_structured())
        return value.is_array() ? "a list" : "an object";
    if (value.is_string())
        return quotedName(value.get_ref<const std::string&>());
    return value.dump();
}

} // namespace

ConfigObject::ConfigObject(const nlohmann::json* object, std::string path, const std::string& where)
    : object_(object)
    , path_(std::move(path))
    , where_(where) {
    if (object_ != nullptr && object_->is_null())
        object_ = nullptr;
    if (object_ != nullptr && !object_->is_object())
        throw Error(fmt::format("{} is {}, expected an object", path_.empty() ? "the content" : path_,
                                shown(*object_)),
                    where_, kCorrect);
}

void ConfigObject::fail(const std::string& key, const std::string& problem, const std::string& hint) const {
    throw Error(fmt::format("{}{}{} {}", path_, path_.empty() ? "" : ".", key, problem), where_,
                hint.empty() ? kCorrect : hint);
}

const nlohmann::json* ConfigObject::find(const std::string& key) const {
    if (object_ == nullptr)
        return nullptr;
    const auto found = object_->find(key);
    return found == object_->end() || found->is_null() ? nullptr : &*found;
}

ConfigObject ConfigObject::child(const std::string& key) const {
    return {find(key), path_.empty() ? key : fmt::format("{}.{}", path_, key), where_};
}

double ConfigObject::real(const std::string& key, double minimum, double maximum,
                          std::optional<double> otherwise) const {
    const nlohmann::json* value = find(key);
    if (value == nullptr && otherwise)
        return *otherwise;
    if (value == nullptr)
        fail(key, "is missing");
    if (!value->is_number())
        fail(key, fmt::format("is {}, expected a number", shown(*value)));
    const double number = value->get<double>();
    if (!(number >= minimum && number <= maximum))
        fail(key, fmt::format("is {}, expected {} to {}", shown(*value), minimum, maximum));
    return number;
}

int ConfigObject::integer(const std::string& key, int minimum, int maximum,
                          std::optional<int> otherwise) const {
    const double number = real(key, minimum, maximum, otherwise);
    const int whole = static_cast<int>(number);
    if (whole != number)
        fail(key, fmt::format("is {}, expected a whole number", number));
    return whole;
}

bool ConfigObject::boolean(const std::string& key, bool otherwise) const {
    const nlohmann::json* value = find(key);
    if (value != nullptr && !value->is_boolean())
        fail(key, fmt::format("is {}, expected true or false", shown(*value)));
    return value == nullptr ? otherwise : value->get<bool>();
}

std::string ConfigObject::text(const std::string& key, const std::string& otherwise) const {
    const nlohmann::json* value = find(key);
    if (value != nullptr && !value->is_string())
        fail(key, fmt::format("is {}, expected text", shown(*value)));
    return value == nullptr ? otherwise : value->get<std::string>();
}

int ConfigObject::squareSide(const std::string& key, int minimum, int maximum,
                             std::optional<int> otherwise) const {
    const nlohmann::json* value = find(key);
    if (value == nullptr || !value->is_array())
        return integer(key, minimum, maximum, otherwise);
    const nlohmann::json wrapped = {
        {key, value->size() == 2 && (*value)[0] == (*value)[1] ? (*value)[0] : *value}};
    if (wrapped[key].is_array())
        fail(key, "is a list, expected one side or two equal ones");
    return ConfigObject(&wrapped, path_, where_).integer(key, minimum, maximum);
}

void ConfigObject::requireNeutral(const std::vector<Neutral>& settings) const {
    for (const Neutral& setting : settings) {
        const nlohmann::json* value = find(std::string(setting.key));
        const bool neutral = value == nullptr || std::find(setting.values.begin(), setting.values.end(),
                                                           *value) != setting.values.end();
        if (!neutral)
            fail(std::string(setting.key),
                 fmt::format("is {}: {} is not supported", shown(*value), setting.feature), kUnsupportedHint);
    }
}

void ConfigObject::requireKnown(const std::vector<std::string_view>& keys,
                                const std::vector<Neutral>& settings) const {
    if (object_ == nullptr)
        return;
    for (const auto& item : object_->items()) {
        const std::string& key = item.key();
        const bool known = std::find(keys.begin(), keys.end(), key) != keys.end() ||
                           std::any_of(settings.begin(), settings.end(),
                                       [&](const Neutral& setting) { return setting.key == key; });
        if (!known && !item.value().is_null())
            fail(quotedName(key),
                 "is not a setting known here; it may change the model, so it is not ignored",
                 kUnsupportedHint);
    }
}

} // namespace cliplad
