#include "clip/precision.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include "base/error.h"
#include "clip/instructions.h"

namespace cliplad {

std::string_view precisionName(Precision precision) {
    switch (precision) {
    case Precision::Bf16:
        return "bf16";
    case Precision::Int8:
        return "int8";
    case Precision::Fp32:
        break;
    }
    return "fp32";
}

Precision parsePrecision(std::string_view name) {
    for (const Precision precision : precisionsOf(at::kCPU))
        if (name == precisionName(precision))
            return precision;
    throw Error(fmt::format("expected fp32, bf16 or int8, found '{}'", name), "precision",
                "choose one of the three");
}

bool computesIn(at::Device device, Precision precision) {
    return device.is_cpu() || precision != Precision::Int8;
}

std::vector<Precision> precisionsOf(at::Device device) {
    std::vector<Precision> precisions;
    for (const Precision precision : {Precision::Fp32, Precision::Bf16, Precision::Int8})
        if (computesIn(device, precision))
            precisions.push_back(precision);
    return precisions;
}

bool becomesIntegers(const std::string& name, const at::Tensor& weight, Precision precision) {
    return precision == Precision::Int8 && name.starts_with("visual.transformer.") && weight.dim() == 2;
}

at::Tensor inPrecision(const std::string& name, const at::Tensor& weight, at::Device device,
                       Precision precision) {
    const bool rowsAreConverted = name == "token_embedding.weight"; // the largest tensor; few rows are read
    if (rowsAreConverted || becomesIntegers(name, weight, precision))
        return weight.to(device);
    const bool inProduct =
        name.find("ln_") == std::string::npos && name.find("embedding") == std::string::npos;
    if (precision == Precision::Fp32 || !inProduct)
        return weight.to(device, at::kFloat);
    const at::Tensor rounded = weight.to(device, at::kBFloat16);
    return device.is_cpu() && !multipliesBfloat16() ? rounded.to(at::kFloat) : rounded;
}

} // namespace cliplad
