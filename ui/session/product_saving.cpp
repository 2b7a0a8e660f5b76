#include "session/product_saving.h"

#include "base/folder.h"
#include "document/product_document.h"
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

void saveProduct(const DocumentState& state, const std::filesystem::path& folder, Target target,
                 const Backbone& backbone, const JobContext& job) {
    EnrolmentRequest request = enrolmentOf(state);
    if (request.name.empty())
        request.name = folder.filename().string();
    ProductFolder::requireSavable(folder);
    std::unique_ptr<FileLock> held;
    if (target == Target::Other && isThere(folder))
        held = holdProduct(folder);
    Product product = enrol(backbone, request, job);
    product.definition.modelName = state.modelName;
    ProductFolder::save(folder, product, request.shots, request.validation,
                        {{.name = kStudioFile, .text = toDraftText(state, folder)}});
}

} // namespace cliplad::ui
