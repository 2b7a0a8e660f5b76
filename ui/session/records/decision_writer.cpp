#include "session/records/decision_writer.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include <QTimer>

#include "base/error.h"
#include "engine/error_text.h"
#include "engine/jobs/free_aside.h"
#include "records/configured_records.h"
#include "records/sql/postgres_url.h"
#include "session/records/decision_lookup.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

constexpr auto kRetryAfter = std::chrono::seconds(5);
constexpr std::size_t kHashesAtOnce = 500;

/// Beside the default records, whichever records are used: what waits says itself for which it does.
DecisionOutbox::Options ownPlace() {
    return {.folder = defaultRecordsFile().parent_path() / "outbox",
            .records = DecisionWriter::recordsSettings(),
            .retryAfter = kRetryAfter};
}

bool areRecordsThere(const DecisionOutbox::Options& place) {
    std::error_code error;
    const std::string database =
        place.records.database.empty() ? defaultRecordsFile().string() : place.records.database;
    return isPostgresUrl(database) || fs::exists(database, error);
}

bool isOutboxThere(const DecisionOutbox::Options& place) {
    std::error_code error;
    return fs::exists(place.folder, error);
}

/// Whether there can be earlier decisions: looking for them must not make a database, as below a folder where
/// a share is mounted later. The outbox is one for all records, so that it alone says nothing of these.
bool canHaveDecisions(const DecisionOutbox::Options& place, Outboxes& outboxes) {
    return areRecordsThere(place) || (isOutboxThere(place) && outboxes.decisions().waiting() > 0);
}

QString recordsOf(Outboxes& outboxes) {
    return QString::fromStdString(outboxes.decisions().target());
}

} // namespace

DecisionWriter::DecisionWriter(QObject* parent)
    : DecisionWriter(&ownPlace, kRetryAfter, parent) {}

DecisionWriter::DecisionWriter(Place place, std::chrono::milliseconds retryAfter, QObject* parent)
    : QObject(parent)
    , place_(std::move(place))
    , retryAfter_(retryAfter)
    , thread_(std::make_unique<RecordsThread>(
          place_,
          [this](Outboxes& outboxes) {
              sendKept(outboxes);
              lookForChanges(outboxes);
          },
          retryAfter)) {
    thread_->postRun([this](Outboxes& outboxes) {
        try { // what an earlier session left is sent without anybody reviewing
            if (isOutboxThere(place_()))
                sendKept(outboxes);
        } catch (const Error&) { // no place for an outbox: told with the first decision
            outboxes.close();
        }
    });
}

DecisionWriter::~DecisionWriter() = default;

RecordsSettings DecisionWriter::recordsSettings() {
    return configuredRecords();
}

QString DecisionWriter::reviewer() {
    return QString::fromStdString(configuredPerson());
}

void DecisionWriter::setReviewer(const QString& name) {
    configurePerson(name.toStdString());
}

void DecisionWriter::applySettings() {
    dropSearches();
    thread_->postDecision([this](Outboxes& outboxes) { // behind what was decided before
        outboxes.close();
        try {
            if (const auto place = place_(); areRecordsThere(place) || isOutboxThere(place))
                tellWaiting(outboxes);
        } catch (const Error&) { // told with the first decision
            outboxes.close();
        }
    });
    std::erase_if(entries_, [this](const auto& item) {
        const bool isFound = item.second.ticket == 0;
        countOf(item.second.review.delivery) -= isFound ? 1 : 0;
        return isFound;
    });
    Q_EMIT settingsApplied();
}

const Review* DecisionWriter::find(const std::string& imageSha256) const {
    const auto entry = entries_.find(imageSha256);
    return entry == entries_.end() ? nullptr : &entry->second.review;
}

DecisionWriter::Entry& DecisionWriter::entryOf(const std::string& imageSha256) {
    const auto [entry, isNew] = entries_.try_emplace(imageSha256);
    if (isNew)
        ++countOf(entry->second.review.delivery);
    return entry->second;
}

/// The one place where an entry's delivery changes.
void DecisionWriter::setReview(Entry& entry, const Review& review) {
    --countOf(entry.review.delivery);
    entry.review = review;
    ++countOf(entry.review.delivery);
}

void DecisionWriter::decide(const DecisionAsk& ask) {
    Entry& entry = entryOf(ask.imageSha256);
    if (entry.ticket == 0 || entry.review.delivery == Review::Delivery::Recorded)
        entry.known = entry.review;
    entry.ask = ask;
    entry.ticket = ++tickets_;
    setReview(
        entry,
        {.value = ask.value, .note = ask.note, .who = reviewer(), .when = QDateTime::currentDateTimeUtc()});
    send(ask, entry.known, entry.ticket);
    Q_EMIT reviewsChanged({QString::fromStdString(ask.imageSha256)});
}

