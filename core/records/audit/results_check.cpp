#include "records/audit/results_check.h"

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "records/audit/audit_trail.h"
#include "records/audit/result_checkpoints.h"
#include "records/run_table.h"

namespace cliplad {
namespace {

constexpr std::int64_t kFirstVersionSaid = 6; ///< of the tables: from then on a result says its writer's

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
            const auto told = entry ? resultsToldBy(*entry, check_.run) : std::nullopt;
            if (told && !told->hashes.empty()) {
                compare(row, *told, told->hashes.rbegin()->first);
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
    void compare(std::int64_t row, ResultsTold told, std::int64_t upTo) {
        ResultHashes& missing = told.hashes;
        std::set<std::string> unsaid; // versions of results for which the row says none: of one writer
        visitResults(database_, {.run = check_.run, .after = after_, .upTo = upTo},
                     [&](const RecordedResult& result, const std::string& tablesVersion) {
                         job_.throwIfStopped();
                         ++count_;
                         const auto hash = missing.find(result.id);
                         if (hash == missing.end())
                             return judgeUntold(row, result, tablesVersion);
                         if (hash->second != resultHash(result) || !isOfWriter(told, tablesVersion))
                             reportChanged(row, result);
                         else if (!told.tablesVersion)
                             unsaid.insert(tablesVersion);
                         missing.erase(hash);
                     });
        after_ = std::max(after_, upTo);
        if (unsaid.size() > 1) // which of them was changed cannot be told
            check_.report(row,
                          fmt::format("versions of the writer beside results of run {} differ", check_.run));
        if (missing.size() == 1)
            check_.report(row,
                          fmt::format("result {} of run {} was removed", missing.begin()->first, check_.run));
        else if (!missing.empty())
            check_.report(row, fmt::format("{} results of run {} were removed, the first is {}, the last {}",
                                           missing.size(), check_.run, missing.begin()->first,
                                           missing.rbegin()->first));
    }

    /// None of the trail's rows tells of the result: that has to be one that an end covers, from before a
    /// writer said its version.
    void judgeUntold(std::int64_t row, const RecordedResult& result, const std::string& tablesVersion) {
        if (isBlind_)
            return;
        if (count_ > check_.coveredByEnd)
            check_.report(row, fmt::format("{} is not in the trail", nameOf(result)));
        else if (!tablesVersion.empty())
            reportChanged(row, result);
    }

    /// Whether that can be the version of the writer of what the row tells of. Where the row does not say it,
    /// that is none or kFirstVersionSaid: later writers say it there.
    static bool isOfWriter(const ResultsTold& told, const std::string& tablesVersion) {
        const bool isNone = tablesVersion.empty();
        if (!told.tablesVersion)
            return isNone || tablesVersion == std::to_string(kFirstVersionSaid);
        return *told.tablesVersion == 0 ? isNone : tablesVersion == std::to_string(*told.tablesVersion);
    }

    void reportChanged(std::int64_t row, const RecordedResult& result) const {
        check_.report(row, fmt::format("{} was changed: the trail says something else", nameOf(result)));
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
