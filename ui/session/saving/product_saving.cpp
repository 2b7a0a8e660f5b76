#include "session/saving/product_saving.h"

#include "base/known_error.h"
#include "document/last_learned.h"
#include "document/product_document.h"
#include "engine/error_text.h"
#include "inspection/product/product_folder.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

/// Where another program wrote it, the product is not what the state began from.
void requireUnchanged(const SaveRequest& request, const SavedPlace::Known& known) {
    if (request.over == Over::Anything || known.folder != request.folder || known.definitionSha256.empty())
        return;
    const std::string now = ProductFolder::definitionSha256(request.folder);
    if (!now.empty() && now != known.definitionSha256)
        throw KnownError(
            KnownError::Kind::ChangedSince, {}, "was changed by another program since it was opened",
            ProductFolder::definitionFile(request.folder).string(), "open it again, or overwrite it");
}

/// Throws Error where the product in the folder is not to be replaced. @param held of it, in the end
void requireReplaceable(const SaveRequest& request, std::optional<FileLock>& held) {
    const SavedPlace::Known known = request.place->known();
    requireUnchanged(request, known);
    const bool isOpenHere = known.isHeld && known.folder == request.folder;
    if (!isOpenHere && !held && ProductFolder::isProduct(request.folder))
        held.emplace(ProductFolder::hold(request.folder));
}

} // namespace

std::optional<QString> saveProduct(const SaveRequest& request, LastLearned& learned, const Backbone& backbone,
                                   const JobContext& job) {
    const fs::path& folder = request.folder;
    std::optional<FileLock> held;
    const auto check = [&] { requireReplaceable(request, held); };
    ProductFolder::requireSavable(folder);
    check();
    const Product product = learned.learn(request.state, folder, backbone, job);
    check(); // learning takes minutes with a large model, writing seconds
    DocumentState kept = request.state;
    kept.reviewThreshold.reset(); // product.yaml has it: one that is removed there is not to come back
    ProductFolder::save(folder, product, request.state.shots, request.state.validation,
                        {{.name = kStudioFile, .text = toDraftText({.state = kept, .folder = folder})}},
                        check);
    try {
        request.place->take(folder, ProductFolder::definitionSha256(folder));
        return std::nullopt;
    } catch (const Error& error) {
        return errorText(error);
    }
}

} // namespace cliplad::ui
