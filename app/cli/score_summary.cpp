#include "score_summary.h"

#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json_text.h"
#include "exit_code.h"

namespace cliplad::cli {

int ScoreTally::exitCode(bool failOnAnomaly) const {
    if (failed > 0)
        return kFailure;
    return failOnAnomaly && anomalous > 0 ? kAnomalies : kSuccess;
}

ScoreTally tallyOf(const ResultHeader& header, const RecordSource& records) {
    ScoreTally tally;
    records([&](const ScoreRecord& record) {
        const Verdict verdict = record.verdict(header.reviewThreshold);
        ++(verdict == Verdict::Failed   ? tally.failed
           : verdict == Verdict::Reject ? tally.anomalous
           : verdict == Verdict::Review ? tally.toReview
                                        : tally.good);
    });
    return tally;
}

void printScores(Session& session, const ScoreTally& tally, const ResultHeader& header,
                 const RecordSource& records, const ResultFormats& formats, const std::string& out) {
    if (session.json) {
        session.print(fmt::format("{{\"images\": {}, \"good\": {}, \"review\": {}, \"anomalous\": {}, "
                                  "\"errors\": {}, \"out\": {},\n"
                                  "\"results\":\n",
                                  tally.images(), tally.good, tally.toReview, tally.anomalous, tally.failed,
                                  jsonText(nlohmann::json(out), -1)));
        session.printWith([&](std::ostream& stream) { writeResultsJson(stream, header, records); });
        session.print("}\n");
        return;
    }
    const std::string review =
        header.reviewThreshold ? fmt::format("{} to review, ", tally.toReview) : std::string();
    session.print(fmt::format("\n{} image{}: {} good, {}{} anomalous, {} could not be scored; {} in {}\n",
                              tally.images(), tally.images() == 1 ? "" : "s", tally.good, review,
                              tally.anomalous, tally.failed, formats.text(), out));
}

} // namespace cliplad::cli
