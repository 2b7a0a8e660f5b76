#include <cstdint>

#include <ATen/ATen.h>

#include "base/error.h"
#include "clip/checkpoint/key_layout.h"
#include "clip/checkpoint/safetensors.h"
#include "clip/model/model_shapes.h"
#include "support/checkpoint_bytes.h"

using namespace cliplad;

/// A whole safetensors file, read as a model's weights: names, shapes, values.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const FileBytes file = tests::asFile({reinterpret_cast<const char*>(data), size});
        const TensorMap tensors = parseSafetensors(file).tensors;
        verifyFinite(tensors, "fuzz");
        inferModelConfig(toOpenClipKeys(tensors), detectKeyLayout(tensors), "fuzz");
    } catch (const Error&) {
        // A clear refusal is what bad input must lead to.
    }
    return 0;
}
