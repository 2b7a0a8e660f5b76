#include "scenes/shapes/forms.h"
#include "scenes/shapes/part_painter.h"
#include "scenes/shapes/typeset.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace cliplad {

namespace {

/// Printed matter has no thickness of its own.
Relief printed(const Sketch& s, const Pose& pose, const Finish& finish, const Mask& mask) {
    Relief relief = s.relief(mask, finish);
    relief.height = s.bevel(mask, 0.02f, 0.015f);
    relief.elevation = pose.radius * 0.012f;
    return relief;
}

Colour inkOn(Colour paper, Random& random) {
    const bool dark = paper[0] + paper[1] + paper[2] < 1.5f;
    if (random.chance(0.3f))
        return dark ? rgb8(235, 200, 60) : rgb8(170, 30, 30);
    return dark ? Colour::all(0.94f) : Colour::all(0.08f);
}

/// One to three lines in one face.
Relief typesetText(const Pose& pose, const Finish& finish, Random& random) {
    const int lines = random.chance(0.6f) ? 1 : random.integer(2, 3);
    const float height = lines == 1 ? random.uniform(0.25f, 0.6f) : 0.22f;
    const float half = 0.85f * height * static_cast<float>(lines);
    const Sketch s(pose, {1.05f, half});
    const Typeface face = randomTypeface(random);
    Mask ink = s.blank();
    for (int i = 0; i < lines; ++i) {
        const float y = (static_cast<float>(i) - 0.5f * static_cast<float>(lines - 1)) * 1.5f * height;
        const std::string text = i == 0 ? randomTitle(random) : randomSmallPrint(random);
        ink |= typeset(s, text, face, {{0, y}, height, 1.9f});
    }
    Mask words; // labelled as people mark text: letters with what is between them
    const int reach = std::max(3, cvRound(0.7f * height * s.unit()) | 1);
    cv::blur(ink, words, {reach, reach});
    Relief relief = s.relief(words > 8, finish);
    relief.alpha = ink;
    relief.surface.mirror = 0.0f;
    return relief;
}

/// Letters stamped or printed straight on what is there.
Relief printedText(const Pose& pose, const Finish& finish, Random& random) {
    if (random.chance(0.6f))
        return typesetText(pose, finish, random);
    const std::string text = randomMarking(random.integer(2, 7), random);
    const float height = std::min(1.2f, 2.0f / widthOf(text));
    const Sketch s(pose, {1.05f, height});
    const float left = -0.5f * widthOf(text) * height;
    const Mask ink = letters(s, text, {{left, -0.5f * height}, height, random.uniform(0.1f, 0.22f)});
    Relief relief = s.relief(
        s.box({left - 0.05f, -0.62f * height, widthOf(text) * height + 0.05f, 1.24f * height}), finish);
    relief.alpha = ink;
    relief.surface.mirror = 0.0f;
    return relief;
}

/// Leaves the dots of an ink jet.
void breakIntoDots(Mask& ink, const Sketch& s) {
    constexpr float kPerUnit = 2 * 3.1415927f / 0.036f;
    for (int y = 0; y < ink.rows; ++y)
        for (int x = 0; x < ink.cols; ++x)
            if (ink(y, x) != 0) {
                const cv::Point2f at = s.unmap({static_cast<float>(x), static_cast<float>(y)}) * kPerUnit;
                const float dot = 1.2f + 0.8f * (std::cos(at.x) + std::cos(at.y));
                ink(y, x) = static_cast<uchar>(static_cast<float>(ink(y, x)) * std::clamp(dot, 0.0f, 1.0f));
            }
}

Relief dateCode(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.05f, 0.5f});
    Relief relief = s.relief(s.box({-1, -0.4f, 2, 0.8f}), finish);
    const auto two = [&](int most) { return std::to_string(100 + random.integer(1, most)).substr(1); };
    const std::string year = two(40);
    const std::string month = two(12);
    Mask ink = letters(s, two(28) + " " + month + " 20" + year, {{-0.95f, -0.36f}, 0.2f, 0.16f});
    ink |= letters(s, "L" + randomMarking(6, random), {{-0.95f, 0.06f}, 0.26f, 0.16f});
    relief.albedo.setTo(cv::Scalar::all(random.chance(0.8f) ? 0.07 : 0.95));
    if (random.chance(0.4f))
        breakIntoDots(ink, s);
    relief.alpha = ink;
    return relief;
}

