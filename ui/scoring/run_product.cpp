#include "scoring/run_product.h"

#include "document/product_document.h"
#include "inspection/enrolment.h"
#include "inspection/product/product_folder.h"

namespace cliplad::ui {
namespace {

bool isAsSaved(const RunHead& head) {
    if (head.product.empty())
        return false;
    try {
        return scoresAlike(readProductState(head.product), head.state);
    } catch (const Error&) {
        return false; // then it is learned from what is in memory
    }
}

Product learned(const RunHead& head, const Backbone& backbone, const JobContext& job) {
    const Recipe recipe = head.state.recipe();
    EnrolmentRequest request{.name = head.state.name,
                             .prompts = recipe.prompts,
                             .settings = recipe.settings,
                             .ignore = recipe.ignore,
                             .threshold = recipe.threshold,
                             .shots = head.state.shots,
                             .validation = head.state.validation};
    if (request.name.empty())
        request.name = head.product.filename().string();
    Product product = enrol(backbone, request, job);
    product.definition.modelName = head.state.modelName;
    return product;
}

} // namespace

Product productOf(const RunHead& head, const Backbone& backbone, const JobContext& job) {
    Product product =
        isAsSaved(head) ? ProductFolder::open(head.product, backbone, job) : learned(head, backbone, job);
    product.definition.threshold = head.state.threshold;
    return product;
}

} // namespace cliplad::ui
