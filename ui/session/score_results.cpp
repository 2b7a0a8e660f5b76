#include "session/score_results.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "document/last_learned.h"
#include "engine/jobs/free_aside.h"
#include "scoring/explanation_text.h"
#include "scoring/run_files.h"

namespace cliplad::ui {

namespace {

constexpr std::size_t kManyRows = 5000;

template<class... Kept>
void discard(std::vector<ScoreRow> rows, Kept... kept) {
    if (rows.size() >= kManyRows)
        freeAside(std::tuple(std::move(rows), std::move(kept)...));
}

/// How many parts of its path the run's name for the image has.
int partsOf(const ScoreRow& row) {
    return 1 + static_cast<int>(std::count(row.stem.begin(), row.stem.end(), '/'));
}

} // namespace

QString runIdOf(const std::filesystem::path& folder) {
    return QString::fromStdString(folder.filename().string());
}

ScoreThresholds thresholdsOf(const DocumentState& state, double calibrated) {
    const double reject = state.threshold.value_or(calibrated);
    return {.review = std::min(reject, state.reviewThreshold.value_or(reject)), .reject = reject};
}

ScoreRunInfo infoOf(const std::filesystem::path& folder, const RunHead& head) {
    return {.id = runIdOf(folder),
            .folder = folder,
            .state = head.state,
            .productSha256 = QString::fromStdString(head.productSha256),
            .model = QString::fromStdString(head.model),
            .modelName = QString::fromStdString(head.modelName),
            .modelSha256 = QString::fromStdString(head.modelSha256),
            .precision = QString::fromStdString(head.state.precision),
            .calibration = head.calibration,
            .shot = {head.shotWidth, head.shotHeight},
            .recordKey = head.recordKey,
            .started = QDateTime::fromString(QString::fromStdString(head.created), Qt::ISODate)};
}

ScoreResults::ScoreResults(ProductDocument& document, QObject* parent)
    : QObject(parent)
    , document_(document)
    , names_([this](int place) {
        return std::string_view(rows_[static_cast<std::size_t>(place)].path.native());
    }) {
    connect(&document_, &ProductDocument::changed, this, &ScoreResults::followDocument);
    connect(&document_, &ProductDocument::opened, this, &ScoreResults::clear);
}

int ScoreResults::find(const std::filesystem::path& path) const {
    const auto place = places_.find(path.string());
    return place == places_.end() ? -1 : place->second;
}

QString ScoreResults::nameOf(const ScoreRow& row) const {
    return names_.nameOf(row.path, partsOf(row));
}

qsizetype ScoreResults::alikeStart(const ScoreRow& row) const {
    return names_.alikeStart(row.path, partsOf(row));
}

double ScoreResults::threshold() const {
    return thresholdsOf(document_.state(), run_.calibration.threshold).reject;
}

double ScoreResults::reviewThreshold() const {
    return thresholdsOf(document_.state(), run_.calibration.threshold).review;
}

bool ScoreResults::knowsThreshold() const {
    return document_.state().threshold || !run_.productSha256.isEmpty() || run_.calibration.threshold != 0;
}

Verdict ScoreResults::verdictOf(const ScoreRow& row) const {
    return ui::verdictOf(row, thresholds());
}

QString ScoreResults::explanationOf(const ScoreRow& row) const {
    return explanationText(row, run_.calibration, run_.state.settings.fusion, threshold());
}

void ScoreResults::begin(const ScoreRunInfo& run) {
    Q_EMIT aboutToReset();
    discard(std::exchange(rows_, {}), std::exchange(places_, {}), names_.clear(),
            std::exchange(contents_, {}), std::exchange(knownContents_, {}));
    otherShapes_ = failed_ = decidedOtherwise_ = 0;
    expected_ = 0;
    run_ = run;
    labels_ = run_.state.recipe().prompts.fine;
    stale_ = !run_.id.isEmpty() && !learnsAlike(run_.state, document_.state());
    threshold_ = threshold();
    reviewThreshold_ = reviewThreshold();
    Q_EMIT reset();
    Q_EMIT runChanged();
}

void ScoreResults::setRunInfo(const ScoreRunInfo& run) {
    if (run.id != run_.id)
        return;
    run_ = run;
    followDocument();
    Q_EMIT runChanged();
}

void ScoreResults::append(const QString& runId, std::vector<ScoreRow> rows) {
    if (runId != run_.id)
        return;
    const int first = static_cast<int>(rows_.size());
    bool hasOtherNames = false;
    for (ScoreRow& row : rows) {
        const auto [place, isNew] = places_.emplace(row.path.string(), static_cast<int>(rows_.size()));
        if (isNew) {
            count(row, 1);
            rows_.push_back(std::move(row));
            hasOtherNames = names_.add() || hasOtherNames;
            continue;
        }
        ScoreRow& old = rows_[static_cast<std::size_t>(place->second)];
        count(old, -1);
        const bool isOther = old.imageSha256 != row.imageSha256;
        row.review = isOther ? ReviewDecision::None : old.review;
        row.note = isOther ? QString() : old.note;
        old = std::move(row);
        count(old, 1);
        if (place->second >= first)
            continue; // nobody was told of it yet
        if (isOther)  // first: who shows its words must not show the picture of before beside them
            Q_EMIT fileReplaced(place->second);
        Q_EMIT rowsChanged(place->second, place->second);
    }
    if (const int count = static_cast<int>(rows_.size()) - first; count > 0)
        Q_EMIT rowsAppended(first, count);
    if (hasOtherNames)
        Q_EMIT namesChanged();
}

/// @param by 1: it is there; -1: it was, as it is
void ScoreResults::count(const ScoreRow& row, int by) {
    otherShapes_ += hasOtherShape(row, run_.shot) ? by : 0;
    failed_ += row.failed ? by : 0;
    contents_.count(row, by);
    countTruth(row, by);
}

/// What a review can change.
void ScoreResults::countTruth(const ScoreRow& row, int by) {
    decidedOtherwise_ += row.isDecidedOtherwise() ? by : 0;
    if (row.knownBad())
        knownContents_.count(row, by);
}

void ScoreResults::expect(std::size_t rows) {
    expected_ = rows;
    if (rows <= rows_.capacity())
        return;
    rows = std::max(rows, 2 * rows_.size()); // to a watched folder they come one by one
    rows_.reserve(rows);
    places_.reserve(rows);
    names_.expect(rows);
}

void ScoreResults::clear() {
    begin({});
}

void ScoreResults::setReview(std::size_t index, ReviewDecision decision, const QString& note) {
    ScoreRow& row = rows_.at(index);
    if (row.review == decision && row.note == note)
        return;
    countTruth(row, -1);
    row.review = decision;
    row.note = note;
    countTruth(row, 1);
    Q_EMIT rowsChanged(static_cast<int>(index), static_cast<int>(index));
}

void ScoreResults::followDocument() {
    if (const double now = threshold(), review = reviewThreshold();
        now != threshold_ || review != reviewThreshold_) {
        threshold_ = now;
        reviewThreshold_ = review;
        Q_EMIT thresholdsChanged();
    }
    const bool stale = !run_.id.isEmpty() && !learnsAlike(run_.state, document_.state());
    if (std::exchange(stale_, stale) != stale)
        Q_EMIT runChanged();
}

} // namespace cliplad::ui
