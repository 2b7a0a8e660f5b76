#pragma once

#include <memory>
#include <string>
#include <vector>

#include "baselines/method.h"
#include "support/method_photo.h"
#include "support/synthetic_photo.h"

namespace cliplad::tests {

/// Four red discs and a blue one, each photo with its own places.
inline std::vector<Disc> fiveDiscs(int shift) {
    return {{{100 + shift, 100}, 40, "red"},
            {{340, 110 - shift}, 40, "red"},
            {{120, 330 + shift}, 40, "red"},
            {{330 - shift, 340}, 40, "red"},
            {{224, 224 + shift / 2}, 30, "blue"}};
}

inline MethodPhoto fiveDiscsPhoto(int shift) {
    return methodPhoto(photoOfDiscs("wood", fiveDiscs(shift)));
}

/// A method that never asks the model, having learned from photos of five discs.
inline std::unique_ptr<Method> learnedFiveDiscs(const std::string& name, int shots, std::uint64_t seed = 0) {
    std::unique_ptr<Method> method = findMethod(name).make(methodContext(seed));
    std::vector<MethodPhoto> photos;
    for (int shot = 0; shot < shots; ++shot)
        photos.push_back(fiveDiscsPhoto(6 * shot));
    method->learn(photos, {});
    return method;
}

} // namespace cliplad::tests
