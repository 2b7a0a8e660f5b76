#include "scenes/training/training_scene.h"

#include "base/error.h"
#include "scenes/backgrounds/background_painters.h"
#include "scenes/training/training_layouts.h"

namespace cliplad {

namespace {

const TrainingLayout& randomLayout(Random& random) {
    const std::vector<TrainingLayout>& layouts = trainingLayouts();
    int total = 0;
    for (const TrainingLayout& layout : layouts)
        total += layout.weight;
    int drawn = random.integer(0, total - 1);
    for (const TrainingLayout& layout : layouts)
        if ((drawn -= layout.weight) < 0)
            return layout;
    return layouts.front();
}

std::string backgroundFor(const TrainingLayout& layout, Random& random) {
    if (!layout.backgrounds.empty() && random.chance(0.75f))
        return std::string(random.pick(layout.backgrounds));
    if (random.chance(0.12f))
        return "wood"; // the one with the most faces
    return random.pick(backgroundPainters()).name;
}

} // namespace

Scene renderTrainingScene(std::uint64_t seed, int size) {
    if (size < 16 || size > 2048)
        throw Error("a scene cannot be " + std::to_string(size) + " pixels wide", "scene renderer",
                    "use a size from 16 to 2048");
    Random random(seed);
    const TrainingLayout& layout = randomLayout(random);
    SceneBuilder builder(backgroundFor(layout, random), size, random);
    layout.arrange(builder);
    Camera camera = randomCamera(random);
    const float scale = static_cast<float>(size) / 128.0f;
    camera.blurPx *= scale > 1.0f ? 0.5f + 0.5f * scale : 1.0f;
    return builder.finish(camera);
}

} // namespace cliplad
