#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "clip/clip_model.h"
#include "inspection/product/product.h"

namespace cliplad::cli {

/// `--model` and `--precision`, as several commands have them.
struct ModelOptions {
    std::string model;     ///< "demo", a stored name or a path; empty: the default of the command
    std::string precision; ///< precisionName(); empty: the default of the command

    void addTo(CLI::App& command, const std::string& defaultModel);

    /// Loads it; `fallback` where none was named. Throws Error.
    std::shared_ptr<const ClipModel> load(const std::string& fallback = "demo") const;

    /// fp32 where none was named.
    Precision wantedPrecision() const;

    /// Loads the model that a product was learned with, or the one that was named. Throws Error.
    std::shared_ptr<const ClipModel> loadFor(const ProductDefinition& product,
                                             const std::string& where) const;

    /// How a product is to remember the model: "demo", the stored name, or the absolute path.
    std::string rememberedName(const std::string& fallback = "demo") const;
};

/// What is said wherever results of the demo model are shown; empty for another model.
std::string demoNotice(const BackboneInfo& info);

} // namespace cliplad::cli
