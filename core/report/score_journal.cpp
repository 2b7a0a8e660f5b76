#include "report/score_journal.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

constexpr auto kJournalName = "journal.jsonl";
constexpr auto kLockName = ".lock";
constexpr int kSchema = 1;
constexpr auto kStartAfresh = "start afresh without --resume, or choose another folder";

fs::path madeFolder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (!fs::is_directory(folder))
        throw Error(fmt::format("cannot be made a folder: {}", error ? error.message() : "it is a file"),
                    folder.string(), "choose another folder");
    return folder;
}

std::string headLine(const std::string& fingerprint) {
    return ordered_json{{"journal", kSchema}, {"fingerprint", fingerprint}}.dump() + '\n';
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

ScoreJournal::ScoreJournal(const fs::path& folder, const std::string& fingerprint, Start start)
    : path_(madeFolder(folder) / kJournalName)
    , lock_(folder / kLockName) {
    descriptor_ = open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor_ < 0)
        throw Error(fmt::format("cannot be written: {}", std::strerror(errno)), path_.string(),
                    "check that you may write there");
    try {
        if (start == Start::Resume && fs::file_size(path_) > 0)
            readBack(fingerprint);
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
        throw Error(fmt::format("cannot be written: {}", std::strerror(errno)), path_.string(),
                    "check that you may write there");
    appendLine(headLine(fingerprint));
}

void ScoreJournal::readBack(const std::string& fingerprint) {
    std::ifstream lines(path_, std::ios::binary);
    std::string line;
    if (!std::getline(lines, line) || lines.eof())
        return; // killed while the first line was written
    const ordered_json head = ordered_json::parse(line, nullptr, false);
    if (!head.is_object() || head.value("journal", 0) != kSchema)
        throw Error("is not a journal of this program", path_.string(), kStartAfresh);
    if (head.value("fingerprint", "") != fingerprint)
        throw Error("belongs to a run with another product, other settings or other formats", path_.string(),
                    kStartAfresh);
    end_ = readEntries(lines);
    if (ftruncate(descriptor_, end_) != 0)
        throw Error(fmt::format("cannot be written: {}", std::strerror(errno)), path_.string(),
                    "check that you may write there");
}

std::int64_t ScoreJournal::readEntries(std::ifstream& lines) {
    std::int64_t offset = lines.tellg();
    std::string line;
    for (int number = 2; std::getline(lines, line) && !lines.eof(); ++number) {
        const ordered_json json = ordered_json::parse(line, nullptr, false);
        try {
            Entry entry{.offset = offset, .bytes = static_cast<std::int64_t>(line.size()), .stamp = {}};
            entry.stamp = {.bytes = json.at("bytes").get<std::uint64_t>(),
                           .modified = json.at("modified").get<std::int64_t>()};
            entry.failed = json.at("record").contains("error");
            entries_[json.at("key").get<std::string>()] = entry;
        } catch (const nlohmann::json::exception&) {
            throw Error("is damaged, expected the result of an image",
                        fmt::format("{}:{}", path_.string(), number), kStartAfresh);
        }
        offset += static_cast<std::int64_t>(line.size()) + 1;
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

void ScoreJournal::append(const ScoreRecord& record, const FileStamp& stamp) {
    const std::string line =
        fmt::format(R"({{"key": {}, "bytes": {}, "modified": {}, "record": {}}})",
                    ordered_json(record.image).dump(-1, ' ', false, ordered_json::error_handler_t::replace),
                    stamp.bytes, stamp.modified, toJsonLine(record));
    const Entry entry{.offset = end_,
                      .bytes = static_cast<std::int64_t>(line.size()),
                      .stamp = stamp,
                      .failed = record.failed()};
    appendLine(line + '\n');
    entries_[record.image] = entry;
}

void ScoreJournal::appendLine(const std::string& line) {
    std::size_t written = 0;
    while (written < line.size()) {
        const ssize_t count = pwrite(descriptor_, line.data() + written, line.size() - written,
                                     end_ + static_cast<std::int64_t>(written));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0) {
            const int reason = errno;
            if (ftruncate(descriptor_, end_) != 0)
                errno = reason; // the half line is cut off at the next start
            throw Error(fmt::format("cannot be written: {}", std::strerror(reason)), path_.string(),
                        "make room there, then go on with --resume");
        }
        written += static_cast<std::size_t>(count);
    }
    fdatasync(descriptor_);
    end_ += static_cast<std::int64_t>(line.size());
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
    return parseScoreRecord(json["record"].dump());
}

} // namespace cliplad
