#pragma once

#include <cmath>
#include <cstdlib>
#include <functional>
#include <string>

#include <CLI/CLI.hpp>

#include "base/error.h"

namespace cliplad::cli {

/// Finite and not negative. CLI11's ranges let "nan" through, as no comparison with it is true, and its check
/// for numbers from 0 names the largest double in full.
inline CLI::Validator numberFromZero() {
    return CLI::Validator(
        [](const std::string& text) {
            const double value = std::strtod(text.c_str(), nullptr);
            return std::isfinite(value) && value >= 0 ? std::string()
                                                      : "expected a number of at least 0, found " + text;
        },
        "");
}

/// Wrong usage where `check` throws Error.
inline CLI::Validator accepted(std::function<void(const std::string&)> check) {
    return CLI::Validator(
        [check = std::move(check)](const std::string& text) {
            try {
                check(text);
                return std::string();
            } catch (const Error& error) {
                return std::string(error.what());
            }
        },
        "");
}

/// One value a use, any number of uses: a list that goes on would take the positional behind it for its own.
inline CLI::Option* repeatable(CLI::Option* option) {
    return option->expected(1)->take_all()->allow_extra_args(false);
}

} // namespace cliplad::cli
