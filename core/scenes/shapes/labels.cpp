#include "scenes/shapes/parts.h"
#include "scenes/shapes/typeset.h"

#include <algorithm>
#include <cmath>

namespace cliplad {

namespace {

Colour inkOn(Colour paper, Random& random) {
    const bool dark = paper[0] + paper[1] + paper[2] < 1.5f;
    if (random.chance(0.25f))
        return jittered(dark ? rgb8(240, 205, 70) : random.pick(namedColours()).rgb * 0.6f, random);
    return dark ? Colour::all(0.95f) : Colour::all(random.uniform(0.04f, 0.2f));
}

/// Lines of small print, one under another, from `top` to `bottom`.
void smallPrint(Relief& relief, const Sketch& s, cv::Rect2f area, Colour ink, Random& random) {
    const Typeface face = randomTypeface(random);
    const float height = area.height / static_cast<float>(random.integer(2, 7)) * 0.62f;
    for (float y = area.y; y + height < area.y + area.height; y += 1.6f * height) {
        const float width = area.width * random.uniform(0.5f, 1.0f);
        std::string text = randomSmallPrint(random);
        while (static_cast<float>(text.size()) * height * 0.8f < 0.7f * width)
            text += ' ' + randomSmallPrint(random);
        paint(relief, typeset(s, text, face, {{area.x + 0.5f * width, y + 0.5f * height}, height, width}),
              ink, 0.9f);
    }
}

/// A picture on a package: overlapping blobs, stripes or a framed field.
void picture(Relief& relief, const Sketch& s, cv::Point2f at, cv::Size2f half, Random& random) {
    const int shapes = random.integer(1, 4);
    for (int i = 0; i < shapes; ++i) {
        const cv::Size2f radii{half.width * random.uniform(0.3f, 0.9f),
                               half.height * random.uniform(0.3f, 0.9f)};
        const cv::Point2f off{random.uniform(-0.4f, 0.4f) * half.width,
                              random.uniform(-0.4f, 0.4f) * half.height};
        Points outline = random.chance(0.3f)
                             ? boxPoints({-radii.width, -radii.height, 2 * radii.width, 2 * radii.height})
                             : blobPoints(radii, random.uniform(0.0f, 0.15f), random, 24);
        for (cv::Point2f& point : outline)
            point += at + off;
        paint(relief, s.polygon(outline), jittered(random.pick(namedColours()).rgb, random));
    }
}

/// Coloured all over, with a large name and a picture: food, cosmetics.
void brandLabel(Relief& relief, const Sketch& s, cv::Size2f half, Random& random) {
    if (random.chance(0.5f)) {
        const Colour ground = jittered(random.pick(namedColours()).rgb, random);
        paint(relief, relief.coverage, ground);
    }
    if (random.chance(0.4f)) { // a curved band
        const Colour colour = jittered(random.pick(namedColours()).rgb, random);
        const float width = half.height * random.uniform(0.2f, 0.7f);
        const Points way = {{-half.width, random.uniform(-1, 1) * half.height},
                            {0, random.uniform(-1.5f, 1.5f) * half.height},
                            {half.width, random.uniform(-1, 1) * half.height}};
        paint(relief, s.stroke(curvePoints(way, 20), width) & relief.coverage, colour);
    }
    if (random.chance(0.7f))
        picture(relief, s, {random.uniform(-0.3f, 0.3f) * half.width, 0.35f * half.height},
                {half.width * 0.7f, half.height * 0.5f}, random);
    const Typeface face = randomTypeface(random);
    const std::string title = randomTitle(random);
    const TypeLine line{
        {0, -0.5f * half.height}, half.height * random.uniform(0.3f, 0.7f), 1.7f * half.width};
    if (random.chance(0.4f)) // outlined
        paint(relief, typeset(s, title, {face.font, face.weight + 0.14f}, line),
              jittered(random.pick(namedColours()).rgb, random) * 0.5f);
    paint(relief, typeset(s, title, face, line),
          inkOn(relief.albedo(relief.albedo.rows / 2, relief.albedo.cols / 2), random));
    smallPrint(relief, s, {-0.8f * half.width, 0.62f * half.height, 1.6f * half.width, 0.3f * half.height},
               random.chance(0.5f) ? Colour::all(0.95f) : Colour::all(0.1f), random);
}

/// Black on white: a type plate or a shipping label.
void technicalLabel(Relief& relief, const Sketch& s, cv::Size2f half, Colour ink, Random& random) {
    const bool bars = random.chance(0.5f);
    const float middle = bars ? 0.25f * half.height : 0.85f * half.height;
    if (random.chance(0.4f)) { // a frame and a rule
        const float w = 0.03f * half.height + 0.008f;
        paint(relief,
              s.stroke(boxPoints({-0.94f * half.width, -0.92f * half.height, 1.88f * half.width,
                                  1.84f * half.height}),
                       w),
              ink);
        paint(relief,
              s.stroke(
                  {{-0.94f * half.width, -0.3f * half.height}, {0.94f * half.width, -0.3f * half.height}}, w),
              ink);
    }
    const Typeface face = randomTypeface(random);
    const TypeLine line{{random.uniform(-0.2f, 0.2f) * half.width, -0.62f * half.height},
                        half.height * random.uniform(0.25f, 0.42f),
                        1.5f * half.width};
    paint(relief, typeset(s, randomTitle(random), face, line), ink);
    smallPrint(relief, s,
               {-0.85f * half.width, -0.22f * half.height, 1.7f * half.width, middle + 0.22f * half.height},
               ink, random);
    if (bars)
        printBars(relief, s,
                  {-0.8f * half.width, 0.35f * half.height, half.width * random.uniform(0.9f, 1.5f),
                   0.45f * half.height},
                  random);
}

} // namespace

Relief paintLetteredLabel(const Pose& pose, const Finish& finish, cv::Size2f half, Random& random) {
    Relief relief = paintLabel(pose, finish, half, 0, random);
    const Sketch s(pose, half);
    if (random.chance(0.5f))
        brandLabel(relief, s, half, random);
    else
        technicalLabel(relief, s, half, inkOn(finish.colour, random), random);
    return relief;
}

} // namespace cliplad
