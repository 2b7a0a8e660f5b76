#pragma once

#include "scenes/camera.h"
#include "scenes/canvas.h"
#include "scenes/scene.h"
#include "scenes/shapes/part_painter.h"

namespace cliplad {

struct SurfaceFlaw;

/// Where one part goes and what it looks like.
struct Placement {
    cv::Point2f centre;   ///< canvas pixels
    float radius = 10.0f; ///< canvas pixels
    float angle = 0.0f;   ///< radians
    std::string colour;   ///< colour word; empty: any, where the kind takes one
};

/// Composes one training scene: background, parts with their labels, camera.
class SceneBuilder {
public:
    /// Layouts draw their kinds from the pool; it must outlive the builder.
    SceneBuilder(std::string background, int size, Random& random, const KindPool& kinds);

    /// Lays the part on what is there and labels it.
    void put(std::string_view kind, const Placement& placement);
    /// Labels a part that the caller draws; 0 when the scene already holds as many as labels can tell.
    int newObject(std::string kind, std::string colour, std::string material);

    /// A scratch, stain or the like of about `reach` pixels on what is there, labelled where it can be seen.
    void addFlaw(float reach);
    /// A stain that may be taken for a part, labelled where it can be seen.
    void addStain(cv::Point2f at, float radius);

    /// Lights what follows by one hard lamp.
    void lightHard();

    /// Whether parts may be damaged (they are).
    void allowDamage(bool allowed) { damageShare_ = allowed ? kDamagedShare : 0.0f; }

    /// Photographs it. Objects that ended up entirely hidden are dropped from the list.
    Scene finish(const Camera& camera);

    Pose poseAt(const Placement& placement) const;
    Canvas& canvas() { return canvas_; }
    const KindPool& kinds() const { return kinds_; }
    Random& random() { return random_; }
    float size() const { return static_cast<float>(size_); }

private:
    void markFlaw(const SurfaceFlaw& flaw);

    static constexpr float kDamagedShare = 0.07f;

    Colour surroundings(cv::Point2f at) const;

    int size_;
    float damageShare_ = kDamagedShare;
    std::string background_;
    Random& random_;
    const KindPool& kinds_;
    Canvas canvas_;
    std::vector<SceneObject> objects_;
};

} // namespace cliplad
