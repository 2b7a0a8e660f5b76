#include <cstring>

#include <webp/decode.h>

#include "base/known_error.h"
#include "image/decoding/encoded_image.h"
#include "image/decoding/orientation.h"

namespace cliplad {
namespace {

/// The orientation in the container's EXIF chunk.
int orientationOf(std::span<const std::byte> bytes) {
    constexpr std::size_t kRiffHeader = 12;
    constexpr std::size_t kChunkHeader = 8;
    std::size_t at = kRiffHeader;
    while (at < bytes.size() && bytes.size() - at >= kChunkHeader) {
        std::size_t length = 0;
        for (std::size_t i = 0; i < 4; ++i)
            length |= std::to_integer<std::size_t>(bytes[at + 4 + i]) << (8 * i);
        const std::size_t available = bytes.size() - at - kChunkHeader;
        if (length > available)
            return 1;
        if (std::memcmp(bytes.data() + at, "EXIF", 4) == 0)
            return exifOrientation(bytes.subspan(at + kChunkHeader, length));
        at += kChunkHeader + length + length % 2;
    }
    return 1;
}

} // namespace

DecodedImage decodeWebp(const EncodedImage& image) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(image.bytes.data());
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(data, image.bytes.size(), &features) != VP8_STATUS_OK)
        image.throwDamaged("WebP", "");
    if (features.has_animation != 0)
        throw KnownError(KnownError::Kind::NoPhoto, "an animated WebP", "is an animated WebP", image.name,
                         "save the one picture that is meant");
    image.checkSize(features.width, features.height);

    const bool hasAlpha = features.has_alpha != 0;
    cv::Mat pixels(features.height, features.width, hasAlpha ? CV_8UC4 : CV_8UC3);
    const auto decode = hasAlpha ? WebPDecodeRGBAInto : WebPDecodeRGBInto;
    const std::size_t size = pixels.total() * pixels.elemSize();
    if (decode(data, image.bytes.size(), pixels.data, size, static_cast<int>(pixels.step[0])) == nullptr)
        image.throwDamaged("WebP", "");
    return {.rgb = hasAlpha ? overWhite(pixels, false) : pixels, .orientation = orientationOf(image.bytes)};
}

} // namespace cliplad
