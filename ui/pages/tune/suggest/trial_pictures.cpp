#include "pages/tune/suggest/trial_pictures.h"

#include <algorithm>

#include <QLocale>
#include <QPainter>
#include <QWidget>

#include "style/spacing.h"
#include "widgets/canvas/mask_pictures.h"

namespace cliplad::ui {
namespace {

constexpr int kTrialPicturePx = 52;
constexpr std::size_t kMostPictures = 4; ///< all, as a rule

/// The shots whose masks are shown: the first ones, and the one that fits worst.
std::vector<int> shownShots(const Trial& trial) {
    std::vector<int> shots;
    for (std::size_t i = 0; i < std::min(trial.parts.size(), kMostPictures); ++i)
        shots.push_back(static_cast<int>(i));
    if (trial.worstShot() >= static_cast<int>(shots.size()))
        shots.back() = trial.worstShot();
    return shots;
}

} // namespace

QSize TrialPictures::size(std::size_t shots) const {
    const int pictures = static_cast<int>(std::clamp<std::size_t>(shots, 1, kMostPictures));
    return {pictures * (kTrialPicturePx + kHalfSpace) - kHalfSpace,
            kTrialPicturePx + shownOn_.fontMetrics().height()};
}

QPixmap TrialPictures::of(const Trial& trial, const std::vector<Label>& labels) {
    if (trial.parts.empty())
        return {};
    QPixmap& shown = painted_[trial.parts.front().cacheKey()];
    if (shown.isNull())
        shown = painted(trial, labels);
    return shown;
}

QPixmap TrialPictures::painted(const Trial& trial, const std::vector<Label>& labels) const {
    const double scale = shownOn_.devicePixelRatioF();
    QPixmap pictures(size(trial.parts.size()) * scale);
    pictures.setDevicePixelRatio(scale);
    pictures.fill(Qt::transparent);
    QPainter painter(&pictures);
    const QList<QColor> colours = shownColours(labels);
    const QPalette palette = shownOn_.palette();
    QRect place(0, 0, kTrialPicturePx, kTrialPicturePx);
    for (const int shot : shownShots(trial)) {
        const bool isWorst = shot == trial.worstShot();
        painter.fillRect(place, palette.color(QPalette::Window));
        painter.drawImage(place, paintedMask(trial.parts[static_cast<std::size_t>(shot)], colours, 1));
        paintNumber(painter, place, QLocale().toString(shot + 1), isWorst);
        const double line = isWorst ? 2 : 1;
        painter.setPen(QPen(palette.color(isWorst ? QPalette::WindowText : QPalette::Mid), line));
        painter.drawRect(QRectF(place).adjusted(line / 2, line / 2, -line / 2, -line / 2));
        place.translate(kTrialPicturePx + kHalfSpace, 0);
    }
    return pictures;
}

/// Of the shot, below its picture; on a ground of its own, as a chosen row has another.
void TrialPictures::paintNumber(QPainter& painter, const QRect& picture, const QString& number,
                                bool isWorst) const {
    const QString text = isWorst ? "▼ " + number : number;
    const QPalette palette = shownOn_.palette();
    const QRect plate(picture.left(), picture.bottom() + 1, picture.width(), shownOn_.fontMetrics().height());
    painter.fillRect(plate, palette.color(isWorst ? QPalette::WindowText : QPalette::Window));
    painter.setPen(palette.color(isWorst ? QPalette::Window : QPalette::WindowText));
    painter.setFont(shownOn_.font());
    painter.drawText(plate, Qt::AlignCenter, text);
}

} // namespace cliplad::ui