void DecisionWriter::retryFailed() {
    std::vector<DecisionAsk> asks;
    if (failed() > 0)
        for (const auto& [hash, entry] : entries_)
            if (entry.review.delivery == Review::Delivery::Failed)
                asks.push_back(entry.ask);
    for (const DecisionAsk& ask : asks)
        decide(ask);
}

void DecisionWriter::send(const DecisionAsk& ask, const Review& known, quint64 ticket) {
    const Decision decision = toDecision(ask, newDecisionId(), entries_.at(ask.imageSha256).review);
    thread_->postDecision([this, ask, decision, known, ticket](Outboxes& outboxes) {
        Review sent;
        QString records;
        try {
            if (ask.value != DecisionValue::Withdrawn)
                requireSameFile(ask);
            sent.delivery = Review::Delivery::Kept;
            if (outboxes.decisions().record(decision) == DecisionOutbox::Delivery::Recorded) {
                sent.delivery = Review::Delivery::Recorded;
                outboxes.noteRead({});
                if (const auto other = overruledBy(outboxes, decision, known))
                    QMetaObject::invokeMethod(this, [this, hash = ask.imageSha256, review = *other] {
                        Q_EMIT overruled(hash, review);
                    });
            } else if (outboxes.decisions().problem().empty()) { // it waits for its result alone
                thread_->postRun([this](Outboxes& later) { sendKept(later); });
            }
            records = recordsOf(outboxes);
            tellWaiting(outboxes);
        } catch (const std::exception& error) {
            sent.delivery = Review::Delivery::Failed;
            sent.problem = errorText(error);
        }
        QMetaObject::invokeMethod(this, [this, hash = ask.imageSha256, ticket, sent, records] {
            takeSent(hash, ticket, sent, records);
        });
    });
}

void DecisionWriter::takeSent(const std::string& imageSha256, quint64 ticket, const Review& sent,
                              const QString& records) {
    const auto found = entries_.find(imageSha256);
    if (found != entries_.end() && found->second.ticket == ticket) { // else a later decision is on its way
        Entry& entry = found->second;
        Review review = entry.review;
        review.delivery = sent.delivery;
        review.problem = sent.problem;
        setReview(entry, review);
        entry.records = records;
        Q_EMIT reviewsChanged({QString::fromStdString(imageSha256)});
    }
    if (sent.delivery == Review::Delivery::Failed)
        Q_EMIT failedToRecord(sent.problem);
}

void DecisionWriter::findEarlier(const std::vector<std::string>& imageSha256s) {
    unanswered_.insert(imageSha256s.begin(), imageSha256s.end());
    for (std::size_t begin = 0; begin < imageSha256s.size(); begin += kHashesAtOnce) {
        const auto first = imageSha256s.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto count = std::min(kHashesAtOnce, imageSha256s.size() - begin);
        lookUp({first, first + static_cast<std::ptrdiff_t>(count)}, search_);
    }
}

void DecisionWriter::dropSearches() {
    ++search_;
    freeAside(std::exchange(unanswered_, {}));
    thread_->dropLookups();
}

void DecisionWriter::lookUp(const std::vector<std::string>& hashes, quint64 search) {
    thread_->postLookup([this, hashes, search](Outboxes& outboxes) {
        FoundReviews found;
        try {
            // A share is mounted later, or the first decision makes them.
            if (!canHaveDecisions(place_(), outboxes)) {
                thread_->dropLookups();
                QMetaObject::invokeMethod(this, [this] { searchAgainLater(); });
                return;
            }
            found = latestReviews(outboxes, hashes);
            outboxes.noteRead({});
            tellWaiting(outboxes);
        } catch (const std::exception& error) {
            thread_->dropLookups(); // they would fail alike, perhaps after a long wait
            QMetaObject::invokeMethod(this, [this] { searchAgainLater(); });
            outboxes.noteRead(error.what());
            return tellWaiting(outboxes);
        }
        QMetaObject::invokeMethod(this, [this, hashes, found, search] { takeFound(hashes, found, search); });
    });
}

/// Whichever search failed or found no records: what a newer one still wants was dropped with it.
void DecisionWriter::searchAgainLater() {
    if (std::exchange(searchesAgain_, true))
        return;
    QTimer::singleShot(retryAfter_, this, [this] {
        searchesAgain_ = false;
        if (!unanswered_.empty())
            searchOnceThere();
    });
}

/// There may be none for days: until then no hash is copied.
void DecisionWriter::searchOnceThere() {
    thread_->postLookup([this](Outboxes& outboxes) {
        bool isNone = false;
        try {
            isNone = !canHaveDecisions(place_(), outboxes);
            if (isNone && outboxes.areOpen()) { // what was wrong with them is so no more
                outboxes.noteRead({});
                tellWaiting(outboxes);
            }
        } catch (const Error&) { // the search tells
        }
        QMetaObject::invokeMethod(this, [this, isNone] {
            if (isNone)
                searchAgainLater();
            else
                findEarlier({unanswered_.begin(), unanswered_.end()});
        });
    });
}

