#pragma once

#include <cmath>
#include <string>

#include <ATen/ATen.h>

#include "baselines/backbones/resnet.h"
#include "support/generated_model.h"

namespace cliplad::tests {

/// The weights that tests/fixtures/make_anomalib.py gives a tensor of a torchvision ResNet. `scope` makes
/// others of the same architecture.
inline at::Tensor generatedResNetTensor(const std::string& name, at::IntArrayRef shape,
                                        const std::string& scope = "") {
    const at::Tensor values = generatedValues(scope + name, shape);
    if (shape.size() == 4) {
        const double fanIn = static_cast<double>(shape[1] * shape[2] * shape[3]);
        return values * std::exp2(std::nearbyint(std::log2(2.4 / std::sqrt(fanIn))));
    }
    if (name.ends_with("running_var"))
        return values * 0.25 + 1.0;
    return name.ends_with(".weight") ? values * 0.125 + 1.0 : values * 0.125;
}

/// The three stages with weights from the formula: nothing to store.
inline TensorMap generatedResNet(bool wide, const std::string& scope = "") {
    TensorMap tensors = initialResNet(wide, 0);
    for (auto& [name, tensor] : tensors)
        tensor = generatedResNetTensor(name, tensor.sizes(), scope);
    return tensors;
}

} // namespace cliplad::tests
