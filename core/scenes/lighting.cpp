#include "scenes/lighting.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace cliplad {

namespace {

/// What one light needs per pixel, worked out once per part.
struct Beam {
    cv::Vec3f direction;
    cv::Vec3f half;
    Colour colour;
};

std::vector<Beam> beamsOf(const Lighting& lighting) {
    std::vector<Beam> beams;
    for (const Light& light : lighting.lights)
        beams.push_back({light.direction, cv::normalize(light.direction + cv::Vec3f(0, 0, 1)), light.colour});
    return beams;
}

/// A smooth wave of period 1 between 0 and 1, cheaper than a sine.
float band(float t) {
    t -= std::floor(t);
    const float triangle = t < 0.5f ? 2.0f * t : 2.0f - 2.0f * t;
    return triangle * triangle * (3.0f - 2.0f * triangle);
}

/// The normal's slopes at a pixel, from central differences; borders repeat.
cv::Vec3f normalAt(const cv::Mat1f& height, int y, int x) {
    const int left = std::max(0, x - 1);
    const int right = std::min(height.cols - 1, x + 1);
    const int up = std::max(0, y - 1);
    const int down = std::min(height.rows - 1, y + 1);
    const float dx = (height(y, right) - height(y, left)) * 0.5f;
    const float dy = (height(down, x) - height(up, x)) * 0.5f;
    const float length = 1.0f / std::sqrt(dx * dx + dy * dy + 1.0f);
    return {-dx * length, -dy * length, length};
}

struct Response {
    Colour body;  ///< scaled by opacity
    Colour gleam; ///< reflections, which stay on transparent things
};

Response respond(const cv::Vec3f& n, const cv::Vec3f& albedo, const Surface& surface,
                 const Lighting& lighting, const std::vector<Beam>& beams, float drift) {
    Colour diffuse = lighting.ambient;
    Colour specular{0, 0, 0};
    for (const Beam& beam : beams) {
        diffuse += beam.colour * std::max(0.0f, n.dot(beam.direction));
        float s = std::max(0.0f, n.dot(beam.half));
        for (int i = 0; i < surface.gloss; ++i)
            s *= s;
        specular += beam.colour * s;
    }
    Response response;
    response.body = albedo.mul(diffuse) * surface.diffuse;
    response.gleam = specular * surface.specular;
    if (surface.mirror > 0.0f) {
        const float across =
            2.0f * n[2] * (n[0] * lighting.bandDirection[0] + n[1] * lighting.bandDirection[1]);
        const float sky = band(lighting.bandFrequency * across + lighting.bandPhase + drift);
        const Colour seen = lighting.bandDark + (lighting.bandBright - lighting.bandDark) * sky;
        response.gleam += albedo.mul(seen) * surface.mirror;
    }
    return response;
}

void shade(const Relief& relief, const Lighting& lighting, cv::Mat3f& colour, cv::Mat3f& through) {
    const std::vector<Beam> beams = beamsOf(lighting);
    const Mask& alpha = relief.alpha.empty() ? relief.coverage : relief.alpha;
    const Surface& surface = relief.surface;
    const float step = 0.35f / static_cast<float>(relief.scale) / 24.0f;
    colour = filled(alpha.size(), {0, 0, 0});
    through = filled(alpha.size(), {1, 1, 1});
    for (int y = 0; y < alpha.rows; ++y)
        for (int x = 0; x < alpha.cols; ++x) {
            const uchar a = alpha(y, x);
            if (a == 0)
                continue;
            const float share = static_cast<float>(a) / 255.0f;
            const float drift = (static_cast<float>(x) * lighting.bandDirection[1] +
                                 static_cast<float>(y) * lighting.bandDirection[0]) *
                                step;
            const Response light =
                respond(normalAt(relief.height, y, x), relief.albedo(y, x), surface, lighting, beams, drift);
            const float opacity =
                relief.opacity.empty() ? surface.opacity : static_cast<float>(relief.opacity(y, x)) / 255.0f;
            colour(y, x) = (light.body * opacity + light.gleam) * share;
            const float pass = share * (1.0f - opacity);
            through(y, x) = Colour::all(1.0f - share) + surface.tint * pass;
        }
}

cv::Rect shiftedRect(cv::Size size, cv::Point shift) {
    return cv::Rect(shift, size) & cv::Rect(cv::Point(0, 0), size);
}

/// Lays `top` (with its own transparency) over `under`, moved by whole pixels.
void layOver(cv::Mat3f& colour, cv::Mat3f& through, const cv::Mat3f& topColour, const cv::Mat3f& topThrough,
             cv::Point shift) {
    const cv::Rect target = shiftedRect(colour.size(), shift);
    const cv::Rect source = target - shift;
    for (int y = 0; y < target.height; ++y) {
        cv::Vec3f* c = colour[target.y + y] + target.x;
        cv::Vec3f* t = through[target.y + y] + target.x;
        const cv::Vec3f* tc = topColour[source.y + y] + source.x;
        const cv::Vec3f* tt = topThrough[source.y + y] + source.x;
        for (int x = 0; x < target.width; ++x) {
            c[x] = c[x].mul(tt[x]) + tc[x];
            t[x] = t[x].mul(tt[x]);
        }
    }
}

/// How bright each pixel of a vertical wall is that faces away from the part's middle.
cv::Mat1f wallLight(const Mask& coverage, const Lighting& lighting, float sigma) {
    cv::Mat1f soft;
    coverage.convertTo(soft, CV_32F, 1.0 / 255.0);
    const int side = std::max(3, cvRound(sigma) | 1);
    cv::blur(soft, soft, {side, side});
    cv::Mat1f result(soft.size());
    for (int y = 0; y < soft.rows; ++y)
        for (int x = 0; x < soft.cols; ++x) {
            const int left = std::max(0, x - 1);
            const int up = std::max(0, y - 1);
            const float dx = soft(y, left) - soft(y, std::min(soft.cols - 1, x + 1));
            const float dy = soft(up, x) - soft(std::min(soft.rows - 1, y + 1), x);
            const float norm = 1.0f / (std::sqrt(dx * dx + dy * dy) + 1e-4f);
            float sum = 0.25f;
            for (const Light& light : lighting.lights)
                sum += 0.6f * light.colour[1] *
                       std::max(0.0f, (dx * light.direction[0] + dy * light.direction[1]) * norm);
            result(y, x) = sum;
        }
    return result;
}

/// Raises the lit top by the wall's height as a leaning camera sees it and fills the side wall below.
void raiseTop(const Relief& relief, const Lighting& lighting, cv::Vec2f lean, cv::Mat3f& colour,
              cv::Mat3f& through, Mask& coverage) {
    const cv::Vec2f rise = lean * (relief.wall * static_cast<float>(relief.scale));
    const int steps = cvRound(std::hypot(rise[0], rise[1]));
    if (steps < 1)
        return;
    const cv::Mat1f light = wallLight(relief.coverage, lighting, 3.0f * static_cast<float>(steps));
    cv::Mat3f wall = filled(colour.size(), {0, 0, 0});
    for (int y = 0; y < wall.rows; ++y)
        for (int x = 0; x < wall.cols; ++x)
            wall(y, x) = relief.albedo(y, x) * light(y, x) * (static_cast<float>(coverage(y, x)) / 255.0f);
    cv::Mat3f raised = filled(colour.size(), {0, 0, 0});
    cv::Mat3f raisedThrough = filled(colour.size(), {1, 1, 1});
    Mask raisedCoverage(coverage.size(), 0);
    for (int step = 0; step <= steps; ++step) {
        const float share = static_cast<float>(step) / static_cast<float>(steps);
        const cv::Point shift(cvRound(rise[0] * share), cvRound(rise[1] * share));
        layOver(raised, raisedThrough, step < steps ? wall : colour, through, shift);
        const cv::Rect target = shiftedRect(coverage.size(), shift);
        if (target.empty())
            continue;
        cv::Mat part = raisedCoverage(target);
        cv::max(part, coverage(target - shift), part);
    }
    colour = raised;
    through = raisedThrough;
    coverage = raisedCoverage;
}

} // namespace

