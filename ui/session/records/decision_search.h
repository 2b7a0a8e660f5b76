#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <unordered_set>
#include <vector>

#include <QObject>

#include "session/records/records_thread.h"
#include "session/review.h"

namespace cliplad::ui {

/// Looks up decisions of earlier sessions, and what other stations decide meanwhile, on the records thread.
///
/// Where the records are not there, or fail, it asks again after a while; what was asked for is not lost.
/// GUI thread, but for lookForChanges() and Options::tried, which are of the records thread; outlives that.
class DecisionSearch : public QObject {
    Q_OBJECT

public:
    using Place = RecordsThread::Place;

    struct Options {
        Place place;
        std::chrono::milliseconds retryAfter = {};
        /// On the records thread: something was read, or could not be.
        std::function<void(Outboxes&)> tried;
    };

    DecisionSearch(RecordsThread& thread, Options options, QObject* parent = nullptr);

    /// What was decided of these images; found() as answers come.
    void find(const std::vector<std::string>& imageSha256s);
    /// Nobody waits for answers any more.
    void drop();
    /// Looks at once for what other stations decided since.
    void refresh();
    /// The same on the records thread. Nothing before the first search that found the records.
    void lookForChanges(Outboxes& outboxes);

Q_SIGNALS:
    void found(const cliplad::ui::FoundReviews& reviews); ///< empty where nobody decided

private:
    void lookUp(const std::vector<std::string>& hashes, quint64 search);
    void takeFound(const std::vector<std::string>& asked, const FoundReviews& reviews, quint64 search);
    void searchAgainLater();
    void searchOnceThere();

    RecordsThread& thread_;
    const Options options_;
    bool searchesAgain_ = false; ///< a timer runs
    quint64 search_ = 0;
    std::unordered_set<std::string> unanswered_; ///< hashes of the present search
};

} // namespace cliplad::ui
