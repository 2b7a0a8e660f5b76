#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "image/photo.h"

namespace cliplad {

/// Decodes photos on a thread of its own while the caller computes on the one before: at most two wait, so
/// memory does not grow with their number.
class PhotoPrefetch {
public:
    explicit PhotoPrefetch(std::vector<std::filesystem::path> paths);
    ~PhotoPrefetch();
    PhotoPrefetch(const PhotoPrefetch&) = delete;
    PhotoPrefetch& operator=(const PhotoPrefetch&) = delete;

    /// The photos in their order. Throws what decoding threw (Error); the next call goes on with the photo
    /// behind it. To be called once per path.
    Photo next();

private:
    struct Decoded {
        Photo photo;
        std::exception_ptr failure;
    };

    void run(const std::stop_token& stop);

    const std::vector<std::filesystem::path> paths_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<Decoded> ready_;
    std::jthread thread_; ///< last: joined before what it uses goes
};

} // namespace cliplad
