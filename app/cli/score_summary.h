#pragma once

#include <cstddef>
#include <string>

#include "report/result_files.h"
#include "report/result_formats.h"
#include "session.h"

namespace cliplad::cli {

/// How many images of a run are what.
struct ScoreTally {
    std::size_t good = 0;
    std::size_t toReview = 0;
    std::size_t anomalous = 0;
    std::size_t failed = 0; ///< they could not be scored

    std::size_t images() const { return good + toReview + anomalous + failed; }
    /// The program's: failures before anomalies, and these only where they are asked for.
    int exitCode(bool failOnAnomaly) const;
};

ScoreTally tallyOf(const ResultHeader& header, const RecordSource& records);

/// What a person is told at the end of a run: the counts, and where its files are; with `--json` all results.
void printScores(Session& session, const ScoreTally& tally, const ResultHeader& header,
                 const RecordSource& records, const ResultFormats& formats, const std::string& out);

} // namespace cliplad::cli
