#pragma once

#include <cstddef>
#include <filesystem>
#include <future>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "base/file_stamp.h"

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

    /// LivePhoto::hash of a file that was read once and has not changed since, also where the photo itself
    /// has been dropped; empty: only reading it tells.
    std::string knownHash(const std::filesystem::path& path) const;

    std::size_t bytes() const;

private:
    struct Entry {
        std::string path;
        FileStamp stamp;
        std::shared_ptr<const LivePhoto> photo;
        std::size_t bytes;
    };
    struct Known {
        FileStamp stamp;
        std::string hash;
    };

    using Reading = std::shared_future<std::shared_ptr<const LivePhoto>>;

    std::shared_ptr<const LivePhoto> find(const std::string& path,
                                          const FileStamp& stamp); ///< with the lock held
    void keep(Entry entry);

    const std::size_t byteBudget_;
    mutable std::mutex mutex_;
    std::list<Entry> entries_; ///< most recently used first
    std::unordered_map<std::string, std::list<Entry>::iterator> places_;
    std::size_t bytes_ = 0;
    std::unordered_map<std::string, Known> hashes_;     ///< of all that were ever read
    std::unordered_map<std::string, Reading> readings_; ///< under way
};

} // namespace cliplad::ui
