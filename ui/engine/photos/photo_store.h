#pragma once

#include <cstddef>
#include <filesystem>
#include <future>
#include <list>
#include <map>
#include <memory>
#include <mutex>

namespace cliplad {
struct LivePhoto;
}

namespace cliplad::ui {

/// Decoded photos by path, the least recently used dropped beyond a byte budget. A file that changed on disk
/// is read again; threads that want one at once read it once. Thread-safe.
class PhotoStore {
public:
    explicit PhotoStore(std::size_t byteBudget)
        : byteBudget_(byteBudget) {}

    /// Throws Error as loadPhoto.
    std::shared_ptr<const LivePhoto> load(const std::filesystem::path& path);

    std::size_t bytes() const;

private:
    struct Entry {
        std::filesystem::path path;
        std::filesystem::file_time_type modified;
        std::shared_ptr<const LivePhoto> photo;
        std::size_t bytes;
    };

    using Reading = std::shared_future<std::shared_ptr<const LivePhoto>>;

    std::shared_ptr<const LivePhoto> find(const std::filesystem::path& path,
                                          std::filesystem::file_time_type modified); ///< with the lock held
    void keep(const Entry& entry);

    const std::size_t byteBudget_;
    mutable std::mutex mutex_;
    std::list<Entry> entries_; ///< most recently used first
    std::size_t bytes_ = 0;
    std::map<std::filesystem::path, Reading> readings_; ///< under way
};

} // namespace cliplad::ui
