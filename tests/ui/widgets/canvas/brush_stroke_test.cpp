#include "widgets/canvas/brush_stroke.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <numbers>

using namespace cliplad::ui;

class BrushStrokeTest : public QObject {
    Q_OBJECT

    static bool covers(const QList<QPolygonF>& outlines, QPointF point) {
        return std::any_of(outlines.begin(), outlines.end(), [&](const QPolygonF& outline) {
            return outline.containsPoint(point, Qt::OddEvenFill);
        });
    }

private Q_SLOTS:
    void aStrokeCoversWhatTheBrushWentOver() {
        const auto outlines = strokeOutline({{100, 100}, {300, 100}}, 20, {400, 300});
        QCOMPARE(outlines.size(), 1);
        for (const QPointF inside : {QPointF(100, 100), QPointF(200, 115), QPointF(315, 100)})
            QVERIFY(covers(outlines, inside));
        for (const QPointF outside : {QPointF(200, 125), QPointF(70, 100), QPointF(330, 100)})
            QVERIFY(!covers(outlines, outside));
    }

    void aSingleClickIsARound() { QVERIFY(covers(strokeOutline({{50, 50}}, 10, {100, 100}), {57, 50})); }

    void aClosedRingLeavesItsMiddleFree() {
        QList<QPointF> ring;
        for (int i = 0; i <= 64; ++i) {
            const double angle = 2 * std::numbers::pi * i / 64;
            ring.append({2000 + 1500 * std::cos(angle), 1500 + 1000 * std::sin(angle)});
        }
        const auto outlines = strokeOutline(ring, 100, {4000, 3000});
        QCOMPARE(outlines.size(), 1);
        QVERIFY(covers(outlines, {3500, 1500}));
        QVERIFY(covers(outlines, {2000, 500}));
        QVERIFY(!covers(outlines, {2000, 1500}));
        QVERIFY(!covers(outlines, {3900, 2900}));
    }

    void aBrushErasesWhatItWentOver() {
        const QPolygonF region(QRectF(50, 50, 300, 200));
        const auto cut = withoutStroke(region, {{200, 0}, {200, 300}}, 20, {400, 300});
        QVERIFY(cut);
        QCOMPARE(cut->size(), 2); // in two
        QVERIFY(covers(*cut, {100, 150}) && covers(*cut, {300, 150}));
        QVERIFY(!covers(*cut, {200, 150}) && !covers(*cut, {215, 60}));
        const auto hole = withoutStroke(region, {{200, 150}}, 20, {400, 300});
        QVERIFY(hole && !covers(*hole, {200, 150}) && covers(*hole, {60, 60}) && covers(*hole, {200, 100}));
        QVERIFY(!withoutStroke(region, {{20, 20}}, 10, {400, 300})); // beside it
        const auto gone = withoutStroke(region, {{0, 150}, {400, 150}}, 150, {400, 300});
        QVERIFY(gone && gone->isEmpty());
    }

    void aSmallBrushErasesFromALargePhoto() {
        const QPolygonF region(QRectF(500, 500, 3000, 2000));
        const auto left = withoutStroke(region, {{2002, 1502}}, 4, {4000, 3000});
        QVERIFY(left && !covers(*left, {2002, 1502}));
        QVERIFY(covers(*left, {2030, 1502}) && covers(*left, {600, 600}));
    }

    void erasingTwiceMovesNoOtherEdge() {
        QPolygonF region(QRectF(50, 50, 300, 200));
        for (const double x : {200.0, 204.0, 208.0}) {
            const auto left = withoutStroke(region, {{x, 150}}, 10, {400, 300});
            QVERIFY(left && left->size() == 1);
            region = left->front();
        }
        QVERIFY(std::abs(region.boundingRect().left() - 50) <= 1);
        QVERIFY(std::abs(region.boundingRect().right() - 350) <= 1);
    }

    void whatLiesBesideThePhotoIsNothing() {
        QVERIFY(strokeOutline({{-100, -100}}, 10, {100, 100}).isEmpty());
        QVERIFY(strokeOutline({}, 10, {100, 100}).isEmpty());
        QVERIFY(strokeOutline({{5, 5}}, 10, {}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(BrushStrokeTest)
#include "brush_stroke_test.moc"
