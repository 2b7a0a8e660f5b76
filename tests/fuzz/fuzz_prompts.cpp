#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/error.h"
#include "inspection/product/prompts.h"

/// Any bytes as a file of prompts/: read, or refused with an Error.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        cliplad::parsePromptFile({reinterpret_cast<const char*>(data), size}, "fuzzed");
    } catch (const cliplad::Error&) {
    }
    return 0;
}
