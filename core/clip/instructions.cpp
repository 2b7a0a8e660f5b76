#include "clip/instructions.h"

#include <cstdint>
#include <vector>

#include <ATen/ATen.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/cpu/Utils.h>
#include <ATen/native/CPUBlas.h>

#include "clip/small_product.h"

namespace cliplad {
namespace {

bool processorHas(const char* instructions) {
    const auto capabilities = at::cpu::get_cpu_capabilities();
    const auto found = capabilities.find(instructions);
    return found != capabilities.end() && found->second.toBool();
}

/// Whether oneDNN works in AVX-512: it can be held to older instructions than the processor has
/// (ONEDNN_MAX_CPU_ISA).
bool multipliesInAvx512() {
    static const bool multiplies = [] {
        const auto takesBfloat16 =
            c10::Dispatcher::singleton().findSchema({"mkldnn::_is_mkldnn_bf16_supported", ""});
        return processorHas("avx512_f") && (!takesBfloat16 || takesBfloat16->typed<bool()>().call());
    }();
    return multiplies;
}

/// Whether LibTorch hands oneDNN's small product of such numbers out, and it is right.
template<class Left, class Right, class Product>
bool givesProducts(Left left, Right right, Product product) {
    constexpr std::int64_t kSide = 32;
    const std::vector<Left> lefts(kSide * kSide, left);
    const std::vector<Right> rights(kSide * kSide, right);
    std::vector<Product> products(kSide * kSide);
    try {
        SmallProduct{.rows = kSide,
                     .columns = kSide,
                     .depth = kSide,
                     .leftDistance = kSide,
                     .rightDistance = kSide,
                     .distance = kSide}(lefts.data(), rights.data(), products.data());
        SmallProduct::release();
    } catch (const c10::Error&) {
        return false;
    }
    return products.front() == static_cast<Product>(kSide) * product;
}

} // namespace

bool multipliesBfloat16() {
    static const bool multiplies = processorHas("avx512_bf16") && multipliesInAvx512();
    return multiplies;
}

bool multipliesFloatBlocks() {
    static const bool multiplies = processorHas("avx2") && givesProducts(1.0F, 1.0F, 1.0F);
    return multiplies;
}

bool multipliesBlocks() {
    constexpr std::uint16_t kOne = 0x3F80; // the bits of 1 in bf16
    static const bool multiplies =
        multipliesBfloat16() && givesProducts<std::uint16_t, std::uint16_t, float>(kOne, kOne, 1.0F);
    return multiplies;
}

bool multipliesByteBlocks() {
    static const bool multiplies =
        processorHas("avx512_vnni") && multipliesInAvx512() &&
        givesProducts<std::uint8_t, std::int8_t, std::int32_t>(255, 127, 255 * 127);
    return multiplies;
}

bool multipliesTiles() {
    return multipliesBlocks() && at::native::cpublas::could_pack(at::kBFloat16);
}

} // namespace cliplad
