#include "session/records/decision_search.h"

#include <algorithm>
#include <utility>

#include <QTimer>

#include "base/error.h"
#include "engine/jobs/free_aside.h"
#include "session/records/decision_lookup.h"
#include "session/records/records_place.h"

namespace cliplad::ui {
namespace {

constexpr std::size_t kHashesAtOnce = 500;

} // namespace

DecisionSearch::DecisionSearch(RecordsThread& thread, Options options, QObject* parent)
    : QObject(parent)
    , thread_(thread)
    , options_(std::move(options)) {}

void DecisionSearch::find(const std::vector<std::string>& imageSha256s) {
    unanswered_.insert(imageSha256s.begin(), imageSha256s.end());
    for (std::size_t begin = 0; begin < imageSha256s.size(); begin += kHashesAtOnce) {
        const auto first = imageSha256s.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto count = std::min(kHashesAtOnce, imageSha256s.size() - begin);
        lookUp({first, first + static_cast<std::ptrdiff_t>(count)}, search_);
    }
}

void DecisionSearch::drop() {
    ++search_;
    freeAside(std::exchange(unanswered_, {}));
    thread_.dropLookups();
}

void DecisionSearch::lookUp(const std::vector<std::string>& hashes, quint64 search) {
    thread_.postLookup([this, hashes, search](Outboxes& outboxes) {
        FoundReviews reviews;
        try {
            // A share is mounted later, or the first decision makes them.
            if (!canHaveDecisions(options_.place(), outboxes)) {
                thread_.dropLookups();
                QMetaObject::invokeMethod(this, [this] { searchAgainLater(); });
                return;
            }
            reviews = latestReviews(outboxes, hashes);
            outboxes.noteRead({});
            options_.tried(outboxes);
        } catch (const std::exception& error) {
            thread_.dropLookups(); // they would fail alike, perhaps after a long wait
            QMetaObject::invokeMethod(this, [this] { searchAgainLater(); });
            outboxes.noteRead(error.what());
            return options_.tried(outboxes);
        }
        QMetaObject::invokeMethod(this,
                                  [this, hashes, reviews, search] { takeFound(hashes, reviews, search); });
    });
}

/// Whichever search failed or found no records: what a newer one still wants was dropped with it.
void DecisionSearch::searchAgainLater() {
    if (std::exchange(searchesAgain_, true))
        return;
    QTimer::singleShot(options_.retryAfter, this, [this] {
        searchesAgain_ = false;
        if (!unanswered_.empty())
            searchOnceThere();
    });
}

/// There may be none for days: until then no hash is copied.
void DecisionSearch::searchOnceThere() {
    thread_.postLookup([this](Outboxes& outboxes) {
        bool isNone = false;
        try {
            isNone = !canHaveDecisions(options_.place(), outboxes);
            if (isNone && outboxes.areOpen()) { // what was wrong with them is so no more
                outboxes.noteRead({});
                options_.tried(outboxes);
            }
        } catch (const Error&) { // the search tells
        }
        QMetaObject::invokeMethod(this, [this, isNone] {
            if (isNone)
                searchAgainLater();
            else
                find({unanswered_.begin(), unanswered_.end()});
        });
    });
}

void DecisionSearch::takeFound(const std::vector<std::string>& asked, const FoundReviews& reviews,
                               quint64 search) {
    if (search != search_)
        return;
    for (const std::string& hash : asked)
        unanswered_.erase(hash);
    Q_EMIT found(reviews);
}

void DecisionSearch::refresh() {
    if (searchesAgain_ && !unanswered_.empty()) // the records may have come meanwhile
        searchOnceThere();
    thread_.postLookup([this](Outboxes& outboxes) {
        if (outboxes.areOpen())
            lookForChanges(outboxes);
    });
}

void DecisionSearch::lookForChanges(Outboxes& outboxes) {
    if (!outboxes.mayLook() || !outboxes.seenDecision()) // no image was searched for in them yet
        return;
    try {
        if (outboxes.waitForRecordsAway())
            return;
        if (const FoundReviews changes = changedReviews(outboxes); !changes.empty())
            QMetaObject::invokeMethod(this, [this, changes] { Q_EMIT found(changes); });
        outboxes.noteRead({});
    } catch (const std::exception& error) {
        outboxes.noteRead(error.what());
    }
    options_.tried(outboxes);
}

} // namespace cliplad::ui
