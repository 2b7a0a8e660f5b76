#pragma once

#include <cstdint>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "scenes/random.h"
#include "scenes/scene.h"

namespace cliplad::training {

/// The scene mirrored and turned by quarters, and half of the time a square piece of it at the full size;
/// objects that are not in it are dropped.
Scene randomView(const Scene& scene, Random& random);

/// Scenes of which several steps see views, where rendering is slower than training. Steps go through blocks
/// of groups: each group once, then each again, so that a group does not return at once.
class SceneViews {
public:
    using Scenes = std::vector<Scene>;

    /// @param render the scenes of a group; called once for each group, from any thread that asks for it
    /// @param views  how often each group is seen; 1: scenes are neither kept nor changed
    SceneViews(std::function<Scenes(std::int64_t group)> render, int views);

    std::int64_t groupOf(std::int64_t step) const;

    /// The scenes of a step, as it sees them. Pure in step, seed and what `render` is pure in. Thread-safe;
    /// each step is asked for once.
    Scenes ofStep(std::int64_t step, std::uint64_t seed);

private:
    using Shared = std::shared_ptr<const Scenes>;

    int viewOf(std::int64_t step) const;
    Shared group(std::int64_t index, bool last);

    std::function<Scenes(std::int64_t)> render_;
    int views_;
    std::mutex mutex_;
    std::map<std::int64_t, std::shared_future<Shared>> groups_;
};

} // namespace cliplad::training
