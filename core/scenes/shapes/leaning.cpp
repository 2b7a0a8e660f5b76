#include "scenes/shapes/leaning.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace cliplad {

namespace {

/// Where points of the upper (side 1) and lower (side -1) face are seen: the axis leans to the right.
struct View {
    float squash = 1.0f;
    float shift = 0.0f; ///< half of what the faces are apart in the picture

    Points of(const Points& points, float side) const {
        Points seen;
        for (const cv::Point2f& point : points)
            seen.emplace_back(point.x * squash + side * shift, point.y);
        return seen;
    }
};

/// A plane through `at`, in unit coordinates.
struct Plane {
    cv::Point2f at;
    float height = 0.0f;
    cv::Point2f slope;

    float operator()(cv::Point2f p) const { return height + (p - at).dot(slope); }
};

/// The side walls that face the camera, one plane an edge; `walls` gets edge numbers from 1.
std::vector<Plane> wallPlanes(const Sketch& s, const Points& outline, const View& view, const Plane& top,
                              float lean, cv::Mat1b& walls) {
    std::vector<Plane> planes;
    const Points above = view.of(outline, 1.0f);
    const Points below = view.of(outline, -1.0f);
    for (std::size_t i = 0; i < outline.size() && planes.size() < 254; ++i) {
        const std::size_t next = (i + 1) % outline.size();
        const cv::Point2f along = outline[next] - outline[i];
        const cv::Point2f outward =
            cv::Point2f(along.y, -along.x) / std::max(1e-4f, std::hypot(along.x, along.y));
        if (outward.x > -0.02f) // turned away
            continue;
        // Both planes hold their common edge; across it the wall falls away, no steeper than can be drawn.
        const cv::Point2f edge = above[next] - above[i];
        const cv::Point2f across = cv::Point2f(edge.y, -edge.x) / std::max(1e-4f, std::hypot(edge.x, edge.y));
        const cv::Point2f slope(view.squash / std::sin(lean), outward.y / (outward.x * std::sin(lean)));
        const float fall = std::clamp((slope - top.slope).dot(across), -3.5f, 0.0f);
        planes.push_back({above[i], top(above[i]), top.slope + across * fall});
        s.fill(walls, {above[i], above[next], below[next], below[i]},
               cv::Scalar::all(static_cast<double>(planes.size())));
    }
    return planes;
}

} // namespace

Relief paintLeaningPlate(const Pose& pose, const Finish& finish, const LeaningPlate& plate) {
    const View view{std::cos(plate.lean), 0.5f * plate.thickness * std::sin(plate.lean)};
    const Sketch s(pose, {1.02f + view.shift, 1.02f});
    Points outline = plate.outline;
    if (cv::Point2f a = outline[1] - outline[0], b = outline[2] - outline[1]; a.cross(b) < 0.0f)
        std::reverse(outline.begin(), outline.end());
    const Plane top{{view.shift, 0}, 0.0f, {-std::min(2.0f, std::sin(plate.lean) / view.squash), 0}};
    cv::Mat1b walls(s.size(), 0);
    const std::vector<Plane> planes = wallPlanes(s, outline, view, top, plate.lean, walls);
    const Mask face = s.polygon(view.of(outline, 1.0f));
    const Points bore = circlePoints({0, 0}, std::max(0.01f, plate.hole));
    const Mask mouth = plate.hole > 0.0f ? s.polygon(view.of(bore, 1.0f)) : s.blank();
    const Mask through = mouth & s.polygon(view.of(bore, -1.0f));
    Relief relief = s.relief((face | (walls > 0)) - through, finish);
    const Mask onTop = face - mouth;
    cv::dilate(walls, walls, cv::Mat(), {-1, -1}, 2 * relief.scale); // their outer edges keep their slope
    for (int y = 0; y < relief.height.rows; ++y)
        for (int x = 0; x < relief.height.cols; ++x) {
            const cv::Point2f at = s.unmap({static_cast<float>(x), static_cast<float>(y)});
            const int wall = onTop(y, x) > 127 ? 0 : walls(y, x);
            const Plane& plane = wall > 0 ? planes[static_cast<std::size_t>(wall) - 1] : top;
            relief.height(y, x) = plane(at) * s.unit();
        }
    if (plate.chamfer > 0.0f) {
        const Mask flat = s.polygon(view.of(circlePoints({0, 0}, plate.chamfer), 1.0f));
        relief.height += s.bevel(flat, 0.08f, 0.06f);
    }
    paint(relief, mouth, finish.colour * 0.3f, 0.85f);
    if (plate.thread)
        for (float side = 0.8f; side > -1.0f; side -= 0.4f)
            paint(relief, s.stroke(view.of(bore, side), 0.05f) & mouth, finish.colour * 0.8f, 0.8f);
    s.soften(relief.height, 0.012f);
    relief.elevation = pose.radius * (0.3f * plate.thickness + 0.6f * std::sin(plate.lean));
    return relief;
}

} // namespace cliplad
