#include "session/product_saving.h"

#include "base/folder.h"
#include "document/learning.h"
#include "document/product_document.h"
#include "inspection/product/product_folder.h"

namespace cliplad::ui {

void saveProduct(const DocumentState& state, const std::filesystem::path& folder, Target target,
                 const Backbone& backbone, const JobContext& job) {
    ProductFolder::requireSavable(folder);
    std::unique_ptr<FileLock> held;
    if (target == Target::Other && isThere(folder))
        held = holdProduct(folder);
    ProductFolder::save(folder, learn(state, folder, backbone, job), state.shots, state.validation,
                        {{.name = kStudioFile, .text = toDraftText(state, folder)}});
}

} // namespace cliplad::ui
