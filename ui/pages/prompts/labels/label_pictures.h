#pragma once

#include <optional>
#include <vector>

#include <QColor>
#include <QImage>
#include <QPoint>

#include "document/label_list.h"
#include "engine/preview.h"

namespace cliplad::ui {

class LiveSession;

/// What the shown picture says of labels: pixels won, similarity, who is nearest at a place. Indices are
/// those of the preview's recipe. A view of the live session's preview: make one, ask, and drop it. GUI
/// thread.
class LabelPictures {
public:
    /// None where the session has no masks of the image that it shows.
    static std::optional<LabelPictures> of(const LiveSession& live);

    const ImageView& view() const { return *view_; }
    const Preview& preview() const { return *preview_; }

    /// Format_Indexed8: 1 where the label wins, 0 elsewhere.
    QImage won(LabelList list, int label) const;
    /// The same to be laid over the photo: the rest dimmed, the label's pixels tinted.
    static QImage spotlight(QImage won, const QColor& colour);
    /// Cosines to the label; null where they are not known for this image.
    const FloatMap* similarity(LabelList list, int label) const;

    QSize cells() const { return view_->coarse.size(); }
    /// The cell below a place of the photo, or (−1, −1) outside.
    QPoint cellAt(QPointF photo) const;
    QRect cellRect(QPoint cell) const; ///< in the photo's pixels
    /// The label that has the cell, −1: none (ignored, or no part).
    int winnerAt(LabelList list, QPoint cell) const;

    struct Rank {
        int label = 0;
        double cosine = 0;
        bool wins = false;
    };
    /// All labels of the list, nearest first; empty where the cosines are not known.
    std::vector<Rank> rankingAt(LabelList list, QPoint cell) const;

private:
    LabelPictures(PreviewPtr preview, const ImageView& view, bool knowsSimilarities)
        : preview_(std::move(preview))
        , view_(&view)
        , knowsSimilarities_(knowsSimilarities) {}

    PreviewPtr preview_;
    const ImageView* view_; ///< in preview_
    bool knowsSimilarities_;
};

} // namespace cliplad::ui
