#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "base/job.h"
#include "scoring/images/run_images.h"
#include "scoring/score_run.h"
#include "session/studio.h"

namespace cliplad::ui {

/// Hands rows to the results in the GUI thread. The results outlive the engine and all pages.
ScoreRun::Deliver deliverTo(ScoreResults& results, const QString& id);

/// The work of a job that scores: on the engine's background thread. The Studio outlives the engine.
/// @param recording made by the first job of a run. Throws as ScoreRun::score
void scoreInto(Studio& studio, const std::shared_ptr<ScoreRun>& whole,
               std::unique_ptr<RunRecording>& recording, const Backbone& backbone,
               const std::vector<ImageChunkPtr>& chunks, const JobContext& context);

} // namespace cliplad::ui
