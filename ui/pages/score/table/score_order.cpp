#include "pages/score/table/score_order.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/jobs/free_aside.h"
#include "pages/score/table/name_order.h"
#include "scoring/explanation_text.h"
#include "session/finding_text.h"

namespace cliplad::ui {
namespace {

void appendLower(std::string& text, const QString& more) {
    text += '\n';
    text += more.toLower().toStdString();
}

/// What a person may type to find the row, but for its parts.
std::string briefText(const ScoreRow& row) {
    std::string text = QString::fromStdString(row.path.string()).toLower().toStdString();
    for (const QString& more : {row.defect, row.failed ? failureText(row) : QString(), row.note})
        if (!more.isEmpty())
            appendLower(text, more);
    return text;
}

/// What is typed, parted at its commas, also those of Chinese.
std::vector<std::string> wantedTexts(const QString& typed) {
    std::vector<std::string> texts;
    for (const QString& part : typed.toLower().replace(QChar(0xff0c), ',').split(','))
        if (const QString text = part.simplified(); !text.isEmpty())
            texts.push_back(text.toStdString());
    return texts;
}

std::string searchText(const ScoreRow& row) {
    std::string text = briefText(row);
    if (!row.failed)
        for (const PartStatement& part : partStatements(row.differences, false, QLocale()))
            appendLower(text, part.text);
    return text;
}

double truthKey(const ScoreRow& row) {
    return row.anomalous ? (*row.anomalous ? 2 : 1) : 0;
}

/// By the part that differs most, then by how much.
double differenceKey(const ScoreRow& row, const std::vector<QString>& labels) {
    if (row.differences.empty())
        return -1;
    const PartDifference& first = row.differences.front();
    const auto place = std::find(labels.begin(), labels.end(), first.label) - labels.begin();
    return static_cast<double>(place) + std::clamp(std::abs(first.contribution), 0.0, 1e6) / 2e6;
}

std::vector<QString> labelsIn(const std::vector<ScoreRow>& rows) {
    std::vector<QString> labels;
    for (const ScoreRow& row : rows)
        if (!row.differences.empty()) {
            for (const PartDifference& part : row.differences)
                labels.push_back(part.label);
            break;
        }
    std::sort(labels.begin(), labels.end());
    return labels;
}

} // namespace

void ScoreOrder::setRows(const std::vector<ScoreRow>& rows) {
    freeAside(std::pair(std::exchange(texts_, {}), std::exchange(names_, std::make_shared<Names>())));
    nameRanks_.clear();
    said_ = 0;
    addRows(rows);
}

void ScoreOrder::addRows(const std::vector<ScoreRow>& rows) {
    if (names_.use_count() > 1)
        names_ = std::make_shared<Names>(*names_);
    for (std::size_t i = texts_.size(); i < rows.size(); ++i) {
        texts_.push_back(briefText(rows[i]));
        names_->push_back(countingName(rows[i].path));
    }
}

void ScoreOrder::changeRow(const std::vector<ScoreRow>& rows, std::size_t index) {
    if (index < texts_.size()) // its path stays
        texts_[index] = searchText(rows[index]);
}

bool ScoreOrder::sayMore(const std::vector<ScoreRow>& rows, std::size_t count) {
    for (const std::size_t end = std::min(texts_.size(), said_ + count); said_ < end; ++said_)
        texts_[said_] = searchText(rows[said_]);
    return said_ == texts_.size();
}

bool ScoreOrder::isShown(const ScoreRow& row, std::size_t index, const ScoreThresholds& thresholds,
                         const Wish& wish) const {
    const auto is = [&](Verdict verdict) { return verdictOf(row, thresholds) == verdict; };
    const auto passes = [&] {
        switch (wish.filter) {
        case RowFilter::Good:
            return is(Verdict::Good);
        case RowFilter::Review:
            return is(Verdict::Review);
        case RowFilter::Reject:
            return is(Verdict::Reject);
        case RowFilter::Failed:
            return row.failed;
        case RowFilter::Missed:
            return row.knownBad() == true && is(Verdict::Good);
        case RowFilter::FalseAlarms:
            return row.knownBad() == false && is(Verdict::Reject);
        case RowFilter::NotReviewed:
            return row.review == ReviewDecision::None;
        case RowFilter::DecidedOtherwise:
            return row.isDecidedOtherwise();
        case RowFilter::Copies:
            return wish.contents != nullptr && wish.contents->of(row) > 1;
        case RowFilter::All:
            break;
        }
        return true;
    };
    return passes() && std::all_of(wanted_.begin(), wanted_.end(), [&](const std::string& text) {
               return texts_[index].find(text) != std::string::npos;
           });
}

double ScoreOrder::keyOf(const ScoreRow& row, std::size_t index, const ScoreThresholds& thresholds,
                         const Wish& wish) const {
    constexpr double kNone = -std::numeric_limits<double>::infinity();
    const double key = [&]() -> double {
        switch (wish.key) {
        case SortKey::Added:
            break;
        case SortKey::Name:
            return index < nameRanks_.size() ? nameRanks_[index] : static_cast<int>(index);
        case SortKey::Verdict:
            return static_cast<double>(verdictOf(row, thresholds));
        case SortKey::Score:
            return row.failed ? kNone : row.fused;
        case SortKey::ScoredAt:
            return static_cast<double>(row.scoredMs);
        case SortKey::Logical:
            return row.failed ? kNone : row.logical;
        case SortKey::Structural:
            return row.failed ? kNone : row.structural;
        case SortKey::PartArea: {
            const auto part = static_cast<std::size_t>(wish.part);
            return part < row.areas.size() ? row.areas[part] : kNone;
        }
        case SortKey::Truth:
            return truthKey(row);
        case SortKey::Review:
            return static_cast<double>(row.review);
        case SortKey::Difference:
            return differenceKey(row, labels_);
        }
        return static_cast<double>(index);
    }();
    return std::isnan(key) ? kNone : key;
}

bool ScoreOrder::isInPlace(const std::vector<ScoreRow>& rows, int row, const ScoreThresholds& thresholds,
                           const Wish& wish) const {
    const auto index = static_cast<std::size_t>(row);
    if (index >= texts_.size())
        return true;
    const bool shown = isShown(rows[index], index, thresholds, wish);
    if (shown != (placeOf(row) >= 0))
        return false;
    return !shown || keys_.empty() || keyOf(rows[index], index, thresholds, wish) == keys_[index];
}

void ScoreOrder::build(const std::vector<ScoreRow>& rows, const ScoreThresholds& thresholds,
                       const Wish& wish) {
    wanted_ = wantedTexts(wish.text);
    shown_.clear();
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (isShown(rows[i], i, thresholds, wish))
            shown_.push_back(static_cast<int>(i));
    keys_.clear();
    if (wish.key != SortKey::Added || wish.descending) {
        if (wish.key == SortKey::Name && nameRanks_.size() != names_->size() &&
            (!lacksNameRanks() || nameRanks_.empty()))
            nameRanks_ = nameRanks(*names_);
        if (wish.key == SortKey::Difference)
            labels_ = labelsIn(rows);
        keys_.resize(rows.size());
        std::vector<std::pair<double, int>> pairs;
        pairs.reserve(shown_.size());
        for (const int row : shown_) {
            const auto index = static_cast<std::size_t>(row);
            keys_[index] = keyOf(rows[index], index, thresholds, wish);
            pairs.emplace_back(wish.descending ? -keys_[index] : keys_[index], row);
        }
        std::sort(pairs.begin(), pairs.end()); // equal keys stay in the order of adding
        std::transform(pairs.begin(), pairs.end(), shown_.begin(),
                       [](const auto& pair) { return pair.second; });
    }
    places_.assign(rows.size(), -1);
    for (std::size_t i = 0; i < shown_.size(); ++i)
        places_[static_cast<std::size_t>(shown_[i])] = static_cast<int>(i);
}

std::vector<int> ScoreOrder::fitting(const std::vector<ScoreRow>& rows, std::size_t first,
                                     const ScoreThresholds& thresholds, const Wish& wish) const {
    std::vector<int> found;
    for (std::size_t i = first; i < rows.size(); ++i)
        if (isShown(rows[i], i, thresholds, wish))
            found.push_back(static_cast<int>(i));
    return found;
}

void ScoreOrder::putBehind(const std::vector<int>& fitting, std::size_t rows) {
    places_.resize(rows, -1);
    for (const int row : fitting) {
        places_[static_cast<std::size_t>(row)] = static_cast<int>(shown_.size());
        shown_.push_back(row);
    }
}

} // namespace cliplad::ui
