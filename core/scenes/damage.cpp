#include "scenes/damage.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace cliplad {

namespace {

std::vector<std::vector<cv::Point>> fixedPoints(const Points& points, cv::Point2f at = {0, 0}) {
    std::vector<cv::Point> fixed;
    for (const cv::Point2f& point : points)
        fixed.emplace_back(cvRound((point.x + at.x) * 16), cvRound((point.y + at.y) * 16));
    return {fixed};
}

Mask lineOn(const Relief& relief, const Points& points, float width) {
    Mask mask(relief.coverage.size(), 0);
    drawLine(mask, points, std::max(1, cvRound(width)));
    return mask;
}

Mask blobOn(const Relief& relief, cv::Point2f at, cv::Size2f radii, float wobble, Random& random) {
    Mask mask(relief.coverage.size(), 0);
    drawBlob(mask, at, radii, wobble, random);
    return mask;
}

cv::Point2f anyOf(const std::vector<cv::Point>& candidates, cv::Size size, Random& random) {
    if (candidates.empty())
        return {static_cast<float>(size.width) * 0.5f, static_cast<float>(size.height) * 0.5f};
    return random.pick(candidates);
}

cv::Point2f pointIn(const Mask& mask, Random& random) {
    std::vector<cv::Point> candidates;
    cv::findNonZero(mask > 127, candidates);
    return anyOf(candidates, mask.size(), random);
}

Mask grown(const Mask& mask, float pixels) {
    Mask result;
    const int side = std::max(3, 2 * cvRound(pixels) + 1);
    cv::dilate(mask, result, cv::getStructuringElement(cv::MORPH_ELLIPSE, {side, side}));
    return result;
}

} // namespace

void drawLine(Mask& mask, const Points& points, int thicknessPx) {
    cv::polylines(mask, fixedPoints(points), false, 255, thicknessPx, cv::LINE_AA, 4);
}

void drawBlob(Mask& mask, cv::Point2f at, cv::Size2f radii, float wobble, Random& random) {
    cv::fillPoly(mask, fixedPoints(blobPoints(radii, wobble, random), at), 255, cv::LINE_AA, 4);
}

float lengthOf(const Relief& relief) {
    return std::sqrt(static_cast<float>(cv::countNonZero(relief.coverage > 127)));
}

cv::Point2f pointOn(const Relief& relief, float inset, Random& random) {
    cv::Mat1f distance;
    cv::distanceTransform(relief.coverage > 127, distance, cv::DIST_L2, 3);
    double deepest = 0;
    cv::minMaxLoc(distance, nullptr, &deepest);
    const float wanted = std::min(inset, 0.7f * static_cast<float>(deepest));
    std::vector<cv::Point> candidates;
    cv::findNonZero(distance > wanted, candidates);
    return anyOf(candidates, relief.coverage.size(), random);
}

Mask scratch(Relief& relief, Random& random) {
    const float length = lengthOf(relief);
    const float pixel = std::max(static_cast<float>(relief.scale), 0.01f * length);
    const cv::Point2f middle = pointOn(relief, 0.2f * length, random);
    const float angle = random.uniform(0.0f, 3.1415927f);
    const int count = random.integer(2, 4);
    Mask mask(relief.coverage.size(), 0);
    for (int i = 0; i < count; ++i) {
        const float half = length * random.uniform(0.22f, 0.4f);
        const float a = angle + random.normal(0.0f, 0.08f);
        const cv::Point2f at =
            middle + cv::Point2f{random.normal(0, 0.04f * length), random.normal(0, 0.04f * length)};
        const cv::Point2f reach(half * std::cos(a), half * std::sin(a));
        const cv::Point2f bow{random.normal(0, 0.08f * half), random.normal(0, 0.08f * half)};
        mask |= lineOn(relief, curvePoints({at - reach, at + bow, at + reach}, 20), 1.4f * pixel);
    }
    mask &= relief.coverage;
    const Colour bright = random.chance(0.75f) ? Colour(0.93f, 0.93f, 0.92f) : Colour(0.1f, 0.1f, 0.1f);
    paint(relief, mask, bright * (bright[0] > 0.5f ? 1.5f : 1.0f), 0.95f);
    engrave(relief, mask, 0.6f * pixel);
    return grown(mask, 1.5f * pixel) & relief.coverage;
}

Mask crack(Relief& relief, Random& random, float reach) {
    return crackFrom(relief, {}, random, reach);
}

Mask crackFrom(Relief& relief, const Mask& from, Random& random, float share) {
    const float length = share * lengthOf(relief);
    const float pixel = std::max(static_cast<float>(relief.scale), 0.01f * length);
    const float step = 0.09f * length;
    Mask mask(relief.coverage.size(), 0);
    const float angle = random.uniform(0.0f, kFullTurn);
    cv::Point2f at = from.empty() ? pointOn(relief, 0.1f * length, random) : pointIn(from, random);
    const cv::Point2f start = at;
    for (int arm = 0; arm < 3; ++arm) {
        Points path{arm < 2 ? start : at};
        const float heading = arm == 0   ? angle
                              : arm == 1 ? angle + 3.1415927f
                                         : angle + random.uniform(0.5f, 1.0f);
        const int steps = arm < 2 ? 6 : 3;
        for (int i = 0; i < steps; ++i) {
            const float turn = heading + random.normal(0.0f, 0.55f);
            const float reach = step * random.uniform(0.6f, 1.3f);
            path.push_back(path.back() + cv::Point2f(reach * std::cos(turn), reach * std::sin(turn)));
            if (arm == 0 && i == 2)
                at = path.back();
        }
        mask |= lineOn(relief, path, (arm < 2 ? 1.8f : 1.2f) * pixel);
    }
    mask &= relief.coverage;
    paint(relief, mask, {0.04f, 0.035f, 0.03f}, 0.9f);
    engrave(relief, mask, 2.5f * pixel);
    return grown(mask, 1.5f * pixel) & relief.coverage;
}

