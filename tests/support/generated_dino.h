#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <fmt/format.h>

#include "clip/checkpoint/checkpoint.h"

namespace cliplad::tests {

inline constexpr std::int64_t kDinoWidth = 128, kDinoPatch = 8, kDinoGrid = 4, kDinoLayers = 2;

/// Random weights of a small DINO by its names, two heads wide, for squares of 32 px.
inline TensorMap smallDino() {
    at::Generator random = at::detail::createCPUGenerator(5);
    TensorMap tensors;
    const auto add = [&](const std::string& name, const std::vector<std::int64_t>& shape, double mean = 0) {
        tensors.emplace(name, at::randn(shape, random) * 0.1 + mean);
    };
    add("cls_token", {1, 1, kDinoWidth});
    add("pos_embed", {1, 1 + kDinoGrid * kDinoGrid, kDinoWidth});
    add("patch_embed.proj.weight", {kDinoWidth, 3, kDinoPatch, kDinoPatch});
    add("patch_embed.proj.bias", {kDinoWidth});
    for (int block = 0; block < kDinoLayers; ++block) {
        const std::string prefix = fmt::format("blocks.{}.", block);
        for (const char* norm : {"norm1", "norm2"}) {
            add(prefix + norm + ".weight", {kDinoWidth}, 1);
            add(prefix + norm + ".bias", {kDinoWidth});
        }
        add(prefix + "attn.qkv.weight", {3 * kDinoWidth, kDinoWidth});
        add(prefix + "attn.qkv.bias", {3 * kDinoWidth});
        add(prefix + "attn.proj.weight", {kDinoWidth, kDinoWidth});
        add(prefix + "attn.proj.bias", {kDinoWidth});
        add(prefix + "mlp.fc1.weight", {4 * kDinoWidth, kDinoWidth});
        add(prefix + "mlp.fc1.bias", {4 * kDinoWidth});
        add(prefix + "mlp.fc2.weight", {kDinoWidth, 4 * kDinoWidth});
        add(prefix + "mlp.fc2.bias", {kDinoWidth});
    }
    add("norm.weight", {kDinoWidth}, 1);
    add("norm.bias", {kDinoWidth});
    return tensors;
}

} // namespace cliplad::tests
