#include "session/decision_writer.h"

#include <algorithm>
#include <system_error>

#include <QSettings>
#include <QTimer>

#include "base/error.h"
#include "base/sha256.h"
#include "records/postgres_url.h"
#include "records/records_unreachable.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

constexpr auto kDatabaseKey = "records/database";
constexpr auto kStationKey = "records/station";
constexpr auto kReviewerKey = "review/reviewer";
constexpr auto kRetryAfter = std::chrono::seconds(5);
constexpr std::size_t kHashesAtOnce = 500;

/// Beside the default records, whichever records are used: what waits says itself for which it does.
DecisionOutbox::Options ownPlace() {
    return {.folder = defaultRecordsFile().parent_path() / "outbox",
            .records = DecisionWriter::recordsSettings(),
            .retryAfter = kRetryAfter};
}

/// Whether there can be earlier decisions: looking for them must not make a database.
bool isThere(const DecisionOutbox::Options& place) {
    std::error_code error;
    const std::string database =
        place.records.database.empty() ? defaultRecordsFile().string() : place.records.database;
    return isPostgresUrl(database) || fs::exists(database, error) || fs::exists(place.folder, error);
}

/// Throws Error where the file is no longer what was scored and seen.
void requireSameFile(const DecisionAsk& ask) {
    std::string now;
    try {
        now = sha256OfFile(ask.image);
    } catch (const Error&) {
        return; // a share that went away after the photo was shown
    }
    if (now != ask.imageSha256)
        throw Error("the file was changed after it was scored", ask.image.string(), "score it again");
}

Decision toDecision(const DecisionAsk& ask, const std::string& id, const Review& review) {
    return {.id = id,
            .imageSha256 = ask.imageSha256,
            .run = ask.run,
            .value = ask.value,
            .note = ask.note.toStdString(),
            .why = ask.why.toStdString(),
            .who = review.who.toStdString(),
            .when = RecordTime(std::chrono::milliseconds(review.when.toMSecsSinceEpoch())),
            .modelSha256 = ask.modelSha256,
            .productSha256 = ask.productSha256};
}

Review toReview(const Decision& decision, Review::Delivery delivery) {
    return {.value = decision.value,
            .note = QString::fromStdString(decision.note),
            .who = QString::fromStdString(decision.who),
            .when = QDateTime::fromMSecsSinceEpoch(decision.when.time_since_epoch().count()),
            .delivery = delivery,
            .isEarlier = true};
}

} // namespace

DecisionWriter::DecisionWriter(QObject* parent)
    : DecisionWriter(&ownPlace, kRetryAfter, parent) {}

DecisionWriter::DecisionWriter(Place place, std::chrono::milliseconds retryAfter, QObject* parent)
    : QObject(parent)
    , place_(std::move(place))
    , retryAfter_(retryAfter)
    , thread_(std::make_unique<RecordsThread>(
          place_, [this](const RecordsThread::Access& outbox) { sendKept(outbox); }, retryAfter)) {}

DecisionWriter::~DecisionWriter() = default;

RecordsSettings DecisionWriter::recordsSettings() {
    const QSettings settings;
    return {.database = settings.value(kDatabaseKey).toString().toStdString(),
            .station = settings.value(kStationKey).toString().toStdString()};
}

QString DecisionWriter::reviewer() {
    const QString name = QSettings().value(kReviewerKey).toString().trimmed();
    return name.isEmpty() ? QString::fromStdString(thisPerson()) : name;
}

void DecisionWriter::setReviewer(const QString& name) {
    QSettings().setValue(kReviewerKey, name.trimmed());
}

const Review* DecisionWriter::find(const std::string& imageSha256) const {
    const auto entry = entries_.find(imageSha256);
    return entry == entries_.end() ? nullptr : &entry->second.review;
}

void DecisionWriter::decide(const DecisionAsk& ask) {
    Entry& entry = entries_[ask.imageSha256];
    entry.ask = ask;
    entry.ticket = ++tickets_;
    entry.review = {
        .value = ask.value, .note = ask.note, .who = reviewer(), .when = QDateTime::currentDateTimeUtc()};
    send(ask, newDecisionId(), entry.ticket);
    Q_EMIT reviewChanged(QString::fromStdString(ask.imageSha256));
}

void DecisionWriter::retryFailed() {
    for (const auto& [hash, entry] : std::unordered_map(entries_))
        if (entry.review.delivery == Review::Delivery::Failed)
            decide(entry.ask);
}

int DecisionWriter::failed() const {
    return static_cast<int>(std::count_if(entries_.begin(), entries_.end(), [](const auto& item) {
        return item.second.review.delivery == Review::Delivery::Failed;
    }));
}

