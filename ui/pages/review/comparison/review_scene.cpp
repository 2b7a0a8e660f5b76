#include "pages/review/comparison/review_scene.h"

#include "engine/photos/pictures.h"
#include "session/row_text.h"
#include "widgets/canvas/mask_pictures.h"

namespace cliplad::ui {

PreviewPtr previewOf(const LiveSession& live, const ScoreRow& row) {
    const PreviewPtr preview = live.preview();
    const bool isOfImage = preview && live.image() == row.path && preview->image &&
                           preview->image->path == row.path &&
                           isOfFile(preview->image->photo, row.imageSha256);
    return isOfImage ? preview : nullptr;
}

ComparisonView::Scene reviewScene(const LiveSession& live, const ScoreRow& row, const QImage& photo) {
    ComparisonView::Scene scene{.photo = photo};
    if (live.image() == row.path)
        scene.notice = live.notice();
    const PreviewPtr preview = previewOf(live, row);
    if (!preview) {
        if (!isOfFile(photo, row.imageSha256) || (live.image() == row.path && live.isCurrent()))
            scene.notice = replacedNotice();
        return scene;
    }
    const std::vector<Label>& labels = preview->request.recipe.prompts.fine;
    scene.photo = preview->image->photo;
    scene.parts = preview->image->parts;
    scene.labels = labels;
    scene.masks = paintedMask(preview->image->parts, shownColours(labels), 1);
    scene.heatHigh = preview->heatHigh;
    if (!preview->finding)
        return scene;
    const Finding& finding = *preview->finding;
    scene.heat = paintedHeat(finding.anomalyMap, 0, preview->heatHigh);
    scene.peak = finding.peakRegion;
    return scene;
}

} // namespace cliplad::ui
