#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/file_lock.h"
#include "report/result_files.h"

namespace cliplad {

/// The image file that a record was made from, as it was then.
struct FileStamp {
    std::uint64_t bytes = 0;
    std::int64_t modified = 0; ///< ticks of the file system's clock

    static FileStamp of(const std::filesystem::path& path); ///< zeros when it cannot be told
    bool operator==(const FileStamp&) const = default;
};

/// What has been scored so far, on disk: a line per image, flushed to the disk before the next is begun, so
/// that a run that was killed goes on where it stopped.
///
/// The first line names what the run was started with; a half-written last line is cut off when the journal
/// is opened again. Holds the place of each record in the file, not the records: memory grows by some hundred
/// bytes an image. One thread.
class ScoreJournal {
public:
    enum class Start { Fresh, Resume };

    /// Files of one result, relative to the folder; empty where there is none.
    struct Pictures {
        std::string mask, overlay;
    };
    using PictureSource = std::function<void(const std::function<void(const Pictures&)>& visit)>;

    /// Removes what else an earlier run left in the folder. Called under the lock when a run starts afresh,
    /// before the old journal is emptied. `earlier` gives what the old journal's results have, also one of
    /// another version; none where there is no journal.
    using Discard = std::function<void(const PictureSource& earlier)>;

    /// @param folder      where results go; created if needed, and locked against a second program
    /// @param fingerprint of product, formats and whatever else shapes the results
    /// Resuming where there is no journal starts afresh. Throws Error when the journal belongs to another
    /// fingerprint or is damaged, the folder cannot be written, or another program is at it.
    ScoreJournal(const std::filesystem::path& folder, const std::string& fingerprint, Start start,
                 const Discard& discard = {});
    ~ScoreJournal();
    ScoreJournal(const ScoreJournal&) = delete;
    ScoreJournal& operator=(const ScoreJournal&) = delete;

    /// Whether the image was scored before and its file is the same as then. Failures are to be tried again.
    bool holds(const std::string& image, const FileStamp& stamp) const;

    /// Whether the image has a result, of whatever kind.
    bool knows(const std::string& image) const;

    /// How many results were ever entered, those that later ones replaced among them.
    std::int64_t count() const { return count_; }

    /// Makes room for an image's entry. To be called for all before the first is scored: a small piece of
    /// memory kept from each image among the large ones it frees would let the heap grow by a hundred times
    /// its size.
    void expect(const std::string& image) { entries_[image]; }

    /// Returns when the record is on the disk. Throws Error (full disk, a disk that fails); then the journal
    /// is as it was before.
    /// @param sha256 of the image's file, for who reads the journal itself; empty: not known
    void append(const ScoreRecord& record, const FileStamp& stamp, const std::string& sha256 = {});

    /// Lets another one have the folder. The results can still be read; none may be appended any more.
    void letGo() { lock_.reset(); }

    /// Throws Error when there is none.
    ScoreRecord read(const std::string& image) const;

private:
    struct Entry {
        std::int64_t offset = 0; ///< 0: expected, but not there yet
        std::int64_t bytes = 0;
        FileStamp stamp;
        bool failed = false;
    };

    void startFresh(const std::string& fingerprint);
    void readBack(const std::string& fingerprint);
    std::int64_t readEntries(std::ifstream& lines);
    void appendLine(const std::string& line);
    [[noreturn]] void throwUnwritten(int reason);

    std::filesystem::path path_;
    std::optional<FileLock> lock_;
    int descriptor_ = -1;
    std::int64_t end_ = 0;
    std::int64_t count_ = 0;
    std::map<std::string, Entry> entries_;
};

/// A result as it was entered.
struct JournalResult {
    ScoreRecord record = {};
    std::string sha256 = {}; ///< of the file that was scored; empty: not known
};

/// Results of the folder's journal from `first` to before `end`, counted as ScoreJournal::count() does: in
/// the order in which they were entered, those that later ones replaced among them. Any thread, also while
/// the journal grows. Throws Error where they are not there.
std::vector<JournalResult> readJournal(const std::filesystem::path& folder, std::int64_t first,
                                       std::int64_t end);

} // namespace cliplad
