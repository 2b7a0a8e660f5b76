#include "scenes/shapes/boards.h"

#include "scenes/shapes/typeset.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace cliplad {

namespace {

struct Board {
    const Sketch& s;
    float half = 0.7f;
    Colour mask;  ///< solder mask on bare board
    Colour track; ///< solder mask on copper
    Colour pad;   ///< tin or gold
    Colour silk;
};

/// Tracks side by side that turn by 45°, with vias at their ends.
void bus(Relief& relief, const Board& board, Random& random) {
    const int wires = random.integer(1, 8);
    const float pitch = random.uniform(0.025f, 0.06f);
    const cv::Point2f start{random.uniform(-0.95f, 0.95f), random.uniform(-board.half, board.half)};
    const bool upright = random.chance(0.5f);
    const float along = random.uniform(0.15f, 0.8f);
    const float run = along * random.sign();
    const float across = random.uniform(0.05f, 0.35f);
    const float slant = across * random.sign();
    const float rest = random.uniform(0.1f, 0.5f) * (run > 0 ? 1.0f : -1.0f);
    for (int i = 0; i < wires; ++i) {
        const float aside = pitch * static_cast<float>(i);
        Points path = {{0, aside},
                       {run, aside},
                       {run + std::copysign(std::abs(slant), run), aside + slant},
                       {run + std::copysign(std::abs(slant), run) + rest, aside + slant}};
        for (cv::Point2f& point : path)
            point = start + (upright ? cv::Point2f(point.y, point.x) : point);
        paint(relief, board.s.stroke(path, 0.4f * pitch), board.track);
        if (random.chance(0.6f)) {
            paint(relief, board.s.disc(path.back(), 0.45f * pitch), board.pad);
            paint(relief, board.s.disc(path.back(), 0.2f * pitch), Colour::all(0.08f));
        }
    }
}

/// Bare solder pads of a part with two rows or four sides of legs, framed and named in print.
void footprint(Relief& relief, const Board& board, Random& random) {
    const cv::Point2f at{random.uniform(-0.85f, 0.85f), random.uniform(-0.85f, 0.85f) * board.half};
    const int legs = random.integer(1, 8);
    const float pitch = random.uniform(0.04f, 0.08f);
    const float length = pitch * static_cast<float>(legs);
    const float across = random.uniform(0.06f, 0.2f);
    const bool upright = random.chance(0.5f);
    const auto rect = [&](float u, float v, float w, float h) {
        return upright ? cv::Rect2f(at.x + v, at.y + u, h, w) : cv::Rect2f(at.x + u, at.y + v, w, h);
    };
    for (int i = 0; i < legs; ++i) {
        const float u = pitch * static_cast<float>(i) - 0.5f * length;
        for (const float v : {-across, across - 0.6f * pitch})
            board.s.fill(relief.albedo, boxPoints(rect(u, v, 0.55f * pitch, pitch)),
                         cv::Scalar(board.pad[0], board.pad[1], board.pad[2]));
    }
    if (random.chance(0.7f)) {
        const cv::Rect2f frame =
            rect(-0.5f * length - 0.02f, -across - 0.04f, length + 0.04f, 2 * across + 0.08f);
        Points outline = boxPoints(frame);
        outline.push_back(outline.front());
        paint(relief, board.s.stroke(outline, 0.012f), board.silk, 0.9f);
    }
    static constexpr std::array<const char*, 8> prefixes = {"R", "C", "U", "D", "L", "Q", "J", "TP"};
    const std::string number = std::to_string(random.integer(1, 120));
    const std::string name = random.pick(prefixes) + number;
    paint(relief, typeset(board.s, name, {}, {at + cv::Point2f(0, -across - 0.07f), 0.05f, 0.4f}), board.silk,
          0.9f);
}

/// A row of plated holes with solder in them, as connectors and modules have.
void holes(Relief& relief, const Board& board, Random& random) {
    const cv::Point2f at{random.uniform(-0.8f, 0.4f), random.uniform(-0.85f, 0.85f) * board.half};
    const int count = random.integer(2, 12);
    const float pitch = random.uniform(0.06f, 0.1f);
    const bool open = random.chance(0.5f);
    for (int i = 0; i < count; ++i) {
        const cv::Point2f hole = at + cv::Point2f(pitch * static_cast<float>(i), 0);
        paint(relief, board.s.disc(hole, 0.36f * pitch), board.pad);
        paint(relief, board.s.disc(hole, 0.16f * pitch), open ? Colour::all(0.06f) : board.pad * 1.3f);
    }
}

Board randomBoard(const Sketch& s, float half, Random& random) {
    static const std::array<Colour, 8> masks = {rgb8(28, 98, 58),  rgb8(20, 80, 44),   rgb8(46, 120, 66),
                                                rgb8(28, 98, 58),  rgb8(30, 62, 120),  rgb8(26, 28, 30),
                                                rgb8(150, 34, 34), rgb8(222, 222, 214)};
    Board board{s, half, jittered(random.pick(masks), random), {}, {}, {}};
    const bool bright = random.chance(0.6f);
    board.track = clamped(board.mask * (bright ? random.uniform(1.2f, 1.7f) : random.uniform(0.6f, 0.85f)));
    board.pad = random.chance(0.6f) ? rgb8(196, 198, 200) : rgb8(212, 178, 96);
    board.silk = board.mask[1] > 0.7f ? Colour::all(0.1f) : Colour::all(random.uniform(0.8f, 0.96f));
    return board;
}

} // namespace

