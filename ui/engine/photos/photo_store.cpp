#include "engine/photos/photo_store.h"

#include <algorithm>

#include "image/photo.h"
#include "inspection/live_inspection.h"

namespace cliplad::ui {

std::shared_ptr<const LivePhoto> PhotoStore::load(const std::filesystem::path& path) {
    std::error_code unknown; // then decoding tells what is wrong
    const auto modified = std::filesystem::last_write_time(path, unknown);
    std::packaged_task<std::shared_ptr<const LivePhoto>()> reading;
    Reading shared;
    {
        const std::scoped_lock lock(mutex_);
        if (auto found = find(path, modified))
            return found;
        Reading& underWay = readings_[path];
        if (!underWay.valid()) {
            reading = std::packaged_task<std::shared_ptr<const LivePhoto>()>(
                [&path] { return LivePhoto::of(loadPhoto(path).rgb); });
            underWay = reading.get_future().share();
        }
        shared = underWay;
    }
    if (reading.valid()) {
        reading();
        const std::scoped_lock lock(mutex_);
        readings_.erase(path);
        const auto& photo = shared.get(); // throws what the reading threw
        keep({path, modified, photo, photo->rgb.total() * photo->rgb.elemSize()});
    }
    return shared.get();
}

void PhotoStore::keep(const Entry& entry) {
    entries_.push_front(entry);
    bytes_ += entry.bytes;
    while (bytes_ > byteBudget_ && entries_.size() > 1) {
        bytes_ -= entries_.back().bytes;
        entries_.pop_back();
    }
}

std::shared_ptr<const LivePhoto> PhotoStore::find(const std::filesystem::path& path,
                                                  std::filesystem::file_time_type modified) {
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
