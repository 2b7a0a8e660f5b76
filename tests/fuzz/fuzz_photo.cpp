#include <cstdint>

#include "base/error.h"
#include "image/decoding/encoded_image.h"
#include "image/indexed_png.h"
#include "image/photo.h"

using namespace cliplad;

/// A whole picture file of any format, and the same bytes as a mask.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // Small pictures only: time spent on clearing large ones finds nothing.
    constexpr std::int64_t kMaxPixels = 1'000'000;
    const auto bytes = std::as_bytes(std::span(data, size));
    try {
        decodePhoto(bytes, "fuzz", {.maxPixels = kMaxPixels});
    } catch (const Error&) {
        // A clear refusal is what bad input must lead to.
    }
    try {
        decodeIndexedPng({.bytes = bytes, .name = "fuzz", .maxPixels = kMaxPixels});
    } catch (const Error&) {
    }
    return 0;
}
