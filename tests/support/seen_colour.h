#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>

#include <opencv2/core.hpp>

#include "image/palette.h"

namespace cliplad::tests {

/// What an eye makes of linear red, green and blue.
using Eye = cv::Matx33d;

/// The usual eye, and those without red, green or blue cones: Machado, Oliveira and Fernandes (2009), full
/// severity.
inline const std::array<Eye, 4>& eyes() {
    static const std::array<Eye, 4> all = {
        Eye::eye(),
        Eye(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
        Eye(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
        Eye(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900)};
    return all;
}

inline cv::Vec3d linear(const Colour& colour) {
    cv::Vec3d out;
    for (int i = 0; i < 3; ++i) {
        const double value = colour[i] / 255.0;
        out[i] = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    }
    return out;
}

inline cv::Vec3d lab(const Colour& colour, const Eye& eye) {
    const cv::Matx33d toXyz(0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.0721750, 0.0193339,
                            0.1191920, 0.9503041);
    cv::Vec3d seen = eye * linear(colour);
    for (int i = 0; i < 3; ++i)
        seen[i] = std::clamp(seen[i], 0.0, 1.0);
    const cv::Vec3d xyz = toXyz * seen;
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f(xyz[0] / 0.95047);
    const double y = f(xyz[1]);
    const double z = f(xyz[2] / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// Of any two of the colours, in CIELAB; 10 is seen at a glance.
inline double smallestDifference(std::span<const Colour> colours, const Eye& eye) {
    double smallest = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < colours.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            smallest = std::min(smallest, cv::norm(lab(colours[i], eye) - lab(colours[j], eye)));
    return smallest;
}

} // namespace cliplad::tests
