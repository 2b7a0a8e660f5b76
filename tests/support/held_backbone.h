#pragma once

#include <atomic>
#include <chrono>
#include <semaphore>

#include "support/fake_backbone.h"

namespace cliplad::tests {

/// A model whose encodings wait for a signal, or until they are asked to stop, so that a test sees what is
/// there meanwhile, as with a large one.
class HeldBackbone : public FakeBackbone {
public:
    Features encodeImage(const cv::Mat& rgb, int resolution,
                         const std::stop_token& stop = {}) const override {
        ++entered;
        while (held && !stop.stop_requested() && !go_.try_acquire_for(std::chrono::milliseconds(1))) {
        }
        return FakeBackbone::encodeImage(rgb, resolution, stop);
    }

    /// Lets so many encodings pass, those that wait and later ones.
    void pass(int images) { go_.release(images); }
    void letGo() { held = false; }

    mutable std::atomic<int> entered = 0; ///< encodings begun
    std::atomic<bool> held = true;

private:
    mutable std::counting_semaphore<1024> go_{0};
};

} // namespace cliplad::tests
