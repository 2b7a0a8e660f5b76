#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/file_lock.h"
#include "base/file_stamp.h"
#include "base/job.h"
#include "base/line_file.h"
#include "report/score_record.h"

namespace cliplad {

/// A result as it was entered.
struct JournalResult {
    ScoreRecord record = {};
    std::string sha256 = {}; ///< of the file that was scored; empty: not known
};

/// In the folder of the results.
inline constexpr auto kJournalName = "journal.jsonl";

/// What has been scored so far, on disk: a LineFile with a line per image, flushed to the disk before the
/// next is begun, so that a run that was killed goes on where it stopped.
///
/// The first line names what the run was started with. Holds the place of each record in the file, not the
/// records: memory grows by some hundred bytes an image. One thread.
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
    /// Resuming where there is no journal starts afresh. Throws Error when a file of its name is no journal
    /// of this program, the one that is to be resumed belongs to another fingerprint or is damaged, the
    /// folder cannot be written, or another program is at it; Cancelled while it reads a long one.
    ScoreJournal(const std::filesystem::path& folder, const std::string& fingerprint, Start start,
                 const Discard& discard = {}, const JobContext& job = {});

    /// Whether the image was scored before and its file is the same as then. Failures are to be tried again.
    /// @param stamp of the file now
    bool holds(const std::string& image, const FileStamp& stamp) const;

    /// Whether the image has a result, of whatever kind.
    bool knows(const std::string& image) const;

    /// Those that have a result, in the order of their names.
    std::vector<std::string> images() const;

    /// Of the file that the image's result was made from, as it was entered; empty where there is none. Reads
    /// no file.
    std::string sha256(const std::string& image) const;

    /// How many results were ever entered, those that later ones replaced among them.
    std::int64_t count() const { return count_; }

    /// Makes room for an image's entry. To be called for all before the first is scored: a small piece of
    /// memory kept from each image among the large ones it frees would let the heap grow by a hundred times
    /// its size.
    void expect(const std::string& image) { entries_[image]; }

    /// Returns when the record is on the disk. Throws Error (full disk, a disk that fails); then the journal
    /// is as it was before.
    /// @param stamp  of the image's file from before it was read
    /// @param sha256 of the image's file, 64 digits; empty: not known
    void append(const ScoreRecord& record, const FileStamp& stamp, const std::string& sha256 = {});

    /// Appends another journal's entry of an image as it stands there. Throws Error as result() and append().
    void copy(const std::string& image, const ScoreJournal& from);

    /// Lets another one have the folder. The results can still be read; none may be appended any more.
    void letGo() { lock_.reset(); }

    /// The image's last result. Throws Error when there is none.
    JournalResult result(const std::string& image) const;
    ScoreRecord read(const std::string& image) const { return result(image).record; }

private:
    struct Entry {
        std::int64_t offset = 0; ///< 0: expected, but not there yet
        std::int64_t bytes = 0;
        FileStamp stamp;
        bool failed = false;
        std::array<char, 64> sha256 = {}; ///< in its place, for what expect() says; zeros: not known
    };

    std::string line(const std::string& image) const;
    void readBack(const std::string& fingerprint, const JobContext& job);
    void readEntries(std::ifstream& lines, const JobContext& job);

    std::optional<FileLock> lock_;
    LineFile file_;
    std::int64_t count_ = 0;
    std::map<std::string, Entry> entries_;
};

/// Whether a journal of this program lies in the folder, of whatever run or version.
bool holdsJournal(const std::filesystem::path& folder);

/// Results of the folder's journal from `first` to before `end`, counted as ScoreJournal::count() does: in
/// the order in which they were entered, those that later ones replaced among them; one after the other, so
/// that they need the memory of one. Any thread, also while the journal grows. Throws Error where they are
/// not there.
void readJournal(const std::filesystem::path& folder, std::int64_t first, std::int64_t end,
                 const std::function<void(const JournalResult& result)>& visit);

} // namespace cliplad
