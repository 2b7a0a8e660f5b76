#include "benchmark/benchmark_report.h"

#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/folder.h"
#include "base/json_text.h"

namespace cliplad {
namespace {

std::string originText(const BenchmarkOrigin& origin) {
    std::string text =
        fmt::format("Data: {}{}. Model: {}. {}.", origin.dataSet,
                    origin.isRendered ? " (rendered pictures)" : "", origin.model, origin.program);
    if (origin.isDemoModel)
        text += " The demo model has seen rendered scenes only; these are not the figures of a large CLIP.";
    return text + " In percent, mean ± deviation over seeds, where nothing else is said.";
}

std::string escaped(std::string_view text) {
    std::string html;
    for (const char c : text) {
        switch (c) {
        case '<':
            html += "&lt;";
            break;
        case '>':
            html += "&gt;";
            break;
        case '&':
            html += "&amp;";
            break;
        case '"':
            html += "&quot;";
            break;
        default:
            html += c;
        }
    }
    return html;
}

std::string htmlTable(const ResultTable& table) {
    std::string html = "<table>\n<tr>";
    const auto alignment = [&](std::size_t column) { return column < table.wordColumns ? "" : " class=n"; };
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        html += fmt::format("<th{}>{}</th>", alignment(i), escaped(table.columns[i]));
    html += "</tr>\n";
    for (const auto& row : table.rows) {
        html += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i)
            html += fmt::format("<td{}>{}</td>", alignment(i), escaped(row[i]));
        html += "</tr>\n";
    }
    return html + "</table>\n";
}

constexpr auto kStyle =
    R"(body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1c2430;background:#fff}
table{border-collapse:collapse;margin:.6rem 0 1.8rem}th,td{padding:.25rem .7rem;border-bottom:1px solid #d8dde4;text-align:left}
th{border-bottom:2px solid #8793a3}.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}tr:hover td{background:#f2f5f9}
p.note{color:#526070;margin:.2rem 0}div{overflow-x:auto}
@media(prefers-color-scheme:dark){body{color:#dde3ea;background:#171b21}th,td{border-color:#39424e}tr:hover td{background:#222933}p.note{color:#9aa7b6}})";

} // namespace

std::string toText(const BenchmarkReport& report) {
    std::string text;
    for (const BenchmarkTable& table : report.tables)
        text += fmt::format("{}\n\n{}\n{}\n\n", table.title, toText(table.table), table.note);
    return text + originText(report.origin) + "\n";
}

std::string toMarkdown(const BenchmarkReport& report) {
    std::string text = "# Benchmark\n\n" + originText(report.origin) + "\n";
    for (const BenchmarkTable& table : report.tables)
        text += fmt::format("\n## {}\n\n{}\n\n{}", table.title, table.note, toMarkdown(table.table));
    return text;
}

std::string toJson(const BenchmarkReport& report) {
    nlohmann::ordered_json json = {
        {"data_set", report.origin.dataSet}, {"rendered", report.origin.isRendered},
        {"model", report.origin.model},      {"demo_model", report.origin.isDemoModel},
        {"program", report.origin.program},  {"tables", nlohmann::ordered_json::array()}};
    for (const BenchmarkTable& table : report.tables)
        json["tables"].push_back({{"name", table.name},
                                  {"title", table.title},
                                  {"note", table.note},
                                  {"columns", table.table.columns},
                                  {"rows", table.table.rows}});
    return jsonText(json) + "\n";
}

std::string toHtml(const BenchmarkReport& report) {
    std::string html =
        fmt::format("<!doctype html>\n<html lang=en><meta charset=utf-8>\n<title>CLIP-LAD benchmark: "
                    "{}</title>\n<style>{}</style>\n<h1>Benchmark</h1>\n<p>{}</p>\n",
                    escaped(report.origin.dataSet), kStyle, escaped(originText(report.origin)));
    for (const BenchmarkTable& table : report.tables)
        html += fmt::format("<h2>{}</h2>\n<p class=note>{}</p>\n<div>{}</div>\n", escaped(table.title),
                            escaped(table.note), htmlTable(table.table));
    return html + "</html>\n";
}

void writeReport(const BenchmarkReport& report, const std::filesystem::path& folder) {
    makeFolder(folder);
    writeFileAtomically(folder / "report.html", toHtml(report));
    writeFileAtomically(folder / "tables.md", toMarkdown(report));
    writeFileAtomically(folder / "tables.json", toJson(report));
    for (const BenchmarkTable& table : report.tables) {
        writeFileAtomically(folder / (table.name + ".csv"), toCsv(table.table));
        writeFileAtomically(folder / (table.name + ".tex"), toLatex(table.table));
    }
}

} // namespace cliplad
