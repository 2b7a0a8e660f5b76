#pragma once

namespace cliplad {

/// What is interpolated to the mask's finer grid (method 1, "×2 upsampling").
enum class Upsampling {
    Features, ///< the dense features, then each is normalised anew
    Logits,   ///< the cosines of the patches: features are normalised first and interpolated as they are,
              ///< which makes every product with a text embedding the interpolated one
};

} // namespace cliplad
