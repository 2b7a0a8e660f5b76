#include "benchmark/photo_store.h"

#include <ATen/ATen.h>

#include "image/photo.h"

namespace cliplad {
namespace {

std::size_t bytesOf(const MethodPhoto& photo) {
    std::size_t bytes = photo.rgb.total() * photo.rgb.elemSize();
    if (!photo.embedding.defined())
        return bytes;
    bytes += photo.features.dense.nbytes() + photo.embedding.nbytes();
    for (const at::Tensor& stage : photo.features.stages)
        bytes += stage.nbytes();
    return bytes;
}

} // namespace

PhotoStore::PhotoStore(const ClipModel& clip, int resolution, std::size_t byteBudget)
    : clip_(clip)
    , resolution_(resolution)
    , byteBudget_(byteBudget) {}

MethodPhoto PhotoStore::photo(const std::filesystem::path& path, bool encoded) {
    const auto kept = photos_.find(path);
    if (kept != photos_.end() && (kept->second.embedding.defined() || !encoded))
        return kept->second;
    MethodPhoto photo =
        kept != photos_.end() ? kept->second : MethodPhoto{.path = path, .rgb = loadPhoto(path).rgb};
    if (encoded) {
        ImageEncoding encoding = clip_.encodeImageFully(photo.rgb, resolution_);
        photo.features = std::move(encoding.features);
        photo.embedding = std::move(encoding.imageEmbedding);
    }
    keep(photo);
    return photo;
}

void PhotoStore::keep(const MethodPhoto& photo) {
    const auto before = photos_.find(photo.path);
    const std::size_t bytesBefore = before == photos_.end() ? 0 : bytesOf(before->second);
    const std::size_t bytes = bytes_ - bytesBefore + bytesOf(photo);
    if (bytes > byteBudget_)
        return;
    bytes_ = bytes;
    photos_.insert_or_assign(photo.path, photo);
}

void PhotoStore::clear() {
    photos_.clear();
    bytes_ = 0;
}

} // namespace cliplad
