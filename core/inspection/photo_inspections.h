#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <variant>
#include <vector>

#include "clip/backbone.h"
#include "image/photo.h"
#include "inspection/inspection.h"
#include "inspection/product/product.h"

namespace cliplad {

/// How many photos of a set are best judged side by side: one a core, so that none waits for another at the
/// end of each layer, as cores that share a photo do; never more than four, each of which needs memory for
/// itself. Few photos are judged one by one, each by all cores, as are those of builds without OpenMP.
///
/// Sums may differ in their last digit with the number of cores that share a photo: to get the same results,
/// byte for byte, ask for the whole set, not for what is left of it.
std::size_t photosAtOnce(std::size_t photosOfSet);

/// A photo and what was found in it.
struct InspectedPhoto {
    Photo photo;
    Inspection inspection;
};

/// Reads and judges photos on threads of its own and hands them out in their order, while the caller writes
/// down the ones before. At most as many wait as are judged at once, so that memory does not grow with their
/// number.
class PhotoInspections {
public:
    /// @param backbone, product borrowed  @param atOnce photosAtOnce() of the set that the photos are of
    PhotoInspections(const Backbone& backbone, const Product& product,
                     std::vector<std::filesystem::path> paths, std::size_t atOnce,
                     const std::stop_token& stop);
    /// Stops what is still judged and waits for it.
    ~PhotoInspections();
    PhotoInspections(const PhotoInspections&) = delete;
    PhotoInspections& operator=(const PhotoInspections&) = delete;

    /// To be called once per path. Throws what loadPhoto() or inspect() threw of this photo (Error; the next
    /// call goes on with the one behind it), or Cancelled.
    InspectedPhoto next();

private:
    using Outcome = std::variant<InspectedPhoto, std::exception_ptr>;

    void work(int threads);
    std::optional<std::size_t> nextToJudge();
    Outcome judge(const std::filesystem::path& path) const;

    const Backbone& backbone_;
    const Product& product_;
    const std::vector<std::filesystem::path> paths_;
    std::stop_source stop_;
    std::stop_callback<std::function<void()>> callersStop_;

    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::size_t waiting_;   ///< most photos that are judged or wait for the caller
    std::size_t begun_ = 0; ///< photos, by their place
    std::size_t handedOut_ = 0;
    std::map<std::size_t, Outcome> ready_; ///< by their place
    std::vector<std::jthread> threads_;    ///< last: joined before what they use goes
};

} // namespace cliplad
