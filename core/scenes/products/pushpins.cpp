#include "scenes/damage.h"
#include "scenes/products/product_painter.h"
#include "scenes/shapes/parts.h"

#include <cmath>

namespace cliplad {

namespace {

enum Part { kPushpin = 1, kTray = 2 };

constexpr int kColumns = 5;
constexpr int kRows = 3;
constexpr float kHalfWidth = 0.45f;
constexpr float kHalfHeight = 0.29f;
constexpr float kWall = 0.012f;
constexpr float kCellWidth = (2 * kHalfWidth - kWall * (kColumns + 1)) / kColumns;
constexpr float kCellHeight = (2 * kHalfHeight - kWall * (kRows + 1)) / kRows;

/// Rectangle of a compartment around the tray's middle, in shares of the picture.
cv::Rect2f cellRect(int column, int row) {
    return {-kHalfWidth + kWall + (kCellWidth + kWall) * static_cast<float>(column),
            -kHalfHeight + kWall + (kCellHeight + kWall) * static_cast<float>(row), kCellWidth, kCellHeight};
}

cv::Point2f middleOf(const cv::Rect2f& rect) {
    return {rect.x + rect.width * 0.5f, rect.y + rect.height * 0.5f};
}

cv::Rect2f scaled(const cv::Rect2f& rect, float factor) {
    return {rect.x * factor, rect.y * factor, rect.width * factor, rect.height * factor};
}

Finish trayPlastic() {
    Finish finish;
    finish.colour = rgb8(160, 174, 188);
    finish.material = "plastic";
    finish.surface = {0.7f, 0.5f, 5, 0.08f, 0.0f, 0.82f, {0.8f, 0.85f, 0.9f}};
    return finish;
}

void layTray(ProductStage& stage, cv::Point2f middle) {
    Random& mishap = stage.mishap();
    const int column = mishap.integer(0, kColumns - 2);
    const int row = mishap.integer(0, kRows - 1);
    const float unit = 1.0f / kHalfWidth;
    const Sketch s(stage.pose(middle, kHalfWidth), {1.02f, kHalfHeight * unit + 0.02f});
    Relief tray = s.relief(s.box({-1, -kHalfHeight * unit, 2, 2 * kHalfHeight * unit}, 0.05f), trayPlastic());
    tray.height = s.bevel(tray.coverage, 0.02f, 0.05f);
    for (int r = 0; r < kRows; ++r)
        for (int c = 0; c < kColumns; ++c) {
            cv::Rect2f cell = cellRect(c, r);
            if (stage.is("missing_separator") && r == row && c == column)
                cell.width += kCellWidth + kWall;
            if (stage.is("missing_separator") && r == row && c == column + 1)
                continue;
            const Mask floor = s.box(scaled(cell, unit), 0.04f);
            tray.height -= s.bevel(floor, 0.05f, 0.16f);
            paint(tray, floor, rgb8(104, 116, 130), 0.85f);
        }
    s.soften(tray.height, 0.008f);
    tray.elevation = 0.02f * stage.size();
    if (stage.is("missing_separator")) {
        const cv::Rect2f cell = cellRect(column, row);
        stage.markBox({middle.x + cell.x + cell.width - kWall, middle.y + cell.y, 3 * kWall, kCellHeight});
    }
    if (stage.is("cracked_tray"))
        stage.markDamage(tray, crack(tray, mishap, 0.45f));
    stage.place(tray, kTray);
}

Finish pinPlastic(Random& random, std::string_view colour = "yellow") {
    Finish finish = randomFinish(MaterialFamily::Plastic, jittered(colourOf(colour), random, 0.015f), random);
    finish.surface.specular = 0.45f;
    finish.surface.gloss = 5;
    finish.surface.mirror = 0.04f;
    return finish;
}

Relief pin(ProductStage& stage, cv::Point2f at, float angle, const Finish& finish, Random& random) {
    return paintPushpin(stage.pose(at, 0.057f, angle), finish, PushpinView::Lying, random);
}

/// The pin of one compartment: somewhere near its middle, at any angle that fits.
void fillCell(ProductStage& stage, cv::Point2f centre, bool chosen) {
    Random& random = stage.random();
    Random& mishap = stage.mishap();
    const float angle = random.uniform(0.0f, kFullTurn);
    const cv::Point2f tip(0.016f * std::cos(angle), 0.016f * std::sin(angle));
    const cv::Point2f at = centre - tip + cv::Point2f{random.normal(0, 0.007f), random.normal(0, 0.01f)};
    const Finish finish = pinPlastic(random);
    const cv::Rect2f cell(centre.x - kCellWidth * 0.5f, centre.y - kCellHeight * 0.5f, kCellWidth,
                          kCellHeight);
    if (chosen && stage.is("missing_pushpin")) {
        stage.markBox(cell);
        return;
    }
    Relief relief = pin(stage, at, angle,
                        chosen && stage.is("wrong_colour") ? pinPlastic(mishap, "red") : finish, random);
    if (chosen && stage.is("wrong_colour"))
        stage.markPart(relief);
    if (chosen && stage.is("bent_needle")) {
        const float side = mishap.sign();
        stage.markDamage(relief, bend(relief, angle, side * mishap.uniform(0.7f, 1.1f)));
    }
    if (chosen && stage.is("broken_pushpin"))
        stage.markDamage(relief, chipOff(relief, mishap, 2.0f));
    if (chosen && stage.is("stained_pushpin"))
        stage.markDamage(relief, stain(relief, rgb8(45, 32, 25), mishap, 1.7f));
    stage.place(relief, kPushpin);
    if (chosen && stage.is("extra_pushpin")) {
        const float other = angle + mishap.uniform(1.2f, 2.2f);
        const cv::Point2f offset{mishap.uniform(-0.02f, 0.02f), mishap.uniform(-0.035f, 0.035f)};
        stage.place(pin(stage, centre + offset, other, pinPlastic(mishap), mishap), kPushpin);
        stage.markBox(cell);
    }
    if (chosen && stage.is("contamination")) {
        Finish dirt;
        dirt.colour = rgb8(70, 48, 30);
        const cv::Point2f off{mishap.uniform(-0.03f, 0.03f), mishap.uniform(-0.05f, 0.05f)};
        Relief crumb = flatPatch(stage, centre + off, mishap.uniform(0.018f, 0.028f), dirt, mishap);
        crumb.elevation = 0.008f * stage.size();
        stage.decorate(crumb);
        stage.markPart(crumb);
    }
}

void paintPushpins(ProductStage& stage) {
    Random& random = stage.random();
    const cv::Point2f middle{0.5f + random.normal(0, 0.006f), 0.5f + random.normal(0, 0.006f)};
    layTray(stage, middle);
    const int chosen = stage.mishap().integer(0, kColumns * kRows - 1);
    for (int r = 0; r < kRows; ++r)
        for (int c = 0; c < kColumns; ++c)
            fillCell(stage, middle + middleOf(cellRect(c, r)), r * kColumns + c == chosen);
    if (stage.is("misplaced_pushpin")) { // one more has fallen beside the tray
        Random& mishap = stage.mishap();
        const cv::Point2f at{mishap.uniform(0.15f, 0.85f), mishap.chance(0.5f) ? 0.1f : 0.9f};
        const float angle = mishap.uniform(0.0f, kFullTurn);
        const Finish finish = pinPlastic(mishap);
        const Relief relief = pin(stage, at, angle, finish, mishap);
        stage.place(relief, kPushpin);
        stage.markPart(relief);
    }
}

} // namespace

ProductPainter pushpins() {
    constexpr float pinArea = 0.0045f;
    return {"pushpins",
            {"background", "pushpin", "tray"},
            "tray",
            {{"missing_pushpin", AnomalyGroup::Logical, pinArea},
             {"extra_pushpin", AnomalyGroup::Logical, pinArea},
             {"wrong_colour", AnomalyGroup::Logical},
             {"missing_separator", AnomalyGroup::Logical},
             {"misplaced_pushpin", AnomalyGroup::Logical},
             {"bent_needle", AnomalyGroup::Structural},
             {"broken_pushpin", AnomalyGroup::Structural},
             {"stained_pushpin", AnomalyGroup::Structural},
             {"contamination", AnomalyGroup::Structural},
             {"cracked_tray", AnomalyGroup::Structural}},
            "black background",
            5,
            {0, 0},
            paintPushpins};
}

} // namespace cliplad
