#include "scoring/earlier_runs.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/path_bytes.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

/// How many whole lines a file has; none where it is not there.
int linesOf(const fs::path& path, const JobContext& job) {
    std::ifstream file(path, std::ios::binary);
    int lines = 0;
    for (std::string line; std::getline(file, line) && !file.eof(); ++lines)
        job.throwIfStopped();
    return lines;
}

/// Reads the lists, which may be long, only where the run did not write down how many there are.
EarlierRun countedRun(const fs::path& folder, RunHead head, bool finished, const JobContext& job) {
    EarlierRun run{.folder = folder, .head = std::move(head), .finished = finished};
    if (std::ifstream count(folder / kFinishedFile); finished && count >> run.images) {
        run.scored = run.images;
        return run;
    }
    run.images = linesOf(folder / kImagesFile, job);
    run.scored = std::clamp(linesOf(folder / kJournalFile, job) - 1, 0,
                            run.images); // one tried again has two lines
    return run;
}

/// Without parsing what needs no parsing: a hundred thousand lines are told in a moment. Empty where the line
/// is damaged, which is left out when the run is opened.
std::string pathOfLine(const std::string& line) {
    constexpr std::string_view kKey = "\"path\":\"";
    const std::size_t begin = line.find(kKey);
    const std::size_t end =
        begin == std::string::npos ? begin : line.find_first_of("\"\\", begin + kKey.size());
    if (end != std::string::npos && line[end] == '"')
        return line.substr(begin + kKey.size(), end - begin - kKey.size());
    const auto value = nlohmann::json::parse(line, nullptr, false);
    return value.is_object() && value.contains("path") && isPathJson(value["path"])
               ? pathOfJson(value["path"])
               : std::string();
}

fs::path commonFolder(const fs::path& list, const JobContext& job) {
    std::ifstream file(list, std::ios::binary);
    std::string common; // with a slash at its end
    for (std::string line; std::getline(file, line);) {
        job.throwIfStopped();
        const std::string path = pathOfLine(line);
        if (path.empty())
            continue;
        if (common.empty())
            common = path.substr(0, path.rfind('/') + 1);
        while (common.size() > 1 && !path.starts_with(common))
            common.erase(common.rfind('/', common.size() - 2) + 1);
    }
    return common.size() > 1 ? fs::path(common).parent_path() : fs::path(common);
}

/// Of a journal's line; none of an image that could not be scored. A score that is no number stands in
/// quotes. Whatever the locale is: strtod would read a point as the end of the number.
std::optional<double> scoreOfLine(std::string_view line) {
    constexpr std::string_view kKey = "\"score\":";
    const std::size_t key = line.find(kKey);
    if (key == std::string_view::npos)
        return std::nullopt;
    line.remove_prefix(key + kKey.size());
    if (line.starts_with('"'))
        line.remove_prefix(1);
    double score = 0;
    const auto error = std::from_chars(line.data(), line.data() + line.size(), score).ec;
    return error == std::errc() ? std::optional(score) : std::nullopt;
}

/// What the journal says of each image last.
void addFindings(const fs::path& folder, EarlierRun& run, const JobContext& job) {
    run.source = commonFolder(folder / kImagesFile, job);
    std::unordered_map<std::size_t, Verdict> verdicts; // by the hash of what names the image
    std::ifstream file(folder / kJournalFile, std::ios::binary);
    std::string line;
    std::getline(file, line); // what the run was started with
    const ScoreThresholds thresholds = thresholdsOf(run.head);
    while (std::getline(file, line)) {
        job.throwIfStopped();
        const std::string_view text = line;
        const std::optional<double> score = scoreOfLine(text);
        verdicts[std::hash<std::string_view>()(text.substr(0, text.find(", \"bytes\": ")))] =
            score ? verdictOf(*score, thresholds) : Verdict::Failed;
    }
    for (const auto& [image, verdict] : verdicts) {
        run.flagged += isFlagged(verdict) ? 1 : 0;
        run.failed += verdict == Verdict::Failed ? 1 : 0;
    }
    if (!run.finished)
        run.scored = std::min(static_cast<int>(verdicts.size()), run.images);
}

} // namespace

std::vector<EarlierRun> earlierRuns(const fs::path& runs, const EarlierRunQuery& query,
                                    const JobContext& job) {
    std::vector<fs::path> folders;
    std::error_code error;
    for (fs::directory_iterator entry(runs, error), end; !error && entry != end; entry.increment(error))
        folders.push_back(entry->path());
    std::sort(folders.begin(), folders.end(), std::greater<>()); // named for their time
    std::vector<EarlierRun> found;
    for (const fs::path& folder : folders) {
        if (found.size() == query.most)
            break;
        job.throwIfStopped();
        try {
            std::error_code unknown;
            const bool finished = fs::exists(folder / kFinishedFile, unknown);
            RunHead head = readHead(folder);
            if (query.isWanted && !query.isWanted(head))
                continue;
            EarlierRun run = countedRun(folder, std::move(head), finished, job);
            if (query.withFindings)
                addFindings(folder, run, job);
            if (run.images > 0)
                found.push_back(std::move(run));
        } catch (const Error&) {
            // A folder that was killed before its head was written, or of another version.
        }
    }
    return found;
}

} // namespace cliplad::ui
