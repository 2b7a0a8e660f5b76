#include "clip/device.h"

#include <ATen/Context.h>

namespace cliplad {

at::Device computingDevice() {
    if (!at::hasCUDA())
        return at::kCPU;
    at::globalContext().setAllowTF32CuDNN(false);
    return {at::kCUDA, 0};
}

} // namespace cliplad
