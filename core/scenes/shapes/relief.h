#pragma once

#include "scenes/material.h"

#include <opencv2/core.hpp>

#include <vector>

namespace cliplad {

using Mask = cv::Mat1b; ///< 0 outside, 255 inside, between at antialiased edges
using Points = std::vector<cv::Point2f>;

/// Where a part lies and how the camera sees it. Painters draw in *unit coordinates*: the part's radius is 1,
/// x to the right and y down before rotation.
struct Pose {
    cv::Point2f centre;   ///< canvas pixels
    float radius = 10.0f; ///< canvas pixels
    float angle = 0.0f;   ///< radians, from x towards y: clockwise as one sees it
    cv::Vec2f lean{0, 0}; ///< direction × sine of the camera's tilt; foreshortens and shows side walls
    cv::Size canvas;      ///< parts are drawn only as far as they reach the canvas
};

/// A part before lighting: mask, height field and colour on a patch of the canvas.
///
/// The mats have `box.size() × scale` pixels: small parts are drawn finer than the canvas and averaged down
/// after shading. Heights are in those working pixels, so slopes do not depend on the scale.
struct Relief {
    cv::Rect box;
    int scale = 1;
    Mask coverage; ///< the part itself: what is labelled
    Mask alpha;    ///< what is drawn; empty means coverage
    Mask opacity;  ///< per pixel, in place of the surface's; empty means the surface's everywhere
    cv::Mat1f height;
    cv::Mat3f albedo;
    Surface surface;
    float elevation = 0.0f; ///< canvas pixels above the ground: length of its shadow; 0 casts none
    float wall = 0.0f;      ///< canvas pixels of side wall that a leaning camera sees
    cv::Vec2f tilt{0, 0};   ///< as Pose::lean, of a part that does not lie flat; on top of it
    bool sunken = false;    ///< a hole: heights go down, no shadow is cast
};

/// Draws masks and heights of one part on its patch.
class Sketch {
public:
    /// `extent` is the half size in unit coordinates that the drawing may reach.
    Sketch(const Pose& pose, cv::Size2f extent);

    Mask blank() const;
    Mask polygon(const Points& points) const;
    Mask disc(cv::Point2f centre, float radius) const;
    Mask ring(cv::Point2f centre, float outer, float inner) const;
    Mask box(cv::Rect2f rect, float corner = 0.0f) const;
    Mask stroke(const Points& points, float width) const;

    /// Fills a polygon straight into a field or a colour of this patch, without antialiasing.
    void fill(cv::Mat target, const Points& points, const cv::Scalar& value) const;

    /// Rises from the mask's edge over `width`, then stays flat at that height (unit coordinates).
    cv::Mat1f bevel(const Mask& mask, float width, float height) const;
    /// The same with a round shoulder; `width` ≥ the part's inner radius makes a dome.
    cv::Mat1f dome(const Mask& mask, float width, float height) const;
    /// Blurs by `sigma` unit coordinates.
    void soften(cv::Mat1f& height, float sigma) const;

    /// A relief of that mask with the finish everywhere; height still flat.
    Relief relief(const Mask& coverage, const Finish& finish) const;

    /// Noise over the patch with about `cells` features a part radius.
    cv::Mat1f noise(float cells, int octaves, Random& random) const;

    /// Working pixels of a length of 1.
    float unit() const { return unit_; }
    /// Unit coordinates to working pixels.
    cv::Point2f map(cv::Point2f point) const;
    /// The other way.
    cv::Point2f unmap(cv::Point2f pixel) const;
    cv::Size size() const { return size_; }

private:
    std::vector<cv::Point> fixedPoint(const Points& points) const;

    cv::Rect box_;
    int scale_ = 1;
    cv::Size size_;
    cv::Matx22f matrix_;
    cv::Point2f origin_;
    float unit_ = 1.0f;
};

/// Mixes `colour` into the albedo where the mask is.
void paint(Relief& relief, const Mask& mask, Colour colour, float opacity = 1.0f);
/// Multiplies the albedo by 1 + strength × field.
void modulate(Relief& relief, const cv::Mat1f& field, float strength);
/// Lowers the height by `depth` working pixels where the mask is.
void engrave(Relief& relief, const Mask& mask, float depth);

/// @param phase of the first point, radians
Points circlePoints(cv::Point2f centre, float radius, int count = 48, float phase = 0.0f);
Points ellipsePoints(cv::Point2f centre, cv::Size2f radii, int count = 48);
Points boxPoints(cv::Rect2f rect, float corner = 0.0f);
/// A Bézier curve of any degree through its first and last control point.
Points curvePoints(const Points& control, int count = 48);
/// A closed outline whose radius wobbles: for food, stains, chipped edges.
Points blobPoints(cv::Size2f radii, float wobble, Random& random, int count = 48);

} // namespace cliplad
