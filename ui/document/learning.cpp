#include "document/learning.h"

#include "inspection/enrolment.h"

namespace cliplad::ui {

EnrolmentRequest enrolmentOf(const DocumentState& state, const std::filesystem::path& folder) {
    const Recipe recipe = state.recipe();
    return {.name = state.name.empty() ? folder.filename().string() : state.name,
            .prompts = recipe.prompts,
            .settings = recipe.settings,
            .ignore = recipe.ignore,
            .threshold = recipe.threshold,
            .shots = state.shots,
            .validation = state.validation};
}

Product learn(const DocumentState& state, const std::filesystem::path& folder, const Backbone& backbone,
              const JobContext& job) {
    Product product = enrol(backbone, enrolmentOf(state, folder), job);
    product.definition.modelName = state.modelName;
    product.definition.reviewThreshold = state.reviewThreshold;
    return product;
}

} // namespace cliplad::ui
