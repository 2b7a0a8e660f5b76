#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <ATen/ATen.h>

#include "base/error.h"
#include "clip/checkpoint/safetensors.h"
#include "inspection/inspector.h"
#include "inspection/product/memory_file.h"
#include "support/checkpoint_bytes.h"

using namespace cliplad;

namespace {

constexpr int kEmbedDim = 3;
constexpr std::int64_t kChannels = 4; ///< of each stage
constexpr std::int64_t kGrid = 4;     ///< patches across a photo

const BackboneInfo kModel = {
    .name = "fuzzed", .sha256 = {}, .precision = "fp32", .patchSize = 14, .embedDim = kEmbedDim};

Label labelOf(const char* name, bool background) {
    return {.name = name, .synonyms = {}, .background = background, .colour = {}};
}

/// Two shots, two coarse and two fine labels; the corpus is made for it (make_memory_corpus.py).
ProductDefinition definition() {
    ProductDefinition result;
    result.name = "fuzzed";
    result.prompts.coarse = {labelOf("part", false), labelOf("ground", true)};
    result.prompts.fine = {labelOf("screw", false), labelOf("nut", false)};
    result.settings.image.resolution = static_cast<int>(kGrid) * kModel.patchSize;
    result.settings.clusters.count = 2;
    result.settings.clusters.stages = 1;
    result.settings.patches.stage3 = result.settings.patches.stage4 = false;
    result.shots = {{"1.png", {}}, {"2.png", {}}};
    return result;
}

Features photoFeatures() {
    Features features;
    features.stages.fill(
        at::arange(kGrid * kGrid * kChannels, at::kFloat).reshape({kGrid, kGrid, kChannels}));
    features.dense = at::arange(kGrid * kGrid * kEmbedDim, at::kFloat).reshape({kGrid, kGrid, kEmbedDim});
    return features;
}

} // namespace

/// Any bytes as memory.safetensors: refused with an Error, or such that a photo can be scored with them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Features features = photoFeatures();
    static const cv::Mat photo(28, 28, CV_8UC3, cv::Scalar(90, 90, 90));
    Product product;
    product.definition = definition();
    try {
        const FileBytes file = tests::asFile({reinterpret_cast<const char*>(data), size});
        product.memory = memoryIn(parseSafetensors(file), product.definition, kModel, "fuzzed");
    } catch (const Error&) {
        return 0; // learned again
    }
    if (product.memory.centres.size(0) != 2 || product.memory.counts.size() != 2)
        std::abort();
    try {
        product.calibration = calibrateOn(product.memory.sample, histogramsOf(product.memory.counts),
                                          product.definition.settings);
        inspectFeatures(kModel, product, features, photo);
    } catch (const Error&) {
        // Numbers too large to compute with.
    }
    return 0;
}
