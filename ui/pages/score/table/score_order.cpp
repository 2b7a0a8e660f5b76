#include "pages/score/table/score_order.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/jobs/free_aside.h"
#include "pages/score/table/name_order.h"
#include "scoring/explanation_text.h"

namespace cliplad::ui {
namespace {

void appendLower(std::string& text, const QString& more) {
    text += '\n';
    text += more.toLower().toStdString();
}

/// What a person may type to find the row.
std::string searchText(const ScoreRow& row) {
    std::string text = QString::fromStdString(row.path.string()).toLower().toStdString();
    for (const QString& more : {row.defect, row.failed ? failureText(row) : QString(), row.note})
        if (!more.isEmpty())
            appendLower(text, more);
    for (const PartDifference& part : row.differences)
        if (part.countDifference != 0 || (part.areaPx == 0) != (part.shotAreaPx == 0))
            appendLower(text, part.label);
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
    addRows(rows);
}

void ScoreOrder::addRows(const std::vector<ScoreRow>& rows) {
    if (names_.use_count() > 1)
        names_ = std::make_shared<Names>(*names_);
    for (std::size_t i = texts_.size(); i < rows.size(); ++i) {
        texts_.push_back(searchText(rows[i]));
        names_->push_back(countingName(rows[i].path));
    }
}

void ScoreOrder::changeRow(const std::vector<ScoreRow>& rows, std::size_t index) {
    if (index < texts_.size()) // its path stays
        texts_[index] = searchText(rows[index]);
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
        case RowFilter::All:
            break;
        }
        return true;
    };
    return passes() && std::all_of(words_.begin(), words_.end(), [&](const std::string& word) {
               return texts_[index].find(word) != std::string::npos;
           });
}

std::vector<double> ScoreOrder::keysOf(const std::vector<ScoreRow>& rows, const ScoreThresholds& thresholds,
                                       const Wish& wish) {
    constexpr double kNone = -std::numeric_limits<double>::infinity();
    std::vector<double> keys(rows.size());
    const auto fill = [&](const auto& keyOf) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const double key = keyOf(rows[i], i);
            keys[i] = std::isnan(key) ? kNone : key;
        }
    };
    const auto score = [&](double ScoreRow::*member) {
        fill([=](const ScoreRow& row, std::size_t) { return row.failed ? kNone : row.*member; });
    };
    switch (wish.key) {
    case SortKey::Added:
        fill([](const ScoreRow&, std::size_t i) { return static_cast<double>(i); });
        break;
    case SortKey::Name:
        if (nameRanks_.size() != names_->size() && (!lacksNameRanks() || nameRanks_.empty()))
            nameRanks_ = nameRanks(*names_);
        fill([&](const ScoreRow&, std::size_t i) {
            return i < nameRanks_.size() ? nameRanks_[i] : static_cast<int>(i);
        });
        break;
    case SortKey::Verdict:
        fill([&](const ScoreRow& row, std::size_t) {
            return static_cast<double>(verdictOf(row, thresholds));
        });
        break;
    case SortKey::Score:
        score(&ScoreRow::fused);
        break;
    case SortKey::ScoredAt:
        fill([](const ScoreRow& row, std::size_t) { return static_cast<double>(row.scoredMs); });
        break;
    case SortKey::Logical:
        score(&ScoreRow::logical);
        break;
    case SortKey::Structural:
        score(&ScoreRow::structural);
        break;
    case SortKey::PartArea:
        fill([part = static_cast<std::size_t>(wish.part)](const ScoreRow& row, std::size_t) {
            return part < row.areas.size() ? row.areas[part] : kNone;
        });
        break;
    case SortKey::Truth:
        fill([](const ScoreRow& row, std::size_t) { return truthKey(row); });
        break;
    case SortKey::Review:
        fill([](const ScoreRow& row, std::size_t) { return static_cast<double>(row.review); });
        break;
    case SortKey::Difference:
        fill([labels = labelsIn(rows)](const ScoreRow& row, std::size_t) {
            return differenceKey(row, labels);
        });
        break;
    }
    return keys;
}

void ScoreOrder::build(const std::vector<ScoreRow>& rows, const ScoreThresholds& thresholds,
                       const Wish& wish) {
    words_.clear();
    for (const QString& word : wish.text.toLower().split(' ', Qt::SkipEmptyParts))
        words_.push_back(word.toStdString());
    shown_.clear();
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (isShown(rows[i], i, thresholds, wish))
            shown_.push_back(static_cast<int>(i));
    if (wish.key != SortKey::Added || wish.descending) {
        const std::vector<double> keys = keysOf(rows, thresholds, wish);
        std::vector<std::pair<double, int>> pairs;
        pairs.reserve(shown_.size());
        for (const int row : shown_)
            pairs.emplace_back(wish.descending ? -keys[static_cast<std::size_t>(row)]
                                               : keys[static_cast<std::size_t>(row)],
                               row);
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
