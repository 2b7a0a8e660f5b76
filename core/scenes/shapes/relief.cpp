#include "scenes/shapes/relief.h"

#include "scenes/noise_field.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace cliplad {

namespace {

constexpr int kShift = 4; // cv drawing in 1/16 pixels

int workingScale(float radius) {
    return radius < 7.0f ? 4 : radius < 14.0f ? 3 : radius < 26.0f ? 2 : 1;
}

cv::Matx22f poseMatrix(const Pose& pose) {
    const float c = std::cos(pose.angle);
    const float s = std::sin(pose.angle);
    const cv::Matx22f rotation(c, -s, s, c);
    const float sine = std::min(0.95f, std::hypot(pose.lean[0], pose.lean[1]));
    if (sine < 1e-3f)
        return rotation * pose.radius;
    const float squash = std::sqrt(1.0f - sine * sine) - 1.0f;
    const float x = pose.lean[0] / sine;
    const float y = pose.lean[1] / sine;
    const cv::Matx22f foreshorten(1 + squash * x * x, squash * x * y, squash * x * y, 1 + squash * y * y);
    return foreshorten * rotation * pose.radius;
}

} // namespace

Sketch::Sketch(const Pose& pose, cv::Size2f extent)
    : matrix_(poseMatrix(pose)) {
    const float halfWidth = std::abs(matrix_(0, 0)) * extent.width + std::abs(matrix_(0, 1)) * extent.height;
    const float halfHeight = std::abs(matrix_(1, 0)) * extent.width + std::abs(matrix_(1, 1)) * extent.height;
    const float margin = 3.0f + 1.2f * pose.radius * std::hypot(pose.lean[0], pose.lean[1]);
    const cv::Point topLeft(cvFloor(pose.centre.x - halfWidth - margin),
                            cvFloor(pose.centre.y - halfHeight - margin));
    const cv::Point bottomRight(cvCeil(pose.centre.x + halfWidth + margin),
                                cvCeil(pose.centre.y + halfHeight + margin));
    const int beyond = 12; // so that parts cut by the border still bevel and cast shadows into the picture
    const cv::Rect visible(-beyond, -beyond, pose.canvas.width + 2 * beyond, pose.canvas.height + 2 * beyond);
    box_ = cv::Rect(topLeft, bottomRight) & visible;
    if (box_.empty())
        box_ = cv::Rect(-beyond, -beyond, 1, 1);
    scale_ = workingScale(pose.radius);
    size_ = {box_.width * scale_, box_.height * scale_};
    matrix_ = matrix_ * static_cast<float>(scale_);
    origin_ = (pose.centre - cv::Point2f(box_.tl())) * static_cast<float>(scale_);
    unit_ = pose.radius * static_cast<float>(scale_);
}

cv::Point2f Sketch::map(cv::Point2f point) const {
    return {origin_.x + matrix_(0, 0) * point.x + matrix_(0, 1) * point.y,
            origin_.y + matrix_(1, 0) * point.x + matrix_(1, 1) * point.y};
}

cv::Point2f Sketch::unmap(cv::Point2f pixel) const {
    const cv::Matx22f inverse = matrix_.inv();
    const cv::Point2f p = pixel - origin_;
    return {inverse(0, 0) * p.x + inverse(0, 1) * p.y, inverse(1, 0) * p.x + inverse(1, 1) * p.y};
}

std::vector<cv::Point> Sketch::fixedPoint(const Points& points) const {
    std::vector<cv::Point> fixed;
    fixed.reserve(points.size());
    for (const cv::Point2f& point : points) {
        const cv::Point2f mapped = map(point);
        fixed.emplace_back(cvRound((mapped.x - 0.5f) * (1 << kShift)),
                           cvRound((mapped.y - 0.5f) * (1 << kShift)));
    }
    return fixed;
}

Mask Sketch::blank() const {
    return Mask(size_, 0);
}

Mask Sketch::polygon(const Points& points) const {
    Mask mask = blank();
    cv::fillPoly(mask, std::vector<std::vector<cv::Point>>{fixedPoint(points)}, 255, cv::LINE_AA, kShift);
    return mask;
}

void Sketch::fill(cv::Mat target, const Points& points, const cv::Scalar& value) const {
    cv::fillPoly(target, std::vector<std::vector<cv::Point>>{fixedPoint(points)}, value, cv::LINE_8, kShift);
}

Mask Sketch::disc(cv::Point2f centre, float radius) const {
    return polygon(circlePoints(centre, radius));
}

Mask Sketch::ring(cv::Point2f centre, float outer, float inner) const {
    return disc(centre, outer) - disc(centre, inner);
}

Mask Sketch::box(cv::Rect2f rect, float corner) const {
    return polygon(boxPoints(rect, corner));
}

Mask Sketch::stroke(const Points& points, float width) const {
    Mask mask = blank();
    cv::polylines(mask, std::vector<std::vector<cv::Point>>{fixedPoint(points)}, false, 255,
                  std::max(1, cvRound(width * unit_)), cv::LINE_AA, kShift);
    return mask;
}

cv::Mat1f Sketch::bevel(const Mask& mask, float width, float height) const {
    cv::Mat1f distance;
    cv::distanceTransform(mask > 127, distance, cv::DIST_L2, 3);
    const float widthPx = std::max(0.5f, width * unit_);
    cv::min(distance, widthPx, distance);
    distance *= height * unit_ / widthPx;
    return distance;
}

