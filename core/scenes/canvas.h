#pragma once

#include "scenes/lighting.h"

#include <cstdint>

namespace cliplad {

/// The picture while it is composed: colour and labels. Parts are laid on in the order of their height.
class Canvas {
public:
    /// Takes the background's pixels.
    /// @param lean of the camera, as Pose::lean
    Canvas(cv::Mat3f background, Lighting lighting, cv::Vec2f lean);

    /// Casts the part's shadow on what is there, lays the part over it and labels its pixels.
    void place(const Relief& relief, int label);
    /// A transparent cover: labels only pixels that belong to nothing yet.
    void cover(const Relief& relief, int label);
    /// Only paints, as printing or dirt does: labels stay.
    void decorate(const Relief& relief);

    /// Sets the pixels of a mask of the picture's size where the camera sees more than `above` of a placed
    /// part's mask (the relief's working pixels).
    void setWhereSeen(cv::Mat1b& picture, const Relief& relief, const Mask& mask, int above, int value) const;
    /// Gives a placed part's pixels under the mask (the relief's working pixels) another label.
    void mark(const Relief& relief, const Mask& mask, int label);

    /// Lights what is placed from now on.
    void relight(Lighting lighting) { lighting_ = std::move(lighting); }

    cv::Size size() const { return rgb_.size(); }
    cv::Vec2f lean() const { return lean_; }
    cv::Mat3f& rgb() { return rgb_; }
    const cv::Mat3f& rgb() const { return rgb_; }
    cv::Mat1b& label() { return label_; }

private:
    enum class Labelling { Replace, FillFree, None };

    void lay(const Relief& relief, int label, Labelling labelling);
    void castShadows(const Relief& relief, const Mask& coverage);
    void darken(const Mask& coverage, cv::Rect box, cv::Point2f shift, float blurPx, float strength);

    cv::Mat3f rgb_;
    cv::Mat1b label_;
    Lighting lighting_;
    cv::Vec2f lean_;
};

} // namespace cliplad
