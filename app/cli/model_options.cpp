#include "model_options.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/folder.h"
#include "clip/model/model_store.h"
#include "clip/precision_speeds.h"

namespace cliplad::cli {

void ModelOptions::addTo(CLI::App& command, Session& session, const std::string& defaultModel) {
    session_ = &session;
    command
        .add_option(
            "--model", model,
            fmt::format("demo (embedded), a name of `clip-lad model list`, or a folder or weights file of "
                        "an OpenCLIP model [{}]",
                        defaultModel))
        ->type_name("NAME|DIR");
    command
        .add_option("--precision", precision,
                    "fp32, bf16 or int8 (of the CPU alone); a product remembers it. auto: the fastest here, "
                    "measured once; of a product that judges, its own")
        ->check([](const std::string& name) {
            try {
                if (name != kAutomatic)
                    parsePrecision(name);
                return std::string();
            } catch (const Error& error) {
                return error.problem() + ", or auto";
            }
        });
}

std::shared_ptr<const ClipModel> ModelOptions::load(const std::string& fallback) const {
    return ClipModel::find(model.empty() ? fallback : model, wantedPrecision());
}

Precision ModelOptions::wantedPrecision() const {
    if (precision != kAutomatic)
        return precision.empty() ? Precision::Fp32 : parsePrecision(precision);
    const PrecisionSpeeds speeds = precisionSpeeds(precisionSpeedsFile(), session_->job());
    session_->notice(
        fmt::format("clip-lad: precision {} (measured once on this machine; remove {} to measure again)",
                    speeds.text(), precisionSpeedsFile().string()));
    return speeds.choice();
}

std::shared_ptr<const ClipModel> ModelOptions::loadFor(const ProductDefinition& product,
                                                       const std::string& where, Use use) const {
    const bool isProducts = precision.empty() || (precision == kAutomatic && use == Use::Judges);
    try {
        return ClipModel::find(model.empty() ? product.modelName : model,
                               isProducts ? parsePrecision(product.modelPrecision) : wantedPrecision());
    } catch (const Error& error) {
        if (!model.empty())
            throw;
        throw Error(
            fmt::format("was learned with the model '{}', which cannot be opened: {}", product.modelName,
                        error.what()),
            where,
            "name it with --model, or learn again with another: clip-lad rebuild PRODUCT --model NAME");
    }
}

std::string ModelOptions::rememberedName(const std::string& fallback) const {
    const std::string& name = model.empty() ? fallback : model;
    if (name == "demo" || ModelStore().find(name))
        return name;
    return wholeFolder(name).string();
}

} // namespace cliplad::cli
