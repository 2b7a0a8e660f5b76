#pragma once

#include "scenes/products/product_painter.h"
#include "scenes/products/product_stage.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace cliplad {

// Products that are nothing but parts of shapes/: a table says what belongs to one, and the same code lays
// it, mislays it and damages it.

/// One kind of part as this product has it. Radii are shares of the picture.
struct StockPart {
    std::string label;       ///< of the picture's parts; several colours of a kind may share one
    std::string_view kind;   ///< of partPainters()
    std::string_view finish; ///< alloy of a metal kind, colour word of another; empty where it has its own
    float radius = 0.05f;
    std::vector<std::uint64_t> looks; ///< each fixes a form; a specimen has one of them
    int lookalike = -1;               ///< index of the part that may lie in its place by mistake; -1 none
    int count = 0;                    ///< of parts that lie anywhere
};

/// Where a part belongs, around the middle of the product.
struct PartPlace {
    int part = 0; ///< index into the stock
    cv::Point2f at;
    float angle = 0.0f; ///< radians
};

/// @param middle of the product, in shares of the picture
/// @param turn   of the product, radians
using CarrierPainter =
    std::function<Relief(const ProductStage&, cv::Point2f middle, float turn, Random& look)>;

/// What the parts lie on or in.
struct Carrier {
    std::string label;
    std::string broken;  ///< its own defect: "cracked_tray"
    bool covers = false; ///< lies over the parts, as a bag does
    cv::Size2f room;     ///< half of where loose, extra and mislaid parts may lie
    CarrierPainter paint;
};

enum class Harm { Rust, Stain, Scratch, Crack, Dent, Chip };

/// Strong enough to be seen on a part that takes up a hundredth of the picture. Returns what it changed, as
/// damage.h does.
Mask inflict(Harm harm, Relief& relief, Random& mishap);

/// A structural defect of one part.
struct PartDamage {
    std::string name;
    Harm harm = Harm::Stain;
    std::vector<int> on; ///< indices into the stock; empty: any part
};

/// It can lack a part, have one too many or a wrong one in a part's place; where parts have their places, one
/// may lie elsewhere. These are called missing_, extra_, swapped_ and misplaced_<noun>.
struct PartsProduct {
    std::string name;
    std::string noun; ///< "tool"
    std::string_view background;
    std::uint64_t look = 0; ///< of the background
    Carrier carrier;
    std::vector<StockPart> stock;
    std::vector<PartPlace> places{}; ///< empty: parts lie anywhere
    bool anyAngle = false;           ///< parts in their places may be turned, as wheels are
    std::vector<PartDamage> damages;
};

ProductPainter partsPainter(PartsProduct product);

/// A box without a lid, seen from above.
struct OpenBox {
    cv::Size2f half;    ///< share of the picture
    float wall = 0.02f; ///< its thickness, likewise; half the box's size and more leaves a plate
    Colour colour;
    Colour floor;
    std::string_view material;
};
CarrierPainter openBox(const OpenBox& box);

} // namespace cliplad
