#include "clip/checkpoint/bounded_json.h"

#include <cstdint>
#include <set>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "clip/checkpoint/quoted_name.h"

namespace cliplad {
namespace {

constexpr std::int64_t kMaxValues = 1'000'000;
constexpr auto kJsonHint = "get the file again from its source";

using Json = nlohmann::json;

/// Watches the parser and throws when a bound is passed.
class JsonBounds {
public:
    JsonBounds(const std::string& where, int maxDepth)
        : where_(where)
        , maxDepth_(maxDepth) {}

    bool operator()(int depth, Json::parse_event_t event, const Json& parsed) {
        const bool opens =
            event == Json::parse_event_t::object_start || event == Json::parse_event_t::array_start;
        if (opens && depth >= maxDepth_)
            throw Error(fmt::format("is nested deeper than {} levels", maxDepth_), where_, kJsonHint);
        if (++values_ > kMaxValues)
            throw Error(fmt::format("has more than {} values", kMaxValues), where_, kJsonHint);
        if (event == Json::parse_event_t::object_start)
            keys_.emplace_back();
        else if (event == Json::parse_event_t::object_end)
            keys_.pop_back();
        else if (event == Json::parse_event_t::key)
            checkNew(parsed.get_ref<const std::string&>());
        return true;
    }

private:
    void checkNew(const std::string& key) {
        if (!keys_.back().insert(key).second)
            throw Error(fmt::format("has the key {} twice", quotedName(key)), where_, kJsonHint);
    }

    const std::string& where_;
    int maxDepth_;
    std::int64_t values_ = 0;
    std::vector<std::set<std::string>> keys_;
};

} // namespace

Json parseBoundedJson(std::string_view text, const std::string& where, int maxDepth) {
    JsonBounds bounds(where, maxDepth);
    try {
        return Json::parse(text.begin(), text.end(), std::ref(bounds));
    } catch (const Json::exception& exception) {
        throw Error(fmt::format("is not valid JSON ({})", exception.what()), where, kJsonHint);
    }
}

} // namespace cliplad
