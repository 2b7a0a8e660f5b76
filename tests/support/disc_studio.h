#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "document/document_state.h"
#include "support/disc_product.h"
#include "support/fake_backbone.h"

namespace cliplad::tests {

/// An Engine::Loader that gives the fake backbone, whatever is asked for.
inline std::shared_ptr<const Backbone> loadFake(const std::string&, const std::string&) {
    return std::make_shared<const FakeBackbone>();
}

/// The product of coloured discs, as the Studio edits it.
inline ui::DocumentState discState(const std::vector<std::filesystem::path>& shots) {
    const EnrolmentRequest like = discRequest(shots);
    ui::DocumentState state;
    state.name = like.name;
    state.setPrompts(like.prompts);
    state.settings = like.settings;
    state.shots = state.photos = shots;
    return state;
}

} // namespace cliplad::tests
