#include "report/score_journal.h"

#include <algorithm>
#include <fstream>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/folder.h"
#include "base/path_bytes.h"
#include "report/record_json.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

constexpr auto kLockName = ".lock";
constexpr int kSchema = 2; // 1 called LabelDifference::contribution a share
constexpr auto kStartAfresh = "start a new run instead of resuming this one";

/// The folder, made where it is not there.
const fs::path& made(const fs::path& folder) {
    makeFolder(folder);
    return folder;
}

std::string headLine(const std::string& fingerprint) {
    return ordered_json{{"journal", kSchema}, {"fingerprint", fingerprint}}.dump() + '\n';
}

/// What every journal of this program begins with.
constexpr std::string_view kBeginning = "{\"journal\":";

/// Whether a line is the first of a journal of this program, whatever its version.
bool isHead(const ordered_json& head) {
    return head.is_object() && head.contains("fingerprint") && head["fingerprint"].is_string() &&
           head.contains("journal") && head["journal"].is_number_integer();
}

/// Whether a line is the result of an image, as far as the journal itself uses it.
bool isEntry(const ordered_json& json) {
    const auto has = [&](const char* key, auto isKind) { return json.contains(key) && isKind(json[key]); };
    const auto isWhole = [](const ordered_json& value) { return value.is_number_integer(); };
    return json.is_object() && has("key", isPathJson<ordered_json>) && has("bytes", isWhole) &&
           has("modified", isWhole) &&
           has("record", [](const ordered_json& value) { return value.is_object(); });
}

/// Of a line that isEntry; empty where it has none.
std::string hashOf(const ordered_json& json) {
    const auto hash = json.find("sha256");
    return hash != json.end() && hash->is_string() ? hash->get<std::string>() : std::string();
}

/// What is longer than a hash is none.
std::array<char, 64> inPlace(const std::string& hash) {
    std::array<char, 64> digits = {};
    if (hash.size() <= digits.size())
        std::copy(hash.begin(), hash.end(), digits.begin());
    return digits;
}

/// Of a line that isEntry. Throws Error.
JournalResult resultOf(const ordered_json& json) {
    return {.record = scoreRecordOf(json["record"]), .sha256 = hashOf(json)};
}

/// The pictures that a journal's results have, whatever run or version it is of; lines that are damaged are
/// passed over.
void visitPictures(const fs::path& path, const std::function<void(const ScoreJournal::Pictures&)>& visit) {
    std::ifstream lines(path, std::ios::binary);
    std::string line;
    std::getline(lines, line); // what the run was started with
    while (std::getline(lines, line)) {
        const ordered_json json = ordered_json::parse(line, nullptr, false);
        if (!isEntry(json))
            continue;
        const auto file = [&record = json["record"]](const char* kind) {
            return record.contains(kind) && isPathJson(record[kind]) ? pathOfJson(record[kind]) : "";
        };
        visit({.mask = file("mask"), .overlay = file("overlay")});
    }
}

/// Of a file that is not there: empty, and not whole.
struct FirstLine {
    std::string text;
    bool isWhole = false; ///< more follows, or a line's end

    explicit FirstLine(const fs::path& file) {
        std::ifstream lines(file, std::ios::binary);
        isWhole = std::getline(lines, text) && !lines.eof();
    }
    bool isHead() const { return cliplad::isHead(ordered_json::parse(text, nullptr, false)); }
};

/// Neither a journal of this program nor what a power cut left of its first line.
bool isForeign(const fs::path& journal) {
    const FirstLine first(journal);
    return first.isWhole ? !first.isHead() : !kBeginning.starts_with(first.text.substr(0, kBeginning.size()));
}

} // namespace

ScoreJournal::ScoreJournal(const fs::path& folder, const std::string& fingerprint, Start start,
                           const Discard& discard, const JobContext& job)
    : lock_(std::in_place, made(folder) / kLockName)
    , file_(folder / kJournalName) {
    if (isForeign(file_.path()))
        throw Error("is not a journal of this program", file_.path().string(),
                    "move it to another place, or choose another folder for the results");
    if (start == Start::Resume && file_.end() > 0) {
        readBack(fingerprint, job);
        return;
    }
    if (discard)
        discard([this](const auto& visit) { visitPictures(file_.path(), visit); });
    file_.clear();
    file_.appendToDisk(headLine(fingerprint));
}

void ScoreJournal::readBack(const std::string& fingerprint, const JobContext& job) {
    std::ifstream lines(file_.path(), std::ios::binary);
    std::string line;
    std::getline(lines, line);
    const ordered_json head = ordered_json::parse(line, nullptr, false);
    const std::string path = file_.path().string();
    if (head["journal"] != kSchema)
        throw Error("was written by another version of this program", path, kStartAfresh);
    if (head["fingerprint"] != fingerprint)
        throw Error("belongs to a run with another product, other settings or other formats", path,
                    kStartAfresh);
    readEntries(lines, job);
}

