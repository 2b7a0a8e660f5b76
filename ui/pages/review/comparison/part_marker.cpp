#include "pages/review/comparison/part_marker.h"

namespace cliplad::ui {

namespace {

std::vector<PartMark> marksOf(const Preview& preview) {
    if (!preview.image || !preview.finding)
        return {};
    const auto shot = static_cast<std::size_t>(preview.finding->nearestShot);
    return shot < preview.shots.size()
               ? partMarks(preview.image->parts, preview.shots[shot].parts, preview.finding->differences,
                           preview.request.recipe.prompts.fine)
               : std::vector<PartMark>();
}

} // namespace

PartMarker::PartMarker(QObject* parent)
    : QObject(parent)
    , runner_([](const PreviewPtr& preview,
                 const JobContext&) { return Found{.of = preview, .marks = marksOf(*preview)}; },
              [this](const auto& outcome) {
                  if (const auto* found = std::get_if<std::shared_ptr<const Found>>(&outcome.value))
                      QMetaObject::invokeMethod(this, [this, found = *found] {
                          found_ = *found;
                          Q_EMIT ready();
                      });
              }) {}

std::vector<PartMark> PartMarker::find(const PreviewPtr& preview) {
    if (found_.of == preview)
        return found_.marks;
    if (wanted_ != preview) {
        wanted_ = preview;
        runner_.submit(preview);
    }
    return {};
}

} // namespace cliplad::ui
