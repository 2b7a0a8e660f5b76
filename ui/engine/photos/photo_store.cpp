#include "engine/photos/photo_store.h"

#include <utility>

#include "image/photo.h"
#include "inspection/live_inspection.h"

namespace cliplad::ui {

std::shared_ptr<const LivePhoto> PhotoStore::load(const std::filesystem::path& path) {
    const FileStamp stamp = FileStamp::of(path); // zeros: then decoding tells what is wrong
    std::packaged_task<std::shared_ptr<const LivePhoto>()> reading;
    Reading shared;
    {
        const std::scoped_lock lock(mutex_);
        if (auto found = find(path.native(), stamp))
            return found;
        Reading& underWay = readings_[path.native()];
        if (!underWay.valid()) {
            reading = std::packaged_task<std::shared_ptr<const LivePhoto>()>([&path] {
                Photo photo = loadPhoto(path);
                return LivePhoto::of(std::move(photo.rgb), std::move(photo.sha256));
            });
            underWay = reading.get_future().share();
        }
        shared = underWay;
    }
    if (reading.valid()) {
        reading();
        const std::scoped_lock lock(mutex_);
        readings_.erase(path.native());
        const auto& photo = shared.get(); // throws what the reading threw
        keep({path.native(), stamp, photo, photo->rgb.total() * photo->rgb.elemSize()});
    }
    return shared.get();
}

void PhotoStore::keep(Entry entry) {
    hashes_[entry.path] = {entry.stamp, entry.photo->hash};
    bytes_ += entry.bytes;
    entries_.push_front(std::move(entry));
    places_[entries_.front().path] = entries_.begin();
    while (bytes_ > byteBudget_ && entries_.size() > 1) {
        bytes_ -= entries_.back().bytes;
        places_.erase(entries_.back().path);
        entries_.pop_back();
    }
}

std::shared_ptr<const LivePhoto> PhotoStore::find(const std::string& path, const FileStamp& stamp) {
    const auto place = places_.find(path);
    if (place == places_.end())
        return nullptr;
    const auto entry = place->second;
    if (entry->stamp != stamp) {
        bytes_ -= entry->bytes;
        places_.erase(place);
        entries_.erase(entry);
        return nullptr;
    }
    entries_.splice(entries_.begin(), entries_, entry);
    return entry->photo;
}

std::string PhotoStore::knownHash(const std::filesystem::path& path) const {
    const FileStamp stamp = FileStamp::of(path);
    const std::scoped_lock lock(mutex_);
    const auto known = hashes_.find(path.native());
    const bool holds = known != hashes_.end() && known->second.stamp == stamp && stamp != FileStamp{};
    return holds ? known->second.hash : std::string();
}

std::size_t PhotoStore::bytes() const {
    const std::scoped_lock lock(mutex_);
    return bytes_;
}

} // namespace cliplad::ui
