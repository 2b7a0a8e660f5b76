#include "scenes/training/arranging.h"

#include <algorithm>
#include <cmath>

namespace cliplad {

float anyAngle(Random& random) {
    return random.uniform(0.0f, kFullTurn);
}

float tidyAngle(Random& random) {
    if (!random.chance(0.5f))
        return anyAngle(random);
    const float straight = 1.5707963f * static_cast<float>(random.integer(0, 3));
    return straight + random.normal(0.0f, 0.06f);
}

cv::Point2f anywhere(SceneBuilder& b) {
    const float n = b.size();
    return {b.random().uniform(0.02f, 0.98f) * n, b.random().uniform(0.02f, 0.98f) * n};
}

float radiusOf(const PartPainter& painter, float base, SceneBuilder& b) {
    const float jitter = b.random().uniform(0.75f, 1.3f);
    return std::clamp(base * painter.relativeSize * jitter, painter.smallestPx * b.size() / 128.0f,
                      0.48f * b.size());
}

KindPool someKinds(int count, SceneBuilder& b) {
    Random& random = b.random();
    const KindPool& pool = b.kinds();
    const int last = static_cast<int>(pool.size()) - 1;
    const bool related = random.chance(0.5f);
    const int first = random.integer(0, last);
    KindPool kinds;
    for (int i = 0; i < count; ++i) {
        const int at = related ? std::clamp(first + random.integer(-7, 7), 0, last) : random.integer(0, last);
        kinds.push_back(pool[static_cast<std::size_t>(at)]);
    }
    return kinds;
}

void putAny(SceneBuilder& b, const PartPainter& painter, cv::Point2f at, float base) {
    const float radius = radiusOf(painter, base, b);
    b.put(painter.kind, {at, radius, anyAngle(b.random()), {}});
}

void putAnywhere(SceneBuilder& b, const PartPainter& painter, float base) {
    putAny(b, painter, anywhere(b), base);
}

std::vector<cv::Point2f> spacedPlaces(int count, float spacing, SceneBuilder& b) {
    std::vector<cv::Point2f> places;
    for (int attempt = 0; attempt < 12 * count && static_cast<int>(places.size()) < count; ++attempt) {
        const cv::Point2f at{b.random().uniform(0.1f, 0.9f) * b.size(),
                             b.random().uniform(0.1f, 0.9f) * b.size()};
        const bool free = std::all_of(places.begin(), places.end(), [&](const cv::Point2f& other) {
            return std::hypot(other.x - at.x, other.y - at.y) > spacing;
        });
        if (free)
            places.push_back(at);
    }
    return places;
}

std::vector<cv::Point2f> latticePlaces(const Lattice& lattice, SceneBuilder& b) {
    Random& random = b.random();
    const cv::Point2f middle{b.size() * random.uniform(0.42f, 0.58f),
                             b.size() * random.uniform(0.42f, 0.58f)};
    const float c = std::cos(lattice.angle);
    const float s = std::sin(lattice.angle);
    std::vector<cv::Point2f> places;
    for (int row = 0; row < lattice.rows; ++row)
        for (int column = 0; column < lattice.columns; ++column) {
            const float u =
                lattice.pitch * (static_cast<float>(column) - 0.5f * static_cast<float>(lattice.columns - 1));
            const float v =
                lattice.pitch * (static_cast<float>(row) - 0.5f * static_cast<float>(lattice.rows - 1));
            const cv::Point2f off{random.normal(0, lattice.jitter * lattice.pitch),
                                  random.normal(0, lattice.jitter * lattice.pitch)};
            places.push_back(middle + off + cv::Point2f(u * c - v * s, u * s + v * c));
        }
    return places;
}

} // namespace cliplad
