#pragma once

#include <cstddef>
#include <string>

#include <opencv2/core/types.hpp>

#include "report/result_files.h"
#include "session.h"

namespace cliplad::cli {

/// How many images of a run are what.
struct ScoreTally {
    std::size_t good = 0;
    std::size_t toReview = 0;
    std::size_t anomalous = 0;
    std::size_t failed = 0; ///< they could not be scored

    void add(Verdict verdict);
    std::size_t images() const { return good + toReview + anomalous + failed; }
    /// The program's: failures before anomalies, and these only where they are asked for.
    int exitCode(bool failOnAnomaly) const;
};

/// A run at its end.
struct ScoredRun {
    const ResultHeader& header;
    const RecordSource& records;
    std::string out;            ///< folder of the results
    std::string files;          ///< what lies there, for a person
    bool isDemoModel = false;   ///< of the results
    cv::Size shots = {};        ///< px of the product's shots
    bool tellsFailures = false; ///< of single images; else that was done while they were scored
};

/// What a person is told at the end of a run: photos that could not be scored, those whose scores mean
/// little, the counts, and where its files are; with `--json` all results.
ScoreTally printScores(Session& session, const ScoredRun& run);

} // namespace cliplad::cli
