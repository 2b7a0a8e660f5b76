#pragma once

#include "scenes/products/parts_product.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace cliplad {

/// Names of the label values: background, the parts in the stock's order, the carrier.
std::vector<std::string> labelsOf(const PartsProduct& product);

/// One picture of a product of parts in the making: lays the parts out, lets one of them go wrong as the
/// stage's defect says, then draws all and marks what is wrong. Used once.
class PartsAssembly {
public:
    PartsAssembly(ProductStage& stage, const PartsProduct& product)
        : stage_(stage)
        , product_(product) {}

    void paint();

private:
    enum class Trouble { None, Missing, Wrong, Damaged };

    struct Item {
        int part = 0;
        cv::Point2f at;
        float angle = 0.0f; ///< radians
        Random look{0};
        Trouble trouble = Trouble::None;
    };

    bool loose() const { return product_.places.empty(); }
    const StockPart& stockOf(const Item& item) const {
        return product_.stock[static_cast<std::size_t>(item.part)];
    }
    int label(const std::string& name) const;
    bool is(const char* fault) const { return stage_.is(fault + product_.noun); }
    const PartDamage* damage() const;

    void layOut();
    Item itemAt(int part, cv::Point2f at, float angle, Random& random) const;
    using Clearance = std::function<float(cv::Point2f)>;
    cv::Point2f roomiest(float reach, const Clearance& clearance, Random& random) const;
    Clearance fromItems() const;
    Clearance fromPicture();

    void spoil();
    Item& anyOf(const std::function<bool(const Item&)>& eligible);

    Relief draw(const Item& item) const;
    void lay(const Item& item);
    void laySurplus();
    void markRoom();
    void layCarrier();
    void layDirt();
    Mask freeArea(const Relief& carrier) const;
    void breakCarrier(Relief& carrier);

    ProductStage& stage_;
    const PartsProduct& product_;
    cv::Point2f middle_;
    float turn_ = 0.0f; ///< of the whole product, radians
    Random carrierLook_{0};
    std::vector<Item> items_;
    std::optional<Item> surplus_; ///< like this one, and laid where there is room
};

} // namespace cliplad
