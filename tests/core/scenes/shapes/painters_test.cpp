#include "scenes/canvas.h"
#include "scenes/shapes/bottles.h"
#include "scenes/shapes/leaning.h"
#include "scenes/shapes/packs.h"
#include "scenes/shapes/screws.h"
#include "scenes/shapes/typeset.h"

#include <QtTest>

#include <opencv2/imgproc.hpp>

#include <set>

namespace cliplad {

namespace {

Pose middlePose(float radius = 40.0f) {
    return {{64, 64}, radius, 0.0f, {}, {128, 128}};
}

Finish steel() {
    Random random(1);
    return metalFinish("steel", random);
}

cv::Rect boundsOf(const Mask& mask) {
    return cv::boundingRect(cv::Mat(mask > 127));
}

} // namespace

class PaintersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void threadsShowInTheOutlineAndSmoothShanksDoNot() {
        SideScrew screw;
        screw.head = HeadForm::None;
        screw.tip = TipForm::Flat;
        screw.depth = 0.3f;
        screw.pitch = 0.25f;
        const auto widths = [&](float unthreaded) {
            screw.unthreaded = unthreaded;
            screw.shank = 1.0f;
            Random random(2);
            const Relief relief = paintSideScrew(middlePose(), steel(), screw, random);
            std::set<int> found;
            for (int x = relief.coverage.cols / 2 - 15; x < relief.coverage.cols / 2 + 15; ++x)
                found.insert(cv::countNonZero(relief.coverage.col(x) > 127));
            return found.size();
        };
        QVERIFY(widths(0.0f) >= 3);
        QCOMPARE(widths(1.0f), std::size_t(1));
    }

    void aScrewSeenAtAnAngleIsShorterAndShowsItsTop() {
        SideScrew screw;
        screw.length = 2.0f;
        Random random(3);
        const int lying = boundsOf(paintSideScrew(middlePose(30), steel(), screw, random).coverage).width;
        screw.tilt = 0.9f;
        const int leaning = boundsOf(paintSideScrew(middlePose(30), steel(), screw, random).coverage).width;
        QVERIFY2(leaning < 0.9 * lying && leaning > 0.5 * lying, qPrintable(QString::number(leaning)));
    }

    void aLeaningPlateIsNarrowAndThickAndItsHoleCloses() {
        LeaningPlate plate{circlePoints({0, 0}, 1.0f, 40), 0.5f, 0.4f, 0.2f};
        const auto openOf = [](const Relief& relief) {
            Mask filled = relief.coverage > 127;
            std::vector<std::vector<cv::Point>> outlines;
            cv::findContours(filled.clone(), outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
            cv::drawContours(filled, outlines, -1, 255, cv::FILLED);
            return cv::countNonZero(filled) - cv::countNonZero(relief.coverage > 127);
        };
        const Relief flat = paintLeaningPlate(middlePose(), steel(), plate);
        plate.lean = 1.2f;
        const Relief steep = paintLeaningPlate(middlePose(), steel(), plate);
        QVERIFY(boundsOf(steep.coverage).width < 0.85 * boundsOf(flat.coverage).width);
        QCOMPARE(boundsOf(steep.coverage).height, boundsOf(flat.coverage).height);
        QVERIFY(openOf(flat) > 1000);
        QVERIFY(openOf(steep) < openOf(flat) / 4);
    }

    void aBottlesLiquidLabelAndClosureAreApartAndInIt() {
        Random random(5);
        const Finish glass = randomFinish(MaterialFamily::Glass, Colour::all(0.9f), random);
        for (int i = 0; i < 30; ++i) {
            BottleLook look = randomBottleLook(true, random);
            look.level = 0.0f;
            look.label = true;
            look.closure = Closure::ScrewCap;
            const PaintedBottle bottle = paintBottle(middlePose(50), glass, look, random);
            const auto both = [](const Mask& a, const Mask& b) {
                return cv::countNonZero((a > 127) & (b > 127));
            };
            QVERIFY(cv::countNonZero(bottle.liquid > 127) > 0);
            QVERIFY(cv::countNonZero(bottle.label > 127) > 0);
            QVERIFY(cv::countNonZero(bottle.closure > 127) > 0);
            QCOMPARE(both(bottle.liquid, bottle.label), 0);
            QCOMPARE(both(bottle.liquid, bottle.closure), 0);
            QCOMPARE(both(bottle.label, bottle.closure), 0);
            QCOMPARE(both(bottle.liquid, 255 - bottle.relief.coverage), 0);
            // Upright: the liquid fills the lower half, the closure tops it.
            QVERIFY(boundsOf(bottle.liquid).y >= bottle.relief.coverage.rows / 2 - 2);
            QVERIFY(boundsOf(bottle.closure).br().y < bottle.relief.coverage.rows / 2);
        }
    }

    void aClearBagShowsWhatIsInItBetweenItsGleams() {
        Random random(6);
        for (int i = 0; i < 20; ++i) {
            const Relief bag = paintClearBag(middlePose(45), random);
            const int all = cv::countNonZero(bag.coverage > 127);
            const Mask clear = (bag.opacity < 90) & (bag.coverage > 127);
            QVERIFY(cv::countNonZero(clear) > 0.3 * all);
            QVERIFY(cv::countNonZero(bag.opacity > 120) > 0);
        }
    }

    void opacityByPixelDecidesWhatShinesThrough() {
        const Pose pose = middlePose();
        const Sketch sketch(pose, {1, 1});
        Relief relief = sketch.relief(sketch.box({-1, -1, 2, 2}), steel());
        relief.opacity = sketch.box({-1, -1, 1, 2}); // the left half
        const LitPart part = lit(relief, Lighting{}, {0, 0});
        const int row = part.through.rows / 2;
        QVERIFY(part.through(row, part.through.cols / 4)[0] < 0.05f);
        QVERIFY(part.through(row, 3 * part.through.cols / 4)[0] > 0.95f);
    }

    void aTiltedPartShowsItsSideWallUnderAStraightCamera() {
        Pose pose = middlePose(20);
        pose.lean = {0.5f, 0};
        const Sketch sketch(pose, {1, 1});
        Relief relief = sketch.relief(sketch.disc({0, 0}, 1.0f), steel());
        relief.wall = 20.0f;
        const auto seen = [&](cv::Vec2f tilt) {
            relief.tilt = tilt;
            Canvas canvas(cv::Mat3f(128, 128, Colour::all(0.5f)), Lighting{}, {0, 0});
            canvas.place(relief, 1);
            return cv::boundingRect(canvas.label());
        };
        QCOMPARE(seen({0.5f, 0}).width, seen({0, 0}).width + 10);
        QVERIFY(std::abs(seen({0.5f, 0}).height - seen({0, 0}).height) <= 1); // antialiased edges
    }

    void printKeepsToItsWidth() {
        const Sketch sketch(middlePose(), {1.5f, 1.5f});
        const Mask narrow = typeset(sketch, "a rather long line of text", {}, {{0, 0}, 0.5f, 1.0f});
        const Mask tall = typeset(sketch, "Hi", {}, {{0, 0}, 0.5f, 3.0f});
        const int width = cv::boundingRect(cv::Mat(narrow > 20)).width; // small print is pale
        QVERIFY(width > 0.7f * sketch.unit() && width <= 1.05f * sketch.unit());
        QVERIFY(std::abs(boundsOf(tall).height - 0.5f * sketch.unit()) < 0.12f * sketch.unit());
    }
};

} // namespace cliplad

QTEST_GUILESS_MAIN(cliplad::PaintersTest)
#include "painters_test.moc"
