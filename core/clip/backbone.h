#pragma once

#include <span>
#include <string>

#include <ATen/core/Tensor.h>
#include <opencv2/core/mat.hpp>

#include "clip/features.h"

namespace cliplad {

/// Which model a backbone runs, for product files and for what a person is told.
struct BackboneInfo {
    std::string name = {};   ///< "demo", "ViT-L-14 datacomp_xl_s13b_b90k", …
    std::string sha256 = {}; ///< of the weights; a product remembers it
    std::string configSha256 =
        {}; ///< of the configuration (writeModelConfig): the same weights read otherwise are another model
    std::string precision =
        {};                 ///< "fp32" or "bf16": features of one are not compared with those of the other
    int patchSize = 0;      ///< px
    int embedDim = 0;       ///< E
    int contextLength = 77; ///< tokens that the text tower reads, its start and end markers among them
    bool isDemo = false;    ///< the embedded demo model: said wherever its results are shown
};

/// A CLIP model as the inspection sees it. Implementations: ClipModel, and a small fake in the tests.
///
/// Const methods may be called from several threads at once. Errors are cliplad::Error.
class Backbone {
public:
    virtual ~Backbone() = default;

    virtual const BackboneInfo& info() const = 0;

    /// @param rgb        CV_8UC3 photo of any size; squashed to resolution × resolution (method 1, "input")
    /// @param resolution px, a multiple of the patch size
    virtual Features encodeImage(const cv::Mat& rgb, int resolution) const = 0;

    /// Text embeddings [texts, E], each L2-normalised, float32.
    virtual at::Tensor encodeTexts(std::span<const std::string> texts) const = 0;
};

} // namespace cliplad
