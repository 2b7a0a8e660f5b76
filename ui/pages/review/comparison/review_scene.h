#pragma once

#include "engine/live_session.h"
#include "pages/review/comparison/comparison_view.h"
#include "scoring/score_row.h"

namespace cliplad::ui {

/// The preview of the row's photo, or null where what is live is of another image, or of another file in its
/// place, or not computed yet.
PreviewPtr previewOf(const LiveSession& live, const ScoreRow& row);

/// What is to be seen of an image but its marks: the photo alone until its preview is there; masks only while
/// they hold for the product as it is, or with the notice that says otherwise. A file that came in the place
/// of the one that was scored is seen alone, with a notice.
/// @param photo decoded, or null while it is being read
ComparisonView::Scene reviewScene(const LiveSession& live, const ScoreRow& row, const QImage& photo);

} // namespace cliplad::ui
