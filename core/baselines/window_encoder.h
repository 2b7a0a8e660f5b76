#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>

#include <ATen/core/Tensor.h>

#include "baselines/method.h"
#include "baselines/window_scores.h"

namespace cliplad {

/// A photo as a whole and in windows, which costs some twelve times an encoding as a whole. At the resolution
/// that the model was trained with, where its grid is about the paper's 15×15; or at that of the photo's
/// features if it is lower. Throws Cancelled.
std::shared_ptr<const WindowFeatures> encodeInWindows(const MethodContext& context, const MethodPhoto& photo,
                                                      const std::stop_token& stop = {});

/// Remembers photos in windows as long as the photos' own features live: a benchmark, which owns it, scores
/// the same photos by WinCLIP and WinCLIP+ with many shots. Threads may share it.
class WindowEncoder {
public:
    /// @param byteBudget beyond which photos are encoded anew each time
    explicit WindowEncoder(std::size_t byteBudget)
        : byteBudget_(byteBudget) {}

    /// As encodeInWindows.
    std::shared_ptr<const WindowFeatures> encode(const MethodContext& context, const MethodPhoto& photo,
                                                 const std::stop_token& stop = {});

    /// What those who asked for a photo that was remembered would have waited for it, all in all.
    double savedSeconds() const;

private:
    /// The tensor tells photos, models and resolutions apart while it lives.
    struct Entry {
        c10::weak_intrusive_ptr<c10::TensorImpl> photo;
        std::shared_ptr<const WindowFeatures> features;
        double seconds = 0; ///< that it took
    };

    void remember(const MethodPhoto& photo, const std::shared_ptr<const WindowFeatures>& features,
                  double seconds);

    const std::size_t byteBudget_;
    mutable std::mutex mutex_;
    std::size_t bytes_ = 0;
    double savedSeconds_ = 0;
    std::map<const c10::TensorImpl*, Entry> entries_;
};

/// px of a photo's side in a model's window encoding.
int windowResolution(const MethodContext& context);

} // namespace cliplad
