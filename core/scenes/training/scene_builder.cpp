#include "scenes/training/scene_builder.h"

#include "scenes/backgrounds/background.h"
#include "scenes/training/flaws.h"
#include "scenes/training/scene_light.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
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
    const float direction = random.uniform(0.0f, 6.2831853f);
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
        finish.colour = jittered(random.pick(namedColours()).rgb, random, 0.08f);
}

} // namespace

SceneBuilder::SceneBuilder(std::string background, int size, Random& random, const KindPool& kinds)
    : size_(size)
    , background_(std::move(background))
    , random_(random)
    , kinds_(kinds)
    , canvas_([&] {
        cv::Mat3f picture = scenery(background_, size, random);
        Lighting lighting = randomLighting(random);
        mirrorSurroundings(lighting, picture, random);
        return Canvas(std::move(picture), std::move(lighting), randomLean(random));
    }()) {}

Pose SceneBuilder::poseAt(const Placement& placement) const {
    return {placement.centre, placement.radius, placement.angle, canvas_.lean(), canvas_.size()};
}

Colour SceneBuilder::surroundings(cv::Point2f at) const {
    const cv::Mat3f& rgb = const_cast<SceneBuilder*>(this)->canvas_.rgb();
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
    Relief relief = paintPart(painter, poseAt(placement), finish, random_);
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
    const SurfaceFlaw flaw = drawFlaw(canvas_.rgb(), reach, random_);
    if (flaw.contrast < kVisibleContrast)
        return;
    // Lines are labelled a little wider than they are, as people draw them.
    Mask wide;
    cv::dilate(flaw.mask, wide, cv::Mat());
    if (const int label = newObject(flaw.kind, {}, {}); label != 0)
        canvas_.label().setTo(label, wide > 127);
}

Scene SceneBuilder::finish(const Camera& camera) {
    castLight(canvas_.rgb(), random_);
    if (random_.chance(0.25f))
        seeAtAnAngle(canvas_.rgb(), canvas_.label(), random_);
    Scene scene;
    scene.background = background_;
    scene.rgb = photograph(canvas_.rgb(), camera, random_);
    scene.label = canvas_.label().clone();
    std::array<bool, 256> visible{};
    for (int y = 0; y < scene.label.rows; ++y)
        for (int x = 0; x < scene.label.cols; ++x)
            visible[scene.label.at<uchar>(y, x)] = true;
    std::array<uchar, 256> renumbered{};
    for (std::size_t i = 0; i < objects_.size(); ++i)
        if (visible[i + 1]) {
            scene.objects.push_back(objects_[i]);
            renumbered[i + 1] = static_cast<uchar>(scene.objects.size());
        }
    for (int y = 0; y < scene.label.rows; ++y)
        for (int x = 0; x < scene.label.cols; ++x)
            scene.label.at<uchar>(y, x) = renumbered[scene.label.at<uchar>(y, x)];
    return scene;
}

} // namespace cliplad
