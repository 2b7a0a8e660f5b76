#pragma once

#include <filesystem>
#include <string>

#include "document/product_document.h"

namespace cliplad::tests {

/// A value in each of its places.
inline ui::DocumentState fullState() {
    ui::DocumentState state;
    state.name = "Board";
    state.modelName = "ViT-L-14";
    state.precision = "bf16";
    state.coarse = {{{"wood", {"wood", "a board, brown"}, true, "#102030"}, true}};
    state.fine = {{{"screw", {}, false, ""}, true}, {{"hole", {"hole"}, true, ""}, false}};
    state.fine[1].label.templates = Templates::Short;
    state.settings.clusters.count = 13;
    state.ignore.reference = {640, 480};
    state.ignore.polygons = {{{1.5, 2}, {10, 2}, {10, 30.25}}};
    state.ignore.rectangles = {{3, 4, 5.5, 6}};
    state.threshold = 4.25;
    state.reviewThreshold = 3;
    state.photos = {"/photos/ä 1.png", "/photos/2.png"};
    state.shots = {"/photos/2.png"};
    state.validation = {"/photos/3.png"};
    state.tests = {"/photos/4.png"};
    return state;
}

/// The product's folder as it is opened where it may be open already.
inline void openAgain(ui::ProductDocument& document, const std::filesystem::path& product,
                      const std::string& sha256 = {},
                      ui::ProductDocument::Edits edits = ui::ProductDocument::Edits::GiveUp) {
    document.openSaved(ui::SavedPlace::toOpen(product, sha256, document.place().get()), fullState(), edits);
}

} // namespace cliplad::tests
