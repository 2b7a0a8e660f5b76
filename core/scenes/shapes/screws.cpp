#include "scenes/shapes/screws.h"

#include "scenes/shapes/forms.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace cliplad {

namespace {

bool isHex(HeadForm head) {
    return head == HeadForm::Hex || head == HeadForm::FlangedHex;
}

/// Radii of the head from its top (x 0) to the neck; hexagonal heads have only their washer face here.
Profile headProfile(const SideScrew& screw) {
    const float h = screw.headHalfWidth;
    const float l = screw.headLength;
    switch (screw.head) {
    case HeadForm::Countersunk:
        return {{0, 0.94f * h}, {0.03f, h}, {0.15f * l, h}, {l, screw.halfWidth * screw.shank}};
    case HeadForm::Raised:
        return {{0, 0.3f * h}, {0.12f * l, 0.7f * h}, {0.3f * l, h}, {0.4f * l, h}, {l, screw.halfWidth}};
    case HeadForm::Pan:
        return {{0, 0.55f * h}, {0.12f * l, 0.78f * h}, {0.4f * l, 0.96f * h}, {0.7f * l, h}, {l, h}};
    case HeadForm::Round:
        return {{0, 0.2f * h}, {0.1f * l, 0.44f * h}, {0.3f * l, 0.71f * h}, {0.6f * l, 0.92f * h}, {l, h}};
    case HeadForm::Cylinder:
        return {{0, 0.92f * h}, {0.08f * l, h}, {l, h}};
    case HeadForm::FlangedHex:
        return {{0.72f * l, 0.9f * h}, {0.85f * l, 1.25f * h}, {l, 1.3f * h}};
    case HeadForm::Hex:
    case HeadForm::None:
        break;
    }
    return {{0.95f * l, 0.8f * h}, {l, 0.8f * h}};
}

float topRadius(const SideScrew& screw) {
    return isHex(screw.head) ? 0.95f * screw.headHalfWidth : headProfile(screw).front().y;
}

/// The whole screw but a hexagonal head, the axis from -half to half.
Profile wholeProfile(const SideScrew& screw) {
    const float half = 0.5f * (screw.length + screw.headLength);
    const float neck = -half + screw.headLength;
    const float w = screw.halfWidth;
    const float smooth = neck + screw.unthreaded * screw.length;
    Profile profile = headProfile(screw);
    for (cv::Point2f& point : profile)
        point.x -= half;
    const float first = screw.unthreaded > 0.0f ? screw.shank * w : w;
    profile.push_back({neck + 1e-3f, first});
    if (screw.unthreaded > 0.0f) {
        profile.push_back({smooth, first});
        profile.push_back({smooth + 0.02f, w});
    }
    switch (screw.tip) {
    case TipForm::Pointed:
        profile.insert(
            profile.end(),
            {{half - 3.2f * w, w}, {half - 1.4f * w, 0.62f * w}, {half - 0.02f, 0.06f * w}, {half, 0}});
        break;
    case TipForm::Drill:
        profile.insert(profile.end(), {{half - 2.4f * w, w},
                                       {half - 2.2f * w, 0.72f * w},
                                       {half - 0.7f * w, 0.72f * w},
                                       {half, 0.04f * w}});
        break;
    case TipForm::Chamfered:
        profile.insert(profile.end(), {{half - 0.5f * w, w}, {half, 0.62f * w}});
        break;
    case TipForm::Flat:
        profile.insert(profile.end(), {{half - 0.08f * w, w}, {half, 0.92f * w}});
        break;
    }
    return profile;
}

/// Height of a hexagonal prism of that corner radius over its axis at `y`; below 0 outside.
float hexHeight(float y, float corner, float turn) {
    float height = 10.0f;
    for (int k = 0; k < 6; ++k) {
        const float a = turn + kFullTurn / 6.0f * static_cast<float>(k);
        const float towards = std::cos(a);
        const float room = 0.866f * corner - y * std::sin(a);
        if (towards > 0.02f)
            height = std::min(height, room / towards);
        else if (towards > -0.02f && room < 0.0f)
            return -1.0f;
    }
    float widest = 0.0f; // facets beyond the corner that is furthest out are not seen
    for (int k = 0; k < 6; ++k)
        widest = std::max(
            widest, corner * std::abs(std::sin(turn + kFullTurn / 6.0f * (static_cast<float>(k) + 0.5f))));
    return std::abs(y) < widest ? std::max(height, 0.0f) : -1.0f;
}

struct Crest {
    float from, to; ///< along the axis
    const SideScrew& screw;

