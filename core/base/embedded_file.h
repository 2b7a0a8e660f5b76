#pragma once

#include <cstddef>
#include <span>

/// Declares the bytes of a file that `cliplad_embed(<target> <symbol> <file>)` links into the program.
/// Use at global scope, then read them with CLIPLAD_EMBEDDED_BYTES(symbol). Aligned to 64 bytes.
#define CLIPLAD_EMBEDDED_FILE(symbol)                                                                        \
    extern "C" __attribute__((visibility("hidden"))) const std::byte cliplad_embedded_##symbol##_begin[];    \
    extern "C" __attribute__((visibility("hidden"))) const std::byte cliplad_embedded_##symbol##_end[]

/// The embedded bytes as std::span<const std::byte>; they live as long as the program.
#define CLIPLAD_EMBEDDED_BYTES(symbol)                                                                       \
    std::span<const std::byte>(cliplad_embedded_##symbol##_begin, cliplad_embedded_##symbol##_end)