Mask stain(Relief& relief, Colour colour, Random& random, float size) {
    const float length = lengthOf(relief);
    const float reach = size * length * random.uniform(0.14f, 0.24f);
    const cv::Size2f radii{reach, reach * random.uniform(0.6f, 1.0f)};
    const cv::Point2f at = pointOn(relief, 0.6f * reach, random);
    const Mask blob = blobOn(relief, at, radii, 0.22f, random) & relief.coverage;
    Mask soft;
    const int side = std::max(3, cvRound(0.35f * reach) | 1);
    cv::blur(blob, soft, {side, side});
    soft &= relief.coverage;
    paint(relief, soft, colour, 0.8f);
    for (int i = 0; i < 6; ++i) { // splashes around it
        const cv::Point2f off{random.normal(0, reach), random.normal(0, reach)};
        const float splash = reach * random.uniform(0.06f, 0.18f);
        paint(relief, blobOn(relief, at + off, {splash, splash}, 0.1f, random) & relief.coverage, colour,
              0.7f);
    }
    return blob;
}

Mask rust(Relief& relief, Random& random, float size) {
    Mask damage = stain(relief, rgb8(142, 70, 30), random, size);
    damage |= stain(relief, rgb8(120, 56, 26), random, size);
    return damage;
}

Mask dent(Relief& relief, Random& random) {
    const float length = lengthOf(relief);
    const float reach = length * random.uniform(0.16f, 0.26f);
    const cv::Point2f at = pointOn(relief, 0.8f * reach, random);
    const cv::Size2f radii{reach, reach * random.uniform(0.6f, 1.0f)};
    const Mask blob = blobOn(relief, at, radii, 0.1f, random) & relief.coverage;
    cv::Mat1f hollow;
    blob.convertTo(hollow, CV_32F, 0.45 * reach / 255.0);
    const int side = std::max(3, cvRound(0.7f * reach) | 1);
    cv::blur(hollow, hollow, {side, side});
    relief.height -= hollow;
    return blob;
}

Mask chipOff(Relief& relief, Random& random, float size) {
    const float length = lengthOf(relief);
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(relief.coverage > 127, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    if (outlines.empty())
        return Mask(relief.coverage.size(), 0);
    const auto longest = std::max_element(outlines.begin(), outlines.end(),
                                          [](const auto& a, const auto& b) { return a.size() < b.size(); });
    const cv::Point2f at = random.pick(*longest);
    const float reach = size * length * random.uniform(0.18f, 0.28f);
    const Mask bite = blobOn(relief, at, {reach, reach * 0.8f}, 0.3f, random);
    const Mask gone = bite & relief.coverage;
    const Mask broken = (grown(bite, 0.12f * reach) - bite) & relief.coverage;
    paint(relief, broken, Colour::all(0.8f), 0.5f);
    relief.coverage -= gone;
    if (!relief.alpha.empty())
        relief.alpha -= bite;
    return gone;
}

Mask bend(Relief& relief, float axis, float strength) {
    const float c = std::cos(axis);
    const float s = std::sin(axis);
    const cv::Point2f middle(static_cast<float>(relief.coverage.cols) * 0.5f,
                             static_cast<float>(relief.coverage.rows) * 0.5f);
    const float reach = 0.5f * std::max(1.0f, std::abs(c) * static_cast<float>(relief.coverage.cols) +
                                                  std::abs(s) * static_cast<float>(relief.coverage.rows));
    cv::Mat2f map(relief.coverage.size());
    for (int y = 0; y < map.rows; ++y)
        for (int x = 0; x < map.cols; ++x) {
            const cv::Point2f p(static_cast<float>(x), static_cast<float>(y));
            const float along = ((p.x - middle.x) * c + (p.y - middle.y) * s) / reach;
            const float over = std::max(0.0f, along + 0.1f);
            const float sideways = strength * reach * over * over;
            map(y, x) = {p.x + s * sideways, p.y - c * sideways};
        }
    const auto warp = [&](auto& mat, const cv::Scalar& outside, int border) {
        if (mat.empty())
            return;
        cv::Mat out;
        cv::remap(mat, out, map, cv::Mat(), cv::INTER_LINEAR, border, outside);
        mat = out;
    };
    warp(relief.coverage, {}, cv::BORDER_CONSTANT);
    warp(relief.alpha, {}, cv::BORDER_CONSTANT);
    warp(relief.height, {}, cv::BORDER_CONSTANT);
    warp(relief.albedo, {}, cv::BORDER_REPLICATE);
    Mask moved = relief.coverage.clone();
    for (int y = 0; y < map.rows; ++y)
        for (int x = 0; x < map.cols; ++x)
            if ((static_cast<float>(x) - middle.x) * c + (static_cast<float>(y) - middle.y) * s <
                0.1f * reach)
                moved(y, x) = 0;
    return moved;
}

} // namespace cliplad
