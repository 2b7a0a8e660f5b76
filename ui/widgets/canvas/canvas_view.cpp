#include "widgets/canvas/canvas_view.h"

#include <algorithm>

namespace cliplad::ui {

void CanvasView::set(double zoom, QPointF centre) {
    zoom = std::clamp(zoom, kLeastZoom, kMostZoom);
    const double margin = 0.5 / zoom; // nothing beyond the photo's edges is brought to the middle
    centre = {std::clamp(centre.x(), margin, 1 - margin), std::clamp(centre.y(), margin, 1 - margin)};
    if (zoom == zoom_ && centre == centre_)
        return;
    zoom_ = zoom;
    centre_ = centre;
    Q_EMIT changed();
}

} // namespace cliplad::ui
