#include "baselines/window_encoder.h"

#include <algorithm>
#include <chrono>

#include <ATen/ATen.h>

namespace cliplad {
namespace {

std::size_t bytesOf(const WindowFeatures& features) {
    std::size_t bytes = features.image.nbytes() + features.patches.nbytes();
    for (const at::Tensor& windows : features.windows)
        bytes += windows.nbytes();
    return bytes;
}

} // namespace

std::shared_ptr<const WindowFeatures> encodeInWindows(const MethodContext& context, const MethodPhoto& photo,
                                                      const std::stop_token& stop) {
    const int resolution = windowResolution(context);
    WindowFeatures features;
    if (resolution == context.resolution) {
        features.image = photo.embedding;
        features.patches = photo.features.stages[3];
    } else {
        const ImageEncoding whole = context.clip.encodeImageFully(photo.rgb, resolution);
        features.image = whole.imageEmbedding;
        features.patches = whole.features.stages[3];
    }
    features.side = features.patches.size(0);
    features.image = features.image.unsqueeze(0);
    features.patches = features.patches.flatten(0, 1);
    for (std::size_t scale = 0; scale < kWindowScales.size(); ++scale)
        features.windows[scale] = context.clip.encodeWindows(
            photo.rgb, resolution, slidingWindows(features.side, kWindowScales[scale]), stop);
    return std::make_shared<const WindowFeatures>(std::move(features));
}

int windowResolution(const MethodContext& context) {
    const VisionConfig& vision = context.clip.config().vision;
    return std::min(context.resolution, vision.gridSize() * vision.patchSize);
}

std::shared_ptr<const WindowFeatures>
WindowEncoder::encode(const MethodContext& context, const MethodPhoto& photo, const std::stop_token& stop) {
    {
        const std::lock_guard lock(mutex_);
        const auto found = entries_.find(photo.features.dense.unsafeGetTensorImpl());
        if (found != entries_.end() && !found->second.photo.expired()) {
            savedSeconds_ += found->second.seconds;
            return found->second.features;
        }
    }
    const auto begin = std::chrono::steady_clock::now();
    auto features = encodeInWindows(context, photo, stop);
    remember(photo, features,
             std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    return features;
}

double WindowEncoder::savedSeconds() const {
    const std::lock_guard lock(mutex_);
    return savedSeconds_;
}

void WindowEncoder::remember(const MethodPhoto& photo, const std::shared_ptr<const WindowFeatures>& features,
                             double seconds) {
    if (!photo.features.dense.defined())
        return;
    const std::lock_guard lock(mutex_);
    std::erase_if(entries_, [this](const auto& entry) {
        const bool gone = entry.second.photo.expired();
        bytes_ -= gone ? bytesOf(*entry.second.features) : 0;
        return gone;
    });
    const std::size_t bytes = bytesOf(*features);
    if (bytes_ + bytes > byteBudget_)
        return;
    const c10::weak_intrusive_ptr<c10::TensorImpl> key(photo.features.dense.getIntrusivePtr());
    if (entries_.emplace(photo.features.dense.unsafeGetTensorImpl(), Entry{key, features, seconds}).second)
        bytes_ += bytes;
}

} // namespace cliplad
