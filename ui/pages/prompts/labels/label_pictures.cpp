#include "pages/prompts/labels/label_pictures.h"

#include <algorithm>

#include "engine/background_taker.h"
#include "engine/live_session.h"

namespace cliplad::ui {
namespace {

constexpr int kTintAlpha = 110;
constexpr int kDimAlpha = 165;

} // namespace

std::optional<LabelPictures> LabelPictures::of(const LiveSession& live) {
    const ImageView* view = live.imageView();
    if (view == nullptr || view->coarse.isNull())
        return std::nullopt;
    const PreviewPtr preview = live.preview();
    const auto& described = preview->image ? preview->image->path : preview->shots.front().path;
    return LabelPictures(preview, *view, described == view->path);
}

const FloatMap* LabelPictures::similarity(LabelList list, int label) const {
    const auto& maps =
        list == LabelList::Coarse ? preview_->similarities.coarse : preview_->similarities.fine;
    if (!knowsSimilarities_ || label < 0 || label >= static_cast<int>(maps.size()))
        return nullptr;
    const FloatMap& map = maps[static_cast<std::size_t>(label)];
    return map.size == cells() ? &map : nullptr;
}

int LabelPictures::winnerAt(LabelList list, QPoint cell) const {
    const Prompts& prompts = preview_->request.recipe.prompts;
    const int coarse = view_->coarse.pixelIndex(cell);
    if (coarse >= static_cast<int>(prompts.coarse.size()))
        return -1; // ignored
    const int part = view_->parts.pixelIndex(cell);
    const auto cosines = [&](LabelList of) {
        return [this, of, cell](int label) {
            const FloatMap* map = similarity(of, label);
            return map != nullptr ? map->at(cell.x(), cell.y()) : kNoCosine;
        };
    };
    if (preview_->hasCoarseStage) {
        if (list == LabelList::Coarse)
            return coarse;
        if (part > 0 || prompts.coarse[static_cast<std::size_t>(coarse)].background)
            return part - 1;
        // Foreground that is no part went to the fine background label that is nearest.
        const int best = nearestLabel(prompts.fine, cosines(list));
        return best >= 0 && prompts.fine[static_cast<std::size_t>(best)].background ? best : -1;
    }
    if (part > 0)
        return list == LabelList::Fine ? part - 1 : -1;
    const BackgroundTaker taker =
        BackgroundTaker::of(prompts, cosines(LabelList::Coarse), cosines(LabelList::Fine));
    return list == LabelList::Fine ? taker.fine : taker.coarse;
}

QImage LabelPictures::won(LabelList list, int label) const {
    QImage mask(cells(), QImage::Format_Indexed8);
    mask.setColorTable({qRgba(0, 0, 0, 0), qRgba(255, 255, 255, 255)});
    for (int y = 0; y < mask.height(); ++y) {
        uchar* line = mask.scanLine(y);
        for (int x = 0; x < mask.width(); ++x)
            line[x] = label >= 0 && winnerAt(list, {x, y}) == label ? 1 : 0;
    }
    return mask;
}

QImage LabelPictures::spotlight(QImage won, const QColor& colour) {
    won.setColorTable(
        {qRgba(0, 0, 0, kDimAlpha), qRgba(colour.red(), colour.green(), colour.blue(), kTintAlpha)});
    return won;
}

QPoint LabelPictures::cellAt(QPointF photo) const {
    const QSizeF size = view_->photo.size();
    if (photo.x() < 0 || photo.y() < 0 || photo.x() >= size.width() || photo.y() >= size.height())
        return {-1, -1};
    return {static_cast<int>(photo.x() / size.width() * cells().width()),
            static_cast<int>(photo.y() / size.height() * cells().height())};
}

QRect LabelPictures::cellRect(QPoint cell) const {
    const double across = static_cast<double>(view_->photo.width()) / cells().width();
    const double down = static_cast<double>(view_->photo.height()) / cells().height();
    return QRectF(cell.x() * across, cell.y() * down, across, down).toAlignedRect();
}

std::vector<LabelPictures::Rank> LabelPictures::rankingAt(LabelList list, QPoint cell) const {
    std::vector<Rank> ranks;
    const int winner = winnerAt(list, cell);
    for (int i = 0; const FloatMap* map = similarity(list, i); ++i)
        ranks.push_back({.label = i, .cosine = map->at(cell.x(), cell.y()), .wins = i == winner});
    std::stable_sort(ranks.begin(), ranks.end(),
                     [](const Rank& a, const Rank& b) { return a.cosine > b.cosine; });
    return ranks;
}

} // namespace cliplad::ui
