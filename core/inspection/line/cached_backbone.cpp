#include "inspection/line/cached_backbone.h"

#include "inspection/line/inspection_line.h"

namespace cliplad {

Features CachedBackbone::encodeImage(const cv::Mat& rgb, int resolution, const std::stop_token& stop) const {
    if (photos_ == nullptr)
        return backbone_.encodeImage(rgb, resolution, stop);
    const StepKey key = encodingKey(hashPhoto(rgb), info(), resolution, 1);
    if (auto features = photos_->find(key))
        return *features;
    Features features = backbone_.encodeImage(rgb, resolution, stop);
    photos_->keep(key, features);
    return features;
}

at::Tensor CachedBackbone::encodeWords(std::span<const WordTexts> words, const std::stop_token& stop) const {
    return words_ == nullptr ? backbone_.encodeWords(words, stop)
                             : words_->encodeWords(backbone_, words, stop);
}

} // namespace cliplad
