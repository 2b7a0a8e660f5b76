#include "benchmark/photo_store.h"

#include <ATen/ATen.h>

#include "image/photo.h"

namespace cliplad {
namespace {

std::size_t bytesOf(const MethodPhoto& photo) {
    std::size_t bytes =
        photo.rgb.total() * photo.rgb.elemSize() + photo.features.dense.nbytes() + photo.embedding.nbytes();
    for (const at::Tensor& stage : photo.features.stages)
        bytes += stage.nbytes();
    return bytes;
}

} // namespace

PhotoStore::PhotoStore(const ClipModel& clip, int resolution, std::size_t byteBudget)
    : clip_(clip)
    , resolution_(resolution)
    , byteBudget_(byteBudget) {}

MethodPhoto PhotoStore::photo(const std::filesystem::path& path) {
    if (const auto kept = photos_.find(path); kept != photos_.end())
        return kept->second;
    MethodPhoto photo{.path = path, .rgb = loadPhoto(path).rgb};
    ImageEncoding encoding = clip_.encodeImageFully(photo.rgb, resolution_);
    photo.features = std::move(encoding.features);
    photo.embedding = std::move(encoding.imageEmbedding);
    if (const std::size_t bytes = bytesOf(photo); bytes_ + bytes <= byteBudget_) {
        bytes_ += bytes;
        photos_.emplace(path, photo);
    }
    return photo;
}

void PhotoStore::clear() {
    photos_.clear();
    bytes_ = 0;
}

} // namespace cliplad
