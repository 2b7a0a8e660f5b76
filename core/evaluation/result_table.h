#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace cliplad {

/// A small table of results for people: every cell is text; columns of words are left-aligned, numbers right.
struct ResultTable {
    std::vector<std::string> columns = {};
    std::vector<std::vector<std::string>> rows = {}; ///< as many cells as columns
    std::size_t wordColumns = 1;                     ///< how many columns, from the first on, hold words
};

/// For a terminal: columns padded to their widest cell (by characters, not bytes), two spaces between.
std::string toText(const ResultTable& table);

/// As a Markdown table; `|` in cells is escaped.
std::string toMarkdown(const ResultTable& table);

/// As comma-separated values (RFC 4180), the columns' names first.
std::string toCsv(const ResultTable& table);

/// As a JSON object: columns, and rows of cells as text.
std::string toJson(const ResultTable& table);

/// As a LaTeX tabular with the rules of booktabs; what LaTeX reads as commands is escaped.
std::string toLatex(const ResultTable& table);

/// A percentage with one digit ("81.2"), or with a deviation ("81.2 ± 1.3"), from shares of 1.
std::string percent(double share);
std::string percent(double share, double deviation);

} // namespace cliplad
