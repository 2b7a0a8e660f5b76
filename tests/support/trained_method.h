#pragma once

#include <memory>
#include <string>
#include <vector>

#include "baselines/method.h"
#include "support/method_photo.h"
#include "support/synthetic_photo.h"

namespace cliplad::tests {

constexpr int kTrainedSide = 64; ///< px

/// For methods that ask the model: a small one with generated weights, at 64 px.
inline MethodContext trainedContext(std::uint64_t seed = 0) {
    MethodContext context = methodContext(seed);
    context.resolution = kTrainedSide;
    return context;
}

/// A photo encoded by trainedContext's model.
inline MethodPhoto encodedPhoto(const cv::Mat& rgb) {
    const ImageEncoding encoding = methodContext().clip.encodeImageFully(rgb, kTrainedSide);
    return {.path = {}, .rgb = rgb, .features = encoding.features, .embedding = encoding.imageEmbedding};
}

/// Two red discs on wood, not quite where the others of their kind have them.
inline std::vector<Disc> twoDiscs(int shift) {
    return {{{130 + shift, 130}, 50, "red"}, {{310, 320 - shift}, 50, "red"}};
}

inline MethodPhoto goodPhoto(int shift) {
    return encodedPhoto(photoOfDiscs("wood", twoDiscs(shift)));
}

/// A good photo with a blue disc more.
inline MethodPhoto defectPhoto(int shift) {
    std::vector<Disc> discs = twoDiscs(shift);
    discs.push_back({{120, 330}, 45, "blue"});
    return encodedPhoto(photoOfDiscs("wood", discs));
}

/// The method, having learned from good photos.
inline std::unique_ptr<Method> trained(const std::string& name, int shots, std::uint64_t seed = 0,
                                       const JobContext& job = {}) {
    std::unique_ptr<Method> method = findMethod(name).make(trainedContext(seed));
    std::vector<MethodPhoto> photos;
    for (int shot = 0; shot < shots; ++shot)
        photos.push_back(goodPhoto(8 * shot));
    method->learn(photos, job);
    return method;
}

} // namespace cliplad::tests
