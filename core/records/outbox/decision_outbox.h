#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/job.h"
#include "records/outbox/decision_clash.h"
#include "records/record_values.h"
#include "records/records.h"
#include "records/records_settings.h"

namespace cliplad {

class Database;

/// Decisions on their way to records whose server may be away: what cannot be sent is kept in a folder of
/// this machine and sent later.
///
/// A decision is on a disk, here or at the server, when record() returns. Each has its id, so that sending it
/// again after a connection broke in the middle records it once. One that names its run by key goes behind
/// the run's result: until the records have that, it is kept. What was kept is held against what others
/// decided meanwhile before it is given up here, and a clash is kept here in its place until a person has
/// read of it, so that none goes untold. A decision goes to the records that are set when it is made, also
/// where its run stays with other ones, which it began with: it has the image, the model and the product
/// then, but run and result 0, as a number of other records would name another run here. Several programs may
/// share a folder; what waits for one server is never sent to another. Belongs to one thread, like Records; a
/// call may take RecordsSettings::wait while a server does not answer.
class DecisionOutbox {
public:
    enum class Delivery {
        Recorded, ///< the records have it
        Waiting   ///< it is kept here, see waiting() and problem()
    };

    struct Options {
        std::filesystem::path folder = {}; ///< made where it is not there
        RecordsSettings records = {};
        /// For so long after an attempt that failed, record() makes no new one: a person goes on deciding.
        std::chrono::milliseconds retryAfter = std::chrono::seconds(5);
    };

    /// Decisions that were kept here and that the records have now.
    struct Sent {
        std::int64_t decisions = 0;
        std::vector<DecisionClash> clashes = {};
    };

    /// Does not need the server. Throws Error where the folder cannot be used.
    explicit DecisionOutbox(Options options);
    ~DecisionOutbox();
    DecisionOutbox(const DecisionOutbox&) = delete;
    DecisionOutbox& operator=(const DecisionOutbox&) = delete;

    /// Throws Error for a decision that is not valid, and where neither the records nor the folder can take
    /// it. Once decisions wait, a new one goes behind them.
    /// @param known what stood for the image, as the person saw it
    Delivery record(const Decision& decision, const std::optional<KnownDecision>& known = {});

    /// The records' name: whose decisions these are.
    const std::string& target() const { return target_; }

    /// How many wait for these records.
    std::int64_t waiting();
    /// All records that decisions wait for here, whichever this outbox sends to.
    std::vector<std::string> targets();

    /// What waits, in the order in which it was decided: it is not in the records yet.
    std::vector<Decision> waitingDecisions();

    /// Sends what waits, in order, as far as the results are there that it is of, without regard to
    /// retryAfter. Throws as sendWaiting.
    void sendReady();

    /// Sends what waits, in order, without regard to retryAfter and to results that are missing.
    /// @return how many were sent
    /// Throws RecordsUnreachable (the rest waits on), Cancelled, and Error where the records refuse them.
    std::int64_t sendWaiting(const JobContext& job = {});

    /// What was sent since the last call.
    Sent takeSent() { return std::exchange(sent_, {}); }

    /// Clashes in whichever records, of this session and earlier ones, that are not forgotten yet, in the
    /// order in which they were found.
    std::vector<DecisionClash> unreadClashes();
    /// A person has read of them. @param decisions ids of DecisionClash::own
    void forgetClashes(const std::vector<std::string>& decisions);

    /// For reading: connects where needed. Throws RecordsUnreachable.
    Records& records();

    /// The program ends: no attempt follows one that failed any more.
    void stopRetrying();

    /// Why the last attempt to send or to connect failed; empty while all is well.
    const std::string& problem() const { return problem_; }
    /// Whether that was because the records could not be reached: to read from them would wait for the same.
    bool areAway() const { return !problem_.empty() && areAway_; }
    /// Whether all is well, or retryAfter is over since the last attempt that failed.
    bool mayTry() const;

private:
    bool isReady(const Decision& decision);
    template<class Attempt>
    auto trying(Attempt attempt);
    void keep(const InformedDecision& informed);
    std::vector<InformedDecision> oldestWaiting(int limit);
    void send(const std::vector<InformedDecision>& batch);
    void forget(const std::vector<InformedDecision>& batch, const std::vector<DecisionClash>& clashes);
    void noteFailure(const Error& error);

    Options options_;
    std::string target_; ///< whose decisions these are: the records' name
    std::unique_ptr<Database> journal_;
    std::unique_ptr<Records> records_; ///< none while there is no connection
    Sent sent_;
    std::string problem_;
    bool areAway_ = false; ///< of `problem_`
    std::chrono::steady_clock::time_point lastFailure_ = {};
    bool mayRetry_ = true;
};

} // namespace cliplad
