#pragma once

#include <cstddef>
#include <filesystem>
#include <map>

#include "baselines/method.h"

namespace cliplad {

/// Decodes and encodes the photos of a benchmark, each once as long as memory allows, whatever number of
/// methods, shots and seeds look at it. Once the bound is reached, the first photos are kept and others
/// encoded at each pass, since dropping the longest unused would always drop what comes next. One thread.
class PhotoStore {
public:
    /// @param clip outlives the store
    PhotoStore(const ClipModel& clip, int resolution, std::size_t byteBudget);

    /// @param encoded whether more than its pixels will be read: else the model may be left alone, and
    /// features may be missing. Throws Error as loadPhoto and ClipModel::encodeImageFully.
    MethodPhoto photo(const std::filesystem::path& path, bool encoded = true);

    /// Of the photos that are kept.
    std::size_t bytes() const { return bytes_; }

    /// Those of the next product will be others.
    void clear();

private:
    void keep(const MethodPhoto& photo);

    const ClipModel& clip_;
    const int resolution_;
    const std::size_t byteBudget_;
    std::size_t bytes_ = 0;
    std::map<std::filesystem::path, MethodPhoto> photos_;
};

} // namespace cliplad
