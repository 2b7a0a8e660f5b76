#include "scene_views.h"

#include <cmath>

#include <opencv2/imgproc.hpp>

namespace cliplad::training {
namespace {

constexpr int kGroupsOfBlock = 32;
constexpr float kSmallestPiece = 0.55f; // of the side: what is blurred more teaches little

void turnAndMirror(Scene& scene, int quarters, bool mirrored) {
    for (cv::Mat* picture : {&scene.rgb, &scene.label}) {
        if (quarters > 0)
            cv::rotate(*picture, *picture, quarters - 1); // ROTATE_90_CLOCKWISE is 0
        if (mirrored)
            cv::flip(*picture, *picture, 1);
    }
}

void cutOut(Scene& scene, Random& random) {
    const cv::Size size = scene.rgb.size();
    const int side = cvRound(static_cast<float>(size.width) * random.uniform(kSmallestPiece, 0.95f));
    const int y = random.integer(0, size.height - side);
    const int x = random.integer(0, size.width - side);
    const cv::Rect piece(x, y, side, side);
    // Of copies: a result of the same size would be written over the piece while it is read.
    cv::resize(scene.rgb(piece).clone(), scene.rgb, size, 0, 0, cv::INTER_CUBIC);
    cv::resize(scene.label(piece).clone(), scene.label, size, 0, 0, cv::INTER_NEAREST_EXACT);
    dropHiddenObjects(scene);
}

} // namespace

Scene randomView(const Scene& scene, Random& random) {
    Scene view = scene;
    view.rgb = scene.rgb.clone();
    view.label = scene.label.clone();
    const bool mirrored = random.chance(0.5f);
    const int quarters = random.integer(0, 3);
    turnAndMirror(view, quarters, mirrored);
    if (random.chance(0.5f))
        cutOut(view, random);
    return view;
}

SceneViews::SceneViews(std::function<Scenes(std::int64_t)> render, int views)
    : render_(std::move(render))
    , views_(views) {}

std::int64_t SceneViews::groupOf(std::int64_t step) const {
    if (views_ == 1)
        return step;
    return step / (kGroupsOfBlock * views_) * kGroupsOfBlock + step % kGroupsOfBlock;
}

int SceneViews::viewOf(std::int64_t step) const {
    return static_cast<int>(step / kGroupsOfBlock % views_);
}

SceneViews::Scenes SceneViews::ofStep(std::int64_t step, std::uint64_t seed) {
    if (views_ == 1)
        return render_(step);
    const Shared scenes = group(groupOf(step), viewOf(step) == views_ - 1);
    Random random(seed);
    Scenes seen;
    for (const Scene& scene : *scenes)
        seen.push_back(randomView(scene, random));
    return seen;
}

SceneViews::Shared SceneViews::group(std::int64_t index, bool last) {
    std::unique_lock lock(mutex_);
    const auto found = groups_.find(index);
    if (found != groups_.end()) {
        const std::shared_future<Shared> scenes = found->second;
        if (last)
            groups_.erase(found);
        lock.unlock();
        return scenes.get();
    }
    std::packaged_task<Shared()> task([&] { return std::make_shared<const Scenes>(render_(index)); });
    const std::shared_future<Shared> scenes = task.get_future().share();
    if (!last)
        groups_.emplace(index, scenes);
    lock.unlock();
    task();
    return scenes.get();
}

} // namespace cliplad::training
