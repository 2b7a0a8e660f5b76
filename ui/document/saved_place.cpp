#include "document/saved_place.h"

#include <utility>

#include "base/error.h"
#include "inspection/product/product_folder.h"

namespace cliplad::ui {

namespace fs = std::filesystem;

SavedPlace::Known SavedPlace::known() const {
    const std::scoped_lock lock(mutex_);
    return {.folder = folder_, .definitionSha256 = definitionSha256_, .isHeld = lock_ != nullptr};
}

void SavedPlace::take(const fs::path& folder, const std::string& definitionSha256) {
    {
        const std::scoped_lock lock(mutex_);
        if (isClosed_)
            return;
        if (folder == folder_) { // saving replaced the folder with the locked file
            definitionSha256_ = definitionSha256;
            lock_.reset();
        }
    }
    auto held = std::make_unique<FileLock>(ProductFolder::hold(folder)); // may take its time: not guarded
    const std::scoped_lock lock(mutex_);
    if (isClosed_)
        return;
    folder_ = folder;
    definitionSha256_ = definitionSha256;
    lock_ = std::move(held);
}

void SavedPlace::letGo() {
    const std::scoped_lock lock(mutex_);
    lock_.reset();
}

void SavedPlace::holdAgain() {
    const auto [folder, definitionSha256, isHeld] = known();
    if (folder.empty() || isHeld)
        return;
    try {
        take(folder, definitionSha256);
    } catch (const Error&) {
        // Saving will say who has it.
    }
}

void SavedPlace::close() {
    const std::scoped_lock lock(mutex_);
    lock_.reset();
    isClosed_ = true;
}

} // namespace cliplad::ui
