#pragma once

#include <array>
#include <chrono>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <QObject>
#include <QString>
#include <QStringList>

#include "session/records/decision_ask.h"
#include "session/records/decision_search.h"
#include "session/records/records_thread.h"
#include "session/records/run_recording.h"
#include "session/records/sent_decisions.h"
#include "session/records/waiting_elsewhere.h"
#include "session/review.h"

namespace cliplad::ui {

class OtherRecords;

/// People's decisions on images, and runs, on their way to the records; and decisions back from earlier
/// sessions and other stations, by the hash of the image's file.
///
/// decide() never waits: a thread of its own writes in the order of the decisions, and find() tells when a
/// write is confirmed. Where records cannot be reached decisions and runs are kept on this machine and sent
/// later; a decision goes behind the result that it is of. Where other records are set meanwhile, a run that
/// is being scored stays with those that it began with, and what is decided from then on goes to the new
/// ones, also on that run: see DecisionOutbox. What other stations decide of any image comes by
/// itself after the first search that found the records there. The destructor writes what is still to be
/// written. GUI thread.
class DecisionWriter : public QObject {
    Q_OBJECT

public:
    using Place = RecordsThread::Place; ///< asked on several threads

    /// Records where this program's settings say; opened with the first decision, run or search, or where
    /// something waits to be sent.
    explicit DecisionWriter(QObject* parent = nullptr);
    /// @param retryAfter how often what is kept is tried again, and what other stations decided is looked for
    DecisionWriter(Place place, std::chrono::milliseconds retryAfter, QObject* parent = nullptr);
    ~DecisionWriter() override;

    /// As configuredRecords() and configuredPerson() have it.
    static RecordsSettings recordsSettings();
    static QString reviewer();
    static void setReviewer(const QString& name);

    /// The settings were changed: what comes from now on goes where they say. What others decided is to be
    /// looked up anew.
    void applySettings();

    void decide(const DecisionAsk& ask);
    /// Sends again what is on no disk.
    void retryFailed();

    /// What stands for the image; null: nothing known. May be withdrawn.
    const Review* find(const std::string& imageSha256) const;

    /// Looks up what earlier sessions decided of these images, beside everything else, as soon as the records
    /// are there; earlierFound() as answers come. What was decided here stays.
    void findEarlier(const std::vector<std::string>& imageSha256s) { search_->find(imageSha256s); }
    void dropSearches() { search_->drop(); }
    /// A person has read of these clashes: no later session tells them again. @param decisions see
    /// SentDecisions::Clash
    void forgetClashes(const std::vector<std::string>& decisions);
    /// Looks at once for what other stations decided since.
    void refresh() { search_->refresh(); }

    /// Enters a run into the records. Any thread; not longer than this lives.
    std::unique_ptr<RunRecording> recordRun(const RunHead& head,
                                            std::optional<RunRecording::Earlier> earlier = {});

    /// The records that the following three are of; empty until they are known.
    const QString& records() const { return waiting_.records; }
    /// How many decisions wait on this machine, and why; 0 and empty while all is well.
    int waiting() const { return waiting_.decisions; }
    /// How many runs wait there, or parts of them.
    int waitingRuns() const { return waiting_.runs; }
    const QString& problem() const { return waiting_.problem; }
    /// What waits on this machine for other records than those that are set: sent to them as soon as they can
    /// be reached.
    const std::vector<WaitingElsewhere>& elsewhere() const { return elsewhere_; }
    /// How many are on no disk, or not yet.
    int failed() const { return countOf(Review::Delivery::Failed); }
    int onTheirWay() const { return countOf(Review::Delivery::Sending); }

    /// The program ends: what the records do not take at once stays on this machine.
    void endSoon();
    /// Whether something is still on its way to a disk; what waits for former records is on one.
    bool isBusy() const;
    /// Waits until everything asked for was answered; signals come with the next turn of the event loop.
    void flush();

Q_SIGNALS:
    void reviewsChanged(const QStringList& imageSha256s);
    void earlierFound(const QStringList& imageSha256s);
    void failedToRecord(const QString& problem); ///< a decision is on no disk
    /// Somebody else had decided otherwise, which was not known here when the decision was made that is
    /// recorded now and stands.
    void overruled(const std::string& imageSha256, const cliplad::ui::Review& other);
    /// The same of decisions that were kept here and sent later, also of those that do not stand. Not where
    /// nobody had decided otherwise. What an earlier session told, and was not forgotten, comes once more.
    void sentAgainstOthers(const cliplad::ui::SentDecisions& sent);
    void waitingChanged();                  ///< records() and what follows it, to elsewhere()
    void runFailed(const QString& problem); ///< it, or a part, is in its folder alone
    void settingsApplied();

private:
    struct Entry {
        Review review;
        Review known; ///< what stood when it was decided: found, or of here and on a disk by then
        DecisionAsk ask;
        quint64 ticket = 0; ///< of the newest decision made here; 0: found in the records
        QString records;    ///< where it goes
    };
    /// What the records thread tells of what waits.
    struct Waiting {
        QString records; ///< for which
        int decisions = 0;
        int runs = 0;
        QString problem;
        bool isKnown = false; ///< the numbers could be read
        bool operator==(const Waiting&) const = default;
    };

    Entry& entryOf(const std::string& imageSha256); ///< a new one where there is none
    void setReview(Entry& entry, const Review& review);
    int& countOf(Review::Delivery delivery) { return counts_[static_cast<std::size_t>(delivery)]; }
    int countOf(Review::Delivery delivery) const { return counts_[static_cast<std::size_t>(delivery)]; }
    void send(const DecisionAsk& ask, const Review& known, quint64 ticket);
    void takeSent(const std::string& imageSha256, quint64 ticket, const Review& sent, const QString& records);
    void take(const FoundReviews& reviews); ///< of others, or of the time before
    Review::Delivery record(Outboxes& outboxes, const InformedDecision& informed);
    void tellOverruled(Outboxes& outboxes, const InformedDecision& informed);
    enum class Of { PresentRecords, OtherRecords };
    void tellKept(const DecisionOutbox::Sent& sent, Of of);
    void tellUnread(Outboxes& outboxes);
    void sendKept(Outboxes& outboxes);
    void sendElsewhere(Outboxes& outboxes);
    void tellRunFailed(const std::string& problem);
    void tellWaiting(Outboxes& outboxes);
    void setWaiting(const Waiting& waiting);
    void setElsewhere(const WaitingElsewhere& waiting);
    void takeRecorded(const QString& records);
    std::unique_ptr<OtherRecords> otherRecords(std::chrono::milliseconds retryAfter);

    const Place place_;
    std::unordered_map<std::string, Entry> entries_; ///< by hash
    std::array<int, 4> counts_ = {};                 ///< of the entries, by Delivery
    quint64 tickets_ = 0;
    int closings_ = 0; ///< asked for, of other records: what is found until they are closed is of those
    Waiting waiting_;
    std::vector<WaitingElsewhere> elsewhere_; ///< those that something waits for
    std::unique_ptr<DecisionSearch> search_;  ///< used on the records thread too
    std::unique_ptr<OtherRecords> others_;    ///< the same
    std::unique_ptr<RecordsThread> thread_;   ///< last: joined before what it uses goes
};

} // namespace cliplad::ui
