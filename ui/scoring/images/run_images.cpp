#include "scoring/images/run_images.h"

#include <algorithm>
#include <utility>

#include "report/unique_names.h"

namespace cliplad::ui {
namespace {

/// Chunks as small as this are joined, so that a watched folder does not make one of each photo.
constexpr std::size_t kSmall = 500;
/// So many paths are entered in the one set at once; more would hold the GUI thread up.
constexpr std::size_t kEntered = 5000;

} // namespace

ImageChunkPtr ImageChunk::of(std::vector<ScoreImage> images) {
    auto chunk = std::make_shared<ImageChunk>();
    for (const ScoreImage& image : images)
        chunk->paths.insert(image.path.string());
    chunk->images = std::move(images);
    return chunk;
}

bool RunImages::has(const std::string& path) const {
    return (others_ && others_->contains(path)) ||
           std::any_of(large_.begin(), large_.end(),
                       [&](const ImageChunkPtr& chunk) { return chunk->paths.contains(path); });
}

void RunImages::enter(const std::vector<ScoreImage>& images) {
    if (!others_)
        others_ = std::make_shared<Paths>();
    else if (others_.use_count() > 1)
        others_ = std::make_shared<Paths>(*others_);
    for (const ScoreImage& image : images)
        others_->insert(image.path.string());
}

ImageChunkPtr RunImages::freshOf(const ImageChunkPtr& chunk) const {
    const auto isKnown = [this](const ScoreImage& image) { return has(image.path.string()); };
    if (chunks_.empty() || std::none_of(chunk->images.begin(), chunk->images.end(), isKnown))
        return chunk;
    std::vector<ScoreImage> images;
    std::remove_copy_if(chunk->images.begin(), chunk->images.end(), std::back_inserter(images), isKnown);
    return ImageChunk::of(std::move(images));
}

ImageChunkPtr RunImages::add(const ImageChunkPtr& chunk) {
    const ImageChunkPtr fresh = freshOf(chunk);
    if (fresh->images.empty())
        return nullptr;
    size_ += fresh->images.size();
    if (fresh->images.size() > kEntered)
        large_.push_back(fresh);
    else
        enter(fresh->images);
    join(fresh);
    return fresh;
}

void RunImages::join(const ImageChunkPtr& fresh) {
    if (chunks_.empty() || chunks_.back()->images.size() + fresh->images.size() > kSmall)
        return chunks_.push_back(fresh);
    auto joined = std::make_shared<ImageChunk>();
    joined->images.reserve(chunks_.back()->images.size() + fresh->images.size());
    for (const ImageChunk* chunk : {chunks_.back().get(), fresh.get()})
        joined->images.insert(joined->images.end(), chunk->images.begin(), chunk->images.end());
    chunks_.back() = std::move(joined);
}

std::vector<ScoreImage> RunImages::all() const {
    std::vector<ScoreImage> images;
    images.reserve(size_);
    for (const ImageChunkPtr& chunk : chunks_)
        images.insert(images.end(), chunk->images.begin(), chunk->images.end());
    UniqueNames names;
    for (ScoreImage& image : images)
        image.stem = names.take(image.stem);
    return images;
}

} // namespace cliplad::ui
