#include "session/score_results.h"

#include <algorithm>
#include <utility>

#include "engine/free_aside.h"
#include "scoring/explanation_text.h"
#include "scoring/run_files.h"

namespace cliplad::ui {

namespace {

constexpr std::size_t kManyRows = 5000;

void discard(std::vector<ScoreRow> rows, std::unordered_map<std::string, int> places) {
    if (rows.size() >= kManyRows)
        freeAside(std::pair(std::move(rows), std::move(places)));
}

} // namespace

ScoreResults::ScoreResults(ProductDocument& document, QObject* parent)
    : QObject(parent)
    , document_(document) {
    connect(&document_, &ProductDocument::changed, this, &ScoreResults::followDocument);
    connect(&document_, &ProductDocument::opened, this, &ScoreResults::clear);
}

int ScoreResults::find(const std::filesystem::path& path) const {
    const auto place = places_.find(path.string());
    return place == places_.end() ? -1 : place->second;
}

double ScoreResults::threshold() const {
    return document_.state().threshold.value_or(run_.calibration.threshold);
}

double ScoreResults::reviewThreshold() const {
    return std::min(threshold(), document_.state().reviewThreshold.value_or(threshold()));
}

Verdict ScoreResults::verdictOf(const ScoreRow& row) const {
    return ui::verdictOf(row, thresholds());
}

QString ScoreResults::explanationOf(const ScoreRow& row) const {
    return explanationText(row, run_.calibration, run_.state.settings.fusion, threshold());
}

void ScoreResults::begin(const ScoreRunInfo& run) {
    discard(std::exchange(rows_, {}), std::exchange(places_, {}));
    otherShapes_ = failed_ = 0;
    run_ = run;
    labels_ = run_.state.recipe().prompts.fine;
    stale_ = !run_.id.isEmpty() && !scoresAlike(run_.state, document_.state());
    threshold_ = threshold();
    reviewThreshold_ = reviewThreshold();
    Q_EMIT reset();
    Q_EMIT runChanged();
}

void ScoreResults::setRunInfo(const ScoreRunInfo& run) {
    if (run.id != run_.id)
        return;
    const std::string key = run_.recordKey;
    const std::int64_t recordRun = run_.recordRun;
    run_ = run;
    run_.recordKey = key;
    run_.recordRun = recordRun;
    followDocument();
    Q_EMIT runChanged();
}

void ScoreResults::setRecordKey(const QString& runId, const std::string& key) {
    if (runId != run_.id)
        return;
    run_.recordKey = key;
    run_.recordRun = 0;
}

void ScoreResults::setRecordRun(const std::string& key, std::int64_t recordRun) {
    if (!key.empty() && key == run_.recordKey)
        run_.recordRun = recordRun;
}

void ScoreResults::append(const QString& runId, std::vector<ScoreRow> rows) {
    if (runId != run_.id)
        return;
    const int first = static_cast<int>(rows_.size());
    for (ScoreRow& row : rows) {
        otherShapes_ += hasOtherShape(row, run_.shot) ? 1 : 0;
        failed_ += row.failed ? 1 : 0;
        const auto [place, isNew] = places_.emplace(row.path.string(), static_cast<int>(rows_.size()));
        if (isNew) {
            rows_.push_back(std::move(row));
            continue;
        }
        ScoreRow& old = rows_[static_cast<std::size_t>(place->second)];
        otherShapes_ -= hasOtherShape(old, run_.shot) ? 1 : 0;
        failed_ -= old.failed ? 1 : 0;
        row.review = old.imageSha256 == row.imageSha256 ? old.review : ReviewDecision::None;
        row.note = old.imageSha256 == row.imageSha256 ? old.note : QString();
        old = std::move(row);
        if (place->second < first)
            Q_EMIT rowsChanged(place->second, place->second);
    }
    if (const int count = static_cast<int>(rows_.size()) - first; count > 0)
        Q_EMIT rowsAppended(first, count);
}

void ScoreResults::clear() {
    begin({});
}

void ScoreResults::setReview(std::size_t index, ReviewDecision decision, const QString& note) {
    ScoreRow& row = rows_.at(index);
    if (row.review == decision && row.note == note)
        return;
    row.review = decision;
    row.note = note;
    Q_EMIT rowsChanged(static_cast<int>(index), static_cast<int>(index));
}

void ScoreResults::followDocument() {
    if (const double now = threshold(), review = reviewThreshold();
        now != threshold_ || review != reviewThreshold_) {
        threshold_ = now;
        reviewThreshold_ = review;
        Q_EMIT thresholdsChanged();
    }
    const bool stale = !run_.id.isEmpty() && !scoresAlike(run_.state, document_.state());
    if (std::exchange(stale_, stale) != stale)
        Q_EMIT runChanged();
}

} // namespace cliplad::ui
