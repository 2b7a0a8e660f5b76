#pragma once

#include <memory>
#include <vector>

#include "base/job.h"
#include "scoring/images/run_images.h"
#include "scoring/score_run.h"
#include "session/studio.h"

namespace cliplad::ui {

/// The work of a job that opens an earlier run: its head and rows go to the results in the GUI thread, which
/// outlive the engine and all pages. @return its images
/// @param dropped runs that may still hold the folder, which they then let go. Throws as ScoreRun::open
ImageChunkPtr openInto(ScoreResults& results, ScoreRun& run,
                       const std::vector<std::weak_ptr<ScoreRun>>& dropped, const JobContext& context);

/// The work of a job that scores: on the engine's background thread. The Studio outlives the engine.
/// @param recording made by the first job of a run. Throws as ScoreRun::score
void scoreInto(Studio& studio, const std::shared_ptr<ScoreRun>& whole,
               std::unique_ptr<RunRecording>& recording, const Backbone& backbone,
               const std::vector<ImageChunkPtr>& chunks, const JobContext& context);

} // namespace cliplad::ui
