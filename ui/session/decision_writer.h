#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <QDateTime>
#include <QObject>
#include <QString>

#include "records/decision_outbox.h"
#include "session/records_thread.h"

namespace cliplad::ui {

/// What stands for an image's content, as far as this Studio knows.
struct Review {
    enum class Delivery {
        Sending,  ///< on its way; on no disk yet
        Recorded, ///< the records have it
        Kept,     ///< on this machine's disk, to be sent when the records can be reached
        Failed    ///< on no disk: `problem` says why
    };

    DecisionValue value = DecisionValue::Unsure;
    QString note = {};
    QString who = {};
    QDateTime when = {};
    Delivery delivery = Delivery::Sending;
    QString problem = {};
    bool isEarlier = false; ///< found in the records: of an earlier session or another station

    bool isDecided() const { return value != DecisionValue::Withdrawn; }
    bool isOnDisk() const { return delivery == Delivery::Recorded || delivery == Delivery::Kept; }
};

/// A decision to be recorded.
struct DecisionAsk {
    std::filesystem::path image;
    std::string imageSha256; ///< of the file as it was scored, and seen
    DecisionValue value = DecisionValue::Unsure;
    QString note = {};
    QString why = {};             ///< why the image was shown
    std::string modelSha256 = {}; ///< of what judged the image
    std::string productSha256 = {};
    std::int64_t run = 0; ///< in the records, 0: none
};

/// People's decisions on images, on their way to the records and back from earlier sessions; by the hash of
/// the image's file.
///
/// decide() never waits: a thread of its own writes in the order of the decisions, and find() tells when a
/// write is confirmed. Where records cannot be reached decisions are kept on this machine and sent later. The
/// destructor writes what is still to be written. GUI thread.
class DecisionWriter : public QObject {
    Q_OBJECT

public:
    using Place = RecordsThread::Place;

    /// Records where this program's settings say; opened with the first decision or search.
    explicit DecisionWriter(QObject* parent = nullptr);
    /// @param retryAfter how often what is kept is tried again
    DecisionWriter(Place place, std::chrono::milliseconds retryAfter, QObject* parent = nullptr);
    ~DecisionWriter() override;

    /// As QSettings' records/database and records/station say; each has a default.
    static RecordsSettings recordsSettings();
    /// The name that decisions are recorded under: the setting, by default who is logged in.
    static QString reviewer();
    static void setReviewer(const QString& name);

    void decide(const DecisionAsk& ask);
    /// Sends again what is on no disk.
    void retryFailed();

    /// What stands for the image; null: nothing known. May be withdrawn.
    const Review* find(const std::string& imageSha256) const;

    /// Looks up what earlier sessions decided of these images, beside everything else; earlierFound() as
    /// answers come. What was decided here stays.
    void findEarlier(const std::vector<std::string>& imageSha256s);
    void dropSearches();

    /// How many decisions wait on this machine, and why; 0 and empty while all is well.
    int waiting() const { return waiting_; }
    const QString& problem() const { return problem_; }
    /// How many are on no disk.
    int failed() const;

    /// Waits until everything asked for was answered; signals come with the next turn of the event loop.
    void flush() { thread_->waitUntilIdle(); }

Q_SIGNALS:
    void reviewChanged(const QString& imageSha256);
    void earlierFound(const QStringList& imageSha256s);
    void failedToRecord(const QString& problem); ///< a decision is on no disk
    void waitingChanged();                       ///< waiting(), problem()

private:
    struct Entry {
        Review review;
        DecisionAsk ask;
        quint64 ticket = 0; ///< of the newest decision made here; 0: found in the records
    };
    using Found = std::vector<std::pair<std::string, Review>>;

    void send(const DecisionAsk& ask, const std::string& id, quint64 ticket);
    void takeSent(const std::string& imageSha256, quint64 ticket, Review::Delivery delivery,
                  const QString& problem);
    void lookUp(const std::vector<std::string>& hashes, quint64 search);
    void takeFound(const std::vector<std::string>& asked, const Found& found, quint64 search);
    void searchAgainLater(quint64 search);
    void tellWaiting(const RecordsThread::Access& outbox, const QString& problem = {});
    void setWaiting(std::int64_t waiting, const QString& problem);
    void sendKept(const RecordsThread::Access& outbox);

    const Place place_;
    const std::chrono::milliseconds retryAfter_;
    std::unordered_map<std::string, Entry> entries_; ///< by hash
    quint64 tickets_ = 0;
    quint64 search_ = 0;
    std::unordered_set<std::string> unanswered_; ///< hashes of the present search
    int waiting_ = 0;
    QString problem_;
    std::unique_ptr<RecordsThread> thread_; ///< last: joined before what it uses goes
};

} // namespace cliplad::ui
