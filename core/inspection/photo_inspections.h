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

/// How many of so many photos are best judged side by side: cores that share a photo wait for each other at
/// the end of each layer. One a core, but never more than four, each of which needs memory for itself; with a
/// GPU two, of which one is in the towers. Few photos are judged one by one, each by all cores, as are those
/// of builds without OpenMP.
///
/// What is found does not depend on it, to the last digit.
std::size_t photosAtOnce(std::size_t photos);

/// A photo and what was found in it.
struct InspectedPhoto {
    Photo photo;
    Inspection inspection;
};

/// Reads and judges photos on threads of its own and hands them out in their order, while the caller writes
/// down the ones before. Those that are begun are at most one more than are judged at once, so that memory
/// does not grow with their number, and a caller who lets others go first soon has the cores for them.
class PhotoInspections {
public:
    /// Throws Error where not one thread can be made.
    /// @param backbone, product borrowed  @param atOnce photosAtOnce() of their number
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
    std::size_t most_;      ///< photos that are judged or wait for the caller
    std::size_t begun_ = 0; ///< photos, by their place
    std::size_t handedOut_ = 0;
    std::map<std::size_t, Outcome> ready_; ///< by their place
    std::vector<std::jthread> threads_;    ///< last: joined before what they use goes
};

} // namespace cliplad
