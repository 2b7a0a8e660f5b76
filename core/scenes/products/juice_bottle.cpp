#include "scenes/damage.h"
#include "scenes/products/product_painter.h"
#include "scenes/shapes/parts.h"

#include <array>

namespace cliplad {

namespace {

enum Part { kBottle = 1, kJuice = 2, kFruitIcon = 3, kLabel = 4, kCap = 5 };

constexpr float kRadius = 0.46f; ///< of the bottle: half its height
constexpr float kBody = 0.42f;   ///< half its width, in units of kRadius
constexpr float kGoodLevel = -0.52f;

struct Drink {
    Colour juice;
    int fruit; ///< of paintFruitIcon
};

const std::array<Drink, 3> kDrinks = {
    {{rgb8(150, 22, 34), 1}, {rgb8(238, 160, 34), 0}, {rgb8(228, 214, 172), 2}}};

Relief glassBody(ProductStage& stage, cv::Point2f at) {
    const Sketch s(stage.pose(at, kRadius), {kBody + 0.06f, 1.02f});
    Finish glass;
    glass.colour = rgb8(150, 165, 170);
    glass.surface = {0.25f, 0.55f, 6, 0.1f, 0.0f, 0.3f, {0.85f, 0.9f, 0.9f}};
    Relief bottle = s.relief(s.polygon(bottleOutline(0.17f, kBody, -0.42f)), glass);
    bottle.height = s.dome(bottle.coverage, kBody * 0.7f, kBody * 0.6f);
    s.soften(bottle.height, 0.07f);
    return bottle;
}

void fill(ProductStage& stage, cv::Point2f at, float level, Colour colour) {
    const Sketch s(stage.pose(at, kRadius), {kBody + 0.06f, 1.02f});
    Finish liquid;
    liquid.colour = colour;
    liquid.surface = {0.85f, 0.3f, 6, 0.0f, 0.0f, 0.93f, colour};
    const Mask inside =
        s.polygon(bottleOutline(0.135f, kBody - 0.035f, -0.41f)) & s.box({-0.37f, -1, 0.74f, 1.955f}, 0.06f);
    Relief juice = s.relief(inside & s.box({-1, level, 2, 1 - level}), liquid);
    juice.height = s.dome(inside, kBody * 0.8f, kBody * 0.5f);
    s.soften(juice.height, 0.09f);
    paint(juice, s.box({-1, level, 2, 0.03f}), clamped(colour * 1.35f), 0.7f);
    if (stage.is("contamination")) {
        Random& mishap = stage.mishap();
        const float side = mishap.sign();
        const cv::Point2f speck{side * mishap.uniform(0.22f, 0.29f), mishap.uniform(-0.05f, 0.25f)};
        Points outline = blobPoints({0.07f, 0.05f}, 0.2f, mishap);
        for (cv::Point2f& p : outline)
            p += speck;
        const Mask particle = s.polygon(outline) & juice.coverage;
        paint(juice, particle, rgb8(30, 28, 24), 0.9f);
        stage.markDamage(juice, particle);
    }
    stage.place(juice, kJuice);
}

void layCap(ProductStage& stage, cv::Point2f at) {
    const Sketch s(stage.pose(at, kRadius), {0.25f, 1.05f});
    Finish metal = metalFinish("aluminium", stage.random());
    metal.colour = rgb8(178, 150, 60);
    metal.surface.roughness = 0.0f;
    Relief cap = s.relief(s.box({-0.2f, -1.02f, 0.4f, 0.15f}, 0.03f), metal);
    cap.height = s.dome(cap.coverage, 0.2f, 0.12f);
    for (float x = -0.17f; x < 0.19f; x += 0.045f)
        engrave(cap, s.stroke({{x, -0.97f}, {x, -0.87f}}, 0.015f), 0.6f);
    s.soften(cap.height, 0.006f);
    if (stage.is("dented_cap")) {
        const Mask hollow = dent(cap, stage.mishap());
        stage.markDamage(cap, hollow);
        stage.markDamage(cap, scratch(cap, stage.mishap()));
    }
    if (stage.is("missing_cap"))
        stage.markPart(cap);
    else
        stage.place(cap, kCap);
}

/// The round front label with its fruit. Wrong drinks, places and damage happen here.
void layFruitLabel(ProductStage& stage, cv::Point2f at, int fruit) {
    Random& random = stage.random();
    Random& mishap = stage.mishap();
    cv::Point2f place = at + cv::Point2f{random.normal(0, 0.002f), -0.02f + random.normal(0, 0.002f)};
    float turn = random.normal(0.0f, 0.02f);
    Finish paper = randomFinish(MaterialFamily::Paper, rgb8(242, 240, 232), random);
    if (stage.is("misplaced_icon")) {
        const float aside = mishap.uniform(0.035f, 0.055f);
        place += cv::Point2f{aside * mishap.sign(), mishap.uniform(-0.14f, -0.1f)};
        turn += mishap.uniform(0.2f, 0.45f);
    }
    const Sketch s(stage.pose(place, 0.095f, turn), {1.02f, 1.02f});
    Relief disc = s.relief(s.disc({0, 0}, 1.0f), paper);
    disc.height = s.bevel(disc.coverage, 0.02f, 0.01f);
    paint(disc, s.ring({0, 0}, 0.97f, 0.9f), rgb8(70, 110, 60));
    if (stage.is("missing_icon")) {
        stage.markPart(disc);
        return;
    }
    if (stage.is("damaged_icon")) {
        paint(disc, chipOff(disc, mishap), paper.colour);
        stage.markDamage(disc, scratch(disc, mishap));
    }
    stage.place(disc, kFruitIcon);
    const int shown = stage.is("wrong_icon") ? (fruit + mishap.integer(1, 2)) % 3 : fruit;
    const Relief icon = paintFruitIcon(stage.pose(place, 0.068f, turn), paper, shown, random);
    if (stage.is("wrong_icon") || stage.is("misplaced_icon"))
        stage.markPart(disc);
    stage.place(icon, kFruitIcon);
}

void layTextLabel(ProductStage& stage, cv::Point2f at) {
    Random& random = stage.random();
    Random& mishap = stage.mishap();
    Random print(77); // the same words on every bottle
    const Finish paper = randomFinish(MaterialFamily::Paper, rgb8(238, 234, 222), random);
    const cv::Point2f place = at + cv::Point2f{random.normal(0, 0.002f), 0.215f + random.normal(0, 0.002f)};
    const float turn = random.normal(0.0f, 0.012f) + (stage.is("crooked_label") ? 0.35f : 0.0f);
    Relief label = paintLabel(stage.pose(place, 0.1f, turn), paper, {1.4f, 0.75f}, 3, print);
    if (stage.is("missing_label")) {
        stage.markPart(label);
        return;
    }
    if (stage.is("crooked_label"))
        stage.markPart(label);
    if (stage.is("stained_label"))
        stage.markDamage(label, stain(label, rgb8(96, 52, 30), mishap));
    if (stage.is("torn_label"))
        stage.markDamage(label, chipOff(label, mishap));
    stage.place(label, kLabel);
}

float levelOf(ProductStage& stage) {
    const float level = kGoodLevel + stage.random().normal(0.0f, 0.012f);
    if (stage.is("low_fill"))
        return stage.mishap().uniform(-0.3f, -0.1f);
    return stage.is("overfilled") ? stage.mishap().uniform(-0.82f, -0.74f) : level;
}

void markLevel(ProductStage& stage, cv::Point2f at, float level) {
    if (!stage.is("low_fill") && !stage.is("overfilled"))
        return;
    const float top = at.y + kRadius * std::min(level, kGoodLevel);
    const float bottom = at.y + kRadius * std::max(level, kGoodLevel);
    const float half = kRadius * (stage.is("low_fill") ? kBody : 0.2f);
    stage.markBox({at.x - half, top, 2 * half, bottom - top});
}

void paintJuiceBottle(ProductStage& stage) {
    Random& random = stage.random();
    const cv::Point2f at{0.5f + random.normal(0, 0.006f), 0.5f + random.normal(0, 0.004f)};
    const Drink& drink = random.pick(kDrinks);
    Relief bottle = glassBody(stage, at);
    if (stage.is("cracked_bottle"))
        bottle.alpha = bottle.coverage.clone();
    stage.place(bottle, kBottle);
    const float level = levelOf(stage);
    const Colour juice = jittered(drink.juice, random, 0.012f);
    if (stage.is("empty_bottle"))
        stage.markPart(bottle);
    else
        fill(stage, at, level, juice);
    markLevel(stage, at, level);
    Relief shine = glassBody(stage, at); // the glass in front of the juice only gleams
    shine.surface = {0.0f, 0.5f, 5, 0.06f, 0.0f, 0.0f, {1, 1, 1}};
    stage.decorate(shine);
    layFruitLabel(stage, at, drink.fruit);
    layTextLabel(stage, at);
    layCap(stage, at);
    if (stage.is("cracked_bottle")) {
        Relief glass = glassBody(stage, at);
        const Mask damage = crack(glass, stage.mishap(), 0.7f);
        paint(glass, damage, {0.9f, 0.93f, 0.95f}, 0.8f);
        glass.alpha = damage;
        glass.surface.opacity = 0.8f;
        glass.surface.diffuse = 0.9f;
        stage.decorate(glass);
        stage.markDamage(glass, damage);
    }
}

} // namespace

ProductPainter juiceBottle() {
    return {"juice_bottle",
            {"background", "bottle", "juice", "fruit icon", "label", "cap"},
            "",
            {{"low_fill", AnomalyGroup::Logical},
             {"overfilled", AnomalyGroup::Logical},
             {"empty_bottle", AnomalyGroup::Logical},
             {"missing_icon", AnomalyGroup::Logical},
             {"wrong_icon", AnomalyGroup::Logical},
             {"misplaced_icon", AnomalyGroup::Logical},
             {"missing_label", AnomalyGroup::Logical},
             {"crooked_label", AnomalyGroup::Logical},
             {"missing_cap", AnomalyGroup::Logical},
             {"cracked_bottle", AnomalyGroup::Structural},
             {"contamination", AnomalyGroup::Structural},
             {"stained_label", AnomalyGroup::Structural},
             {"torn_label", AnomalyGroup::Structural},
             {"damaged_icon", AnomalyGroup::Structural},
             {"dented_cap", AnomalyGroup::Structural}},
            "black background",
            9,
            {0, 0},
            paintJuiceBottle};
}

} // namespace cliplad
