#include "scenes/canvas.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace cliplad {

Canvas::Canvas(cv::Mat3f background, Lighting lighting, cv::Vec2f lean)
    : rgb_(std::move(background))
    , label_(rgb_.size(), 0)
    , lighting_(std::move(lighting))
    , lean_(lean) {}

void Canvas::place(const Relief& relief, int label) {
    lay(relief, label, Labelling::Replace);
}

void Canvas::cover(const Relief& relief, int label) {
    lay(relief, label, Labelling::FillFree);
}

void Canvas::decorate(const Relief& relief) {
    lay(relief, 0, Labelling::None);
}

void Canvas::setWhereSeen(cv::Mat1b& picture, const Relief& relief, const Mask& mask, int above,
                          int value) const {
    Mask small = mask;
    if (relief.scale > 1)
        cv::resize(mask, small, relief.box.size(), 0, 0, cv::INTER_AREA);
    const cv::Vec2f rise = (lean_ + relief.tilt) * relief.wall;
    const cv::Rect box = relief.box + cv::Point(cvRound(rise[0]), cvRound(rise[1]));
    const cv::Rect target = box & cv::Rect({0, 0}, rgb_.size());
    if (!target.empty())
        picture(target).setTo(value, small(target - box.tl()) > above);
}

void Canvas::mark(const Relief& relief, const Mask& mask, int label) {
    setWhereSeen(label_, relief, mask, 100, label);
}

void Canvas::lay(const Relief& relief, int label, Labelling labelling) {
    const LitPart part = lit(relief, lighting_, lean_ + relief.tilt);
    if (!relief.sunken && relief.elevation > 0.0f)
        castShadows(relief, part.coverage);
    const cv::Rect target = part.box & cv::Rect({0, 0}, rgb_.size());
    for (int y = target.y; y < target.br().y; ++y) {
        cv::Vec3f* under = rgb_[y];
        const int row = y - part.box.y;
        for (int x = target.x; x < target.br().x; ++x) {
            const int column = x - part.box.x;
            under[x] = under[x].mul(part.through(row, column)) + part.colour(row, column);
            if (labelling == Labelling::None || part.coverage(row, column) < 128)
                continue;
            if (labelling == Labelling::Replace || label_(y, x) == 0)
                label_(y, x) = static_cast<uchar>(label);
        }
    }
}

void Canvas::castShadows(const Relief& relief, const Mask& coverage) {
    const float opacity = 0.35f + 0.65f * relief.surface.opacity;
    darken(coverage, relief.box, {0, 0}, std::max(0.8f, relief.elevation * 0.35f),
           0.45f * lighting_.shadowStrength * opacity);
    float total = lighting_.ambient[1];
    for (const Light& light : lighting_.lights)
        total += light.colour[1];
    for (const Light& light : lighting_.lights) {
        const float share = light.colour[1] / total;
        if (share < 0.12f)
            continue;
        const cv::Point2f shift(-light.direction[0] / light.direction[2] * relief.elevation,
                                -light.direction[1] / light.direction[2] * relief.elevation);
        const float length = std::hypot(shift.x, shift.y) + relief.elevation;
        darken(coverage, relief.box, shift, std::max(0.6f, length * lighting_.shadowSoftness),
               std::min(0.85f, 1.5f * share) * lighting_.shadowStrength * opacity);
    }
}

void Canvas::darken(const Mask& coverage, cv::Rect box, cv::Point2f shift, float blurPx, float strength) {
    const int side = std::max(1, cvRound(blurPx * 1.73f) | 1);
    const int margin = side + 1;
    const cv::Point offset(cvRound(shift.x), cvRound(shift.y));
    const cv::Rect moved = box + offset;
    const cv::Rect area =
        cv::Rect(moved.x - margin, moved.y - margin, moved.width + 2 * margin, moved.height + 2 * margin) &
        cv::Rect(-margin, -margin, rgb_.cols + 2 * margin, rgb_.rows + 2 * margin);
    const cv::Rect inside = area & moved;
    if (inside.empty())
        return;
    cv::Mat1b shadow(area.size(), 0);
    coverage(inside - moved.tl()).copyTo(shadow(inside - area.tl()));
    if (side > 1) {
        cv::blur(shadow, shadow, {side, side});
        cv::blur(shadow, shadow, {side, side});
    }
    const cv::Rect target = area & cv::Rect({0, 0}, rgb_.size());
    for (int y = target.y; y < target.br().y; ++y)
        for (int x = target.x; x < target.br().x; ++x)
            rgb_(y, x) *= 1.0f - strength * static_cast<float>(shadow(y - area.y, x - area.x)) / 255.0f;
}

} // namespace cliplad
