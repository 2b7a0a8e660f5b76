#include "clip/device.h"

#include <ATen/Context.h>
#include <fmt/format.h>

namespace cliplad {

at::Device computingDevice() {
    // Found once: LibTorch's settings may not be written while other threads compute.
    static const at::Device device = [] {
        if (!at::hasCUDA())
            return at::Device(at::kCPU);
        at::globalContext().setAllowTF32CuDNN(false);
        return at::Device(at::kCUDA, 0);
    }();
    return device;
}

std::string deviceName(at::Device device) {
    return device.is_cpu() ? "CPU" : fmt::format("CUDA {}", static_cast<int>(device.index()));
}

} // namespace cliplad
