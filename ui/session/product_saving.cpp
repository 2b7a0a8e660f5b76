#include "session/product_saving.h"

#include "base/folder.h"
#include "document/last_learned.h"
#include "document/product_document.h"
#include "inspection/product/product_folder.h"

namespace cliplad::ui {

void saveProduct(const DocumentState& state, const std::filesystem::path& folder, Target target,
                 LastLearned& learned, const Backbone& backbone, const JobContext& job) {
    ProductFolder::requireSavable(folder);
    std::unique_ptr<FileLock> held;
    if (target == Target::Other && isThere(folder))
        held = holdProduct(folder);
    DocumentState kept = state;
    kept.reviewThreshold.reset(); // product.yaml has it: one that is removed there is not to come back
    ProductFolder::save(folder, learned.learn(state, folder, backbone, job), state.shots, state.validation,
                        {{.name = kStudioFile, .text = toDraftText(kept, folder)}});
}

} // namespace cliplad::ui
