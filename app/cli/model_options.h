#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

#include "clip/clip_model.h"
#include "inspection/product/product.h"
#include "session.h"

namespace cliplad::cli {

/// `--model` and `--precision`, as several commands have them.
struct ModelOptions {
    std::string model;     ///< "demo", a stored name or a path; empty: the default of the command
    std::string precision; ///< precisionName(), or kAutomatic; empty: the default of the command

    /// For the precision that is the fastest here: see PrecisionSpeeds.
    static constexpr auto kAutomatic = "auto";

    /// @param session for what is said of a precision that is chosen; outlives this
    void addTo(CLI::App& command, Session& session, const std::string& defaultModel);

    /// Loads it; `fallback` where none was named. Throws Error.
    std::shared_ptr<const ClipModel> load(const std::string& fallback = "demo") const;

    /// fp32 where none was named. Measures for kAutomatic, once on a machine, and says what it chooses.
    Precision wantedPrecision() const;

    /// What becomes of a product that a model is loaded for.
    enum class Use { Judges, IsLearnedAgain };

    /// Loads the model that a product was learned with, or the one that was named. kAutomatic is the
    /// product's precision where it judges: it can do so in no other. Throws Error.
    std::shared_ptr<const ClipModel> loadFor(const ProductDefinition& product, const std::string& where,
                                             Use use) const;

    /// How a product is to remember the model: "demo", the stored name, or the absolute path.
    std::string rememberedName(const std::string& fallback = "demo") const;

private:
    Session* session_ = nullptr;
};

/// What is said wherever results of the demo model are shown.
inline constexpr std::string_view kDemoNotice =
    "These results are of the embedded demo model, trained on rendered scenes only; for real work bring a "
    "large\n"
    "one with `clip-lad model fetch ViT-L-14-datacomp` and name it with --model.";

} // namespace cliplad::cli
