#include "scoring/run_recording.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/json_text.h"
#include "records/records.h"

namespace cliplad::ui {
namespace {

std::string countsOf(const ScoreRow& row, const std::vector<Label>& labels) {
    nlohmann::ordered_json counts = nlohmann::ordered_json::object();
    for (std::size_t i = 0; i < labels.size() && i < row.areas.size() && i < row.pieces.size(); ++i)
        if (!labels[i].background)
            counts[labels[i].name] = {{"area_px", row.areas[i]}, {"pieces", row.pieces[i]}};
    return jsonText(counts, -1);
}

RecordedResult resultOf(const ScoreRow& row, const RunHead& head, const std::vector<Label>& labels) {
    const double threshold = head.state.threshold.value_or(head.calibration.threshold);
    RecordedResult result{.image = row.path.string(), .imageSha256 = row.imageSha256.toStdString()};
    if (row.failed) {
        result.verdict = "error";
        result.explanation = row.error.toStdString();
        return result;
    }
    result.verdict = row.fused >= threshold ? "anomalous" : "good";
    result.logical = row.logical;
    result.structural = row.structural;
    result.fused = row.fused;
    result.threshold = threshold;
    result.countsJson = countsOf(row, labels);
    return result;
}

} // namespace

RunRecording::RunRecording(const RecordsSettings& settings, const RunHead& head,
                           std::function<void(std::int64_t)> started,
                           std::function<void(const std::string&)> failed)
    : head_(head)
    , failed_(std::move(failed))
    , thread_([this, settings](const std::stop_token& stop) { run(settings, stop); }) {
    post([this, started = std::move(started)](Records& records) {
        run_ = records.startRun({.product = head_.productName,
                                 .productSha256 = head_.productSha256,
                                 .model = head_.modelName,
                                 .modelSha256 = head_.modelSha256,
                                 .precision = head_.state.precision,
                                 .who = thisPerson()});
        started(run_);
    });
}

RunRecording::~RunRecording() {
    if (!ended_)
        end(RunOutcome::Cancelled);
    thread_.request_stop();
}

void RunRecording::post(Task task) {
    if (hasFailed_)
        return;
    {
        const std::scoped_lock lock(mutex_);
        tasks_.push_back(std::move(task));
    }
    changed_.notify_all();
}

void RunRecording::add(const std::vector<ScoreRow>& rows) {
    std::vector<RecordedResult> results;
    const std::vector<Label> labels = head_.state.recipe().prompts.fine;
    for (const ScoreRow& row : rows)
        results.push_back(resultOf(row, head_, labels));
    post([this, results = std::move(results)](Records& records) { records.addResults(run_, results); });
}

void RunRecording::end(RunOutcome outcome) {
    ended_ = true;
    post([this, outcome](Records& records) { records.endRun(run_, outcome); });
}

/// Runs what was posted, also after a stop was asked for, until a task fails.
void RunRecording::run(const RecordsSettings& settings, const std::stop_token& stop) {
    try {
        Records records(settings);
        std::unique_lock lock(mutex_);
        while (changed_.wait(lock, stop, [this] { return !tasks_.empty(); })) {
            const Task task = std::move(tasks_.front());
            tasks_.pop_front();
            lock.unlock();
            task(records);
            lock.lock();
        }
    } catch (const Error& error) {
        hasFailed_ = true;
        failed_(error.what());
    }
}

} // namespace cliplad::ui
