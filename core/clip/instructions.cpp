#include "clip/instructions.h"

#include <cstdint>
#include <vector>

#include <ATen/ATen.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/cpu/Utils.h>
#include <ATen/native/CPUBlas.h>

namespace cliplad {
namespace {

bool processorHas(const char* instructions) {
    const auto capabilities = at::cpu::get_cpu_capabilities();
    const auto found = capabilities.find(instructions);
    return found != capabilities.end() && found->second.toBool();
}

} // namespace

bool multipliesInAvx512() {
    static const bool multiplies = [] {
        const auto takesBfloat16 =
            c10::Dispatcher::singleton().findSchema({"mkldnn::_is_mkldnn_bf16_supported", ""});
        return processorHas("avx512_f") && (!takesBfloat16 || takesBfloat16->typed<bool()>().call());
    }();
    return multiplies;
}

bool multipliesBfloat16() {
    static const bool multiplies = processorHas("avx512_bf16") && multipliesInAvx512();
    return multiplies;
}

bool multipliesBlocks() {
    static const bool multiplies = [] {
        if (!multipliesBfloat16())
            return false;
        constexpr std::int64_t kSide = 32;
        const std::vector<at::BFloat16> ones(kSide * kSide, at::BFloat16(1.0F));
        std::vector<float> products(kSide * kSide);
        try {
            at::native::cpublas::brgemm(kSide, kSide, kSide, kSide, kSide, kSide, false, ones.data(),
                                        ones.data(), products.data());
            at::native::cpublas::brgemm_release();
        } catch (const c10::Error&) {
            return false;
        }
        return products.front() == static_cast<float>(kSide);
    }();
    return multiplies;
}

bool multipliesTiles() {
    return multipliesBlocks() && at::native::cpublas::could_pack(at::kBFloat16);
}

} // namespace cliplad
