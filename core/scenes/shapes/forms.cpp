#include "scenes/shapes/forms.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace cliplad {

Points profileOutline(const Profile& profile) {
    Points outline = profile;
    for (auto point = profile.rbegin(); point != profile.rend(); ++point)
        outline.emplace_back(point->x, -point->y);
    return outline;
}

float radiusAt(const Profile& profile, float x) {
    if (x <= profile.front().x || x >= profile.back().x)
        return 0.0f;
    const auto right = std::upper_bound(profile.begin(), profile.end(), x,
                                        [](float value, const cv::Point2f& p) { return value < p.x; });
    const cv::Point2f a = *(right - 1);
    const cv::Point2f b = *right;
    return a.y + (b.y - a.y) * (x - a.x) / std::max(1e-6f, b.x - a.x);
}

cv::Mat1f turnedHeight(const Sketch& sketch, const Profile& profile) {
    cv::Mat1f height(sketch.size(), 0.0f);
    const cv::Point2f origin = sketch.unmap({0, 0});
    const cv::Point2f alongX = sketch.unmap({1, 0}) - origin;
    const cv::Point2f alongY = sketch.unmap({0, 1}) - origin;
    for (int y = 0; y < height.rows; ++y) {
        cv::Point2f at = origin + alongY * static_cast<float>(y);
        float* out = height[y];
        for (int x = 0; x < height.cols; ++x, at += alongX) {
            const float r = radiusAt(profile, at.x);
            const float square = r * r - at.y * at.y;
            if (square > 0.0f)
                out[x] = std::sqrt(square) * sketch.unit();
        }
    }
    return height;
}

Relief turned(const Sketch& sketch, const Pose& pose, const Finish& finish, const Profile& profile) {
    Relief relief = sketch.relief(sketch.polygon(profileOutline(profile)), finish);
    relief.height = turnedHeight(sketch, profile);
    sketch.soften(relief.height, 0.015f);
    float radius = 0.0f;
    for (const cv::Point2f& point : profile)
        radius = std::max(radius, point.y);
    relief.elevation = pose.radius * radius;
    return relief;
}

Pose upright(const Pose& pose) {
    Pose standing = pose;
    standing.angle -= 1.5707963f;
    return standing;
}

Relief plate(const Sketch& sketch, const Pose& pose, const Finish& finish, const Mask& mask,
             float thickness) {
    Relief relief = sketch.relief(mask, finish);
    relief.height = sketch.bevel(mask, std::min(0.1f, 0.04f + 0.3f * thickness), thickness);
    sketch.soften(relief.height, 0.025f);
    relief.elevation = pose.radius * thickness;
    relief.wall = pose.radius * thickness;
    return relief;
}

void emboss(Relief& relief, const Sketch& sketch, const Mask& mask, Colour colour, float height) {
    paint(relief, mask, colour);
    cv::Mat1f step = sketch.bevel(mask, 0.06f, height);
    sketch.soften(step, 0.015f);
    relief.height += step;
}

void cutGrooves(Relief& relief, const Sketch& sketch, const Grooves& grooves, Colour colour) {
    const float slant = 0.3f * grooves.radius;
    Mask cut = sketch.blank();
    for (float x = grooves.from + 0.5f * grooves.pitch; x < grooves.to; x += grooves.pitch)
        cut |= sketch.stroke({{x - slant, -1.2f * grooves.radius}, {x + slant, 1.2f * grooves.radius}},
                             grooves.pitch * 0.4f);
    cut &= relief.coverage;
    engrave(relief, cut, 0.3f * grooves.radius * sketch.unit());
    paint(relief, cut, colour * 0.4f, 0.5f);
}

Points moved(Points points, float angle, cv::Point2f to) {
    const float c = std::cos(angle);
    const float s = std::sin(angle);
    for (cv::Point2f& p : points)
        p = {c * p.x - s * p.y + to.x, s * p.x + c * p.y + to.y};
    return points;
}

namespace {

/// Strokes on a grid 4 wide and 6 high: digits are points, a space starts the next stroke.
struct Glyph {
    char letter;
    std::string_view strokes;
};

constexpr std::array<Glyph, 34> kGlyphs = {{{'0', "103041453616050110"},
                                            {'1', "112026"},
                                            {'2', "01103041420646"},
                                            {'3', "004022324345361605"},
                                            {'4', "36300444"},
                                            {'5', "400003334445361605"},
                                            {'6', "4130100105163645443303"},
                                            {'7', "004016"},
                                            {'8', "10304142331304051636454433 13020110"},
                                            {'9', "4313020110304145361605"},
                                            {'A', "062046 1434"},
                                            {'B', "00063645443303 3342413000"},
                                            {'C', "4130100105163645"},
                                            {'D', "00062645412000"},
                                            {'E', "40000646 0333"},
                                            {'F', "400006 0333"},
                                            {'G', "41301001051636454323"},
                                            {'H', "0006 4046 0343"},
                                            {'I', "2026"},
                                            {'J', "4045361605"},
                                            {'K', "0006 400346"},
                                            {'L', "000646"},
                                            {'M', "0600234046"},
                                            {'N', "06004640"},
                                            {'O', "103041453616050110"},
                                            {'P', "06003041423303"},
                                            {'R', "0600304142330346"},
                                            {'S', "413010010213334445361605"},
                                            {'T', "0040 2026"},
                                            {'U', "000516364540"},
                                            {'V', "002640"},
                                            {'W', "0016233640"},
                                            {'X', "0046 4006"},
                                            {'Y', "0023 402326"}}};

std::string_view strokesOf(char letter) {
    for (const Glyph& glyph : kGlyphs)
        if (glyph.letter == letter)
            return glyph.strokes;
    return {};
}

} // namespace

float widthOf(std::string_view text) {
    return static_cast<float>(text.size()) * 0.95f;
}

Mask letters(const Sketch& sketch, std::string_view text, const Lettering& lettering) {
    Mask mask = sketch.blank();
    const float unit = lettering.height / 6.0f;
    cv::Point2f corner = lettering.at;
    for (const char letter : text) {
        Points stroke;
        const std::string_view digits = strokesOf(letter);
        for (std::size_t i = 0; i + 1 < digits.size();) {
            if (digits[i] == ' ') {
                mask |= sketch.stroke(stroke, lettering.weight * lettering.height);
                stroke.clear();
                ++i;
                continue;
            }
            stroke.push_back(corner + cv::Point2f(static_cast<float>(digits[i] - '0') * unit,
                                                  static_cast<float>(digits[i + 1] - '0') * unit));
            i += 2;
        }
        if (!stroke.empty())
            mask |= sketch.stroke(stroke, lettering.weight * lettering.height);
        corner.x += widthOf(text.substr(0, 1)) * lettering.height;
    }
    return mask;
}

std::string randomMarking(int length, Random& random) {
    std::string text;
    const bool digitsOnly = random.chance(0.3f);
    for (int i = 0; i < length; ++i) {
        const int last = digitsOnly ? 9 : static_cast<int>(kGlyphs.size()) - 1;
        text += random.chance(0.12f) && i > 0
                    ? ' '
                    : kGlyphs[static_cast<std::size_t>(random.integer(0, last))].letter;
    }
    return text;
}

} // namespace cliplad