    /// 1 on a crest, 0 at the root, by the place along the thread's turn.
    float operator()(float phase) const {
        phase -= std::floor(phase);
        const float ridge = std::abs(2.0f * phase - 1.0f);
        const float thin = ridge * ridge * ridge;
        return ridge + (thin * ridge - ridge) * screw.flight;
    }
};

/// One pixel's outer radius and what the thread does there.
struct Turned {
    float height = 0.0f;  ///< over the axis, unit coordinates
    float inside = -1.0f; ///< how far the pixel lies inside the outline
    float shade = 1.0f;
};

Turned turnedAt(const SideScrew& screw, const Profile& profile, const Crest& crest, cv::Point2f at,
                float lift) {
    Turned result;
    float r = radiusAt(profile, at.x);
    if (r <= 0.0f)
        return result;
    if (at.x > crest.from && at.x < crest.to) {
        const float across = std::clamp(at.y / r, -1.0f, 1.0f);
        const float level = std::sqrt(std::max(0.0f, 1.0f - across * across));
        const float around = std::asin(across) / kFullTurn;
        const float phase = (at.x - lift * r * level) / screw.pitch - around;
        const float ridge = crest(phase);
        r *= 1.0f - screw.depth * (1.0f - ridge);
        result.shade = 0.3f + 0.7f * ridge;
    }
    const float square = r * r - at.y * at.y;
    result.inside = r - std::abs(at.y);
    result.height = std::sqrt(std::max(0.0f, square));
    result.shade *= 0.72f + 0.28f * result.height / r;
    return result;
}

/// The flat end of the head as an ellipse with its drive.
void paintTop(Relief& relief, const Sketch& s, const Finish& finish, const SideScrew& screw, Random& random) {
    const float squash = std::sin(screw.tilt);
    const float x = -0.5f * (screw.length + screw.headLength) * std::cos(screw.tilt);
    const float r = topRadius(screw);
    const auto seen = [&](Points points) {
        for (cv::Point2f& point : points)
            point = {x + squash * r * point.x, r * point.y};
        return points;
    };
    const Mask top = s.polygon(
        seen(isHex(screw.head) ? circlePoints({0, 0}, 1.0f, 6, screw.turn) : circlePoints({0, 0}, 1.0f, 32)));
    relief.coverage |= top;
    const float slope = std::min(1.5f, std::cos(screw.tilt) / squash);
    for (int y = 0; y < top.rows; ++y)
        for (int px = 0; px < top.cols; ++px)
            if (top(y, px) > 127) {
                const cv::Point2f at = s.unmap({static_cast<float>(px), static_cast<float>(y)});
                relief.height(y, px) = s.unit() * slope * (at.x - x);
            }
    paint(relief, top, finish.colour);
    const float a = random.uniform(0.0f, kFullTurn);
    const Points bar = moved(boxPoints({-0.6f, -0.12f, 1.2f, 0.24f}), a);
    const Points other = moved(boxPoints({-0.6f, -0.12f, 1.2f, 0.24f}), a + 0.25f * kFullTurn);
    Mask drive = s.blank();
    if (screw.head == HeadForm::Cylinder)
        drive = s.polygon(seen(circlePoints({0, 0}, 0.55f, 6, a)));
    else if (!isHex(screw.head))
        drive = random.chance(0.25f) ? s.polygon(seen(moved(boxPoints({-0.95f, -0.1f, 1.9f, 0.2f}), a)))
                                     : s.polygon(seen(bar)) | s.polygon(seen(other));
    paint(relief, drive, finish.colour * random.uniform(0.05f, 0.35f), 0.9f);
}

} // namespace

