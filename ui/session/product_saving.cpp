#include "session/product_saving.h"

#include "base/folder.h"
#include "base/known_error.h"
#include "document/last_learned.h"
#include "document/product_document.h"
#include "inspection/product/product_folder.h"

namespace cliplad::ui {
namespace {

void requireUnchanged(const SaveRequest& request) {
    if (request.definitionSha256.empty())
        return;
    const std::string now = ProductFolder::definitionSha256(request.folder);
    if (!now.empty() && now != request.definitionSha256)
        throw KnownError(KnownError::Kind::ChangedSince, {},
                         "was changed by another program since it was opened",
                         (request.folder / "product.yaml").string(), "open it again, or overwrite it");
}

} // namespace

std::string saveProduct(const SaveRequest& request, LastLearned& learned, const Backbone& backbone,
                        const JobContext& job) {
    const auto& [state, folder, target, replaced] = request;
    ProductFolder::requireSavable(folder);
    requireUnchanged(request);
    const std::optional<FileLock> held =
        target == SaveRequest::Target::Other ? ProductFolder::holdExisting(folder) : std::nullopt;
    const Product product = learned.learn(state, folder, backbone, job);
    requireUnchanged(request); // learning takes minutes with a large model
    DocumentState kept = state;
    kept.reviewThreshold.reset(); // product.yaml has it: one that is removed there is not to come back
    ProductFolder::save(folder, product, state.shots, state.validation,
                        {{.name = kStudioFile, .text = toDraftText({.state = kept, .folder = folder})}});
    return ProductFolder::definitionSha256(folder);
}

} // namespace cliplad::ui