Lighting randomLighting(Random& random) {
    Lighting lighting;
    const int count = random.integer(1, 3);
    const float total = random.uniform(0.6f, 0.95f);
    const float key = count == 1 ? 1.0f : random.uniform(0.5f, 0.8f);
    for (int i = 0; i < count; ++i) {
        const float azimuth = random.uniform(0.0f, kFullTurn);
        const float slope = std::abs(random.normal(0.0f, 0.7f));
        const float share = i == 0 ? key : (1.0f - key) / static_cast<float>(count - 1);
        Light light;
        light.direction =
            cv::normalize(cv::Vec3f(slope * std::cos(azimuth), slope * std::sin(azimuth), 1.0f));
        const float warm = random.normal(0.0f, 0.04f);
        light.colour = Colour(1.0f + warm, 1.0f, 1.0f - warm) * (total * share);
        lighting.lights.push_back(light);
    }
    lighting.ambient = Colour::all(random.uniform(0.2f, 0.5f));
    const float bandAngle = random.uniform(0.0f, kFullTurn);
    lighting.bandDirection = {std::cos(bandAngle), std::sin(bandAngle)};
    lighting.bandFrequency = random.uniform(0.7f, 2.2f);
    lighting.bandPhase = random.unit();
    lighting.shadowStrength = random.uniform(0.15f, 0.7f);
    lighting.shadowSoftness =
        random.chance(0.35f) ? random.uniform(0.02f, 0.1f) : random.uniform(0.15f, 0.7f);
    return lighting;
}

LitPart lit(const Relief& relief, const Lighting& lighting, cv::Vec2f lean) {
    LitPart part;
    part.box = relief.box;
    part.coverage = relief.coverage;
    shade(relief, lighting, part.colour, part.through);
    if (relief.wall > 0.0f)
        raiseTop(relief, lighting, lean, part.colour, part.through, part.coverage);
    if (relief.scale > 1) {
        const cv::Size size = relief.box.size();
        cv::resize(part.colour, part.colour, size, 0, 0, cv::INTER_AREA);
        cv::resize(part.through, part.through, size, 0, 0, cv::INTER_AREA);
        cv::resize(part.coverage, part.coverage, size, 0, 0, cv::INTER_AREA);
    }
    return part;
}

} // namespace cliplad
