#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "benchmark/benchmark_tables.h"
#include "benchmark/pictures/benchmark_picture.h"

namespace cliplad {

/// What a report says about its making.
struct BenchmarkOrigin {
    std::string dataSet = {}; ///< folder's name, for a person
    std::string model = {};   ///< name, hash, precision
    bool isDemoModel = false;
    bool isRendered = false; ///< pictures of the program's own
    std::string program = {};
    std::string settings = {}; ///< given for all products: "--preset paper"; empty: none
};

struct BenchmarkReport {
    BenchmarkOrigin origin = {};
    std::vector<BenchmarkTable> tables = {};
    ResultTable experiments = {}; ///< that they are of; see experimentTable()
    std::vector<BenchmarkPicture> pictures = {};
    std::vector<std::string> notices = {}; ///< what was left out, and why; sentences for a person
};

/// For a terminal; Markdown, which names the pictures' files; JSON (cells as text, as in the tables); one
/// page of HTML that needs no other file.
std::string toText(const BenchmarkReport& report);
std::string toMarkdown(const BenchmarkReport& report);
std::string toJson(const BenchmarkReport& report);
std::string toHtml(const BenchmarkReport& report);

/// Writes report.html, tables.md, tables.json, each table as <name>.csv and <name>.tex, and experiments.csv
/// into the folder. Throws Error where it cannot be written.
void writeReport(const BenchmarkReport& report, const std::filesystem::path& folder);

} // namespace cliplad
