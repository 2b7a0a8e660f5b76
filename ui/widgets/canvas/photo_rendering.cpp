#include "widgets/canvas/photo_rendering.h"

#include <algorithm>
#include <cmath>

#include <QPainter>
#include <opencv2/imgproc.hpp>

namespace cliplad::ui {
namespace {

/// From here on pixels of the photo are seen as such.
constexpr double kPixelsSeen = 4;

QRect whole(const QRectF& rect) {
    return rect.toAlignedRect();
}

} // namespace

bool PhotoRendering::Piece::isOf(const QImage& other) const {
    // Each answer of the engine wraps the same pixels in an image of its own.
    return !photo.isNull() && photo.constBits() == other.constBits() && photo.size() == other.size();
}

PhotoRendering::PhotoRendering(QObject* parent)
    : QObject(parent) {}

PhotoRendering::~PhotoRendering() = default;

void PhotoRendering::paint(QPainter& painter, const QImage& photo, const QRectF& target,
                           const QRect& window) {
    isSharp_ = true;
    const double scale = target.width() / photo.width();
    const double ratio = painter.device()->devicePixelRatioF();
    const QRectF seen = target.intersected(QRectF(window));
    if (seen.isEmpty())
        return;
    const QRectF exact((seen.topLeft() - target.topLeft()) / scale, seen.size() / scale);
    const QRect source = whole(exact).intersected(photo.rect());
    if (source.isEmpty())
        return;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, scale < kPixelsSeen);
    if (qsizetype(photo.width()) * photo.height() <= kSmallPhotoPx)
        return painter.drawImage(target, photo);
    const QRectF place(target.topLeft() + QPointF(source.topLeft()) * scale, QSizeF(source.size()) * scale);
    if (scale * ratio >= 1) // no more pixels than the window has
        return painter.drawImage(place, photo.copy(source).convertToFormat(QImage::Format_RGB32));
    const Piece piece{
        .photo = photo,
        .source = source,
        .size = {std::max(1, qRound(place.width() * ratio)), std::max(1, qRound(place.height() * ratio))}};
    if (piece == sharp_.piece)
        return painter.drawImage(place, sharp_.image);
    ask(piece);
    isSharp_ = false;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(place, photo, QRectF(source));
}

void PhotoRendering::keepOnly(const QImage& photo) {
    if (!sharp_.piece.isOf(photo))
        sharp_ = {};
    if (!asked_.isOf(photo)) {
        asked_ = {};
        if (runner_)
            runner_->cancel();
    }
}

void PhotoRendering::ask(const Piece& piece) {
    if (piece == asked_)
        return;
    asked_ = piece;
    if (!runner_)
        runner_ = std::make_unique<Runner>(
            [](const Piece& wanted, const JobContext&) { return render(wanted); },
            [this](const Runner::Outcome& outcome) {
                if (const auto* rendered = std::get_if<std::shared_ptr<const Rendered>>(&outcome.value))
                    QMetaObject::invokeMethod(this, [this, rendered = *rendered] { take(rendered); });
            });
    runner_->submit(piece);
}

void PhotoRendering::take(const std::shared_ptr<const Rendered>& rendered) {
    if (!asked_.isOf(rendered->piece.photo))
        return; // another photo is looked at
    if (rendered->piece == asked_)
        asked_ = {};
    sharp_ = *rendered;
    Q_EMIT sharpened();
}

/// Each pixel of the screen is the mean of those of the photo that it covers.
PhotoRendering::Rendered PhotoRendering::render(const Piece& piece) {
    const bool isRgb = piece.photo.format() == QImage::Format_RGB888;
    const QImage photo = isRgb ? piece.photo : piece.photo.convertToFormat(QImage::Format_RGB888);
    const cv::Mat pixels(photo.height(), photo.width(), CV_8UC3,
                         const_cast<uchar*>(photo.constBits()), // only read
                         static_cast<std::size_t>(photo.bytesPerLine()));
    const QRect& source = piece.source;
    cv::Mat scaled;
    cv::resize(pixels(cv::Rect(source.x(), source.y(), source.width(), source.height())), scaled,
               {piece.size.width(), piece.size.height()}, 0, 0, cv::INTER_AREA);
    const QImage rgb(scaled.data, scaled.cols, scaled.rows, static_cast<qsizetype>(scaled.step[0]),
                     QImage::Format_RGB888);
    return {.piece = piece, .image = rgb.convertToFormat(QImage::Format_RGB32)};
}

} // namespace cliplad::ui
