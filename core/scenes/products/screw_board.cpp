#include "scenes/damage.h"
#include "scenes/products/product_painter.h"
#include "scenes/shapes/parts.h"

#include <array>
#include <cmath>

namespace cliplad {

namespace {

enum Part { kScrewHead = 1, kHole = 2 };

constexpr float kHeadRadius = 0.08f;

Relief screwHead(ProductStage& stage, cv::Point2f at, Random& random, std::string_view alloy = "steel",
                 float size = 1.0f) {
    ScrewHeadShape shape;
    shape.drive = Drive::Phillips;
    shape.turn = random.uniform(0.0f, kFullTurn);
    shape.crown = 0.22f;
    shape.driveSize = 0.55f;
    Finish finish = metalFinish(alloy, random);
    if (alloy == "steel") // all from one box
        finish.colour = clamped(rgb8(168, 170, 174) * random.uniform(0.93f, 1.05f));
    finish.surface = {0.45f, 0.5f, 5, 0.42f, 0.0f, 1.0f, {1, 1, 1}};
    return paintScrewHead(stage.pose(at, kHeadRadius * size), finish, shape);
}

void drill(ProductStage& stage, cv::Point2f at, Random& random) {
    Finish wood;
    const float n = stage.size();
    wood.colour = clamped(stage.canvas().rgb()(cvFloor(at.y * n), cvFloor(at.x * n)));
    stage.place(paintHole(stage.pose(at, kHeadRadius * 0.62f), wood, 0.8f, random), kHole);
}

/// The pictures of the wood itself: a board-sized relief so that damage is lit like everything else.
void damageBoard(ProductStage& stage) {
    Random& mishap = stage.mishap();
    const cv::Point2f at{mishap.uniform(0.4f, 0.6f), mishap.uniform(0.3f, 0.7f)};
    const float radius = mishap.uniform(0.1f, 0.16f);
    Finish board;
    board.surface.specular = 0.02f;
    Relief patch = flatPatch(stage, at, radius, board, mishap);
    const float n = stage.size();
    for (int y = 0; y < patch.albedo.rows; ++y) // undamaged, it looks like the wood under it
        for (int x = 0; x < patch.albedo.cols; ++x) {
            const int px = std::clamp(patch.box.x + x / patch.scale, 0, static_cast<int>(n) - 1);
            const int py = std::clamp(patch.box.y + y / patch.scale, 0, static_cast<int>(n) - 1);
            patch.albedo(y, x) = stage.canvas().rgb()(py, px) * 1.2f;
        }
    const Mask damage = stage.is("scratched_wood") ? scratch(patch, mishap)
                        : stage.is("cracked_wood") ? crack(patch, mishap)
                                                   : stain(patch, {0.13f, 0.09f, 0.07f}, mishap);
    patch.alpha = damage;
    if (stage.is("stained_wood"))
        cv::min(patch.alpha, 225, patch.alpha);
    stage.decorate(patch);
    stage.markDamage(patch, damage);
}

void damageHead(ProductStage& stage, Relief& head) {
    Random& mishap = stage.mishap();
    const Mask damage = stage.is("dented_screw")  ? dent(head, mishap)
                        : stage.is("rusty_screw") ? rust(head, mishap)
                                                  : scratch(head, mishap);
    stage.markDamage(head, damage);
}

std::array<cv::Point2f, 4> screwPlaces(Random& random) {
    const float angle = random.normal(0.0f, 0.035f);
    const cv::Point2f middle{0.5f + random.normal(0, 0.012f), 0.5f + random.normal(0, 0.012f)};
    std::array<cv::Point2f, 4> places;
    for (int i = 0; i < 4; ++i) {
        const float u = i % 2 == 0 ? -0.21f : 0.21f;
        const float v = i < 2 ? -0.19f : 0.19f;
        places[static_cast<std::size_t>(i)] = middle + cv::Point2f(u * std::cos(angle) - v * std::sin(angle),
                                                                   u * std::sin(angle) + v * std::cos(angle));
    }
    return places;
}

/// The empty hole where a screw should be.
void leaveOpen(ProductStage& stage, cv::Point2f at, Random& look) {
    drill(stage, at, look);
    stage.markDisc(at, kHeadRadius);
}

/// The one screw the defect is about.
void laySuspect(ProductStage& stage, cv::Point2f at, Relief head, Random& look) {
    Random& mishap = stage.mishap();
    if (stage.is("misplaced_screw")) {
        leaveOpen(stage, at, look);
        const float away = mishap.uniform(0.0f, kFullTurn);
        head = screwHead(stage, at + cv::Point2f(0.15f * std::cos(away), 0.15f * std::sin(away)), mishap);
        stage.markPart(head);
    } else if (stage.is("wrong_screw")) {
        const float size = mishap.uniform(0.9f, 1.1f);
        head = screwHead(stage, at, mishap, "brass", size);
        stage.markPart(head);
    } else if (stage.is("dented_screw") || stage.is("rusty_screw") || stage.is("scratched_screw")) {
        damageHead(stage, head);
    }
    stage.place(head, kScrewHead);
}

void paintScrewBoard(ProductStage& stage) {
    Random& random = stage.random();
    Random& mishap = stage.mishap();
    const std::array<cv::Point2f, 4> places = screwPlaces(random);
    if (stage.is("scratched_wood") || stage.is("stained_wood") || stage.is("cracked_wood"))
        damageBoard(stage);
    const int chosen = mishap.integer(0, 3);
    const int alsoMissing = mishap.chance(0.35f) ? (chosen + mishap.integer(1, 3)) % 4 : chosen;
    for (int i = 0; i < 4; ++i) {
        const cv::Point2f at = places[static_cast<std::size_t>(i)];
        const Relief head = screwHead(stage, at, random);
        Random hole = random.fork();
        if (stage.is("missing_screw") && (i == chosen || i == alsoMissing))
            leaveOpen(stage, at, hole);
        else if (i == chosen)
            laySuspect(stage, at, head, hole);
        else
            stage.place(head, kScrewHead);
    }
    if (stage.is("extra_screw")) {
        const cv::Point2f middle = (places[0] + places[3]) * 0.5f;
        const cv::Point2f off{mishap.uniform(-0.05f, 0.05f), mishap.uniform(-0.05f, 0.05f)};
        const Relief head = screwHead(stage, middle + off, mishap);
        stage.place(head, kScrewHead);
        stage.markPart(head);
    }
}

} // namespace

ProductPainter screwBoard() {
    constexpr float head = 0.02f; // of the picture's area
    return {"screw_board",
            {"background", "screw head", "hole"},
            "",
            {{"missing_screw", AnomalyGroup::Logical, head},
             {"extra_screw", AnomalyGroup::Logical},
             {"misplaced_screw", AnomalyGroup::Logical, head},
             {"wrong_screw", AnomalyGroup::Logical},
             {"scratched_wood", AnomalyGroup::Structural},
             {"stained_wood", AnomalyGroup::Structural},
             {"cracked_wood", AnomalyGroup::Structural},
             {"dented_screw", AnomalyGroup::Structural},
             {"rusty_screw", AnomalyGroup::Structural},
             {"scratched_screw", AnomalyGroup::Structural}},
            "wood",
            13,
            {0.08f, -0.22f},
            paintScrewBoard};
}

} // namespace cliplad
