#pragma once

#include <vector>

#include <QObject>
#include <QPolygonF>
#include <QString>

#include "base/latest_runner.h"
#include "engine/preview.h"

namespace cliplad::ui {

/// Where a part is missing or too much: outlines in proportions of the image's sides, so that they fit the
/// photo and the masks.
struct PartMark {
    int label = 0; ///< index of the fine label
    QString name = {};
    bool isMissing = false;
    QList<QPolygonF> outlines = {}; ///< of one piece
    QPointF top = {};               ///< where its name may stand
};

/// For each part that a person has to know of (partChange): the pieces that the nearest shot has where the
/// image has none of this part, or the pieces of the image that the shot has not. Where the number of parts
/// is known, so many of them, those that agree least.
/// @param labels fine ones, as the masks number them
std::vector<PartMark> partMarks(const ImageView& image, const ImageView& nearestShot,
                                const std::vector<PartDifference>& differences,
                                const std::vector<Label>& labels);

/// Finds the marks of one image at a time beside the GUI thread; the newest asked for wins. GUI thread.
class PartMarker : public QObject {
    Q_OBJECT

public:
    explicit PartMarker(QObject* parent = nullptr);

    /// Of the preview's image. None while they are being found: ready() tells.
    std::vector<PartMark> find(const PreviewPtr& preview);

Q_SIGNALS:
    void ready();

private:
    struct Found {
        PreviewPtr of;
        std::vector<PartMark> marks;
    };

    PreviewPtr wanted_;
    Found found_;
    LatestRunner<PreviewPtr, Found> runner_; ///< last
};

} // namespace cliplad::ui
