#pragma once

#include "scenes/canvas.h"
#include "scenes/products/product_scene.h"

#include <optional>

namespace cliplad {

/// What a product's painter works on: the canvas, the ground truth, and positions as shares of the picture.
///
/// `random()` gives the natural variation, `mishap()` the defect's details, so that a defective picture is
/// much like the good one of that seed; what is laid after a part that is missing or extra may lie otherwise.
class ProductStage {
public:
    /// @param lean of the camera, as Pose::lean
    ProductStage(cv::Mat3f background, Lighting lighting, cv::Vec2f lean, Random random, std::string defect);

    /// Centre and radius as shares of the picture's side, the angle in radians.
    Pose pose(cv::Point2f centre, float radius, float angle = 0.0f) const;

    /// Hides what was wrong below it; marks made just before belong to this part and stay.
    void place(const Relief& relief, int part);
    void cover(const Relief& relief, int part);
    /// Lays it on without a label, as dirt lies on the background.
    void decorate(const Relief& relief);

    /// The whole part is wrong.
    void markPart(const Relief& relief);
    /// A part of a part is: a mask in its working pixels, from damage.h.
    void markDamage(const Relief& relief, const Mask& damage);
    /// An empty place: a rectangle or a disc in shares of the picture.
    void markBox(cv::Rect2f box);
    void markDisc(cv::Point2f centre, float radius);

    bool is(std::string_view defect) const { return defect_ == defect; }
    Random& random() { return random_; }
    Random& mishap() { return mishap_; }
    float size() const { return static_cast<float>(canvas_.size().width); }
    Canvas& canvas() { return canvas_; }
    /// What can be seen of all that was marked.
    cv::Mat1b groundTruth() const { return hidden_ | marked_; }

private:
    Canvas canvas_;
    cv::Mat1b hidden_; ///< marks that later parts may cover
    cv::Mat1b marked_; ///< marks since the last part was placed
    Random random_;
    Random mishap_;
    std::string defect_;
};

/// A lamp from the upper left and a weaker one, with little variation, as in an inspection cell.
Lighting studioLighting(Random& random);

/// The same surface in every picture: `look` fixes it; the picture's own randomness only shifts it a little
/// and changes the light on it.
cv::Mat3f studioBackground(std::string_view name, std::uint64_t look, int size, Random& random);

/// A stain or other flat thing in shares of the picture, ready to decorate() or place().
Relief flatPatch(const ProductStage& stage, cv::Point2f centre, float radius, const Finish& finish,
                 Random& random);

/// Tears a film that covers() the product already, and marks the tear; nothing but the tear is left of it.
void tearFilm(ProductStage& stage, Relief& film);

} // namespace cliplad
