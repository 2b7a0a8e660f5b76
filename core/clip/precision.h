#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>

namespace cliplad {

/// What the towers' matrix products are computed in; norms and the residual stream are float32 in each.
enum class Precision {
    Fp32,
    Bf16, ///< on a CPU without instructions for it weights have the numbers of bf16, all else is float32
    Int8, ///< linear layers of the vision tower's blocks in integers of 8 bits (weights of 7 without AVX-512
          ///< VNNI), and with it queries with keys, but for the last attention; all else as Bf16; CPU only
};

/// "fp32", "bf16", "int8": as product files and options have it.
std::string_view precisionName(Precision precision);

/// Throws Error for another name.
Precision parsePrecision(std::string_view name);

/// Whether a device computes in it.
bool computesIn(at::Device device, Precision precision);

/// All that a device computes in, the finer first.
std::vector<Precision> precisionsOf(at::Device device);

/// Whether the vision tower makes integers of a weight of OpenCLIP's layout, or a finer copy of its own,
/// and keeps the weight no longer.
bool becomesIntegers(const std::string& name, const at::Tensor& weight, Precision precision);

/// A weight of a CLIP checkpoint as the towers of a precision are built of it. On a CPU that does not
/// multiply bf16 the numbers of bf16 come in float32, which is many times as fast there.
/// @param name of OpenCLIP's layout; what becomes integers later stays as it is
/// @return the weight itself where nothing changes
at::Tensor inPrecision(const std::string& name, const at::Tensor& weight, at::Device device,
                       Precision precision);

} // namespace cliplad
