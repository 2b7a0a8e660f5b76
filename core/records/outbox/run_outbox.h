#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/error.h"
#include "records/record_values.h"
#include "records/records.h"
#include "records/records_settings.h"

namespace cliplad {

class Database;

/// What waits could not be read: a disk that fails, or another program's work. Thrown once it is set aside.
class PieceSetAside : public Error {
public:
    using Error::Error;
};

/// Some more of a run: it says whole to which run it belongs, and can be sent twice.
struct RunPiece {
    RunStart start = {};                       ///< of the run, with key and time
    std::optional<RunResumption> resumed = {}; ///< that goes before the results
    std::int64_t before = 0; ///< how many of its results were kept here before these; filled in by keep()
    std::vector<RecordedResult> results = {}; ///< none: only the run's start, resumption or end
    std::optional<RunEnd> end = {};           ///< its time and outcome
};

/// Runs on their way to records whose server may be away: each piece is on this machine's disk before it is
/// sent, and is forgotten when the records have it.
///
/// Several programs may share a folder; what waits for one server is never sent to another. A piece that is
/// sent twice, because a connection broke or two programs sent it, is recorded once: how many results of a
/// run were kept here is remembered when they are gone, so that a later session goes on behind them. Who
/// resumes a run that is not known here, because it was begun on another machine or killed before anything
/// was kept, keeps its results from the first on once more: see kept(). Belongs to one thread.
class RunOutbox {
public:
    /// Does not need the server. Throws Error where the folder cannot be used.
    RunOutbox(const std::filesystem::path& folder, const RecordsSettings& records);
    ~RunOutbox();
    RunOutbox(const RunOutbox&) = delete;
    RunOutbox& operator=(const RunOutbox&) = delete;

    /// The records that this outbox sends to: a run stays with those that it began with.
    const std::string& target() const { return target_; }

    /// Returns when the piece is on the disk. Throws Error.
    void keep(const std::string& target, const RunPiece& piece);

    /// How many of the run's results the records have or get from here: the next ones to be kept are those
    /// behind them. Nothing where that is not known: no piece of the run was ever kept here.
    std::optional<std::int64_t> kept(const std::string& target, const std::string& key);

    struct Waiting {
        std::int64_t runs = 0;
        std::int64_t results = 0;
    };
    Waiting waiting();
    /// All records that something waits for here, whichever this outbox sends to.
    std::vector<std::string> targets();

    /// Sends the oldest piece that waits, but for runs of which the records refused one. @return whether
    /// there was one. Throws RecordsUnreachable; Error where the records refuse it: then its run waits on,
    /// and the next call is for another; PieceSetAside.
    bool sendOldest(Records& records);
    /// Whether there is one to send.
    bool hasReady();
    bool hasRefused() const { return !refused_.empty(); }
    /// The next calls are for these runs as well.
    void retryRefused() { refused_.clear(); }

private:
    struct Oldest {
        std::int64_t row = 0;
        std::string key = {};
        std::string text = {};
    };

    std::optional<Oldest> oldestReady();
    RunPiece readOrSetAside(const Oldest& oldest);
    void send(Records& records, const RunPiece& piece);
    void forget(std::int64_t row);
    std::int64_t startedAs(Records& records, const RunStart& start);
    std::int64_t keptBefore(const std::string& target, const RunPiece& piece);
    std::int64_t recordedBefore(Records& records, const std::string& key, std::int64_t run);

    std::string target_;
    std::unique_ptr<Database> journal_;
    std::map<std::string, std::int64_t> runs_; ///< ids in the records, by key
    std::set<std::string> refused_;            ///< keys
};

} // namespace cliplad
