#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cliplad {

/// UTC, to the millisecond.
using RecordTime = std::chrono::sys_time<std::chrono::milliseconds>;
RecordTime recordTimeNow();
std::string utcText(RecordTime time); ///< 2026-11-26T09:30:00.000Z

/// A run of scoring as it begins: what judges, and who started it.
struct RunStart {
    std::string product = {}; ///< its name
    std::string productSha256 = {};
    std::string model = {}; ///< its name
    std::string modelSha256 = {};
    std::string precision = {}; ///< "fp32", "bf16" or "int8"
    std::string who = {};
    RecordTime when = {}; ///< left at zero: now
    std::string key = {}; ///< newRunKey(), which makes starting it twice harmless; empty: a new one
};

/// A random UUID for RunStart::key, or RunResumption::id.
std::string newRunKey();

/// That somebody goes on with a run which had ended, or whose program was killed.
struct RunResumption {
    std::string id = {}; ///< UUID, which makes sending it twice harmless; empty: a new one
    std::string who = {};
    RecordTime when = {}; ///< left at zero: now
};

enum class RunOutcome { Finished, Cancelled, Failed };
std::string_view toText(RunOutcome outcome); ///< "finished", …

struct RunEnd {
    RecordTime when = {};
    RunOutcome outcome = RunOutcome::Finished;
    std::int64_t results = 0; ///< how many there are
};

struct RecordedRun {
    std::int64_t id = 0; ///< 1, 2, 3, … in the order of the starts
    RunStart start = {};
    std::string station = {};
    std::optional<RunEnd> end = {}; ///< none: it runs, or was killed
};

/// What a run said of one image. Scores may be infinite or NaN.
struct RecordedResult {
    std::int64_t id = 0;    ///< given by the records; ascending within a run
    std::string image = {}; ///< path as it was given
    std::string imageSha256 = {};
    std::string verdict = {}; ///< "good", "review", "anomalous", "error"
    double logical = 0;
    double structural = 0;
    double fused = 0;
    double threshold = 0; ///< on `fused`
    std::string countsJson = {};
    std::string explanation = {};
};

/// What a person says of an image; Withdrawn takes back what stood (the undo of a first decision).
enum class DecisionValue { Good, Bad, Unsure, Withdrawn };
std::string_view toText(DecisionValue value); ///< "good", …

/// A decision of a person on an image. Once recorded it is never changed: a later one follows it.
struct Decision {
    std::string id = {};          ///< UUID, which makes sending it twice harmless; empty: a new one
    std::string imageSha256 = {}; ///< of the image file, 64 lower-case hex digits
    std::int64_t run = 0;         ///< the run and result that were reviewed, 0: none
    std::int64_t result = 0;
    /// Key of the run, while its ids are not known: the records fill them in, as far as they have them.
    std::string runKey = {};
    DecisionValue value = DecisionValue::Unsure;
    std::string note = {}; ///< the person's own words
    std::string why = {};  ///< the reason for which the image was shown
    std::string who = {};
    RecordTime when = {}; ///< left at zero: now
    std::string modelSha256 = {};
    std::string productSha256 = {};
    std::string station = {}; ///< empty: the one of RecordsSettings

    // Given by the records:
    std::optional<DecisionValue> oldValue = {}; ///< what stood when it was recorded
    std::int64_t auditRow = 0;                  ///< its entry in the audit trail

    bool operator==(const Decision&) const = default;
};

/// A random UUID for Decision::id.
std::string newDecisionId();

/// A row of the audit trail.
struct AuditEntry {
    std::int64_t row = 0;    ///< 1, 2, 3, … without a gap
    std::string at = {};     ///< when it was recorded, UTC
    std::string action = {}; ///< what happened, as "decision" or "run ended"
    std::string who = {};
    std::string station = {};
    std::string json = {}; ///< the whole entry, as it is hashed
    std::string hash = {};
};

/// What verifying the audit trail found.
struct AuditReport {
    struct Problem {
        std::int64_t row = 0; ///< of the audit trail; 0: no single one
        std::string what = {};
    };

    std::int64_t entries = 0;
    std::string headHash = {}; ///< of the last row: kept elsewhere, it proves later that nothing was cut off
    std::vector<Problem> problems = {}; ///< the first kMostProblems
    static constexpr std::size_t kMostProblems = 100;

    bool intact() const { return problems.empty(); }
};

} // namespace cliplad