void ScoreJournal::readEntries(std::ifstream& lines, const JobContext& job) {
    std::int64_t offset = lines.tellg();
    std::string line;
    for (int number = 2; offset < file_.end() && std::getline(lines, line); ++number) {
        job.throwIfStopped();
        ordered_json json = ordered_json::parse(line, nullptr, false);
        if (!isEntry(json))
            throw Error("is damaged, expected the result of an image",
                        fmt::format("{}:{}", file_.path().string(), number), kStartAfresh);
        entries_[pathOfJson(json["key"])] = {.offset = offset,
                                             .bytes = static_cast<std::int64_t>(line.size()),
                                             .stamp = {.bytes = json["bytes"].get<std::uint64_t>(),
                                                       .modified = json["modified"].get<std::int64_t>()},
                                             .failed = json["record"].contains("error"),
                                             .sha256 = inPlace(hashOf(json))};
        offset += static_cast<std::int64_t>(line.size()) + 1;
        ++count_;
    }
    if (offset != file_.end())
        throw KnownError(KnownError::Kind::Unreadable, {}, "cannot be read to its end", file_.path().string(),
                         "check the disk, then try again");
}

bool ScoreJournal::holds(const std::string& image, const FileStamp& stamp) const {
    const auto entry = entries_.find(image);
    return knows(image) && !entry->second.failed && entry->second.stamp == stamp;
}

bool ScoreJournal::knows(const std::string& image) const {
    const auto entry = entries_.find(image);
    return entry != entries_.end() && entry->second.offset > 0;
}

std::vector<std::string> ScoreJournal::images() const {
    std::vector<std::string> images;
    for (const auto& [image, entry] : entries_)
        if (entry.offset > 0)
            images.push_back(image);
    return images;
}

std::string ScoreJournal::sha256(const std::string& image) const {
    const auto entry = entries_.find(image);
    if (entry == entries_.end())
        return {};
    const auto& digits = entry->second.sha256;
    return {digits.begin(), std::find(digits.begin(), digits.end(), '\0')};
}

void ScoreJournal::append(const ScoreRecord& record, const FileStamp& stamp, const std::string& sha256) {
    const std::string hash = sha256.empty() ? "" : fmt::format(R"("sha256": {}, )", dumped(sha256));
    const std::string line = fmt::format(R"({{"key": {}, "bytes": {}, "modified": {}, {}"record": {}}})",
                                         dumped(pathJson<ordered_json>(record.image)), stamp.bytes,
                                         stamp.modified, hash, toJsonLine(record));
    const Entry entry{.offset = file_.end(),
                      .bytes = static_cast<std::int64_t>(line.size()),
                      .stamp = stamp,
                      .failed = record.failed(),
                      .sha256 = inPlace(sha256)};
    file_.appendToDisk(line + '\n');
    entries_[record.image] = entry;
    ++count_;
}

void ScoreJournal::copy(const std::string& image, const ScoreJournal& from) {
    const std::string line = from.line(image);
    Entry entry = from.entries_.at(image);
    entry.offset = file_.end();
    file_.appendToDisk(line + '\n');
    entries_[image] = entry;
    ++count_;
}

/// As it was entered. Throws Error where there is none.
std::string ScoreJournal::line(const std::string& image) const {
    const auto entry = entries_.find(image);
    if (!knows(image))
        throw Error("has no result yet", image);
    std::string line = file_.read(entry->second.offset, entry->second.bytes);
    if (std::cmp_not_equal(line.size(), entry->second.bytes))
        throw Error("was changed while it was in use", file_.path().string(), kStartAfresh);
    return line;
}

JournalResult ScoreJournal::result(const std::string& image) const {
    const ordered_json json = ordered_json::parse(line(image), nullptr, false);
    if (!isEntry(json))
        throw Error("was changed while it was in use", file_.path().string(), kStartAfresh);
    try {
        return resultOf(json);
    } catch (const Error& error) {
        throw Error(error.problem(), file_.path().string(), kStartAfresh);
    }
}

bool holdsJournal(const fs::path& folder) {
    return FirstLine(folder / kJournalName).isHead();
}

void readJournal(const fs::path& folder, std::int64_t first, std::int64_t end,
                 const std::function<void(const JournalResult&)>& visit) {
    const fs::path path = folder / kJournalName;
    std::ifstream lines(path, std::ios::binary);
    std::string line;
    std::getline(lines, line); // what the run was started with
    for (std::int64_t i = 0; i < end; ++i) {
        if (!std::getline(lines, line) || lines.eof())
            throw Error("has fewer results than it had", path.string(), kStartAfresh);
        if (i < first)
            continue;
        const ordered_json json = ordered_json::parse(line, nullptr, false);
        if (!isEntry(json))
            throw Error("is damaged, expected the result of an image",
                        fmt::format("{}:{}", path.string(), i + 2), kStartAfresh);
        visit(resultOf(json));
    }
}

} // namespace cliplad
