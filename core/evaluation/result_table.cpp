#include "evaluation/result_table.h"

#include <algorithm>

#include <fmt/format.h>

namespace cliplad {
namespace {

std::size_t characters(const std::string& text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](unsigned char c) { return (c & 0xC0U) != 0x80U; }));
}

std::string textRow(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
                    std::size_t wordColumns) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string padding(widths[i] - characters(cells[i]), ' ');
        line += i == 0 ? "" : "  ";
        line += i < wordColumns ? cells[i] + padding : padding + cells[i];
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line + '\n';
}

std::string markdownRow(const std::vector<std::string>& cells) {
    std::string line = "|";
    for (const std::string& cell : cells) {
        line += ' ';
        for (const char c : cell) {
            if (c == '|')
                line += '\\';
            line += c;
        }
        line += " |";
    }
    return line + '\n';
}

} // namespace

std::string toText(const ResultTable& table) {
    std::vector<std::size_t> widths;
    for (const std::string& column : table.columns)
        widths.push_back(characters(column));
    for (const auto& row : table.rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], characters(row[i]));
    std::string text = textRow(table.columns, widths, table.wordColumns);
    std::vector<std::string> rules;
    rules.reserve(widths.size());
    for (const std::size_t width : widths)
        rules.emplace_back(width, '-');
    text += textRow(rules, widths, table.wordColumns);
    for (const auto& row : table.rows)
        text += textRow(row, widths, table.wordColumns);
    return text;
}

std::string toMarkdown(const ResultTable& table) {
    std::string text = markdownRow(table.columns) + '|';
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        text += i < table.wordColumns ? "---|" : "---:|";
    text += '\n';
    for (const auto& row : table.rows)
        text += markdownRow(row);
    return text;
}

std::string percent(double share) {
    return fmt::format("{:.1f}", share * 100);
}

std::string percent(double share, double deviation) {
    return fmt::format("{:.1f} ± {:.1f}", share * 100, deviation * 100);
}

} // namespace cliplad
