#include "base/setting.h"
#include "baselines/method.h"

namespace cliplad {

// Each in a file of its own.
MethodInfo colourHistogramMethod();
MethodInfo pixelMemoryMethod();
MethodInfo clipZeroShotMethod();
MethodInfo clipFewShotMethod();
MethodInfo patchCoreMethod();
MethodInfo winClipMethod();
MethodInfo winClipPlusMethod();
MethodInfo naclipMethod();
MethodInfo comAdMethod();
MethodInfo sinbadMethod();
MethodInfo stfpmMethod();
MethodInfo rd4adMethod();
MethodInfo efficientAdMethod();
MethodInfo promptAdMethod();
MethodInfo clipLadMethod();

void requireShots(std::span<const MethodPhoto> shots, const std::string& method) {
    if (shots.empty())
        throw Error("there are no shots to learn from", method, "give one or more photos of good parts");
}

Error notLearned(const std::string& method) {
    return Error("has not learned a product", method, "learn one or more shots first");
}

const std::vector<MethodInfo>& methods() {
    static const std::vector<MethodInfo> all = {
        colourHistogramMethod(), pixelMemoryMethod(), clipZeroShotMethod(), clipFewShotMethod(),
        patchCoreMethod(),       winClipMethod(),     winClipPlusMethod(),  naclipMethod(),
        comAdMethod(),           sinbadMethod(),      stfpmMethod(),        rd4adMethod(),
        efficientAdMethod(),     promptAdMethod(),    clipLadMethod(),
    };
    return all;
}

const MethodInfo& findMethod(const std::string& name) {
    std::vector<std::string> names;
    for (const MethodInfo& method : methods()) {
        if (method.name == name)
            return method;
        names.push_back(method.name);
    }
    const std::string nearest = nearestWord(name, names);
    throw Error("is no method", name, "did you mean " + (nearest.empty() ? names.back() : nearest) + "?");
}

} // namespace cliplad
