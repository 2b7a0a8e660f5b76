#pragma once

#include "scenes/camera.h"
#include "scenes/products/product_stage.h"

namespace cliplad {

/// One product: its words, its faults and how to draw it. Each lives in <name>.cpp.
struct ProductPainter {
    std::string name;
    std::vector<std::string> partNames; ///< index = label value; [0] is "background"
    std::vector<ProductDefect> defects;
    std::string_view background; ///< of backgroundWords()
    std::uint64_t look = 0;      ///< fixes how that background looks
    cv::Vec2f lean{0, 0};        ///< of the camera
    void (*paint)(ProductStage&) = nullptr;
};

const std::vector<ProductPainter>& productPainters();

ProductPainter breakfastBox();
ProductPainter juiceBottle();
ProductPainter pushpins();
ProductPainter screwBag();
ProductPainter screwBoard();
ProductPainter splicingConnectors();

} // namespace cliplad
