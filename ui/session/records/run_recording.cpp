#include "session/records/run_recording.h"

#include <utility>

#include "base/error.h"
#include "records/configured_records.h"
#include "report/counts_json.h"
#include "scoring/explanation_text.h"
#include "scoring/score_summary.h"

namespace cliplad::ui {
namespace {

RecordedResult resultOf(const ScoreRow& row, const RunHead& head, const std::vector<Label>& labels) {
    const ScoreThresholds thresholds = thresholdsOf(head);
    RecordedResult result{.image = row.path.string(), .imageSha256 = row.imageSha256.toStdString()};
    result.verdict = toText(verdictOf(row, thresholds));
    if (row.failed) {
        result.explanation = row.error.toStdString();
        return result;
    }
    result.logical = row.logical;
    result.structural = row.structural;
    result.fused = row.fused;
    result.threshold = thresholds.reject;
    result.countsJson = cliplad::countsJson(labels, row.areas, row.pieces);
    result.explanation =
        explanationText(row, head.calibration, head.state.settings.fusion, thresholds.reject).toStdString();
    return result;
}

RunStart startOf(const RunHead& head) {
    return {.product = head.productName,
            .productSha256 = head.productSha256,
            .model = head.modelName,
            .modelSha256 = head.modelSha256,
            .precision = head.state.precision,
            .who = configuredPerson(),
            .when = recordTimeNow(),
            .key = head.recordKey};
}

RunPiece pieceOf(const RunStart& start, const std::vector<ScoreRow>& rows, const RunHead& head,
                 const std::vector<Label>& labels) {
    RunPiece piece{.start = start};
    for (const ScoreRow& row : rows)
        piece.results.push_back(resultOf(row, head, labels));
    return piece;
}

} // namespace

struct RunRecording::State {
    Listener listener;
    std::string target = {}; ///< the records that the run began with
    bool hasKept = false;    ///< something of the run
    bool hasFailed = false;
};

RunRecording::RunRecording(RecordsThread& thread, RunHead head, std::optional<Earlier> earlier,
                           Listener listener)
    : thread_(thread)
    , head_(std::move(head))
    , labels_(head_.state.recipe().prompts.fine)
    , start_(startOf(head_))
    , state_(std::make_shared<State>(State{.listener = std::move(listener)})) {
    if (!earlier) {
        post({.start = start_});
        return;
    }
    post({.start = start_,
          .resumed = RunResumption{.id = newRunKey(), .who = start_.who, .when = start_.when}},
         [earlier = std::move(*earlier), start = start_, head = head_, labels = labels_](std::int64_t kept,
                                                                                         const Keep& keep) {
             if (kept < earlier.count)
                 earlier.from(kept, [&](const std::vector<ScoreRow>& rows) {
                     keep(pieceOf(start, rows, head, labels));
                 });
         });
}

RunRecording::~RunRecording() {
    if (!ended_)
        end(RunOutcome::Cancelled);
}

void RunRecording::add(const std::vector<ScoreRow>& rows) {
    post(pieceOf(start_, rows, head_, labels_));
}

void RunRecording::end(RunOutcome outcome) {
    ended_ = true;
    post({.start = start_, .end = RunEnd{.when = recordTimeNow(), .outcome = outcome}});
}

void RunRecording::post(RunPiece piece, std::function<void(std::int64_t kept, const Keep& keep)> then) {
    thread_.postRun([state = state_, piece = std::move(piece), then = std::move(then)](Outboxes& outboxes) {
        if (state->hasFailed)
            return; // a run with a gap would not be what was found
        try {
            if (state->target.empty())
                state->target = outboxes.runs().target();
            RunOutbox& runs = outboxes.runs();
            runs.keep(state->target, piece);
            state->hasKept = true;
            if (const auto kept = then ? runs.kept(state->target, piece.start.key) : std::nullopt)
                then(*kept, [&](const RunPiece& more) { runs.keep(state->target, more); });
        } catch (const std::exception& error) {
            state->hasFailed = true;
            endAsFailed(*state, outboxes, piece.start);
            return state->listener.failed(error.what());
        }
        state->listener.kept(outboxes);
    });
}

/// What stands in the records is not to look like a run that goes on.
void RunRecording::endAsFailed(State& state, Outboxes& outboxes, const RunStart& start) {
    if (!state.hasKept)
        return;
    try {
        outboxes.runs().keep(
            state.target,
            {.start = start, .end = RunEnd{.when = recordTimeNow(), .outcome = RunOutcome::Failed}});
    } catch (const std::exception&) {
        return; // the disk is full, of which the listener is told
    }
    state.listener.kept(outboxes);
}

} // namespace cliplad::ui
