#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace cliplad {

/// One object of a configuration file, read key by key with errors that name file, object and key.
///
/// A key that is null counts as absent, as OpenCLIP's and Hugging Face's readers have it. The file's JSON
/// must outlive this.
class ConfigObject {
public:
    /// A setting that may only have values that change nothing, and the feature that any other value asks
    /// for.
    struct Neutral {
        std::string_view key;
        std::vector<nlohmann::json> values;
        std::string_view feature;
    };

    /// `object` may be null: then every key is absent. Throws Error when it is neither null nor an object.
    ConfigObject(const nlohmann::json* object, std::string path, const std::string& where);

    /// The object at `key`, or an absent one.
    ConfigObject child(const std::string& key) const;

    bool has(const std::string& key) const { return find(key) != nullptr; }
    const nlohmann::json* find(const std::string& key) const;

    /// Each throws Error when the key is there with another type or out of range, or is absent without
    /// default.
    int integer(const std::string& key, int minimum, int maximum, std::optional<int> otherwise = {}) const;
    double real(const std::string& key, double minimum, double maximum,
                std::optional<double> otherwise = {}) const;
    bool boolean(const std::string& key, bool otherwise) const;
    std::string text(const std::string& key, const std::string& otherwise) const;

    /// A whole number, or a list of two equal ones.
    int squareSide(const std::string& key, int minimum, int maximum, std::optional<int> otherwise = {}) const;

    /// Throws Error that says what is not supported when one of the keys has a value that is not neutral.
    void requireNeutral(const std::vector<Neutral>& settings) const;

    /// Throws Error when a key is in none of the lists: it could change the model in a way we do not know.
    void requireKnown(const std::vector<std::string_view>& keys, const std::vector<Neutral>& settings) const;

    [[noreturn]] void fail(const std::string& key, const std::string& problem,
                           const std::string& hint = {}) const;

private:
    const nlohmann::json* object_;
    std::string path_;
    const std::string& where_;
};

} // namespace cliplad
