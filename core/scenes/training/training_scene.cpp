#include "scenes/training/training_scene.h"

#include "base/error.h"
#include "scenes/backgrounds/background_painters.h"
#include "scenes/training/kind_pool.h"
#include "scenes/training/training_layouts.h"

namespace cliplad {

namespace {

enum class Layouts { All, OfAnyKinds };

const TrainingLayout& randomLayout(Layouts which, Random& random) {
    const std::vector<TrainingLayout>& layouts = trainingLayouts();
    const auto weightOf = [&](const TrainingLayout& layout) {
        return which == Layouts::All || layout.anyKinds ? layout.weight : 0;
    };
    int total = 0;
    for (const TrainingLayout& layout : layouts)
        total += weightOf(layout);
    int drawn = random.integer(0, total - 1);
    for (const TrainingLayout& layout : layouts)
        if ((drawn -= weightOf(layout)) < 0)
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

void addFlaws(SceneBuilder& builder, float share, int most) {
    Random& random = builder.random();
    if (!random.chance(share))
        return;
    for (int i = random.integer(1, most); i > 0; --i)
        builder.addFlaw(builder.size() * random.logUniform(0.04f, 0.4f));
}

Scene render(const TrainingLayout& layout, const KindPool& kinds, int size, Random& random) {
    SceneBuilder builder(backgroundFor(layout, random), size, random, kinds);
    addFlaws(builder, 0.18f, 3); // below the parts
    layout.arrange(builder);
    addFlaws(builder, 0.05f, 2); // on them
    Camera camera = randomCamera(random);
    const float scale = static_cast<float>(size) / 128.0f;
    camera.blurPx *= scale > 1.0f ? 0.5f + 0.5f * scale : 1.0f;
    return builder.finish(camera);
}

void requireSize(int size) {
    if (size < 16 || size > 2048)
        throw Error("a scene cannot be " + std::to_string(size) + " pixels wide", "scene renderer",
                    "use a size from 16 to 2048");
}

} // namespace

Scene renderTrainingScene(std::uint64_t seed, int size) {
    requireSize(size);
    Random random(seed);
    const TrainingLayout& layout = randomLayout(Layouts::All, random);
    return render(layout, trainingKinds(), size, random);
}

Scene renderCountableScene(std::uint64_t seed, int size) {
    requireSize(size);
    Random random(seed);
    SceneBuilder builder(random.pick(backgroundPainters()).name, size, random, trainingKinds());
    builder.allowDamage(false);
    for (const TrainingLayout& layout : trainingLayouts())
        if (layout.name == "countable")
            layout.arrange(builder);
    return builder.finish(randomCamera(random));
}

Scene renderUnseenKindsScene(std::uint64_t seed, int size) {
    requireSize(size);
    Random random(seed);
    const KindPool kinds = unseenKinds(random);
    const TrainingLayout& layout = randomLayout(Layouts::OfAnyKinds, random);
    return render(layout, kinds, size, random);
}

} // namespace cliplad
