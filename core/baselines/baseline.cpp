#include "baselines/baseline.h"

#include "base/error.h"
#include "base/setting.h"
#include "baselines/colour_histogram.h"
#include "baselines/pixel_memory.h"

namespace cliplad {

std::vector<std::string> baselineNames() {
    return {"colour-histogram", "pixel-memory"};
}

std::unique_ptr<Baseline> makeBaseline(const std::string& name) {
    if (name == "colour-histogram")
        return std::make_unique<ColourHistogram>();
    if (name == "pixel-memory")
        return std::make_unique<PixelMemory>();
    const std::string nearest = nearestWord(name, baselineNames());
    throw Error("is no baseline", name,
                "did you mean " + (nearest.empty() ? baselineNames().front() : nearest) + "?");
}

} // namespace cliplad
