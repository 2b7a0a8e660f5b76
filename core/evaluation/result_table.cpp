#include "evaluation/result_table.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json_text.h"

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

std::string csvRow(const std::vector<std::string>& cells) {
    std::string line;
    for (const std::string& cell : cells) {
        line += line.empty() ? "" : ",";
        if (cell.find_first_of(",\"\r\n") == std::string::npos) {
            line += cell;
            continue;
        }
        line += '"';
        for (const char c : cell)
            line += c == '"' ? std::string("\"\"") : std::string(1, c);
        line += '"';
    }
    return line + "\r\n";
}

std::string latexCell(const std::string& cell) {
    std::string text;
    for (const char c : cell)
        switch (c) {
        case '&':
        case '%':
        case '$':
        case '#':
        case '_':
        case '{':
        case '}':
            text += {'\\', c};
            break;
        case '\\':
            text += "\\textbackslash{}";
            break;
        case '~':
            text += "\\textasciitilde{}";
            break;
        case '^':
            text += "\\textasciicircum{}";
            break;
        default:
            text += c;
        }
    const std::string plusMinus = "±", dash = "–";
    for (std::size_t at = text.find(plusMinus); at != std::string::npos; at = text.find(plusMinus, at))
        text.replace(at, plusMinus.size(), "$\\pm$");
    for (std::size_t at = text.find(dash); at != std::string::npos; at = text.find(dash, at))
        text.replace(at, dash.size(), "--");
    return text;
}

std::string latexRow(const std::vector<std::string>& cells) {
    std::string line = "  ";
    for (std::size_t i = 0; i < cells.size(); ++i)
        line += (i == 0 ? "" : " & ") + latexCell(cells[i]);
    return line + " \\\\\n";
}

} // namespace

std::string toCsv(const ResultTable& table) {
    std::string text = csvRow(table.columns);
    for (const auto& row : table.rows)
        text += csvRow(row);
    return text;
}

std::string toJson(const ResultTable& table) {
    return jsonText(nlohmann::ordered_json{{"columns", table.columns}, {"rows", table.rows}}) + "\n";
}

std::string toLatex(const ResultTable& table) {
    std::string text = "\\begin{tabular}{";
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        text += i < table.wordColumns ? 'l' : 'r';
    text += "}\n  \\toprule\n" + latexRow(table.columns) + "  \\midrule\n";
    for (const auto& row : table.rows)
        text += latexRow(row);
    return text + "  \\bottomrule\n\\end{tabular}\n";
}

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
