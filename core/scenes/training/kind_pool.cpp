#include "scenes/training/kind_pool.h"

#include <algorithm>
#include <array>

namespace cliplad {

const std::vector<std::string_view>& heldOutKinds() {
    static const std::vector<std::string_view> kinds = {
        "wing nut",     "square nut", "eye bolt",   "toothed washer", "coin cell", "steel ball",
        "wooden dowel", "usb plug",   "cable coil", "price tag",      "test tube", "pear"};
    return kinds;
}

bool isHeldOut(std::string_view kind) {
    const std::vector<std::string_view>& kinds = heldOutKinds();
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

const KindPool& trainingKinds() {
    static const std::array<std::string_view, 22> common = {
        "screw head", "screw",  "washer",      "hex nut",       "screw",     "hole",
        "pushpin",    "cable",  "plug",        "chip",          "capacitor", "resistor",
        "bottle",     "cap",    "label",       "printed text",  "pill",      "tablet",
        "o-ring",     "spring", "plastic bag", "terminal block"};
    static const KindPool pool = [] {
        KindPool all;
        for (const PartPainter& painter : partPainters())
            if (!isHeldOut(painter.kind))
                all.push_back(&painter);
        for (const std::string_view kind : common)
            for (int i = 0; i < 3; ++i)
                all.push_back(&partPainter(kind));
        return all;
    }();
    return pool;
}

KindPool unseenKinds(Random& random) {
    KindPool pool;
    for (const std::string_view kind : heldOutKinds())
        pool.push_back(&partPainter(kind));
    random.shuffle(pool);
    for (std::size_t i = 0; i < heldOutKinds().size(); ++i)
        pool.push_back(random.pick(trainingKinds()));
    return pool;
}

} // namespace cliplad
