#include "scenes/products/product_stage.h"

#include "scenes/backgrounds/background.h"
#include "scenes/damage.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace cliplad {

namespace {

/// Backgrounds are painted at this size and then scaled, so that they look the same in every resolution.
constexpr int kLookSize = 256;

} // namespace

ProductStage::ProductStage(cv::Mat3f background, Lighting lighting, cv::Vec2f lean, Random random,
                           std::string defect)
    : canvas_(std::move(background), std::move(lighting), lean)
    , hidden_(canvas_.size(), 0)
    , marked_(canvas_.size(), 0)
    , random_(random)
    , mishap_(random_.fork())
    , defect_(std::move(defect)) {}

Pose ProductStage::pose(cv::Point2f centre, float radius, float angle) const {
    const auto n = static_cast<float>(canvas_.size().width);
    return {centre * n, radius * n, angle, canvas_.lean(), canvas_.size()};
}

void ProductStage::place(const Relief& relief, int part) {
    canvas_.place(relief, part);
    const cv::Mat1b mine = std::exchange(marked_, cv::Mat1b(canvas_.size(), 0));
    markDamage(relief, relief.coverage);
    hidden_ = (hidden_ & ~marked_) | mine;
    marked_.setTo(0);
}

void ProductStage::cover(const Relief& relief, int part) {
    canvas_.cover(relief, part);
}

void ProductStage::decorate(const Relief& relief) {
    canvas_.decorate(relief);
}

void ProductStage::markPart(const Relief& relief) {
    markDamage(relief, relief.coverage);
}

void ProductStage::markDamage(const Relief& relief, const Mask& damage) {
    canvas_.setWhereSeen(marked_, relief, damage, 60, 255);
}

void ProductStage::markBox(cv::Rect2f box) {
    const float n = size();
    const cv::Rect pixels(cvRound(box.x * n), cvRound(box.y * n), cvRound(box.width * n),
                          cvRound(box.height * n));
    marked_(pixels & cv::Rect({0, 0}, marked_.size())).setTo(255);
}

void ProductStage::markDisc(cv::Point2f centre, float radius) {
    const float n = size();
    cv::circle(marked_, {cvRound(centre.x * n), cvRound(centre.y * n)}, cvRound(radius * n), 255, cv::FILLED);
}

Lighting studioLighting(Random& random) {
    Lighting lighting;
    const auto light = [&](float azimuth, float slope, float strength) {
        const float a = azimuth + random.normal(0.0f, 0.06f);
        const float warm = random.normal(0.0f, 0.01f);
        Light lamp;
        lamp.direction = cv::normalize(cv::Vec3f(slope * std::cos(a), slope * std::sin(a), 1.0f));
        lamp.colour = Colour(1.0f + warm, 1.0f, 1.0f - warm) * strength;
        lighting.lights.push_back(lamp);
    };
    light(-2.3f, 0.8f, 0.55f * random.uniform(0.95f, 1.05f));
    light(-0.4f, 0.6f, 0.22f);
    lighting.ambient = Colour::all(0.36f);
    const float band = 0.9f + random.normal(0.0f, 0.1f);
    lighting.bandDirection = {std::cos(band), std::sin(band)};
    lighting.bandFrequency = 1.3f;
    lighting.bandPhase = 0.3f + random.normal(0.0f, 0.04f);
    lighting.shadowStrength = 0.5f;
    lighting.shadowSoftness = 0.35f;
    return lighting;
}

cv::Mat3f studioBackground(std::string_view name, std::uint64_t look, int size, Random& random) {
    Random fixed(look);
    cv::Mat3f surface = paintBackground(name, {kLookSize, kLookSize}, fixed);
    cv::resize(surface, surface, {size, size}, 0, 0, size < kLookSize ? cv::INTER_AREA : cv::INTER_CUBIC);
    const auto n = static_cast<float>(size);
    cv::Mat transform = cv::getRotationMatrix2D({n * 0.5f, n * 0.5f}, random.normal(0.0f, 0.5f), 1.0);
    transform.at<double>(0, 2) += random.normal(0.0f, 0.008f) * n;
    transform.at<double>(1, 2) += random.normal(0.0f, 0.008f) * n;
    cv::Mat3f picture;
    cv::warpAffine(surface, picture, transform, surface.size(), cv::INTER_LINEAR, cv::BORDER_REFLECT_101);
    const float slopeX = random.normal(0.0f, 0.04f);
    const float slopeY = random.normal(0.0f, 0.04f);
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x)
            picture(y, x) *= 1.0f + slopeX * (static_cast<float>(x) / n - 0.5f) +
                             slopeY * (static_cast<float>(y) / n - 0.5f);
    return picture;
}

Relief flatPatch(const ProductStage& stage, cv::Point2f centre, float radius, const Finish& finish,
                 Random& random) {
    const Sketch s(stage.pose(centre, radius, random.uniform(0.0f, kFullTurn)), {1.5f, 1.5f});
    Relief relief =
        s.relief(s.polygon(blobPoints({0.95f, random.uniform(0.6f, 0.9f)}, 0.18f, random)), finish);
    relief.alpha = relief.coverage.clone();
    const int side = std::max(1, cvRound(0.2f * s.unit()) | 1);
    cv::blur(relief.alpha, relief.alpha, {side, side});
    modulate(relief, s.noise(3.0f, 2, random), 0.2f);
    return relief;
}

void tearFilm(ProductStage& stage, Relief& film) {
    const Mask tear = crack(film, stage.mishap(), 0.45f);
    paint(film, tear, {0.9f, 0.92f, 0.93f}); // the film's edge there is white
    film.alpha = tear;
    film.surface.opacity = 0.75f;
    film.surface.diffuse = 0.9f;
    film.elevation = 0.0f;
    stage.decorate(film);
    stage.markDamage(film, tear);
}

} // namespace cliplad
