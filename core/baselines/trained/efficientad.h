#pragma once

#include <memory>

#include "baselines/method.h"

namespace cliplad {

/// The method "efficientad" with another number of steps than its usual one.
std::unique_ptr<Method> makeEfficientAd(const MethodContext& context, int steps);

} // namespace cliplad
