#include "clip/instructions.h"

#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/cpu/Utils.h>

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

bool multipliesTiles() {
    static const bool multiplies = processorHas("amx_bf16") && multipliesBfloat16();
    return multiplies;
}

} // namespace cliplad
