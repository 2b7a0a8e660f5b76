#pragma once

#include <string>

#include <CLI/CLI.hpp>

namespace cliplad::cli {

/// `--shard 2/8`, the second of eight, as the commands have it whose work several machines can divide.
struct ShardOption {
    int number = 1; ///< from 1 on
    int count = 1;

    bool isGiven() const { return !text_.empty(); }

    /// @param what the machines share, for `--help`
    void addTo(CLI::App& command, const std::string& what);

private:
    std::string text_;
};

} // namespace cliplad::cli
