#include "scoring/run_images.h"

#include <algorithm>
#include <utility>

namespace cliplad::ui {
namespace {

/// Chunks as small as this are joined, so that a watched folder does not make one of each photo.
constexpr std::size_t kSmall = 500;

} // namespace

ImageChunkPtr ImageChunk::of(std::vector<ScoreImage> images) {
    auto chunk = std::make_shared<ImageChunk>();
    for (const ScoreImage& image : images)
        chunk->paths.insert(image.path.string());
    chunk->images = std::move(images);
    return chunk;
}

bool RunImages::has(const std::string& path) const {
    return std::any_of(chunks_.begin(), chunks_.end(),
                       [&](const ImageChunkPtr& chunk) { return chunk->paths.contains(path); });
}

ImageChunkPtr RunImages::add(const ImageChunkPtr& chunk) {
    ImageChunkPtr fresh = chunk;
    const auto isKnown = [this](const ScoreImage& image) { return has(image.path.string()); };
    if (!chunks_.empty() && std::any_of(chunk->images.begin(), chunk->images.end(), isKnown)) {
        std::vector<ScoreImage> images;
        std::remove_copy_if(chunk->images.begin(), chunk->images.end(), std::back_inserter(images), isKnown);
        fresh = ImageChunk::of(std::move(images));
    }
    if (fresh->images.empty())
        return nullptr;
    size_ += fresh->images.size();
    if (!chunks_.empty() && chunks_.back()->images.size() + fresh->images.size() <= kSmall) {
        std::vector<ScoreImage> joined = chunks_.back()->images;
        joined.insert(joined.end(), fresh->images.begin(), fresh->images.end());
        chunks_.back() = ImageChunk::of(std::move(joined));
    } else {
        chunks_.push_back(fresh);
    }
    return fresh;
}

std::vector<ScoreImage> RunImages::all() const {
    std::vector<ScoreImage> images;
    images.reserve(size_);
    for (const ImageChunkPtr& chunk : chunks_)
        images.insert(images.end(), chunk->images.begin(), chunk->images.end());
    return images;
}

} // namespace cliplad::ui
