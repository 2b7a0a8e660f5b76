#include "engine/photos/photo_store.h"

#include <algorithm>

#include "image/photo.h"
#include "inspection/live_inspection.h"

namespace cliplad::ui {

std::shared_ptr<const LivePhoto> PhotoStore::load(const std::filesystem::path& path) {
    std::error_code unknown; // then decoding tells what is wrong
    const auto modified = std::filesystem::last_write_time(path, unknown);
    if (auto found = find(path, modified))
        return found;
    auto photo = LivePhoto::of(loadPhoto(path).rgb);
    const std::size_t bytes = photo->rgb.total() * photo->rgb.elemSize();
    const std::scoped_lock lock(mutex_);
    entries_.push_front({path, modified, photo, bytes});
    bytes_ += bytes;
    while (bytes_ > byteBudget_ && entries_.size() > 1) {
        bytes_ -= entries_.back().bytes;
        entries_.pop_back();
    }
    return photo;
}

std::shared_ptr<const LivePhoto> PhotoStore::find(const std::filesystem::path& path,
                                                  std::filesystem::file_time_type modified) {
    const std::scoped_lock lock(mutex_);
    const auto entry =
        std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.path == path; });
    if (entry == entries_.end())
        return nullptr;
    if (entry->modified != modified) {
        bytes_ -= entry->bytes;
        entries_.erase(entry);
        return nullptr;
    }
    entries_.splice(entries_.begin(), entries_, entry);
    return entry->photo;
}

std::size_t PhotoStore::bytes() const {
    const std::scoped_lock lock(mutex_);
    return bytes_;
}

} // namespace cliplad::ui
