#include "scenes/shapes/typeset.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace cliplad {

namespace {

constexpr float kCapitals = 21.0f; // height of Hershey capitals at scale 1, pixels

std::string twoDigits(int number) {
    return std::to_string(100 + number).substr(1);
}

std::string code(int length, Random& random) {
    static constexpr std::string_view signs = "0123456789012345678901234567890123456789ABCDEFGHKLMNPRSTUVWX";
    std::string text;
    for (int i = 0; i < length; ++i)
        text += signs[static_cast<std::size_t>(random.integer(0, static_cast<int>(signs.size()) - 1))];
    return text;
}

} // namespace

Typeface randomTypeface(Random& random) {
    static const std::array<int, 7> fonts = {cv::FONT_HERSHEY_SIMPLEX,       cv::FONT_HERSHEY_SIMPLEX,
                                             cv::FONT_HERSHEY_DUPLEX,        cv::FONT_HERSHEY_DUPLEX,
                                             cv::FONT_HERSHEY_COMPLEX,       cv::FONT_HERSHEY_TRIPLEX,
                                             cv::FONT_HERSHEY_SCRIPT_COMPLEX};
    Typeface face;
    face.font = random.pick(fonts);
    if (random.chance(0.15f))
        face.font |= cv::FONT_ITALIC;
    face.weight = random.chance(0.3f) ? random.uniform(0.15f, 0.2f) : random.uniform(0.07f, 0.13f);
    return face;
}

Mask typeset(const Sketch& sketch, const std::string& text, const Typeface& face, const TypeLine& line) {
    // Drawn level first, then moved to its place.
    const cv::Size plain = cv::getTextSize(text, face.font, 1.0, 1, nullptr);
    const float wide = line.height * static_cast<float>(plain.width) / kCapitals;
    const float height = line.height * std::min(1.0f, line.width / std::max(1e-3f, wide));
    const float shown = std::clamp(height * sketch.unit(), 1.0f, 80.0f);
    const float capitals = shown * static_cast<float>(cvCeil(14.0f / shown)); // small print is averaged down
    const float scale = capitals / kCapitals;
    const int thickness = std::max(1, cvRound(face.weight * capitals));
    const int margin = thickness + 2;
    const cv::Size size(cvCeil(static_cast<float>(plain.width) * scale) + 2 * margin,
                        cvCeil(capitals * 1.7f) + 2 * margin);
    const float baseline = static_cast<float>(margin) + capitals * 1.2f;
    Mask level(size, 0);
    cv::putText(level, text, {margin, cvRound(baseline)}, face.font, scale, 255, thickness, cv::LINE_AA);
    cv::resize(level, level, {}, shown / capitals, shown / capitals, cv::INTER_AREA);
    const float c = std::cos(line.angle) * height / shown;
    const float s = std::sin(line.angle) * height / shown;
    const auto target = [&](float x, float y) {
        x -= 0.5f * static_cast<float>(level.cols);
        y -= (baseline / capitals - 0.5f) * shown;
        return sketch.map(line.centre + cv::Point2f(c * x - s * y, s * x + c * y));
    };
    const std::array<cv::Point2f, 3> from = {cv::Point2f(0, 0), {100, 0}, {0, 100}};
    const std::array<cv::Point2f, 3> to = {target(0, 0), target(100, 0), target(0, 100)};
    Mask mask;
    cv::warpAffine(level, mask, cv::getAffineTransform(from.data(), to.data()), sketch.size());
    return mask;
}

std::string randomTitle(Random& random) {
    static const std::array<std::string_view, 48> words = {
        "Nova",   "AQUA",     "Fresh",    "Solar",  "Orange",  "BIO",    "Natura", "Vital",
        "TOPAZ",  "Delta",    "Kraft",    "Sunny",  "Juice",   "Apfel",  "MILK",   "Lemon",
        "Berry",  "Shampoo",  "Lotion",   "Gel",    "Classic", "ULTRA",  "PRO",    "Plus",
        "Extra",  "Original", "Premium",  "Active", "Forte",   "Care",   "Pure",   "Max",
        "M6x40",  "DIN 912",  "ISO 4762", "230V",   "24 VDC",  "Type A", "Motor",  "Relay",
        "SENSOR", "Power",    "Clean",    "Oil",    "Coffee",  "Tea",    "Honey",  "Salt"};
    std::string title(random.pick(words));
    if (random.chance(0.3f))
        title += ' ' + std::string(random.pick(words));
    return title;
}

std::string randomSmallPrint(Random& random) {
    static const std::array<std::string_view, 30> lines = {"Made in Germany",
                                                           "Product of Italy",
                                                           "keep cool and dry",
                                                           "Handle with care",
                                                           "Best before see cap",
                                                           "For external use only",
                                                           "shake well",
                                                           "Ingredients: water,",
                                                           "sugar, citric acid",
                                                           "Store below 25 C",
                                                           "www.example.com",
                                                           "Input 100-240V 50/60Hz",
                                                           "Output 12V 1.5A",
                                                           "Qty 100 pcs",
                                                           "steel zinc plated",
                                                           "stainless A2-70",
                                                           "Serial no.",
                                                           "Part number",
                                                           "Do not open",
                                                           "Recycle",
                                                           "Batch",
                                                           "Net weight",
                                                           "Ref.",
                                                           "contains no user parts",
                                                           "Vitamin C 500 mg",
                                                           "film-coated tablets",
                                                           "Read the leaflet",
                                                           "CE",
                                                           "Class B",
                                                           "0% fat"};
    switch (random.integer(0, 6)) {
    case 0:
        return "LOT " + code(random.integer(4, 8), random);
    case 1: {
        const std::string year = twoDigits(random.integer(24, 35));
        return "EXP " + twoDigits(random.integer(1, 12)) + "/20" + year;
    }
    case 2: {
        const char* unit = random.chance(0.5f) ? " ml" : " g";
        return std::to_string(random.integer(1, 99) * 10) + unit;
    }
    case 3:
        return "No. " + code(random.integer(5, 10), random);
    default:
        return std::string(random.pick(lines));
    }
}

void printBars(Relief& relief, const Sketch& sketch, cv::Rect2f area, Random& random) {
    const float module = area.width / static_cast<float>(random.integer(40, 70));
    for (float x = area.x; x < area.x + area.width - 3 * module;) {
        const float w = module * static_cast<float>(random.integer(1, 3));
        sketch.fill(relief.albedo, boxPoints({x, area.y, w, area.height}), cv::Scalar::all(0.07));
        x += w + module * static_cast<float>(random.integer(1, 3));
    }
}

} // namespace cliplad
