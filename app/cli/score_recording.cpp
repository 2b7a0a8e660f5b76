#include "score_recording.h"

#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/json_text.h"
#include "report/counts_json.h"
#include "report/score_journal.h"

namespace cliplad::cli {
namespace {

namespace fs = std::filesystem;

constexpr auto kKeyFile = "recorded.json";
constexpr std::size_t kMostBytes = 1 << 16;
/// Entered together: an entry of its own for each would take longer than a quick model takes to score.
constexpr std::int64_t kAtOnce = 100;

/// The key of the run in these records; empty where the folder names none.
std::string keptKey(const fs::path& folder, const std::string& records) {
    if (!fs::exists(folder / kKeyFile))
        return {};
    const auto json = nlohmann::json::parse(readFile(folder / kKeyFile, kMostBytes), nullptr, false);
    if (!json.is_object() || !json.contains("records") || !json.contains("run") || !json["run"].is_string())
        throw Error("is damaged", (folder / kKeyFile).string(),
                    "remove it: the run is then entered into the records as a new one");
    return json["records"] == records ? json["run"].get<std::string>() : std::string();
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
    RecordsSettings settings = configuredRecords(); // the station, as the Studio has it
    settings.database = database;
    return settings;
}

} // namespace

ScoreRecording::ScoreRecording(RecordedScoring run, std::function<void(const std::string& text)> notice)
    : run_(std::move(run))
    , notice_(std::move(notice))
    , records_(settingsOf(run_.database)) {
    const std::string name = records_.name();
    run_.start.who = configuredPerson();
    run_.start.key = run_.isResumed ? keptKey(run_.folder, name) : std::string();
    const bool isNew = run_.start.key.empty();
    if (isNew) {
        run_.start.key = newRunKey();
        writeFileAtomically(run_.folder / kKeyFile,
                            jsonText(nlohmann::ordered_json{{"records", name}, {"run", run_.start.key}}));
    }
    id_ = records_.startRun(run_.start);
    if (!isNew)
        records_.resumeRun(id_, {.id = newRunKey(), .who = run_.start.who});
    entered_ = records_.resultCount(id_);
}

ScoreRecording::~ScoreRecording() {
    if (hasEnded_ || isLost_)
        return;
    try {
        records_.endRun(id_, RunOutcome::Failed);
    } catch (const std::exception&) {
        // Why the run failed is told already.
    }
}

void ScoreRecording::keepUp(std::int64_t count) {
    if (isLost_ || count - entered_ < kAtOnce)
        return;
    try {
        enter(count);
    } catch (const Error& error) {
        isLost_ = true;
        notice_(fmt::format("{}; scoring goes on, and what is missing is entered at the end", error.what()));
    }
}

void ScoreRecording::end(RunOutcome outcome, std::int64_t count) {
    enter(count);
    records_.endRun(id_, outcome);
    hasEnded_ = true;
}

void ScoreRecording::enter(std::int64_t count) {
    std::vector<RecordedResult> results;
    const auto send = [&] {
        records_.addResults(id_, results, entered_);
        entered_ += static_cast<std::int64_t>(results.size());
        results.clear();
    };
    readJournal(run_.folder, entered_, count, [&](const JournalResult& result) {
        results.push_back(recordedResult(result, run_.header));
        if (static_cast<std::int64_t>(results.size()) == kAtOnce)
            send();
    });
    if (!results.empty())
        send();
}

} // namespace cliplad::cli
