#include "scenes/products/parts_product.h"
#include "scenes/shapes/parts.h"

namespace cliplad {

ProductPainter fixingPouch() {
    enum { kPlug, kHook, kScrew, kEyeBolt, kWingNut };
    return partsPainter(
        {.name = "fixing_pouch",
         .noun = "fixing",
         .background = "cutting mat",
         .look = 7,
         .carrier =
             {.label = "plastic bag",
              .broken = "torn_pouch",
              .covers = true,
              .room = {0.38f, 0.3f},
              .paint =
                  [](const ProductStage& stage, cv::Point2f middle, float turn, Random& look) {
                      return paintPlasticBag(stage.pose(middle, 0.45f, turn), {0.8f, 0.35f, 0.06f}, look);
                  }},
         .stock = {{"wall plug", "wall plug", "orange", 0.07f, {1}, kScrew, 3},
                   {"hook", "hook", "zinc", 0.065f, {2}, kEyeBolt, 2},
                   {"screw", "screw", "brass", 0.05f, {5}, kHook, 3},
                   {"eye bolt", "eye bolt", "zinc", 0.075f, {2}, kHook, 1},
                   {"wing nut", "wing nut", "zinc", 0.06f, {2}, kPlug, 2}},
         .damages = {{"rusty_fixing", Harm::Rust, {kHook, kEyeBolt, kWingNut}},
                     {"broken_fixing", Harm::Chip, {kPlug, kScrew, kWingNut}}}});
}

ProductPainter fruitCrate() {
    enum { kTomato, kLemon, kPear, kGrapes };
    const OpenBox crate{{0.46f, 0.42f}, 0.025f, rgb8(190, 150, 100), rgb8(214, 188, 148), "wood"};
    return partsPainter({.name = "fruit_crate",
                         .noun = "fruit",
                         .background = "denim",
                         .look = 5,
                         .carrier = {.label = "crate",
                                     .broken = "cracked_crate",
                                     .room = {0.43f, 0.39f},
                                     .paint = openBox(crate)},
                         .stock = {{"tomato", "tomato", "", 0.085f, {0, 1, 3, 5}, kLemon, 3},
                                   {"lemon", "lemon", "", 0.085f, {1, 3, 5, 6}, kTomato, 3},
                                   {"pear", "pear", "", 0.09f, {2, 5, 6}, kLemon, 2},
                                   {"grapes", "grapes", "", 0.1f, {2, 5}, kPear, 1}},
                         .damages = {{"rotten_fruit", Harm::Stain, {}},
                                     {"dented_fruit", Harm::Dent, {kTomato, kLemon, kPear}},
                                     {"bitten_fruit", Harm::Chip, {kTomato, kLemon, kPear}}}});
}

ProductPainter toySet() {
    enum { kRedBrick, kBlueBrick, kDie, kMarble, kButton };
    const OpenBox box{{0.45f, 0.45f}, 0.02f, rgb8(205, 205, 198), rgb8(236, 234, 226), "plastic"};
    return partsPainter(
        {.name = "toy_set",
         .noun = "toy",
         .background = "wood",
         .look = 21,
         .carrier = {.label = "box", .broken = "cracked_box", .room = {0.41f, 0.41f}, .paint = openBox(box)},
         .stock = {{"toy brick", "toy brick", "red", 0.09f, {0}, kBlueBrick, 2},
                   {"toy brick", "toy brick", "blue", 0.09f, {0}, kRedBrick, 1},
                   {"dice", "dice", "white", 0.065f, {0, 2, 4, 5}, kButton, 2},
                   {"marble", "bead", "green", 0.05f, {0}, kButton, 3},
                   {"button", "button", "yellow", 0.055f, {0}, kMarble, 2}},
         .damages = {{"broken_toy", Harm::Chip, {kRedBrick, kBlueBrick, kDie, kButton}},
                     {"stained_toy", Harm::Stain, {}},
                     {"cracked_toy", Harm::Crack, {kRedBrick, kBlueBrick, kDie, kMarble}}}});
}

} // namespace cliplad