cv::Mat1f Sketch::dome(const Mask& mask, float width, float height) const {
    cv::Mat1f profile = bevel(mask, width, 1.0f / unit_);
    const float top = height * unit_;
    for (float& value : profile) {
        const float inward = 1.0f - value;
        value = top * std::sqrt(std::max(0.0f, 1.0f - inward * inward));
    }
    return profile;
}

void Sketch::soften(cv::Mat1f& height, float sigma) const {
    const double pixels = std::max(0.5f, sigma * unit_);
    if (pixels < 3.0) {
        cv::GaussianBlur(height, height, {}, pixels);
        return;
    }
    const int side =
        std::max(3, cvRound(pixels * 1.73) | 1); // two boxes come close to a Gaussian, in constant time
    cv::blur(height, height, {side, side});
    cv::blur(height, height, {side, side});
}

Relief Sketch::relief(const Mask& coverage, const Finish& finish) const {
    Relief relief;
    relief.box = box_;
    relief.scale = scale_;
    relief.coverage = coverage;
    relief.height = cv::Mat1f(size_, 0.0f);
    relief.albedo = filled(size_, finish.colour);
    relief.surface = finish.surface;
    return relief;
}

cv::Mat1f Sketch::noise(float cells, int octaves, Random& random) const {
    const int across = std::max(2, cvRound(static_cast<float>(size_.width) / unit_ * cells));
    return fractalNoise(size_, across, octaves, random);
}

void paint(Relief& relief, const Mask& mask, Colour colour, float opacity) {
    for (int y = 0; y < mask.rows; ++y) {
        const uchar* in = mask[y];
        cv::Vec3f* out = relief.albedo[y];
        for (int x = 0; x < mask.cols; ++x) {
            if (in[x] == 0)
                continue;
            const float share = opacity * static_cast<float>(in[x]) / 255.0f;
            out[x] = out[x] * (1.0f - share) + colour * share;
        }
    }
}

void modulate(Relief& relief, const cv::Mat1f& field, float strength) {
    for (int y = 0; y < field.rows; ++y)
        for (int x = 0; x < field.cols; ++x)
            relief.albedo(y, x) *= std::max(0.0f, 1.0f + strength * field(y, x));
}

void engrave(Relief& relief, const Mask& mask, float depth) {
    cv::Mat1f cut;
    mask.convertTo(cut, CV_32F, depth / 255.0);
    relief.height -= cut;
}

Points circlePoints(cv::Point2f centre, float radius, int count, float phase) {
    Points points;
    for (int i = 0; i < count; ++i) {
        const float a = phase + kFullTurn * static_cast<float>(i) / static_cast<float>(count);
        points.emplace_back(centre.x + radius * std::cos(a), centre.y + radius * std::sin(a));
    }
    return points;
}

Points ellipsePoints(cv::Point2f centre, cv::Size2f radii, int count) {
    Points points = circlePoints({0, 0}, 1.0f, count);
    for (cv::Point2f& point : points)
        point = {centre.x + point.x * radii.width, centre.y + point.y * radii.height};
    return points;
}

Points boxPoints(cv::Rect2f rect, float corner) {
    corner = std::min({corner, rect.width / 2, rect.height / 2});
    if (corner <= 0.0f)
        return {rect.tl(), {rect.x + rect.width, rect.y}, rect.br(), {rect.x, rect.y + rect.height}};
    Points points;
    const cv::Point2f inner[4] = {{rect.x + rect.width - corner, rect.y + rect.height - corner},
                                  {rect.x + corner, rect.y + rect.height - corner},
                                  {rect.x + corner, rect.y + corner},
                                  {rect.x + rect.width - corner, rect.y + corner}};
    for (int side = 0; side < 4; ++side)
        for (int i = 0; i <= 6; ++i) {
            const float a = 1.5707963f * (static_cast<float>(side) + static_cast<float>(i) / 6.0f);
            points.emplace_back(inner[side].x + corner * std::cos(a), inner[side].y + corner * std::sin(a));
        }
    return points;
}

Points curvePoints(const Points& control, int count) {
    Points points;
    for (int i = 0; i < count; ++i) {
        const float t = static_cast<float>(i) / static_cast<float>(count - 1);
        Points level = control; // de Casteljau
        for (std::size_t left = level.size() - 1; left > 0; --left)
            for (std::size_t j = 0; j < left; ++j)
                level[j] = level[j] * (1.0f - t) + level[j + 1] * t;
        points.push_back(level.front());
    }
    return points;
}

Points blobPoints(cv::Size2f radii, float wobble, Random& random, int count) {
    float amplitude[4];
    float phase[4];
    for (int k = 0; k < 4; ++k) {
        amplitude[k] = wobble * random.normal() / static_cast<float>(k + 1);
        phase[k] = random.uniform(0.0f, kFullTurn);
    }
    Points points = circlePoints({0, 0}, 1.0f, count);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const float a = kFullTurn * static_cast<float>(i) / static_cast<float>(count);
        float r = 1.0f;
        for (int k = 0; k < 4; ++k)
            r += amplitude[k] * std::sin(static_cast<float>(k + 2) * a + phase[k]);
        points[i] = {points[i].x * radii.width * r, points[i].y * radii.height * r};
    }
    return points;
}

} // namespace cliplad
