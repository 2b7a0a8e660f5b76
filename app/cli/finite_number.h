#pragma once

#include <cmath>
#include <cstdlib>
#include <string>

#include <CLI/CLI.hpp>

namespace cliplad::cli {

/// CLI11's ranges let "nan" through, as no comparison with it is true.
inline CLI::Validator finiteNumber() {
    return CLI::Validator(
        [](const std::string& text) {
            return std::isfinite(std::strtod(text.c_str(), nullptr)) ? std::string()
                                                                     : "expected a number, found " + text;
        },
        "");
}

} // namespace cliplad::cli
