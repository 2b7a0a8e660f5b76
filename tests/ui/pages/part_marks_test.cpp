#include "pages/part_marks.h"

#include <QTest>

namespace cliplad::ui {
namespace {

constexpr int kSidePx = 60;
constexpr QSize kScrew(8, 8);
const QList<QPoint> kPlaces = {{4, 4}, {40, 4}, {4, 40}, {40, 40}}; ///< of the shot's screws
constexpr QPoint kAstray(24, 22);

QImage drawn(const QList<QRect>& screws) {
    QImage parts(kSidePx, kSidePx, QImage::Format_Indexed8);
    parts.setColorTable({0, 0});
    parts.fill(0);
    for (const QRect& screw : screws)
        for (int y = screw.top(); y <= screw.bottom(); ++y)
            for (int x = screw.left(); x <= screw.right(); ++x)
                parts.setPixel(x, y, 1);
    return parts;
}

QList<QRect> screwsAt(const QList<QPoint>& places, QSize size = kScrew) {
    QList<QRect> screws;
    for (const QPoint& place : places)
        screws.append({place, size});
    return screws;
}

int areaOf(const QList<QRect>& screws) {
    int area = 0;
    for (const QRect& screw : screws)
        area += screw.width() * screw.height();
    return area;
}

/// Marks of an image of screws against the shot.
/// @param countDifference as core estimates it
std::vector<PartMark> marksOf(const QList<QRect>& screws, int countDifference) {
    const QList<QRect> shot = screwsAt(kPlaces);
    const PartDifference difference{.label = "screw",
                                    .areaPx = areaOf(screws),
                                    .shotAreaPx = areaOf(shot),
                                    .contribution = 0.1,
                                    .countDifference = countDifference,
                                    .pieces = static_cast<int>(screws.size()),
                                    .shotPieces = static_cast<int>(shot.size())};
    return partMarks(drawn(screws), drawn(shot), {difference}, {{.name = "screw"}});
}

qsizetype missingIn(const std::vector<PartMark>& marks) {
    return std::count_if(marks.begin(), marks.end(), [](const PartMark& mark) { return mark.isMissing; });
}

bool isAt(const PartMark& mark, const QPoint& place) {
    const QRectF box = mark.outlines.front().boundingRect();
    return QRectF(QPointF(place) / kSidePx, QSizeF(kScrew) / kSidePx).contains(box.center());
}

class PartMarksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsMissingIsMarkedWhereTheShotHasIt() {
        const auto marks = marksOf(screwsAt(kPlaces.mid(1)), -1);
        QCOMPARE(marks.size(), std::size_t(1));
        QVERIFY(marks[0].isMissing);
        QVERIFY(isAt(marks[0], kPlaces[0]));
        QCOMPARE(missingIn(marksOf({}, 0)), kPlaces.size()); // altogether
    }

    void aPieceThatOnlyMovedIsNotMissing() {
        QList<QRect> screws = screwsAt(kPlaces.mid(1), {7, 7});
        screws.append({kAstray, QSize(7, 7)});
        const auto marks = marksOf(screws, 0); // as many pieces, of less area
        QCOMPARE(missingIn(marks), 0);
        QCOMPARE(marks.size(), std::size_t(1));
        QVERIFY(isAt(marks[0], kAstray));
    }

    void noMorePiecesAreMarkedThanTheWordsCount() {
        // Two of four lie together elsewhere: "3 instead of 4".
        QList<QRect> screws = screwsAt(kPlaces.mid(2));
        screws.append({kAstray, QSize(16, 8)});
        QCOMPARE(missingIn(marksOf(screws, 0)), 1);
        // One is missing and another one astray: "1 fewer".
        screws = screwsAt(kPlaces.mid(2));
        screws.append({kAstray, kScrew});
        QCOMPARE(missingIn(marksOf(screws, -1)), 1);
    }

    void aPieceThatShrankIsMarkedWhereItLacksMost() {
        QList<QRect> screws = screwsAt(kPlaces, {7, 7});
        screws[0] = {kPlaces[0], QSize(8, 2)};
        const auto marks = marksOf(screws, 0);
        QCOMPARE(marks.size(), std::size_t(1));
        QVERIFY(marks[0].isMissing);
        QVERIFY(isAt(marks[0], kPlaces[0]));
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::PartMarksTest)
#include "part_marks_test.moc"
