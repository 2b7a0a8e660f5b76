#include "scenes/material.h"

#include <array>

namespace cliplad {

namespace {

struct Alloy {
    std::string_view name;
    Colour colour;
    float mirror;
};

const std::array<Alloy, 6> kAlloys = {{{"steel", rgb8(176, 177, 182), 0.6f},
                                       {"zinc", rgb8(188, 190, 194), 0.45f},
                                       {"brass", rgb8(205, 168, 88), 0.55f},
                                       {"copper", rgb8(196, 122, 84), 0.55f},
                                       {"black steel", rgb8(62, 62, 66), 0.35f},
                                       {"aluminium", rgb8(200, 202, 206), 0.4f}}};

Finish polymer(Colour colour, Random& random) {
    Finish finish;
    finish.colour = colour;
    finish.material = "plastic";
    finish.surface.diffuse = 0.8f;
    finish.surface.specular = random.uniform(0.05f, 0.6f);
    finish.surface.gloss = random.integer(3, 7);
    finish.surface.mirror = random.uniform(0.0f, 0.12f);
    return finish;
}

Finish glass(Colour colour, Random& random) {
    Finish finish;
    finish.colour = colour;
    finish.material = "glass";
    finish.surface = {
        0.35f, random.uniform(0.4f, 0.9f), random.integer(5, 7), 0.25f, 0.0f, random.uniform(0.12f, 0.45f),
        {}};
    for (int c = 0; c < 3; ++c)
        finish.surface.tint[c] = 0.55f + 0.45f * colour[c];
    return finish;
}

} // namespace

Finish metalFinish(std::string_view alloy, Random& random) {
    const Alloy* chosen = kAlloys.data();
    for (const Alloy& candidate : kAlloys)
        if (candidate.name == alloy)
            chosen = &candidate;
    Finish finish;
    finish.colour = jittered(chosen->colour, random, 0.04f);
    finish.material = std::string(chosen->name);
    finish.surface.diffuse = random.uniform(0.3f, 0.55f);
    finish.surface.specular = random.uniform(0.3f, 0.9f);
    finish.surface.gloss = random.integer(3, 6);
    finish.surface.mirror = chosen->mirror * random.uniform(0.6f, 1.2f);
    finish.surface.roughness = random.chance(0.5f) ? 0.0f : random.uniform(0.0f, 0.1f);
    return finish;
}

Finish randomFinish(MaterialFamily family, Colour colour, Random& random) {
    Finish finish;
    finish.colour = colour;
    switch (family) {
    case MaterialFamily::Metal: {
        const std::array<int, 10> weights = {0, 0, 0, 1, 1, 2, 2, 3, 4, 5};
        return metalFinish(kAlloys[static_cast<std::size_t>(random.pick(weights))].name, random);
    }
    case MaterialFamily::Plastic:
        return polymer(colour, random);
    case MaterialFamily::Rubber:
        finish.material = "rubber";
        finish.surface = {0.75f,    random.uniform(0.02f, 0.15f), 3, 0.0f, random.uniform(0.0f, 0.2f), 1.0f,
                          {1, 1, 1}};
        return finish;
    case MaterialFamily::Paper:
        finish.material = "paper";
        finish.surface = {0.85f, random.uniform(0.0f, 0.15f), 4, 0.0f, 0.0f, 1.0f, {1, 1, 1}};
        return finish;
    case MaterialFamily::Glass:
        return glass(colour, random);
    case MaterialFamily::Food:
        finish.material = "food";
        finish.surface = {0.85f,    random.uniform(0.02f, 0.25f), random.integer(2, 4), 0.0f, 0.2f, 1.0f,
                          {1, 1, 1}};
        return finish;
    case MaterialFamily::Ceramic:
        finish.material = "ceramic";
        finish.surface = {0.85f,    random.uniform(0.05f, 0.3f), random.integer(4, 6), 0.0f, 0.0f, 1.0f,
                          {1, 1, 1}};
        return finish;
    case MaterialFamily::Board:
        finish.material = "circuit board";
        finish.surface = {0.75f, random.uniform(0.1f, 0.35f), 5, 0.05f, 0.0f, 1.0f, {1, 1, 1}};
        return finish;
    case MaterialFamily::Empty:
        finish.surface = {0.6f, 0.02f, 3, 0.0f, 0.0f, 1.0f, {1, 1, 1}};
        return finish;
    }
    return finish;
}

} // namespace cliplad
