#include "clip/model/demo_model.h"

#include "base/embedded_file.h"
#include "base/sha256.h"
#include "clip/checkpoint/safetensors.h"
#include "clip/model/model_shapes.h"

CLIPLAD_EMBEDDED_FILE(demo_config);
CLIPLAD_EMBEDDED_FILE(demo_weights);

namespace cliplad {

OpenedModel openDemoModel() {
    const std::span<const std::byte> config = CLIPLAD_EMBEDDED_BYTES(demo_config);
    OpenedModel model;
    model.config = parseModelConfig({reinterpret_cast<const char*>(config.data()), config.size()},
                                    "embedded demo model");
    model.tensors =
        parseSafetensors(
            {.bytes = CLIPLAD_EMBEDDED_BYTES(demo_weights), .owner = nullptr, .name = "embedded demo model"})
            .tensors;
    validateTensors(model.config, model.tensors, "embedded demo model");
    return model;
}

const std::string& demoModelHash() {
    static const std::string hash = sha256(CLIPLAD_EMBEDDED_BYTES(demo_weights));
    return hash;
}

} // namespace cliplad