Relief paintSideScrew(const Pose& pose, const Finish& finish, const SideScrew& screw, Random& random) {
    const float c = std::cos(screw.tilt);
    const float sine = std::sin(screw.tilt);
    const float half = 0.5f * (screw.length + screw.headLength);
    const float neck = -half + screw.headLength;
    const float widest = 1.35f * std::max(screw.headHalfWidth, screw.halfWidth);
    const Sketch s(pose, {half * c + sine * widest + 0.05f, widest});
    const Profile profile = wholeProfile(screw);
    const Crest crest{neck + screw.unthreaded * screw.length + 0.02f,
                      half - (screw.tip == TipForm::Drill ? 2.2f * screw.halfWidth : 0.03f), screw};
    const float hexEnd = screw.head == HeadForm::FlangedHex ? neck - 0.25f * screw.headLength : neck;
    Relief relief = s.relief(s.blank(), finish);
    const float slope = std::min(1.2f, sine / std::max(0.2f, c));
    for (int y = 0; y < relief.height.rows; ++y)
        for (int x = 0; x < relief.height.cols; ++x) {
            const cv::Point2f p = s.unmap({static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f});
            const cv::Point2f at{p.x / c, p.y};
            if (std::abs(at.x) > half)
                continue;
            Turned turned = turnedAt(screw, profile, crest, at, sine / c);
            if (isHex(screw.head) && at.x < hexEnd) {
                const float h = hexHeight(at.y, screw.headHalfWidth, screw.turn);
                turned = {h, h >= 0.0f ? 1.0f : -1.0f, 1.0f};
            }
            const float share = std::clamp(turned.inside * s.unit() + 0.5f, 0.0f, 1.0f);
            relief.coverage(y, x) = static_cast<uchar>(255.0f * share);
            relief.height(y, x) = (turned.height - slope * p.x) * s.unit();
            relief.albedo(y, x) *= turned.shade;
        }
    if (screw.tilt > 0.12f && screw.head != HeadForm::None)
        paintTop(relief, s, finish, screw, random);
    s.soften(relief.height, 0.006f);
    relief.elevation = pose.radius * std::max(screw.headHalfWidth * 0.7f, screw.halfWidth);
    return relief;
}

SideScrew randomSideScrew(Random& random) {
    SideScrew screw;
    const float sort = random.unit();
    screw.turn = random.uniform(0.0f, kFullTurn);
    float slender = 0.0f; // length against the thread's radius
    if (sort < 0.4f) {    // for wood and boards
        screw.head = random.chance(0.75f) ? HeadForm::Countersunk : HeadForm::Raised;
        screw.flight = random.uniform(0.5f, 1.0f);
        screw.depth = random.uniform(0.18f, 0.35f);
        screw.halfWidth = random.uniform(0.14f, 0.25f);
        screw.pitch = screw.halfWidth * random.uniform(0.45f, 0.95f);
        screw.headHalfWidth = screw.halfWidth * random.uniform(1.75f, 2.2f);
        screw.headLength = screw.headHalfWidth * random.uniform(0.6f, 1.0f);
        screw.unthreaded = random.chance(0.5f) ? random.uniform(0.15f, 0.45f) : 0.0f;
        screw.shank = random.uniform(0.68f, 0.95f);
        slender = random.logUniform(7.0f, 24.0f);
    } else if (sort < 0.6f) { // self-tapping, for sheet metal and plastics
        static const std::array<HeadForm, 4> heads = {HeadForm::Pan, HeadForm::Pan, HeadForm::FlangedHex,
                                                      HeadForm::Raised};
        screw.head = random.pick(heads);
        screw.tip = random.chance(0.2f) ? TipForm::Drill : TipForm::Pointed;
        screw.flight = random.uniform(0.3f, 0.8f);
        screw.halfWidth = random.uniform(0.18f, 0.3f);
        screw.pitch = screw.halfWidth * random.uniform(0.5f, 0.9f);
        screw.headHalfWidth = screw.halfWidth * random.uniform(1.7f, 2.2f);
        screw.headLength = screw.headHalfWidth * random.uniform(0.5f, 0.75f);
        slender = random.logUniform(4.0f, 12.0f);
    } else { // for threaded holes and nuts
        static const std::array<HeadForm, 8> heads = {
            HeadForm::Pan,         HeadForm::Cylinder, HeadForm::Cylinder, HeadForm::Round,
            HeadForm::Countersunk, HeadForm::Hex,      HeadForm::Hex,      HeadForm::FlangedHex};
        screw.head = random.pick(heads);
        screw.tip = random.chance(0.5f) ? TipForm::Flat : TipForm::Chamfered;
        screw.depth = random.uniform(0.13f, 0.24f);
        screw.halfWidth = random.uniform(0.18f, 0.36f);
        screw.pitch = screw.halfWidth * random.uniform(0.28f, 0.5f);
        screw.headHalfWidth = screw.halfWidth * random.uniform(1.5f, 2.0f);
        screw.headLength = screw.halfWidth * random.uniform(0.9f, 2.0f);
        screw.unthreaded = random.chance(0.4f) ? random.uniform(0.15f, 0.65f) : 0.0f;
        screw.shank = random.uniform(0.93f, 1.0f);
        slender = random.logUniform(3.5f, 14.0f);
    }
    screw.length = std::min(4.6f, slender * screw.halfWidth);
    if (random.chance(0.35f))
        screw.tilt = random.uniform(0.15f, 1.1f);
    return screw;
}

} // namespace cliplad
