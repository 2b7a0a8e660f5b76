#include <cstdint>
#include <string_view>

#include <ATen/ATen.h>

#include "base/error.h"
#include "clip/checkpoint/pickle_checkpoint.h"
#include "clip/checkpoint/zip_archive.h"
#include "support/checkpoint_bytes.h"

using namespace cliplad;

/// A zip file as it is; anything else as the pickle within one that has a storage of 64 bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    try {
        const bool isZip = ZipArchive::looksLike(std::as_bytes(std::span(input)));
        const std::string bytes =
            isZip ? std::string(input) : tests::torchBytes(input, std::string(64, '\1'));
        verifyFinite(parsePickleCheckpoint(tests::asFile(bytes)).tensors, "fuzz");
    } catch (const Error&) {
        // A clear refusal is what bad input must lead to.
    }
    return 0;
}
