#include "session/reviews.h"

#include <algorithm>
#include <utility>

#include "engine/jobs/free_aside.h"

namespace cliplad::ui {
namespace {

/// A run that is loaded comes in batches; one search answers several.
constexpr int kSearchAfterMs = 100;

ReviewDecision toRow(DecisionValue value) {
    switch (value) {
    case DecisionValue::Good:
        return ReviewDecision::Good;
    case DecisionValue::Bad:
        return ReviewDecision::Bad;
    case DecisionValue::Unsure:
        return ReviewDecision::Unsure;
    case DecisionValue::Withdrawn:
        break;
    }
    return ReviewDecision::None;
}

} // namespace

QString decisionText(DecisionValue value) {
    switch (value) {
    case DecisionValue::Good:
        return Reviews::tr("Good");
    case DecisionValue::Bad:
        return Reviews::tr("Bad");
    case DecisionValue::Unsure:
        return Reviews::tr("Unsure");
    case DecisionValue::Withdrawn:
        break;
    }
    return {};
}

Reviews::Reviews(ScoreResults& results, DecisionWriter& decisions, QObject* parent)
    : QObject(parent)
    , results_(results)
    , decisions_(decisions) {
    searchSoon_.setSingleShot(true);
    searchSoon_.setInterval(kSearchAfterMs);
    connect(&searchSoon_, &QTimer::timeout, this, &Reviews::search);
    connect(&results_, &ScoreResults::reset, this, &Reviews::startOver);
    connect(&results_, &ScoreResults::rowsAppended, this,
            [this](int first, int count) { collect(first, first + count - 1); });
    connect(&results_, &ScoreResults::rowsChanged, this, &Reviews::collect);
    connect(&decisions_, &DecisionWriter::reviewsChanged, this, &Reviews::apply);
    connect(&decisions_, &DecisionWriter::earlierFound, this, &Reviews::apply);
    connect(&decisions_, &DecisionWriter::settingsApplied, this, [this] {
        for (std::size_t row = 0; row < results_.rows().size();
             ++row) // others' decisions were of other records
            if (decisions_.find(results_.row(row).imageSha256.toStdString()) == nullptr)
                results_.setReview(row, ReviewDecision::None, {});
        startOver();
    });
    startOver();
}

const Review* Reviews::of(std::size_t row) const {
    const Review* review = decisions_.find(results_.row(row).imageSha256.toStdString());
    return review != nullptr && review->isDecided() ? review : nullptr;
}

bool Reviews::isDecided(std::size_t row) const {
    const Review* review = decisions_.find(results_.row(row).imageSha256.toStdString());
    if (review == nullptr || review->delivery == Review::Delivery::Failed)
        return results_.row(row).review != ReviewDecision::None;
    return review->isDecided();
}

void Reviews::decide(std::size_t row, DecisionValue value, const QString& note, const QString& why) {
    const ScoreRow& scored = results_.row(row);
    if (scored.imageSha256.isEmpty())
        return; // it could not be read
    const ScoreRunInfo& run = results_.run();
    decisions_.decide({.image = scored.path,
                       .imageSha256 = scored.imageSha256.toStdString(),
                       .value = value,
                       .note = note,
                       .why = why,
                       .modelSha256 = run.modelSha256.toStdString(),
                       .productSha256 = run.productSha256.toStdString(),
                       .runKey = run.recordKey});
}

void Reviews::startOver() {
    decisions_.dropSearches();
    freeAside(std::pair(std::exchange(rowsOf_, {}), std::exchange(hashOf_, {})));
    unknown_.clear();
    collect(0, static_cast<int>(results_.rows().size()) - 1);
}

/// Many rows may have one hash: a folder of copies.
void Reviews::collect(int first, int last) {
    const std::size_t before = hashOf_.size();
    hashOf_.resize(results_.rows().size());
    for (int row = first; row <= last; ++row) {
        const auto place = static_cast<std::size_t>(row);
        const QString& hash = results_.row(place).imageSha256;
        if (hash == hashOf_[place])
            continue;
        hashOf_[place] = hash;
        if (hash.isEmpty())
            continue;
        std::vector<int>& rows = rowsOf_[hash.toStdString()];
        if (place >= before || std::find(rows.begin(), rows.end(), row) == rows.end())
            rows.push_back(row);
        if (const Review* review = decisions_.find(hash.toStdString()))
            applyTo(row, Review(*review));
        else
            unknown_.insert(hash.toStdString());
    }
    if (!unknown_.empty() && !searchSoon_.isActive())
        searchSoon_.start();
}

void Reviews::search() {
    decisions_.findEarlier({unknown_.begin(), unknown_.end()});
    unknown_.clear();
}

void Reviews::apply(const QStringList& imageSha256s) {
    for (const QString& hash : imageSha256s) {
        const Review* review = decisions_.find(hash.toStdString());
        const auto rows = rowsOf_.find(hash.toStdString());
        if (review == nullptr || rows == rowsOf_.end())
            continue;
        const Review now = *review;
        for (const int row : std::vector(rows->second))
            if (results_.row(static_cast<std::size_t>(row)).imageSha256 == hash)
                applyTo(row, now);
    }
}

void Reviews::applyTo(int row, const Review& review) {
    if (review.isOnDisk())
        results_.setReview(static_cast<std::size_t>(row), toRow(review.value),
                           review.isDecided() ? review.note : QString());
    Q_EMIT changed(row);
}

} // namespace cliplad::ui
