#include "scoring/run_product.h"

#include "document/last_learned.h"
#include "document/learning.h"
#include "document/product_document.h"
#include "inspection/product/product_folder.h"

namespace cliplad::ui {
namespace {

bool isAsSaved(const RunHead& head) {
    if (head.product.empty())
        return false;
    try {
        const DocumentState saved = readProductState(head.product);
        return learnsAlike(saved, withPathsOf(saved, head).state); // whose shots are copies of the run's
    } catch (const Error&) {
        return false; // then it is learned from what is in memory
    }
}

} // namespace

Product productOf(const RunHead& head, const Backbone& backbone, const JobContext& job) {
    Product product = isAsSaved(head) ? ProductFolder::open(head.product, backbone, job)
                                      : learn(head.state, head.product, backbone, job);
    product.definition.threshold = head.state.threshold;
    return product;
}

} // namespace cliplad::ui
