#include "scenes/scene.h"

#include <array>
#include <utility>

namespace cliplad {

void dropHiddenObjects(Scene& scene) {
    std::array<bool, 256> visible{};
    for (auto pixel = scene.label.begin<uchar>(); pixel != scene.label.end<uchar>(); ++pixel)
        visible[*pixel] = true;
    std::array<uchar, 256> renumbered{};
    std::vector<SceneObject> kept;
    for (std::size_t i = 0; i < scene.objects.size(); ++i)
        if (visible[i + 1]) {
            kept.push_back(std::move(scene.objects[i]));
            renumbered[i + 1] = static_cast<uchar>(kept.size());
        }
    scene.objects = std::move(kept);
    for (auto pixel = scene.label.begin<uchar>(); pixel != scene.label.end<uchar>(); ++pixel)
        *pixel = renumbered[*pixel];
}

} // namespace cliplad
