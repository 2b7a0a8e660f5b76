#include "scenes/training/scene_builder.h"

#include "scenes/backgrounds/background.h"
#include "scenes/training/flaws.h"
#include "scenes/training/scene_light.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace cliplad {

namespace {

constexpr int kMostObjects = 254;
constexpr float kDamageableRadius = 0.09f; ///< of the picture; damage of smaller parts cannot be seen
constexpr float kVisibleContrast = 0.06f;

cv::Mat3f scenery(const std::string& background, int size, Random& random) {
    cv::Mat3f picture = paintBackground(background, {size, size}, random);
    addSpecks(picture, random);
    return picture;
}

/// Most cameras look straight down; the others show parts from a little to the side.
cv::Vec2f randomLean(Random& random) {
    if (!random.chance(0.4f))
        return {0, 0};
    const float sine = random.uniform(0.08f, 0.55f);
    const float direction = random.uniform(0.0f, kFullTurn);
    return {sine * std::cos(direction), sine * std::sin(direction)};
}

/// Polished metals hardly scatter light, worn ones are dull, some are plated, blackened or painted.
void treatMetal(Finish& finish, Random& random) {
    if (random.chance(0.35f)) {
        finish.surface.diffuse *= random.uniform(0.2f, 1.0f);
        finish.surface.mirror *= random.uniform(0.9f, 1.6f);
    }
    if (random.chance(0.3f))
        finish.colour *= random.uniform(0.35f, 1.0f);
    if (random.chance(0.08f))
        finish.colour = anyColour(random);
}

/// Small things lie on one another or on a slope; how far such a part's axis leans.
cv::Vec2f randomTilt(const PartPainter& painter, float share, Random& random) {
    const bool flat = painter.family == MaterialFamily::Empty || painter.family == MaterialFamily::Paper ||
                      painter.family == MaterialFamily::Board;
    if (flat || share > 0.25f || !random.chance(0.25f))
        return {0, 0};
    const float sine = std::min(0.6f, std::abs(random.normal(0.0f, 0.3f)));
    const float direction = random.uniform(0.0f, kFullTurn);
    return {sine * std::cos(direction), sine * std::sin(direction)};
}

/// Turns the surface into the tilt's direction, so that it answers light as it lies.
void lean(Relief& relief, cv::Vec2f tilt) {
    relief.tilt = tilt;
    const float flat = std::sqrt(1.0f - tilt.dot(tilt));
    for (int y = 0; y < relief.height.rows; ++y)
        for (int x = 0; x < relief.height.cols; ++x)
            relief.height(y, x) -= (tilt[0] * static_cast<float>(x) + tilt[1] * static_cast<float>(y)) / flat;
}

} // namespace

SceneBuilder::SceneBuilder(std::string background, int size, Random& random, const KindPool& kinds)
    : size_(size)
    , background_(std::move(background))
    , random_(random)
    , kinds_(kinds)
    , canvas_([&] {
        cv::Mat3f picture = scenery(background_, size, random);
        Lighting lighting = trainingLighting(random);
        mirrorSurroundings(lighting, picture, random);
        return Canvas(std::move(picture), std::move(lighting), randomLean(random));
    }()) {}

Pose SceneBuilder::poseAt(const Placement& placement) const {
    return {placement.centre, placement.radius, placement.angle, canvas_.lean(), canvas_.size()};
}

Colour SceneBuilder::surroundings(cv::Point2f at) const {
    const cv::Mat3f& rgb = canvas_.rgb();
    const int x = std::clamp(cvFloor(at.x), 0, size_ - 1);
    const int y = std::clamp(cvFloor(at.y), 0, size_ - 1);
    return clamped(rgb(y, x));
}

int SceneBuilder::newObject(std::string kind, std::string colour, std::string material) {
    if (static_cast<int>(objects_.size()) >= kMostObjects)
        return 0;
    objects_.push_back({std::move(kind), std::move(colour), std::move(material)});
    return static_cast<int>(objects_.size());
}

void SceneBuilder::put(std::string_view kind, const Placement& placement) {
    const PartPainter& painter = partPainter(kind);
    std::string word =
        placement.colour.empty() ? std::string(random_.pick(namedColours()).name) : placement.colour;
    const Colour wanted = painter.family == MaterialFamily::Empty ? surroundings(placement.centre)
                                                                  : jittered(colourOf(word), random_);
    Finish finish = randomFinish(painter.family, wanted, random_);
    if (painter.family == MaterialFamily::Metal)
        treatMetal(finish, random_);
    Pose pose = poseAt(placement);
    const cv::Vec2f tilt = randomTilt(painter, placement.radius / size(), random_);
    pose.lean += tilt;
    Relief relief = paintPart(painter, pose, finish, random_);
    if (tilt != cv::Vec2f(0, 0))
        lean(relief, tilt);
    std::optional<PartFlaw> flaw;
    if (placement.radius > kDamageableRadius * size() && random_.chance(damageShare_))
        flaw = damagePart(relief, painter.family, random_);
    const int label =
        newObject(painter.kind, painter.takesColour ? std::move(word) : std::string(), finish.material);
    if (label == 0)
        return;
    if (relief.surface.opacity < 0.3f)
        canvas_.cover(relief, label);
    else
        canvas_.place(relief, label);
    if (flaw)
        if (const int flawLabel = newObject(flaw->kind, {}, {}); flawLabel != 0)
            canvas_.mark(relief, flaw->mask, flawLabel);
}

void SceneBuilder::addFlaw(float reach) {
    markFlaw(drawFlaw(canvas_.rgb(), reach, random_));
}

void SceneBuilder::addStain(cv::Point2f at, float radius) {
    markFlaw(drawStain(canvas_.rgb(), at, radius, random_));
}

void SceneBuilder::markFlaw(const SurfaceFlaw& flaw) {
    if (flaw.contrast < kVisibleContrast)
        return;
    // Lines are labelled a little wider than they are, as people draw them.
    Mask wide;
    cv::dilate(flaw.mask, wide, cv::Mat());
    if (const int label = newObject(flaw.kind, {}, {}); label != 0)
        canvas_.label().setTo(label, wide > 127);
}

void SceneBuilder::lightHard() {
    canvas_.relight(hardLighting(random_));
}

Scene SceneBuilder::finish(const Camera& camera) {
    castLight(canvas_.rgb(), random_);
    meter(canvas_.rgb(), random_);
    if (random_.chance(0.25f))
        seeAtAnAngle(canvas_.rgb(), canvas_.label(), random_);
    Scene scene;
    scene.background = background_;
    scene.rgb = photograph(canvas_.rgb(), camera, random_);
    scene.label = canvas_.label().clone();
    scene.objects = objects_;
    dropHiddenObjects(scene);
    return scene;
}

} // namespace cliplad
