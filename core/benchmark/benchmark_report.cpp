#include "benchmark/benchmark_report.h"

#include <cstdint>
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
    if (!origin.settings.empty())
        text += fmt::format(" Given: {}.", origin.settings);
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

/// RFC 4648, for a picture within the page.
std::string base64(std::string_view bytes) {
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t j = i; j < i + 3; ++j)
            group = group << 8 | (j < bytes.size() ? static_cast<unsigned char>(bytes[j]) : 0U);
        for (std::size_t letter = 0; letter < 4; ++letter)
            text += i + letter > bytes.size() ? '=' : kLetters[group >> (18 - 6 * letter) & 63];
    }
    return text;
}

std::string htmlNotices(const std::vector<std::string>& notices) {
    if (notices.empty())
        return {};
    std::string html = "<h2>Notes</h2>\n<ul>\n";
    for (const std::string& notice : notices)
        html += fmt::format("<li>{}\n", escaped(notice));
    return html + "</ul>\n";
}

std::string htmlPicture(const BenchmarkPicture& picture) {
    return fmt::format("<h2>{0}</h2>\n<p class=note>{1}</p>\n<div><img alt=\"{0}\" "
                       "src=\"data:image/png;base64,{2}\"></div>\n",
                       escaped(picture.title), escaped(picture.note), base64(picture.png));
}

constexpr auto kStyle =
    R"(body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1c2430;background:#fff}
table{border-collapse:collapse;margin:.6rem 0 1.8rem}th,td{padding:.25rem .7rem;border-bottom:1px solid #d8dde4;text-align:left}
th{border-bottom:2px solid #8793a3}.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}tr:hover td{background:#f2f5f9}
p.note{color:#526070;margin:.2rem 0}div{overflow-x:auto}img{max-width:100%;margin:.6rem 0 1.8rem;border-radius:4px}
@media(prefers-color-scheme:dark){body{color:#dde3ea;background:#171b21}th,td{border-color:#39424e}tr:hover td{background:#222933}p.note{color:#9aa7b6}})";

} // namespace

std::string toText(const BenchmarkReport& report) {
    std::string text;
    for (const BenchmarkTable& table : report.tables)
        text += fmt::format("{}\n\n{}\n{}\n\n", table.title, toText(table.table), table.note);
    for (const std::string& notice : report.notices)
        text += fmt::format("Note: {}\n\n", notice);
    return text + originText(report.origin) + "\n";
}

std::string toMarkdown(const BenchmarkReport& report) {
    std::string text = "# Benchmark\n\n" + originText(report.origin) + "\n";
    for (const BenchmarkTable& table : report.tables)
        text += fmt::format("\n## {}\n\n{}\n\n{}", table.title, table.note, toMarkdown(table.table));
    if (!report.notices.empty())
        text += "\n## Notes\n\n";
    for (const std::string& notice : report.notices)
        text += fmt::format("- {}\n", notice);
    for (const BenchmarkPicture& picture : report.pictures)
        text += fmt::format("\n## {0}\n\n{1}\n\n![{0}](figures/{2}.png)\n", picture.title, picture.note,
                            picture.name);
    return text;
}

std::string toJson(const BenchmarkReport& report) {
    nlohmann::ordered_json json = {
        {"data_set", report.origin.dataSet}, {"rendered", report.origin.isRendered},
        {"model", report.origin.model},      {"demo_model", report.origin.isDemoModel},
        {"program", report.origin.program},  {"settings", report.origin.settings},
        {"notes", report.notices},           {"tables", nlohmann::ordered_json::array()}};
    for (const BenchmarkTable& table : report.tables)
        json["tables"].push_back({{"name", table.name},
                                  {"title", table.title},
                                  {"note", table.note},
                                  {"columns", table.table.columns},
                                  {"rows", table.table.rows}});
    for (const BenchmarkPicture& picture : report.pictures)
        json["figures"].push_back(
            {{"file", "figures/" + picture.name + ".png"}, {"title", picture.title}, {"note", picture.note}});
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
    html += htmlNotices(report.notices);
    for (const BenchmarkPicture& picture : report.pictures)
        html += htmlPicture(picture);
    return html + "</html>\n";
}

void writeReport(const BenchmarkReport& report, const std::filesystem::path& folder) {
    makeFolder(folder);
    writeFileAtomically(folder / "report.html", toHtml(report));
    writeFileAtomically(folder / "tables.md", toMarkdown(report));
    writeFileAtomically(folder / "tables.json", toJson(report));
    writeFileAtomically(folder / "experiments.csv", toCsv(report.experiments));
    for (const BenchmarkTable& table : report.tables) {
        writeFileAtomically(folder / (table.name + ".csv"), toCsv(table.table));
        writeFileAtomically(folder / (table.name + ".tex"), toLatex(table.table));
    }
}

} // namespace cliplad
