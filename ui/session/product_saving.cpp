#include "session/product_saving.h"

#include "base/atomic_file.h"
#include "inspection/enrolment.h"
#include "inspection/product/product_folder.h"

namespace cliplad::ui {

EnrolmentRequest enrolmentOf(const DocumentState& state) {
    const Recipe recipe = state.recipe();
    return {.name = state.name,
            .prompts = recipe.prompts,
            .settings = recipe.settings,
            .ignore = recipe.ignore,
            .threshold = recipe.threshold,
            .shots = state.shots,
            .validation = state.validation};
}

void saveProduct(const DocumentState& state, const std::filesystem::path& folder, const Backbone& backbone,
                 const JobContext& job) {
    EnrolmentRequest request = enrolmentOf(state);
    if (request.name.empty())
        request.name = folder.filename().string();
    ProductFolder::requireSavable(folder);
    Product product = enrol(backbone, request, job);
    product.definition.modelName = state.modelName;
    ProductFolder::save(folder, product, request.shots, request.validation);
    writeFileAtomically(folder / ".studio.json", toDraftText(state, folder));
}

} // namespace cliplad::ui
