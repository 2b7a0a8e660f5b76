#include "score_recording.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/json_text.h"
#include "records/configured_records.h"
#include "report/counts_json.h"
#include "report/result_folder.h"

namespace cliplad::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = 1 << 16;
constexpr std::chrono::minutes kRetryAfter(1);
constexpr std::chrono::seconds kLatest(5);

/// Keys of the run by the names of records; none where the folder has no such file.
nlohmann::ordered_json keysIn(const fs::path& folder) {
    if (!fs::exists(folder / kRecordedName))
        return nlohmann::ordered_json::object();
    auto json = nlohmann::ordered_json::parse(readFile(folder / kRecordedName, kMostBytes), nullptr, false);
    const bool isOfKeys = json.is_object() && std::all_of(json.begin(), json.end(),
                                                          [](const auto& key) { return key.is_string(); });
    if (!isOfKeys)
        throw Error("is damaged", (folder / kRecordedName).string(),
                    "remove it: the run is then entered into the records as a new one");
    return json;
}

/// One name however a file is called.
std::string canonicalName(const std::string& name) {
    std::error_code isNoFile;
    const fs::path path = fs::canonical(name, isNoFile);
    return isNoFile ? name : path.string();
}

RecordedResult recordedResult(const JournalResult& result, const ResultHeader& header) {
    const ScoreRecord& record = result.record;
    RecordedResult recorded{.image = record.image, .imageSha256 = result.sha256};
    recorded.verdict = toText(record.verdict(header.reviewThreshold));
    if (record.failed()) {
        recorded.explanation = record.error;
        return recorded;
    }
    recorded.logical = record.scores.logical;
    recorded.structural = record.scores.structural;
    recorded.fused = record.scores.fused;
    recorded.threshold = record.threshold;
    recorded.countsJson = countsJson(header.labels, record.areasPx, record.pieces);
    recorded.explanation = record.explanation;
    return recorded;
}

RecordsSettings settingsOf(const std::string& database) {
    if (database.empty())
        throw Error("no records are named", "--records",
                    "name a file, or a server as postgresql://user@host/name");
    RecordsSettings settings = configuredRecords(); // the station, as the Studio has it
    settings.database = database;
    return settings;
}

} // namespace

ScoreRecording::ScoreRecording(const std::string& database,
                               std::function<void(const std::string& text)> notice, std::size_t atOnce)
    : notice_(std::move(notice))
    , atOnce_(atOnce)
    , records_(settingsOf(database)) {}

ScoreRecording::~ScoreRecording() {
    if (id_ == 0 || hasEnded_ || lostAt_)
        return;
    try {
        records_.endRun(id_, RunOutcome::Failed);
    } catch (const std::exception&) {
        // Why the run failed is told already.
    }
}

void ScoreRecording::begin(RecordedScoring run) {
    run_ = std::move(run);
    const std::string name = canonicalName(records_.name());
    run_.start.who = configuredPerson();
    nlohmann::ordered_json keys = keysIn(run_.folder);
    const bool isNew = !keys.contains(name);
    if (isNew) {
        keys[name] = newRunKey();
        writeFileAtomically(run_.folder / kRecordedName, jsonText(keys) + "\n");
    }
    run_.start.key = keys[name].get<std::string>();
    id_ = records_.startRun(run_.start);
    if (!isNew)
        records_.resumeRun(id_, {.id = newRunKey(), .who = run_.start.who});
    entered_ = records_.resultCount(id_);
    enterJournal();
}

void ScoreRecording::add(const JournalResult& result) {
    ++run_.count;
    if (lostAt_) {
        if (Clock::now() - *lostAt_ < kRetryAfter)
            return;
    } else {
        pending_.push_back(recordedResult(result, run_.header));
        if (pending_.size() < atOnce_ && Clock::now() - sentAt_ < kLatest)
            return;
    }
    try {
        enterMissing();
        lostAt_.reset();
    } catch (const Error& error) {
        if (!lostAt_)
            notice_(fmt::format("{}; scoring goes on, and the results are entered later", error.what()));
        lostAt_ = Clock::now();
        pending_.clear(); // the journal has them
    }
}

void ScoreRecording::end(RunOutcome outcome) {
    hasEnded_ = true; // as far as that can be done
    // Who stops a run does not want to wait for a server that was away.
    if (lostAt_ && outcome == RunOutcome::Cancelled)
        throw Error("they were lost", records_.name());
    enterMissing();
    records_.endRun(id_, outcome);
}

std::string ScoreRecording::name() const {
    return fmt::format("run {} of {}", id_, records_.name());
}

void ScoreRecording::enterMissing() {
    lostAt_ ? enterJournal() : enterPending();
}

void ScoreRecording::enterJournal() {
    pending_.clear();
    readJournal(run_.folder, entered_, run_.count, [&](const JournalResult& result) {
        pending_.push_back(recordedResult(result, run_.header));
        if (pending_.size() == atOnce_)
            enterPending();
    });
    enterPending();
}

void ScoreRecording::enterPending() {
    sentAt_ = Clock::now();
    if (pending_.empty())
        return;
    records_.addResults(id_, pending_, entered_);
    entered_ += static_cast<std::int64_t>(pending_.size());
    pending_.clear();
}

} // namespace cliplad::cli