Relief qrCode(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.05f, 1.05f});
    Finish paper = finish;
    paper.colour = Colour::all(random.uniform(0.86f, 0.96f));
    Relief relief = printed(s, pose, paper, s.box({-1, -1, 2, 2}));
    const int cells = random.integer(11, 19);
    const float pitch = 1.8f / static_cast<float>(cells);
    const cv::Scalar ink = cv::Scalar::all(0.07);
    for (int r = 0; r < cells; ++r)
        for (int c = 0; c < cells; ++c)
            if (random.chance(0.48f))
                s.fill(relief.albedo,
                       boxPoints({-0.9f + pitch * static_cast<float>(c),
                                  -0.9f + pitch * static_cast<float>(r), pitch, pitch}),
                       ink);
    for (const cv::Point2f& at : Points{{-0.9f, -0.9f}, {0.36f, -0.9f}, {-0.9f, 0.36f}}) {
        s.fill(relief.albedo, boxPoints({at.x - 0.03f, at.y - 0.03f, 0.6f, 0.6f}), cv::Scalar::all(0.93));
        s.fill(relief.albedo, boxPoints({at.x, at.y, 0.54f, 0.54f}), ink);
        s.fill(relief.albedo, boxPoints({at.x + 0.09f, at.y + 0.09f, 0.36f, 0.36f}), cv::Scalar::all(0.93));
        s.fill(relief.albedo, boxPoints({at.x + 0.17f, at.y + 0.17f, 0.2f, 0.2f}), ink);
    }
    return relief;
}

Relief warningSign(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    Finish yellow = finish;
    yellow.colour = jittered(rgb8(240, 200, 40), random);
    const float a = -1.5707963f;
    Relief relief = printed(s, pose, yellow, s.polygon(circlePoints({0, 0.15f}, 1.0f, 3, a)));
    const Colour black = Colour::all(0.07f);
    paint(relief, s.polygon(circlePoints({0, 0.15f}, 0.92f, 3, a)), black);
    paint(relief, s.polygon(circlePoints({0, 0.15f}, 0.74f, 3, a)), yellow.colour);
    if (random.chance(0.5f))
        paint(relief,
              s.polygon({{0.1f, -0.35f},
                         {-0.16f, 0.2f},
                         {0.02f, 0.18f},
                         {-0.08f, 0.5f},
                         {0.2f, 0.05f},
                         {0.02f, 0.08f}}),
              black);
    else
        paint(relief, s.box({-0.07f, -0.25f, 0.14f, 0.45f}, 0.06f) | s.disc({0, 0.36f}, 0.08f), black);
    return relief;
}

Relief arrow(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 0.6f});
    const float w = random.uniform(0.12f, 0.24f);
    const float neck = random.uniform(0.0f, 0.4f);
    return printed(
        s, pose, finish,
        s.polygon({{-1, -w}, {neck, -w}, {neck, -0.55f}, {1, 0}, {neck, 0.55f}, {neck, w}, {-1, w}}));
}

Relief priceTag(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.1f, 0.6f});
    Finish paper = finish;
    const Mask tag =
        s.polygon({{-1, -0.2f}, {-0.7f, -0.5f}, {1, -0.5f}, {1, 0.5f}, {-0.7f, 0.5f}, {-1, 0.2f}}) -
        s.disc({-0.75f, 0}, 0.12f);
    Relief relief = printed(s, pose, paper, tag);
    const Colour ink = inkOn(paper.colour, random);
    paint(relief, letters(s, std::to_string(random.integer(10, 999)), {{-0.4f, -0.25f}, 0.48f, 0.17f}) & tag,
          ink);
    paint(relief, s.box({-0.4f, 0.32f, random.uniform(0.5f, 1.2f), 0.06f}), ink, 0.7f);
    return relief;
}

