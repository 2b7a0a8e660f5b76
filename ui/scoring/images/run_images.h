#pragma once

#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "scoring/run_files.h"

namespace cliplad::ui {

/// Images that were added at once, with their paths to be looked up. Immutable once made, which takes a while
/// for a hundred thousand: beside the GUI thread.
struct ImageChunk {
    std::vector<ScoreImage> images;
    std::unordered_set<std::string> paths; ///< of the images; empty in a chunk that was joined

    static std::shared_ptr<const ImageChunk> of(std::vector<ScoreImage> images);
};
using ImageChunkPtr = std::shared_ptr<const ImageChunk>;

/// The images of a run in the order in which they were added. A value whose copies share the chunks, so that
/// it can be handed to other threads at no cost: what one adds, its copies do not see.
class RunImages {
public:
    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    bool has(const std::string& path) const;

    /// Those of the chunk that are not there yet; the chunk itself where none is. Takes as long as to make
    /// one: add() then finds nothing to leave out.
    ImageChunkPtr freshOf(const ImageChunkPtr& chunk) const;
    /// @return those that were not there yet, null where there are none
    ImageChunkPtr add(const ImageChunkPtr& chunk);

    const std::vector<ImageChunkPtr>& chunks() const { return chunks_; }
    /// All of them in one list, each with a stem of its own, also where folders with files of the same names
    /// were added one after another.
    std::vector<ScoreImage> all() const;

private:
    using Paths = std::unordered_set<std::string>;

    void join(const ImageChunkPtr& fresh);
    void enter(const std::vector<ScoreImage>& images);

    std::vector<ImageChunkPtr> chunks_;
    std::vector<ImageChunkPtr> large_;   ///< those that are looked up in their own sets
    std::shared_ptr<Paths> others_ = {}; ///< paths of all others; copied before it changes where it is shared
    std::size_t size_ = 0;
};

} // namespace cliplad::ui
