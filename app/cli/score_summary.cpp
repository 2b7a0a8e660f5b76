#include "score_summary.h"

#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json_text.h"
#include "exit_code.h"
#include "inspection/enrolment.h"
#include "model_options.h"

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

namespace {

/// Parts of photos of another shape than the shots' look other than learned.
void noteOtherShapes(Session& session, const ScoredRun& run) {
    int others = 0;
    std::string first;
    run.records([&](const ScoreRecord& record) {
        if (!record.failed() && !haveOneShape(record.photo, run.shots) && others++ == 0)
            first = fmt::format("{} ({}×{} px)", record.image, record.photo.width, record.photo.height);
    });
    if (others > 0)
        session.notice(fmt::format(
            "clip-lad: {} of the photos {} another shape than the shots ({}×{} px), for example {}; "
            "all are squashed to one square, so their scores mean little",
            others, others == 1 ? "has" : "have", run.shots.width, run.shots.height, first));
}

} // namespace

void printScores(Session& session, const ScoreTally& tally, const ScoredRun& run) {
    noteOtherShapes(session, run);
    if (session.json) {
        session.print(fmt::format("{{\"images\": {}, \"good\": {}, \"review\": {}, \"anomalous\": {}, "
                                  "\"errors\": {}, \"out\": {},\n"
                                  "\"results\":\n",
                                  tally.images(), tally.good, tally.toReview, tally.anomalous, tally.failed,
                                  jsonText(nlohmann::json(run.out), -1)));
        session.printWith([&](std::ostream& stream) { writeResultsJson(stream, run.header, run.records); });
        session.print("}\n");
        return;
    }
    const std::string review =
        run.header.reviewThreshold ? fmt::format("{} to review, ", tally.toReview) : std::string();
    session.print(fmt::format("\n{} image{}: {} good, {}{} anomalous, {} could not be scored; {} in {}\n",
                              tally.images(), tally.images() == 1 ? "" : "s", tally.good, review,
                              tally.anomalous, tally.failed, run.files, run.out));
    if (run.isDemoModel)
        session.print(std::string(kDemoNotice) + "\n");
}

} // namespace cliplad::cli
