#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/error.h"
#include "clip/model/model_config.h"

using namespace cliplad;

/// A configuration; what is accepted must survive being written and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    ModelConfig config;
    try {
        config = parseModelConfig({reinterpret_cast<const char*>(data), size}, "fuzz");
    } catch (const Error&) {
        return 0; // a clear refusal is what bad input must lead to
    }
    const ModelConfig again = parseModelConfig(writeModelConfig(config), "again");
    const bool equal = again.vision.heads == config.vision.heads && again.text.width == config.text.width &&
                       again.vision.mlpWidth() == config.vision.mlpWidth() &&
                       again.text.mlpWidth() == config.text.mlpWidth() && again.embedDim == config.embedDim &&
                       again.std == config.std && again.layerNormEps == config.layerNormEps;
    if (!equal)
        std::abort();
    return 0;
}
