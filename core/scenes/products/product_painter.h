#pragma once

#include "scenes/camera.h"
#include "scenes/products/product_stage.h"

#include <functional>

namespace cliplad {

/// One product: its words, its faults and how to draw it. Each lives in <name>.cpp; those that are tables of
/// parts are together in fixed_parts.cpp and loose_parts.cpp.
struct ProductPainter {
    std::string name;
    std::vector<std::string> partNames; ///< index = label value; [0] is "background"
    std::string carrier;                ///< of partNames: what the others lie on or in; empty: none
    std::vector<ProductDefect> defects;
    std::string_view background; ///< of backgroundWords()
    std::uint64_t look = 0;      ///< fixes how that background looks
    cv::Vec2f lean{0, 0};        ///< of the camera, as Pose::lean
    std::function<void(ProductStage&)> paint;
};

const std::vector<ProductPainter>& productPainters();

ProductPainter breakfastBox();
ProductPainter circuitBoard();
ProductPainter fixingPouch();
ProductPainter fruitCrate();
ProductPainter gearPlate();
ProductPainter juiceBottle();
ProductPainter pushpins();
ProductPainter screwBag();
ProductPainter screwBoard();
ProductPainter splicingConnectors();
ProductPainter toolTray();
ProductPainter toySet();

} // namespace cliplad
