#include "image/decoding/encoded_image.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/known_error.h"

namespace cliplad {

void EncodedImage::checkSize(std::int64_t width, std::int64_t height) const {
    constexpr std::int64_t kMaxSide = 100'000;
    if (width < 1 || height < 1)
        throw KnownError(KnownError::Kind::DamagedPhoto, {},
                         fmt::format("announces a picture of {} x {} pixels", width, height), name,
                         "the file is damaged, copy it again from its source");
    if (width > kMaxSide || height > kMaxSide || width * height > maxPixels)
        throw KnownError(KnownError::Kind::HugePhoto, fmt::format("{} × {}", width, height),
                         fmt::format("announces {} x {} pixels, at most {} megapixels and {} a side are read",
                                     width, height, maxPixels / 1'000'000, kMaxSide),
                         name, "scale it down, or check that it is the right file");
}

void EncodedImage::throwDamaged(std::string_view format, std::string_view detail) const {
    const std::string said = detail.empty() ? std::string() : fmt::format(" ({})", detail);
    throw KnownError(KnownError::Kind::DamagedPhoto, std::string(detail),
                     fmt::format("is a damaged or incomplete {} of {} bytes{}", format, bytes.size(), said),
                     name, "copy it again from its source");
}

cv::Mat overWhite(const cv::Mat& rgba, bool premultiplied) {
    cv::Mat rgb(rgba.size(), CV_8UC3);
    for (int y = 0; y < rgba.rows; ++y) {
        const std::uint8_t* in = rgba.ptr(y);
        std::uint8_t* out = rgb.ptr(y);
        for (int x = 0; x < rgba.cols; ++x, in += 4, out += 3) {
            const unsigned alpha = in[3];
            for (int channel = 0; channel < 3; ++channel) {
                const unsigned colour = premultiplied ? in[channel] * 255U : in[channel] * alpha;
                const unsigned sum = colour + 255U * (255U - alpha);
                out[channel] = static_cast<std::uint8_t>(std::min((sum + 127U) / 255U, 255U));
            }
        }
    }
    return rgb;
}

} // namespace cliplad
