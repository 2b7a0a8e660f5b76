#include "pages/part_marks.h"

#include <algorithm>
#include <cstdlib>

#include <QPainter>
#include <opencv2/imgproc.hpp>

#include "session/finding_text.h"

namespace cliplad::ui {
namespace {

/// A piece that lies on its own kind by less than this is not where the other image has one.
constexpr double kElsewhere = 0.5;
/// Mask pixels; smaller pieces are specks along edges.
constexpr int kLeastPiecePx = 4;
constexpr int kNamePaddingPx = 4;

/// Dark, then light, so that a line is seen on every photo.
constexpr QColor kCasing(0, 0, 0, 200);

struct Piece {
    cv::Mat mask; ///< CV_8UC1
    int areaPx = 0;
    double shared = 0; ///< of its area, where the other image has the same part
};

cv::Mat partOf(const QImage& parts, int label) {
    const cv::Mat all(parts.height(), parts.width(), CV_8UC1, const_cast<uchar*>(parts.constBits()),
                      static_cast<std::size_t>(parts.bytesPerLine()));
    return all == label + 1;
}

std::vector<Piece> piecesOf(const cv::Mat& part, const cv::Mat& other) {
    cv::Mat numbers;
    const int count = cv::connectedComponents(part, numbers, 8, CV_32S);
    std::vector<Piece> pieces;
    for (int number = 1; number < count; ++number) {
        Piece piece{.mask = numbers == number};
        piece.areaPx = cv::countNonZero(piece.mask);
        if (piece.areaPx < kLeastPiecePx)
            continue;
        piece.shared = static_cast<double>(cv::countNonZero(piece.mask & other)) / piece.areaPx;
        pieces.push_back(std::move(piece));
    }
    std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
        return a.shared != b.shared ? a.shared < b.shared : a.areaPx > b.areaPx;
    });
    return pieces;
}

PartMark markOf(const cv::Mat& mask) {
    std::vector<std::vector<cv::Point>> contours;
    // Outlines run through pixel centres: on a mask of twice the size they follow the pixels' edges closely.
    cv::Mat large;
    cv::resize(mask, large, {}, 2, 2, cv::INTER_NEAREST);
    cv::findContours(large, contours, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
    PartMark mark;
    mark.top = {0.5, 1};
    for (const auto& contour : contours) {
        QPolygonF outline;
        for (const cv::Point& corner : contour) {
            outline.append({(corner.x + 0.5) / large.cols, (corner.y + 0.5) / large.rows});
            if (outline.back().y() < mark.top.y())
                mark.top = outline.back();
        }
        mark.outlines.append(outline);
    }
    return mark;
}

/// How many pieces the words say are missing or too many; 0: they speak of the area.
int piecesSaid(const PartDifference& part) {
    return part.countDifference != 0 ? std::abs(part.countDifference)
                                     : std::abs(part.pieces - part.shotPieces);
}

/// So many pieces, those that agree least.
std::vector<cv::Mat> leastAgreeing(const cv::Mat& part, const cv::Mat& other, int count) {
    std::vector<cv::Mat> marked;
    for (Piece& piece : piecesOf(part, other))
        if (static_cast<int>(marked.size()) < count)
            marked.push_back(std::move(piece.mask));
    return marked;
}

std::vector<cv::Mat> piecesElsewhere(const cv::Mat& part, const cv::Mat& other) {
    std::vector<cv::Mat> marked;
    for (Piece& piece : piecesOf(part, other))
        if (piece.shared < kElsewhere)
            marked.push_back(std::move(piece.mask));
    return marked;
}

/// The largest place of the part where the other image has none of it.
std::vector<cv::Mat> largestRest(const cv::Mat& part, const cv::Mat& other) {
    std::vector<Piece> rest = piecesOf(part & ~other, other);
    const auto largest = std::max_element(rest.begin(), rest.end(),
                                          [](const Piece& a, const Piece& b) { return a.areaPx < b.areaPx; });
    return largest == rest.end() ? std::vector<cv::Mat>() : std::vector{largest->mask};
}

} // namespace

