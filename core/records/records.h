#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/job.h"
#include "records/record_values.h"
#include "records/records_settings.h"

namespace cliplad {

class Database;

/// The records of inspections: runs, their results, people's decisions, and the audit trail over them.
///
/// Nothing that was recorded is removed, and nothing is changed but that a run which is resumed has no end
/// any more: its resumption keeps the one that it had. Every start, resumption and end of a run, its results
/// and every decision are also an entry of the audit trail, written in the same transaction; each entry's
/// hash covers the one before. A function that records returns when the record is on the disk (of this
/// machine or the server), and records nothing when it throws.
///
/// An object belongs to the thread that made it; threads, programs and stations each open their own. The
/// process needs a QCoreApplication. Every function throws Error; with a server RecordsUnreachable where it
/// is lost, and the next call connects again. Those that record throw it also where a newer program brought
/// the tables up to date since they were opened here, or others were put in their place.
class Records {
public:
    /// Opens, makes or migrates. Throws Error: another program's file, a newer version's, no right to write.
    explicit Records(RecordsSettings settings);
    ~Records();
    Records(Records&& other) noexcept;
    Records& operator=(Records&& other) noexcept;

    const RecordsSettings& settings() const { return settings_; }
    const std::string& name() const; ///< the file, or the server without a password: for a person

    /// @return the run's id. A run whose key is there already is not started again: it is the one that is
    /// there.
    std::int64_t startRun(const RunStart& start);

    /// The run takes results again, and ends again: what the trail says of its earlier end stays. Resuming
    /// with an id that is there already changes nothing. Throws Error where that id is another run's, and for
    /// a run that another program changed.
    void resumeRun(std::int64_t run, const RunResumption& resumption);

    /// Adds what a run found; ids are given in the order of `results`. Some hundred at a time cost little
    /// more than one. Throws Error for a run that ended.
    void addResults(std::int64_t run, std::span<const RecordedResult> results);

    /// The same for results that may have been sent before. @param before how many of the run's results come
    /// before these: those that are there already are not added again. Throws Error where some before them
    /// are missing, or where others are in their place.
    void addResults(std::int64_t run, std::span<const RecordedResult> results, std::int64_t before);

    /// Throws Error for a run that ended; to end it again with the time of an end that it has, or had before
    /// it was resumed, changes nothing.
    /// @param when left at zero: now
    void endRun(std::int64_t run, RunOutcome outcome, RecordTime when = {});

    /// How many results the run has.
    std::int64_t resultCount(std::int64_t run);
    /// Whether a decision that names its run by key would find it here, and in it a result for the image.
    bool hasResult(const std::string& runKey, const std::string& imageSha256);

    /// Records what a person decided. @return it with what the records filled in
    /// A decision whose id is there already is not recorded again: what is there is returned.
    /// Throws Error for a decision without a valid image hash or without `who`.
    Decision recordDecision(const Decision& decision);

    /// The same for many, all or none.
    std::vector<Decision> recordDecisions(std::span<const Decision> decisions);

    /// Runs newest first, those with an id below `before`.
    std::vector<RecordedRun> runs(int limit = 100,
                                  std::int64_t before = std::numeric_limits<std::int64_t>::max());

    /// At most `limit` results with an id above `after`, in order: the next page begins after the last one's
    /// id. A run may have more than one result for an image: the last one counts.
    std::vector<RecordedResult> results(std::int64_t run, std::int64_t after = 0, int limit = 1000);

    /// By image hash, for images that have one. One query however many images. The latest is the one that was
    /// made last, not the one that arrived last. @param withWithdrawn also those whose latest is Withdrawn
    std::map<std::string, Decision> latestDecisions(std::span<const std::string> imageSha256s,
                                                    bool withWithdrawn = false);

    /// At most `limit` decisions behind this row of the audit trail, in its order: what came since.
    std::vector<Decision> decisionsAfter(std::int64_t auditRow, int limit = 1000);
    /// Row of the newest decision, 0: there is none.
    std::int64_t lastDecisionRow();

    /// Every decision on an image, oldest first: the last one is the latest.
    std::vector<Decision> decisionHistory(const std::string& imageSha256);
    /// The same by image hash, in one query. Images of which a decision cannot be read, since this program
    /// never wrote its values, are left out.
    std::map<std::string, std::vector<Decision>> decisionHistories(std::span<const std::string> imageSha256s);

    /// At most `limit` entries after row `after`, in order.
    std::vector<AuditEntry> auditEntries(std::int64_t after = 0, int limit = 1000);

    /// The `limit` last entries, in order. @param withResults also those that tell of results, of which a run
    /// has thousands
    std::vector<AuditEntry> lastAuditEntries(int limit, bool withResults = true);

    /// Finds rows of the trail that were changed, replaced, removed, reordered or cut off at the end, and
    /// decisions, runs and results that are not as the trail says. Who can write to the database and knows
    /// all this can also write a new trail from some row on: keep headHash elsewhere.
    /// @param expectedHash a headHash of earlier: that no row has it any more is a problem; empty: none
    /// Throws Cancelled.
    AuditReport verifyAudit(const JobContext& job = {}, const std::string& expectedHash = {});

private:
    RecordsSettings settings_;
    std::unique_ptr<Database> database_;
};

} // namespace cliplad
