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

std::shared_ptr<SavedPlace> SavedPlace::toOpen(const fs::path& folder, const std::string& definitionSha256,
                                               const SavedPlace* open) {
    auto place = std::make_shared<SavedPlace>();
    if (const Known there = open != nullptr ? open->known() : Known();
        !there.isHeld || there.folder != folder) {
        place->take(folder, definitionSha256);
    } else {
        place->folder_ = folder;
        place->definitionSha256_ = definitionSha256;
    }
    return place;
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

void SavedPlace::takeOver(SavedPlace& before) {
    {
        const std::scoped_lock lock(mutex_, before.mutex_);
        if (folder_ == before.folder_ && lock_ == nullptr)
            lock_ = std::move(before.lock_);
    }
    if (const auto [folder, definitionSha256, isHeld] = known(); !folder.empty() && !isHeld)
        take(folder, definitionSha256); // closed since: seldom
}

void SavedPlace::close() {
    const std::scoped_lock lock(mutex_);
    lock_.reset();
    isClosed_ = true;
}

} // namespace cliplad::ui
