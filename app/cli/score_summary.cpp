#include "score_summary.h"

#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json_text.h"
#include "exit_code.h"
#include "inspection/enrolment.h"
#include "model_options.h"

namespace cliplad::cli {

void ScoreTally::add(Verdict verdict) {
    ++(verdict == Verdict::Failed   ? failed
       : verdict == Verdict::Reject ? anomalous
       : verdict == Verdict::Review ? toReview
                                    : good);
}

int ScoreTally::exitCode(bool failOnAnomaly) const {
    if (failed > 0)
        return kFailure;
    return failOnAnomaly && anomalous > 0 ? kAnomalies : kSuccess;
}

namespace {

/// Photos of another shape than the shots: their parts look other than learned.
struct OtherShapes {
    int count = 0;
    std::string first;

    void add(const ScoreRecord& record) {
        if (count++ == 0)
            first = fmt::format("{} ({}×{} px)", record.image, record.photo.width, record.photo.height);
    }
};

void noteOtherShapes(Session& session, const OtherShapes& others, cv::Size shots) {
    if (others.count > 0)
        session.notice(fmt::format(
            "clip-lad: {} of the photos {} another shape than the shots ({}×{} px), for example {}; "
            "all are squashed to one square, so their scores mean little",
            others.count, others.count == 1 ? "has" : "have", shots.width, shots.height, others.first));
}

} // namespace

ScoreTally printScores(Session& session, const ScoredRun& run) {
    ScoreTally tally;
    OtherShapes others;
    run.records([&](const ScoreRecord& record) {
        tally.add(record.verdict(run.header.reviewThreshold));
        if (!record.failed() && !haveOneShape(record.photo, run.shots))
            others.add(record);
        if (record.failed() && run.tellsFailures)
            session.notice("clip-lad: " + record.error);
    });
    noteOtherShapes(session, others, run.shots);
    if (session.json) {
        session.print(fmt::format("{{\"images\": {}, \"good\": {}, \"review\": {}, \"anomalous\": {}, "
                                  "\"errors\": {}, \"out\": {},\n"
                                  "\"results\":\n",
                                  tally.images(), tally.good, tally.toReview, tally.anomalous, tally.failed,
                                  jsonText(nlohmann::json(run.out), -1)));
        session.printWith([&](std::ostream& stream) { writeResultsJson(stream, run.header, run.records); });
        session.print("}\n");
        return tally;
    }
    const std::string review =
        run.header.reviewThreshold ? fmt::format("{} to review, ", tally.toReview) : std::string();
    session.print(fmt::format("\n{} image{}: {} good, {}{} anomalous, {} could not be scored; {} in {}\n",
                              tally.images(), tally.images() == 1 ? "" : "s", tally.good, review,
                              tally.anomalous, tally.failed, run.files, run.out));
    if (run.isDemoModel)
        session.print(std::string(kDemoNotice) + "\n");
    return tally;
}

} // namespace cliplad::cli