Relief paintCircuitBoard(const Pose& pose, const Finish& finish, Random& random) {
    const float half = random.uniform(0.5f, 0.98f);
    const Sketch s(pose, {1.05f, half + 0.05f});
    const Board board = randomBoard(s, half, random);
    Finish coated = finish;
    coated.colour = board.mask;
    const Mask plate = s.box({-1, -half, 2, 2 * half}, random.chance(0.6f) ? 0.05f : 0.0f);
    Relief relief = s.relief(plate, coated);
    if (random.chance(0.5f)) // a copper area around the parts
        paint(relief,
              s.box({random.uniform(-1.0f, 0.0f), random.uniform(-half, 0.0f), random.uniform(0.5f, 1.2f),
                     random.uniform(0.4f, 1.0f)},
                    0.05f),
              board.track);
    const int density = random.integer(4, 14);
    for (int i = 0; i < density; ++i)
        bus(relief, board, random);
    for (int i = random.integer(2, 12); i > 0; --i)
        footprint(relief, board, random);
    for (int i = random.integer(0, 4); i > 0; --i)
        holes(relief, board, random);
    if (random.chance(0.5f)) {
        const cv::Point2f at{random.uniform(-0.5f, 0.5f), random.uniform(-0.8f, 0.8f) * half};
        const Typeface face = randomTypeface(random);
        paint(relief, typeset(s, randomTitle(random), face, {at, 0.1f, 0.7f}), board.silk, 0.9f);
    }
    if (random.chance(0.7f))
        for (const float x : {-0.89f, 0.89f})
            for (const float y : {-half + 0.11f, half - 0.11f}) {
                paint(relief, s.disc({x, y}, 0.085f), board.pad);
                paint(relief, s.disc({x, y}, 0.055f), Colour::all(0.05f));
            }
    if (random.chance(0.2f)) // an edge connector
        for (float x = -0.6f; x < 0.6f; x += 0.06f)
            s.fill(relief.albedo, boxPoints({x, half - 0.14f, 0.04f, 0.14f}), cv::Scalar(0.83, 0.68, 0.35));
    relief.height = s.bevel(plate, 0.03f, 0.04f);
    relief.elevation = pose.radius * 0.08f;
    relief.wall = pose.radius * 0.05f;
    return relief;
}

} // namespace cliplad