void DecisionWriter::send(const DecisionAsk& ask, const std::string& id, quint64 ticket) {
    const Decision decision = toDecision(ask, id, entries_.at(ask.imageSha256).review);
    thread_->postDecision([this, ask, decision, ticket](const RecordsThread::Access& outbox) {
        auto delivery = Review::Delivery::Failed;
        QString problem;
        try {
            if (ask.value != DecisionValue::Withdrawn)
                requireSameFile(ask);
            delivery = outbox().record(decision) == DecisionOutbox::Delivery::Recorded
                           ? Review::Delivery::Recorded
                           : Review::Delivery::Kept;
            tellWaiting(outbox);
        } catch (const std::exception& error) {
            delivery = Review::Delivery::Failed;
            problem = QString::fromUtf8(error.what());
        }
        QMetaObject::invokeMethod(this, [this, hash = ask.imageSha256, ticket, delivery, problem] {
            takeSent(hash, ticket, delivery, problem);
        });
    });
}

void DecisionWriter::takeSent(const std::string& imageSha256, quint64 ticket, Review::Delivery delivery,
                              const QString& problem) {
    Entry& entry = entries_.at(imageSha256);
    if (entry.ticket == ticket) { // else a later decision is on its way
        entry.review.delivery = delivery;
        entry.review.problem = problem;
        Q_EMIT reviewChanged(QString::fromStdString(imageSha256));
    }
    if (delivery == Review::Delivery::Failed)
        Q_EMIT failedToRecord(problem);
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
    unanswered_.clear();
    thread_->dropLookups();
}

void DecisionWriter::lookUp(const std::vector<std::string>& hashes, quint64 search) {
    thread_->postLookup([this, hashes, search](const RecordsThread::Access& outbox) {
        std::unordered_map<std::string, Review> latest;
        try {
            if (isThere(place_())) {
                for (const auto& [hash, decision] : outbox().records().latestDecisions(hashes))
                    latest[hash] = toReview(decision, Review::Delivery::Recorded);
                const std::unordered_set<std::string> asked(hashes.begin(), hashes.end());
                for (const Decision& decision : outbox().waitingDecisions()) // later than what is recorded
                    if (asked.contains(decision.imageSha256))
                        latest[decision.imageSha256] = toReview(decision, Review::Delivery::Kept);
                tellWaiting(outbox);
            }
        } catch (const std::exception& error) {
            if (dynamic_cast<const RecordsUnreachable*>(&error) != nullptr)
                thread_->dropLookups(); // each would wait as long
            QMetaObject::invokeMethod(this, [this, search] { searchAgainLater(search); });
            return tellWaiting(outbox, QString::fromUtf8(error.what()));
        }
        QMetaObject::invokeMethod(this, [this, hashes, found = Found(latest.begin(), latest.end()), search] {
            takeFound(hashes, found, search);
        });
    });
}

void DecisionWriter::searchAgainLater(quint64 search) {
    QTimer::singleShot(retryAfter_, this, [this, search] {
        if (search == search_ && !unanswered_.empty())
            findEarlier({unanswered_.begin(), unanswered_.end()});
    });
}

void DecisionWriter::takeFound(const std::vector<std::string>& asked, const Found& found, quint64 search) {
    if (search != search_)
        return;
    for (const std::string& hash : asked)
        unanswered_.erase(hash);
    QStringList hashes;
    for (const auto& [hash, review] : found) {
        Entry& entry = entries_[hash];
        if (entry.ticket != 0)
            continue;
        entry.review = review;
        hashes.append(QString::fromStdString(hash));
    }
    if (!hashes.isEmpty())
        Q_EMIT earlierFound(hashes);
}

void DecisionWriter::sendKept(const RecordsThread::Access& outbox) {
    QString problem;
    try {
        if (outbox().waiting() > 0)
            outbox().sendWaiting();
    } catch (const std::exception& error) {
        problem = QString::fromUtf8(error.what());
    }
    tellWaiting(outbox, problem);
}

/// On the records thread.
void DecisionWriter::tellWaiting(const RecordsThread::Access& outbox, const QString& problem) {
    std::int64_t waiting = 0;
    QString why = problem;
    try {
        waiting = outbox().waiting();
        if (why.isEmpty() && waiting > 0)
            why = QString::fromStdString(outbox().problem());
    } catch (const std::exception& error) {
        if (why.isEmpty())
            why = QString::fromUtf8(error.what());
    }
    QMetaObject::invokeMethod(this, [this, waiting, why] { setWaiting(waiting, why); });
}

void DecisionWriter::setWaiting(std::int64_t waiting, const QString& problem) {
    QStringList recorded;
    if (waiting == 0 && problem.isEmpty())
        for (auto& [hash, entry] : entries_)
            if (entry.review.delivery == Review::Delivery::Kept) {
                entry.review.delivery = Review::Delivery::Recorded;
                recorded.append(QString::fromStdString(hash));
            }
    for (const QString& hash : std::as_const(recorded))
        Q_EMIT reviewChanged(hash);
    if (waiting == waiting_ && problem == problem_)
        return;
    waiting_ = static_cast<int>(waiting);
    problem_ = problem;
    Q_EMIT waitingChanged();
}

} // namespace cliplad::ui