std::vector<PartMark> partMarks(const QImage& image, const QImage& nearestShot,
                                const std::vector<PartDifference>& differences,
                                const std::vector<Label>& labels) {
    std::vector<PartMark> marks;
    if (image.isNull() || image.size() != nearestShot.size())
        return marks;
    for (const PartDifference& part : differences) {
        const auto change = partChange(part);
        const auto label = std::find_if(labels.begin(), labels.end(), [&](const Label& candidate) {
            return QString::fromStdString(candidate.name) == part.label;
        });
        if (!change || label == labels.end())
            continue;
        const int index = static_cast<int>(label - labels.begin());
        const cv::Mat here = partOf(image, index), there = partOf(nearestShot, index);
        const bool isMissing = *change == PartChange::Missing;
        const auto append = [&](const std::vector<cv::Mat>& pieces, bool areMissing) {
            for (const cv::Mat& piece : pieces) {
                PartMark mark = markOf(piece);
                mark.label = index;
                mark.name = part.label;
                mark.isMissing = areMissing;
                marks.push_back(std::move(mark));
            }
            return !pieces.empty();
        };
        const cv::Mat &more = isMissing ? there : here, &less = isMissing ? here : there;
        const int said = piecesSaid(part);
        // What has only moved is not missing: it is marked where it lies now.
        const bool isMarked = said > 0 ? append(leastAgreeing(more, less, said), isMissing)
                                       : append(piecesElsewhere(here, there), false);
        if (!isMarked)
            append(largestRest(more, less), isMissing);
    }
    return marks;
}

void paintOutlines(QPainter& painter, const PartMark& mark, const QTransform& toPixels, const QColor& colour,
                   double width) {
    painter.setBrush(Qt::NoBrush);
    for (const QPolygonF& outline : mark.outlines) {
        const QPolygonF shape = toPixels.map(outline);
        painter.setPen(QPen(kCasing, width + 2));
        painter.drawPolygon(shape);
        painter.setPen(QPen(Qt::white, width));
        painter.drawPolygon(shape);
        painter.setPen(QPen(colour, width, mark.isMissing ? Qt::DotLine : Qt::SolidLine));
        painter.drawPolygon(shape);
    }
}

void paintName(QPainter& painter, const PartMark& mark, const QTransform& toPixels, NameRoom& room) {
    const QString name = (mark.isMissing ? QString(QChar(0x2212)) : QString("+")) + QChar(0xa0) + mark.name;
    const QSizeF size = QSizeF(painter.fontMetrics().size(Qt::TextSingleLine, name)) +
                        QSizeF(2 * kNamePaddingPx, kNamePaddingPx);
    QRectF box(toPixels.map(mark.top) - QPointF(size.width() / 2, size.height() + kNamePaddingPx), size);
    QRectF photo = room.photo;                           // the name stays over the photo
    if (room.bareUntil && box.right() > *room.bareUntil) // and beside the bare part
        photo.setLeft(*room.bareUntil + kNamePaddingPx);
    box.moveLeft(std::clamp(box.left(), photo.left(), std::max(photo.left(), photo.right() - box.width())));
    box.moveTop(std::max(box.top(), photo.top()));
    const auto covered = [&] {
        return std::find_if(room.taken.begin(), room.taken.end(),
                            [&](const QRectF& other) { return other.intersects(box); });
    };
    for (auto other = covered(); other != room.taken.end(); other = covered())
        box.moveBottom(other->top() - 1);
    if (box.top() < photo.top()) { // no room above them
        box.moveTop(photo.top());
        for (auto other = covered(); other != room.taken.end(); other = covered())
            box.moveTop(other->bottom() + 1);
    }
    room.taken.push_back(box);
    painter.setPen(Qt::NoPen);
    painter.setBrush(kCasing);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(Qt::white);
    painter.drawText(box, Qt::AlignCenter, name);
}

} // namespace cliplad::ui
