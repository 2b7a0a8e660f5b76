#include "records/audit/results_check.h"

#include <algorithm>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "records/audit/audit_trail.h"
#include "records/audit/result_checkpoints.h"
#include "records/run_table.h"

namespace cliplad {
namespace {

class ResultsCheck {
public:
    ResultsCheck(Database& database, const ResultsToCheck& check, const JobContext& job)
        : database_(database)
        , check_(check)
        , job_(job) {}

    void run() {
        for (const std::int64_t row : checkpointsOf(database_, check_.run)) {
            const std::optional<std::string> entry =
                check_.isFlagged(row) ? std::nullopt : auditEntryAt(database_, row);
            const auto hashes = entry ? resultHashesOf(*entry, check_.run) : std::nullopt;
            if (hashes && !hashes->empty()) {
                compare(row, *hashes, hashes->rbegin()->first);
                continue;
            }
            isBlind_ = true;
            if (!check_.isFlagged(row))
                check_.report(row, fmt::format("results of run {}: the trail tells of something else there",
                                               check_.run));
        }
        compare(check_.startRow, {}, std::numeric_limits<std::int64_t>::max());
    }

private:
    /// Holds the results behind those of before, up to an id, against what the row tells of them.
    void compare(std::int64_t row, ResultHashes missing, std::int64_t upTo) {
        visitResults(database_, {.run = check_.run, .after = after_, .upTo = upTo},
                     [&](const RecordedResult& result) {
                         job_.throwIfStopped();
                         ++count_;
                         const auto told = missing.find(result.id);
                         if (told == missing.end()) {
                             if (!isBlind_ && count_ > check_.coveredByEnd)
                                 check_.report(row, fmt::format("{} is not in the trail", nameOf(result)));
                             return;
                         }
                         if (told->second != resultHash(result))
                             check_.report(row, fmt::format("{} was changed: the trail says something else",
                                                            nameOf(result)));
                         missing.erase(told);
                     });
        after_ = std::max(after_, upTo);
        if (missing.size() == 1)
            check_.report(row,
                          fmt::format("result {} of run {} was removed", missing.begin()->first, check_.run));
        else if (!missing.empty())
            check_.report(row, fmt::format("{} results of run {} were removed, the first is {}, the last {}",
                                           missing.size(), check_.run, missing.begin()->first,
                                           missing.rbegin()->first));
    }

    std::string nameOf(const RecordedResult& result) const {
        return fmt::format("result {} of run {} ({})", result.id, check_.run, result.image);
    }

    Database& database_;
    const ResultsToCheck& check_;
    const JobContext& job_;
    std::int64_t after_ = 0;
    std::int64_t count_ = 0;
    bool isBlind_ = false; ///< some of what the trail told cannot be read any more
};

} // namespace

void checkResults(Database& database, const ResultsToCheck& check, const JobContext& job) {
    ResultsCheck(database, check, job).run();
}

} // namespace cliplad
