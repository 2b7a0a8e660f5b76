#include "scenes/damage.h"
#include "scenes/products/product_painter.h"
#include "scenes/shapes/parts.h"

#include <array>
#include <cmath>

namespace cliplad {

namespace {

enum Part { kConnector = 1, kCable = 2 };

constexpr float kSize = 0.13f;  ///< of a connector: half its length
constexpr float kPitch = 0.44f; ///< between its levers, in units of kSize

struct Assembly {
    int ways;
    std::string_view cable;
};

const std::array<Assembly, 3> kAssemblies = {{{2, "yellow"}, {3, "blue"}, {5, "red"}}};

Finish leverPlastic(Random& random) {
    Finish finish =
        randomFinish(MaterialFamily::Plastic, jittered(rgb8(226, 112, 34), random, 0.012f), random);
    finish.surface.specular = 0.3f;
    finish.surface.gloss = 5;
    finish.surface.mirror = 0.02f;
    return finish;
}

/// y of a way's middle, from the connector's middle, in shares of the picture.
float wayOffset(int ways, int way) {
    return kSize * kPitch * (static_cast<float>(way) - 0.5f * static_cast<float>(ways - 1));
}

Points cablePath(cv::Point2f from, cv::Point2f to, float sag, float length) {
    const cv::Point2f middle = (from + to) * 0.5f;
    const float unit = 1.0f / kSize;
    return {(from - middle) * unit, (from - middle + cv::Point2f(length, sag * 0.3f)) * unit,
            (cv::Point2f(0, sag * 1.6f)) * unit, (to - middle + cv::Point2f(-length, sag * 0.3f)) * unit,
            (to - middle) * unit};
}

void layCable(ProductStage& stage, cv::Point2f from, cv::Point2f to, std::string_view colour, Random& random,
              bool mark) {
    Finish finish = randomFinish(MaterialFamily::Plastic, jittered(colourOf(colour), random, 0.012f), random);
    finish.surface.specular = 0.25f;
    finish.surface.mirror = 0.0f;
    const float sag = random.normal(0.0f, 0.045f);
    const Points path = cablePath(from, to, sag, 0.08f);
    Relief cable = paintCable(stage.pose((from + to) * 0.5f, kSize), finish, path, 0.2f);
    if (mark)
        stage.markPart(cable);
    Random& mishap = stage.mishap();
    if (stage.is("cut_cable")) {
        const cv::Point2f at = pointOn(cable, 0.0f, mishap);
        Mask gap(cable.coverage.size(), 0);
        const float reach = 0.045f * stage.size() * static_cast<float>(cable.scale);
        for (int y = 0; y < gap.rows; ++y)
            for (int x = 0; x < gap.cols; ++x)
                if (std::abs(static_cast<float>(x) - at.x) < reach)
                    gap(y, x) = cable.coverage(y, x);
        cable.coverage -= gap;
        stage.markDamage(cable, gap);
    }
    if (stage.is("stained_cable"))
        stage.markDamage(cable, stain(cable, rgb8(30, 26, 24), mishap));
    stage.place(cable, kCable);
}

Relief connector(ProductStage& stage, cv::Point2f at, float angle, int ways, Random& random) {
    return paintSplicingConnector(stage.pose(at, kSize, angle), leverPlastic(random), ways, random);
}

void damageConnector(ProductStage& stage, Relief& relief) {
    Random& mishap = stage.mishap();
    if (stage.is("broken_connector"))
        stage.markDamage(relief, chipOff(relief, mishap));
    if (stage.is("cracked_connector"))
        stage.markDamage(relief, crack(relief, mishap));
    if (stage.is("stained_connector"))
        stage.markDamage(relief, stain(relief, rgb8(40, 34, 30), mishap));
    if (stage.is("scratched_connector"))
        stage.markDamage(relief, scratch(relief, mishap));
}

std::string_view wrongColour(std::string_view right, Random& mishap) {
    const std::array<std::string_view, 4> colours = {"yellow", "blue", "red", "green"};
    std::string_view colour = right;
    while (colour == right)
        colour = mishap.pick(colours);
    return colour;
}

/// The cable or cables between the two connectors, whose middles are given.
void layCables(ProductStage& stage, const Assembly& assembly, cv::Point2f left, cv::Point2f right) {
    Random& random = stage.random();
    Random& mishap = stage.mishap();
    const int way = random.integer(0, assembly.ways - 1);
    const int other = (way + mishap.integer(1, assembly.ways - 1)) % assembly.ways;
    const float mouth = kSize * 0.85f;
    const cv::Point2f from = left + cv::Point2f(mouth, wayOffset(assembly.ways, way));
    const int end = stage.is("wrong_cable_place") ? other : way;
    const cv::Point2f to = right + cv::Point2f(-mouth, wayOffset(assembly.ways, end));
    Random look = random.fork();
    if (stage.is("missing_cable")) {
        stage.markBox({from.x, from.y - 0.05f, to.x - from.x, 0.1f});
        return;
    }
    const bool wrong = stage.is("wrong_cable_colour");
    const std::string_view colour = wrong ? wrongColour(assembly.cable, mishap) : assembly.cable;
    layCable(stage, from, to, colour, look, wrong || stage.is("wrong_cable_place"));
    if (stage.is("extra_cable")) {
        const cv::Point2f shift(0, wayOffset(assembly.ways, other) - wayOffset(assembly.ways, way));
        layCable(stage, from + shift, to + shift, colour, mishap, true);
    }
}

void layConnector(ProductStage& stage, const Assembly& assembly, cv::Point2f at, float turn, bool chosen) {
    Random& mishap = stage.mishap();
    int ways = assembly.ways;
    if (chosen && stage.is("wrong_connector"))
        ways = assembly.ways == 3 ? (mishap.chance(0.5f) ? 2 : 5) : 3;
    Relief relief = connector(stage, at, turn, ways, stage.random());
    if (chosen && (stage.is("missing_connector") || stage.is("wrong_connector")))
        stage.markPart(relief);
    if (chosen && stage.is("missing_connector"))
        return;
    if (chosen)
        damageConnector(stage, relief);
    stage.place(relief, kConnector);
}

void paintConnectors(ProductStage& stage) {
    Random& random = stage.random();
    const Assembly& assembly = random.pick(kAssemblies);
    const float y = 0.5f + random.normal(0, 0.01f);
    const cv::Point2f left{0.2f + random.normal(0, 0.006f), y + random.normal(0, 0.006f)};
    const cv::Point2f right{0.8f + random.normal(0, 0.006f), y + random.normal(0, 0.006f)};
    layCables(stage, assembly, left, right);
    const bool atLeft = stage.mishap().chance(0.5f);
    const float leftTurn = random.normal(0.0f, 0.015f);
    const float rightTurn = random.normal(3.1415927f, 0.015f);
    layConnector(stage, assembly, left, leftTurn, atLeft);
    layConnector(stage, assembly, right, rightTurn, !atLeft);
}

} // namespace

ProductPainter splicingConnectors() {
    return {"splicing_connectors",
            {"background", "splicing connector", "cable"},
            "",
            {{"missing_cable", AnomalyGroup::Logical, 0.016f},
             {"extra_cable", AnomalyGroup::Logical},
             {"wrong_cable_colour", AnomalyGroup::Logical},
             {"wrong_cable_place", AnomalyGroup::Logical},
             {"missing_connector", AnomalyGroup::Logical},
             {"wrong_connector", AnomalyGroup::Logical},
             {"cut_cable", AnomalyGroup::Structural},
             {"stained_cable", AnomalyGroup::Structural},
             {"broken_connector", AnomalyGroup::Structural},
             {"cracked_connector", AnomalyGroup::Structural},
             {"stained_connector", AnomalyGroup::Structural},
             {"scratched_connector", AnomalyGroup::Structural}},
            "wire mesh",
            18,
            {0, 0},
            paintConnectors};
}

} // namespace cliplad
