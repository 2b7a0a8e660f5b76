#include "scoring/score_run.h"

#include <utility>

#include <QUuid>

#include "base/error.h"
#include "inspection/inspection.h"
#include "scoring/run_store.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

/// Throws Error where there are none.
const cv::Mat& partsOf(const SeenImage& seen, const fs::path& image) {
    if (seen.parts.empty())
        throw Error("has a score, but its parts are lost from the run's folder", image.string(),
                    "resume the run, which scores it again");
    return seen.parts;
}

} // namespace

bool ScoreRun::nameForRecords() {
    const std::scoped_lock lock(mutex_);
    if (!head_.recordKey.empty())
        return false;
    RunHead named = head_;
    named.recordedFrom = store_->results.count();
    named.recordKey = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    writeHead(folder_, named); // before anything is entered: whoever resumes it goes on under this name
    head_ = std::move(named);
    return true;
}

std::int64_t ScoreRun::resultsForRecords() const {
    const std::scoped_lock lock(mutex_);
    return store_->results.count() - head_.recordedFrom;
}

void ScoreRun::rowsForRecords(std::int64_t first, std::int64_t end, const Deliver& deliver) const {
    const std::int64_t named = head().recordedFrom;
    std::vector<ScoreRow> rows;
    readJournal(folder_, named + first, named + end, [&](const JournalResult& result) {
        rows.push_back(rowForRecords(result));
        if (rows.size() == kRowsAtOnce)
            deliver(std::exchange(rows, {}));
    });
    if (!rows.empty())
        deliver(std::move(rows));
}

ScoreRow ScoreRun::rowForRecords(const JournalResult& result) const {
    const fs::path path = result.record.image;
    const std::scoped_lock lock(mutex_);
    const auto place = listed_.find(path.string());
    const ScoreImage image = place != listed_.end()
                                 ? images_[place->second]
                                 : ScoreImage{.path = path, .stem = path.stem().string()}; // lost
    SeenImage seen = store_->seen.readBrief(path);
    if (seen.sha256 != result.sha256) // a later result's
        seen = {.sha256 = result.sha256};
    return store_->rows.make(image, result.record, seen);
}

std::vector<ScoreImage> ScoreRun::images() const {
    const std::scoped_lock lock(mutex_);
    return images_;
}

ResultHeader ScoreRun::header() const {
    return headerOf(head());
}

bool ScoreRun::knows(const fs::path& image) const {
    const std::scoped_lock lock(mutex_);
    return store_ && store_->results.knows({.path = image, .stem = {}});
}

std::string ScoreRun::imageSha256(const fs::path& image) const {
    const std::scoped_lock lock(mutex_);
    const ResultName name{.path = image, .stem = {}};
    if (!store_ || !store_->results.knows(name))
        return {};
    // What is seen may be of a result that found no room.
    std::string entered = store_->results.sha256(name);
    return entered.empty() ? store_->seen.readBrief(image).sha256 : entered;
}

ScoreRecord ScoreRun::record(const fs::path& image, double threshold, bool withParts) const {
    std::unique_lock lock(mutex_);
    JournalResult result = store_->results.result({.path = image, .stem = {}});
    ScoreRecord record = std::move(result.record);
    if (record.failed())
        return record;
    const SeenImage seen =
        store_->seenOf(image, result.sha256, withParts ? RunStore::Parts::With : RunStore::Parts::Without);
    const Explanation words = explainedFor(record, seen.peakShot, head_, threshold);
    record.anomalous = record.scores.fused >= threshold;
    record.threshold = threshold;
    record.explanation = words.text;
    lock.unlock(); // who scores does not wait for the pieces of a large photo
    if (withParts)
        record.parts = recordedParts(partsOf(seen, image), record.photo, record.areasPx.size());
    return record;
}

Inspection ScoreRun::inspection(const fs::path& image, double threshold) const {
    const std::scoped_lock lock(mutex_);
    const auto [record, sha256] = store_->results.result({.path = image, .stem = {}});
    const SeenImage seen = store_->seenOf(image, sha256, RunStore::Parts::With);
    Inspection inspection;
    inspection.parts.label = partsOf(seen, image);
    inspection.scores = record.scores;
    inspection.threshold = threshold;
    inspection.anomalous = record.scores.fused >= threshold;
    inspection.explanation = explainedFor(record, seen.peakShot, head_, threshold);
    return inspection;
}

} // namespace cliplad::ui
