#include "inspection/inspector.h"

#include <fmt/format.h>

#include "base/known_error.h"
#include "inspection/line/inspection_line.h"
#include "inspection/photo_encoding.h"

namespace cliplad {
namespace {

LineMemory lineMemoryOf(const Product& product) {
    const ProductMemory& memory = product.memory;
    return {.centres = Lazy<at::Tensor>::of(memory.centres),
            .coarse = Lazy<LabelEmbeddings>::of(memory.coarse),
            .fine = Lazy<LabelEmbeddings>::of(memory.fine),
            .counts = Lazy<std::vector<PartCounts>>::of(memory.counts),
            .cues = Lazy<std::vector<CueDescriptions>>::of(memory.cues),
            .allPatches = Lazy<PatchMemory>::of(memory.patches),
            .patches = Lazy<PatchMemory>::of(memory.patches),
            .sample = Lazy<std::vector<NormalImage>>::of(memory.sample),
            .calibration = Lazy<Calibration>::of(product.calibration)};
}

} // namespace

void checkModel(const ProductDefinition& definition, const BackboneInfo& backbone, const std::string& where) {
    const auto refuse = [&](const std::string& why, const std::string& hint) {
        throw KnownError(KnownError::Kind::OtherModel, {}, why, where, hint);
    };
    const std::string otherModel =
        "use that model, or learn the product again from its shots with `clip-lad rebuild`";
    if (definition.modelSha256 != backbone.sha256)
        refuse(fmt::format("was learned with the model '{}' ({:.12}…), not with '{}' ({:.12}…)",
                           definition.modelName, definition.modelSha256, backbone.name, backbone.sha256),
               otherModel);
    if (definition.modelConfigSha256 != backbone.configSha256)
        refuse(fmt::format("was learned with another configuration of the model '{}'", backbone.name),
               otherModel);
    if (definition.modelPrecision != backbone.precision)
        refuse(fmt::format("was learned in {}, but the model runs in {}", definition.modelPrecision,
                           backbone.precision),
               fmt::format("judge in {0}, or learn the product again with `clip-lad rebuild --precision {1}`",
                           definition.modelPrecision, backbone.precision));
}

Inspection inspect(const Backbone& backbone, const Product& product, const cv::Mat& photoRgb,
                   const std::stop_token& stop) {
    checkModel(product.definition, backbone.info(), product.definition.name);
    if (photoRgb.empty() || photoRgb.type() != CV_8UC3)
        throw Error("expected an 8-bit RGB photo");
    const ImageSettings& settings = product.definition.settings.image;
    return inspectFeatures(backbone.info(), product, encodePhoto(backbone, photoRgb, settings, stop),
                           photoRgb);
}

Inspection inspectFeatures(const BackboneInfo& model, const Product& product, const Features& features,
                           const cv::Mat& photoRgb) {
    const InspectionLine line(product.definition.recipe(), model, nullptr, {});
    return line.inspect({Lazy<Features>::of(features), Lazy<cv::Mat>::of(photoRgb), {}},
                        lineMemoryOf(product));
}

} // namespace cliplad
