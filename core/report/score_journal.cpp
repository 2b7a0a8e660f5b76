#include "report/score_journal.h"

#include <cerrno>
#include <fstream>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/folder.h"
#include "base/path_bytes.h"
#include "report/record_json.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

constexpr auto kJournalName = "journal.jsonl";
constexpr auto kLockName = ".lock";
constexpr int kSchema = 2; // 1 called LabelDifference::contribution a share
constexpr auto kStartAfresh = "start afresh without --resume, or choose another folder";

/// The folder, made where it is not there.
const fs::path& made(const fs::path& folder) {
    makeFolder(folder);
    return folder;
}

std::error_code systemError(int number) {
    return {number, std::generic_category()};
}

std::string headLine(const std::string& fingerprint) {
    return ordered_json{{"journal", kSchema}, {"fingerprint", fingerprint}}.dump() + '\n';
}

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

/// The pictures that a journal's results have, whatever run or version it is of; lines that are damaged are
/// passed over.
void visitPictures(const fs::path& path, const std::function<void(const ScoreJournal::Pictures&)>& visit) {
    std::ifstream lines(path, std::ios::binary);
    std::string line;
    if (!std::getline(lines, line) || !isHead(ordered_json::parse(line, nullptr, false)))
        return;
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

} // namespace

FileStamp FileStamp::of(const fs::path& path) {
    std::error_code error;
    const auto bytes = fs::file_size(path, error);
    if (error)
        return {};
    const auto modified = fs::last_write_time(path, error);
    return {.bytes = bytes, .modified = error ? 0 : modified.time_since_epoch().count()};
}

ScoreJournal::ScoreJournal(const fs::path& folder, const std::string& fingerprint, Start start,
                           const Discard& discard)
    : path_(made(folder) / kJournalName)
    , lock_(std::in_place, folder / kLockName) {
    descriptor_ = open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor_ < 0)
        throw writeError("cannot be written: ", systemError(errno), path_);
    try {
        if (start == Start::Resume)
            readBack(fingerprint);
        if (end_ == 0 && discard)
            discard([this](const auto& visit) { visitPictures(path_, visit); });
        if (end_ == 0)
            startFresh(fingerprint);
    } catch (...) {
        close(descriptor_);
        throw;
    }
}

ScoreJournal::~ScoreJournal() {
    close(descriptor_);
}

void ScoreJournal::startFresh(const std::string& fingerprint) {
    if (ftruncate(descriptor_, 0) != 0)
        throw writeError("cannot be written: ", systemError(errno), path_);
    appendLine(headLine(fingerprint));
}

void ScoreJournal::readBack(const std::string& fingerprint) {
    std::ifstream lines(path_, std::ios::binary);
    std::string line;
    if (!std::getline(lines, line) || lines.eof())
        return; // nothing there, or killed while the first line was written
    const ordered_json head = ordered_json::parse(line, nullptr, false);
    if (!isHead(head))
        throw Error("is not a journal of this program", path_.string(), kStartAfresh);
    if (head["journal"] != kSchema)
        throw Error("was written by another version of this program", path_.string(), kStartAfresh);
    if (head["fingerprint"] != fingerprint)
        throw Error("belongs to a run with another product, other settings or other formats", path_.string(),
                    kStartAfresh);
    end_ = readEntries(lines);
    if (ftruncate(descriptor_, end_) != 0)
        throw writeError("cannot be written: ", systemError(errno), path_);
}

std::int64_t ScoreJournal::readEntries(std::ifstream& lines) {
    std::int64_t offset = lines.tellg();
    std::string line;
    for (int number = 2; std::getline(lines, line) && !lines.eof(); ++number) {
        ordered_json json = ordered_json::parse(line, nullptr, false);
        if (!isEntry(json))
            throw Error("is damaged, expected the result of an image",
                        fmt::format("{}:{}", path_.string(), number), kStartAfresh);
        entries_[pathOfJson(json["key"])] = {.offset = offset,
                                             .bytes = static_cast<std::int64_t>(line.size()),
                                             .stamp = {.bytes = json["bytes"].get<std::uint64_t>(),
                                                       .modified = json["modified"].get<std::int64_t>()},
                                             .failed = json["record"].contains("error")};
        offset += static_cast<std::int64_t>(line.size()) + 1;
        ++count_;
    }
    return offset;
}

bool ScoreJournal::holds(const std::string& image, const FileStamp& stamp) const {
    const auto entry = entries_.find(image);
    return knows(image) && !entry->second.failed && entry->second.stamp == stamp;
}

bool ScoreJournal::knows(const std::string& image) const {
    const auto entry = entries_.find(image);
    return entry != entries_.end() && entry->second.offset > 0;
}

void ScoreJournal::append(const ScoreRecord& record, const FileStamp& stamp, const std::string& sha256) {
    const std::string hash = sha256.empty() ? "" : fmt::format(R"("sha256": {}, )", dumped(sha256));
    const std::string line = fmt::format(R"({{"key": {}, "bytes": {}, "modified": {}, {}"record": {}}})",
                                         dumped(pathJson<ordered_json>(record.image)), stamp.bytes,
                                         stamp.modified, hash, toJsonLine(record));
    const Entry entry{.offset = end_,
                      .bytes = static_cast<std::int64_t>(line.size()),
                      .stamp = stamp,
                      .failed = record.failed()};
    appendLine(line + '\n');
    entries_[record.image] = entry;
    ++count_;
}

void ScoreJournal::appendLine(const std::string& line) {
    std::size_t written = 0;
    while (written < line.size()) {
        const ssize_t count = pwrite(descriptor_, line.data() + written, line.size() - written,
                                     end_ + static_cast<std::int64_t>(written));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            throwUnwritten(errno);
        written += static_cast<std::size_t>(count);
    }
    while (fdatasync(descriptor_) != 0)
        if (errno != EINTR)
            throwUnwritten(errno);
    end_ += static_cast<std::int64_t>(line.size());
}

void ScoreJournal::throwUnwritten(int reason) {
    if (ftruncate(descriptor_, end_) != 0)
        errno = reason; // the half line is cut off at the next start
    const std::error_code error = systemError(reason);
    throw KnownError(writeFailure(error), error.message(), "cannot be written: " + error.message(),
                     path_.string(), "make room there, then go on with --resume");
}

ScoreRecord ScoreJournal::read(const std::string& image) const {
    const auto entry = entries_.find(image);
    if (!knows(image))
        throw Error("has no result yet", image);
    std::string line(static_cast<std::size_t>(entry->second.bytes), '\0');
    const ssize_t count = pread(descriptor_, line.data(), line.size(), entry->second.offset);
    const ordered_json json = ordered_json::parse(line, nullptr, false);
    if (count != entry->second.bytes || !json.is_object() || !json.contains("record"))
        throw Error("was changed while it was in use", path_.string(), kStartAfresh);
    try {
        return scoreRecordOf(json["record"]);
    } catch (const Error& error) {
        throw Error(error.problem(), path_.string(), kStartAfresh);
    }
}

std::vector<JournalResult> readJournal(const fs::path& folder, std::int64_t first, std::int64_t end) {
    const fs::path path = folder / kJournalName;
    std::ifstream lines(path, std::ios::binary);
    std::vector<JournalResult> results;
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
        const auto hash = json.find("sha256");
        results.push_back(
            {.record = scoreRecordOf(json["record"]),
             .sha256 = hash != json.end() && hash->is_string() ? hash->get<std::string>() : std::string()});
    }
    return results;
}

} // namespace cliplad