void DecisionWriter::takeFound(const std::vector<std::string>& asked, const FoundReviews& found,
                               quint64 search) {
    if (search != search_)
        return;
    for (const std::string& hash : asked)
        unanswered_.erase(hash);
    take(found);
}

void DecisionWriter::refresh() {
    if (searchesAgain_ && !unanswered_.empty()) // the records may have come meanwhile
        searchOnceThere();
    thread_->postLookup([this](Outboxes& outboxes) {
        if (outboxes.areOpen())
            lookForChanges(outboxes);
    });
}

/// On the records thread.
void DecisionWriter::lookForChanges(Outboxes& outboxes) {
    if (!outboxes.mayLook() || !outboxes.seenDecision()) // no image was searched for in them yet
        return;
    try {
        if (outboxes.waitForRecordsAway())
            return;
        if (const FoundReviews changes = changedReviews(outboxes); !changes.empty())
            QMetaObject::invokeMethod(this, [this, changes] { take(changes); });
        outboxes.noteRead({});
    } catch (const std::exception& error) {
        outboxes.noteRead(error.what());
    }
    tellWaiting(outboxes);
}

/// A decision made here stands until it is in the records, and after that against earlier ones.
void DecisionWriter::take(const FoundReviews& reviews) {
    QStringList hashes;
    for (const auto& [hash, review] : reviews) {
        Entry& entry = entryOf(hash);
        const bool isOwn = entry.ticket != 0;
        if (isOwn &&
            (entry.review.delivery != Review::Delivery::Recorded || review.when <= entry.review.when))
            continue;
        entry.ticket = 0;
        setReview(entry, review);
        hashes.append(QString::fromStdString(hash));
    }
    if (!hashes.isEmpty())
        Q_EMIT earlierFound(hashes);
}

std::unique_ptr<RunRecording> DecisionWriter::recordRun(const RunHead& head,
                                                        std::optional<RunRecording::Earlier> earlier) {
    return std::make_unique<RunRecording>(
        *thread_, head, std::move(earlier),
        RunRecording::Listener{.kept = [this](Outboxes& outboxes) { sendKept(outboxes); },
                               .failed = [this](const std::string& problem) { tellRunFailed(problem); }});
}

/// On the records thread.
void DecisionWriter::tellRunFailed(const std::string& problem) {
    QMetaObject::invokeMethod(this, [this, problem] { Q_EMIT runFailed(QString::fromStdString(problem)); });
}

/// Runs before the decisions on their results. On the records thread.
void DecisionWriter::sendKept(Outboxes& outboxes) {
    try {
        DecisionOutbox& decisions = outboxes.decisions();
        if (outboxes.ends() && !decisions.problem().empty())
            return tellWaiting(outboxes);
        if (outboxes.sendRuns())
            thread_->postRun([this](Outboxes& later) { sendKept(later); });
        for (const std::string& problem : outboxes.takeSetAside())
            tellRunFailed(problem);
        const bool comeFirst = thread_->hasRuns() || outboxes.doRunsComeFirst();
        if (decisions.waiting() == 0 || (comeFirst && outboxes.doRunsWaitForRecordsAway()))
            return tellWaiting(outboxes);
        if (comeFirst)
            decisions.sendReady();
        else
            decisions.sendWaiting();
    } catch (const std::exception&) { // the outbox knows why
    }
    tellWaiting(outboxes);
}

/// On the records thread.
void DecisionWriter::tellWaiting(Outboxes& outboxes) {
    Waiting now;
    try {
        now.records = recordsOf(outboxes);
        now.decisions = static_cast<int>(outboxes.decisions().waiting());
        now.runs = static_cast<int>(outboxes.runs().waiting().runs);
        now.isKnown = true;
        if (now.decisions > 0)
            now.problem = QString::fromStdString(outboxes.decisions().problem());
        if (now.problem.isEmpty() && now.runs > 0)
            now.problem = QString::fromStdString(outboxes.runsProblem());
        if (now.problem.isEmpty())
            now.problem = QString::fromStdString(outboxes.readProblem());
    } catch (const std::exception& error) {
        now.problem = errorText(error);
    }
    QMetaObject::invokeMethod(this, [this, now] { setWaiting(now); });
}

void DecisionWriter::setWaiting(const Waiting& waiting) {
    QStringList recorded;
    if (waiting.isKnown && waiting.decisions == 0 && countOf(Review::Delivery::Kept) > 0)
        for (auto& [hash, entry] : entries_)
            if (entry.review.delivery == Review::Delivery::Kept &&
                (entry.ticket == 0 || entry.records == waiting.records)) {
                Review review = entry.review;
                review.delivery = Review::Delivery::Recorded;
                setReview(entry, review);
                recorded.append(QString::fromStdString(hash));
            }
    if (!recorded.isEmpty())
        Q_EMIT reviewsChanged(recorded);
    if (waiting == waiting_)
        return;
    waiting_ = waiting;
    Q_EMIT waitingChanged();
}

} // namespace cliplad::ui
