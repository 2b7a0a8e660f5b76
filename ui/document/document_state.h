#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/path_list.h"
#include "inspection/product/recipe.h"

namespace cliplad::ui {

/// A label in the prompt tables: one that is switched off stays in the table and out of the recipe.
struct LabelRow {
    Label label;
    bool enabled = true;

    bool operator==(const LabelRow&) const = default;
};

/// Everything that a person edits of one product. A value: undo keeps whole states, drafts store them.
struct DocumentState {
    std::string name; ///< of the product
    std::string modelName = "demo";
    std::string precision = "fp32";
    std::vector<LabelRow> coarse, fine;
    InspectionSettings settings;
    IgnoreRegions ignore;
    std::optional<double> threshold;          ///< rejected from here on; moved by hand
    std::optional<double> reviewThreshold;    ///< below the threshold: from here on to be reviewed
    PathList photos;                          ///< the contact sheet, shots among them
    std::vector<std::filesystem::path> shots; ///< those with a star, in the order they got it
    PathList validation;                      ///< normal photos for the calibration
    PathList tests;                           ///< images to score and to look at

    /// The enabled labels with everything else the line reads.
    Recipe recipe() const;
    void setPrompts(const Prompts& prompts);

    bool operator==(const DocumentState&) const = default;
};

struct Draft {
    DocumentState state = {};
    std::filesystem::path folder = {}; ///< of the product, or empty: never saved
    std::string definitionSha256 = {}; ///< of the product.yaml that the edits began from; empty: not known
};
/// JSON, and back. Throws Error (naming `file`) for text that is none.
std::string toDraftText(const Draft& draft);
Draft parseDraft(const std::string& text, const std::string& file);

} // namespace cliplad::ui
