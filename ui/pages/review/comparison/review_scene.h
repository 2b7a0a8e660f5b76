#pragma once

#include <filesystem>

#include "engine/live_session.h"
#include "pages/review/comparison/comparison_view.h"

namespace cliplad::ui {

/// The preview of `image`, or null where what is live is of another image or not computed yet.
PreviewPtr previewOf(const LiveSession& live, const std::filesystem::path& image);

/// What is to be seen of an image but its marks: the photo alone until its preview is there; masks only while
/// they hold for the product as it is, or with the notice that says otherwise.
/// @param photo decoded, or null while it is being read
ComparisonView::Scene reviewScene(const LiveSession& live, const std::filesystem::path& image,
                                  const QImage& photo);

} // namespace cliplad::ui
