#pragma once

#include <cstddef>
#include <filesystem>
#include <stop_token>
#include <vector>

#include "base/ordered_work.h"
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
    /// Throws Error where not one thread can be made. The destructor stops what is still judged.
    /// @param backbone, product borrowed  @param atOnce photosAtOnce() of their number
    PhotoInspections(const Backbone& backbone, const Product& product,
                     const std::vector<std::filesystem::path>& paths, std::size_t atOnce,
                     const std::stop_token& stop);
    /// To be called once per path. Throws what loadPhoto() or inspect() threw of this photo (Error; the next
    /// call goes on with the one behind it), or Cancelled.
    InspectedPhoto next() { return work_.next(); }

private:
    OrderedWork<InspectedPhoto> work_;
};

} // namespace cliplad