Relief namePlate(const Pose& pose, const Finish& finish, Random& random) {
    const float half = random.uniform(0.4f, 0.65f);
    const Sketch s(pose, {1.05f, half});
    Relief relief = plate(s, pose, finish, s.box({-1, -half, 2, 2 * half}, 0.1f), 0.04f);
    const Colour ink = inkOn(finish.colour, random);
    for (int line = 0; line < 3; ++line) {
        const float height = half * (line == 0 ? 0.42f : 0.28f);
        paint(relief,
              letters(s, randomMarking(line == 0 ? 5 : 9, random),
                      {{-0.72f, half * (-0.75f + 0.58f * static_cast<float>(line))}, height, 0.15f}),
              ink, 0.9f);
    }
    for (float x : {-0.87f, 0.87f})
        emboss(relief, s, s.disc({x, 0}, 0.08f), rgb8(150, 152, 156), 0.05f);
    return relief;
}

Relief seal(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    Relief relief = printed(s, pose, finish, s.disc({0, 0}, 1.0f));
    const Colour ink = inkOn(finish.colour, random);
    paint(relief, s.ring({0, 0}, 0.9f, 0.82f), ink);
    if (random.chance(0.5f))
        paint(relief, s.stroke({{-0.4f, 0.0f}, {-0.1f, 0.35f}, {0.5f, -0.4f}}, 0.18f), ink);
    else
        paint(relief, letters(s, randomMarking(2, random), {{-0.42f, -0.28f}, 0.56f, 0.17f}), ink);
    return relief;
}

Relief rulerScale(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {2.2f, 0.35f});
    Finish body = finish;
    body.colour = random.chance(0.5f) ? jittered(rgb8(222, 190, 120), random)
                                      : Colour::all(random.uniform(0.7f, 0.92f));
    Relief relief = plate(s, pose, body, s.box({-2.1f, -0.32f, 4.2f, 0.64f}), 0.06f);
    int i = 0;
    for (float x = -2.0f; x < 2.0f; x += 0.1f, ++i)
        paint(relief, s.box({x, -0.32f, 0.025f, i % 5 == 0 ? 0.3f : 0.17f}), Colour::all(0.1f));
    return relief;
}

Relief playingCard(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {0.7f, 1.0f});
    Finish card = finish;
    card.colour = Colour::all(random.uniform(0.88f, 0.96f));
    Relief relief = printed(s, pose, card, s.box({-0.68f, -0.98f, 1.36f, 1.96f}, 0.1f));
    const Colour ink = random.chance(0.5f) ? rgb8(190, 30, 36) : Colour::all(0.08f);
    const int pips = random.integer(2, 8);
    for (int i = 0; i < pips; ++i) {
        const int row = i / 2;
        const cv::Point2f at{i % 2 == 0 ? -0.25f : 0.25f, -0.7f + 1.4f * static_cast<float>(row) / 3.0f};
        paint(relief, s.polygon(circlePoints(at, 0.14f, 4)), ink);
    }
    paint(relief, letters(s, std::to_string(pips), {{-0.6f, -0.9f}, 0.22f, 0.18f}), ink);
    return relief;
}

} // namespace

std::vector<PartPainter> printedPainters() {
    constexpr MaterialFamily paper = MaterialFamily::Paper;
    return {
        {"printed text", {"text", "lettering", "printed letters"}, paper, true, 1.3f, 6.0f, printedText},
        {"date code", {"expiry date", "printed date"}, paper, false, 1.4f, 7.0f, dateCode},
        {"qr code", {"data matrix code", "square code"}, paper, false, 1.3f, 6.0f, qrCode},
        {"warning sign", {"warning triangle", "hazard sign"}, paper, false, 1.2f, 5.0f, warningSign},
        {"arrow", {"printed arrow", "arrow sign"}, paper, true, 1.1f, 5.0f, arrow},
        {"price tag", {"paper tag", "hang tag"}, paper, true, 1.3f, 6.0f, priceTag},
        {"name plate", {"type plate", "rating plate"}, MaterialFamily::Metal, false, 1.6f, 7.0f, namePlate},
        {"seal", {"round sticker", "quality seal"}, paper, true, 1.0f, 4.0f, seal},
        {"ruler", {"measuring scale"}, paper, false, 1.7f, 6.0f, rulerScale},
        {"playing card", {"card"}, paper, false, 1.6f, 6.0f, playingCard},
    };
}

} // namespace cliplad
