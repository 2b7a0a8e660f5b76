#include "image/decoding/orientation.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include <opencv2/core.hpp>

namespace cliplad {
namespace {

/// Reads numbers of either byte order; nothing beyond the end.
class TiffBytes {
public:
    static std::optional<TiffBytes> open(std::span<const std::byte> bytes) {
        constexpr std::array kMark = {std::byte('E'), std::byte('x'), std::byte('i'),
                                      std::byte('f'), std::byte(0),   std::byte(0)};
        if (bytes.size() >= kMark.size() && std::equal(kMark.begin(), kMark.end(), bytes.begin()))
            bytes = bytes.subspan(kMark.size());
        if (bytes.size() < 8 || bytes[0] != bytes[1] ||
            (bytes[0] != std::byte('I') && bytes[0] != std::byte('M')))
            return std::nullopt;
        return TiffBytes(bytes, bytes[0] == std::byte('M'));
    }

    std::optional<std::uint32_t> number(std::size_t offset, std::size_t size) const {
        if (offset > bytes_.size() || bytes_.size() - offset < size)
            return std::nullopt;
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < size; ++i) {
            const std::size_t at = bigEndian_ ? offset + i : offset + size - 1 - i;
            value = value << 8 | std::to_integer<std::uint32_t>(bytes_[at]);
        }
        return value;
    }

private:
    TiffBytes(std::span<const std::byte> bytes, bool bigEndian)
        : bytes_(bytes)
        , bigEndian_(bigEndian) {}

    std::span<const std::byte> bytes_;
    bool bigEndian_;
};

} // namespace

int exifOrientation(std::span<const std::byte> exif) {
    constexpr std::uint32_t kOrientationTag = 0x0112;
    constexpr std::size_t kEntrySize = 12;
    const auto tiff = TiffBytes::open(exif);
    const auto directory = tiff ? tiff->number(4, 4) : std::nullopt;
    const auto count = directory ? tiff->number(*directory, 2) : std::nullopt;
    for (std::size_t i = 0; i < count.value_or(0); ++i) {
        const std::size_t entry = *directory + 2 + i * kEntrySize;
        if (tiff->number(entry, 2) != kOrientationTag)
            continue;
        const std::uint32_t value = tiff->number(entry + 8, 2).value_or(1);
        return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

cv::Mat upright(const cv::Mat& image, int orientation) {
    constexpr int kLeftRight = 1;
    constexpr int kTopBottom = 0;
    cv::Mat out;
    switch (orientation) {
    case 2:
        cv::flip(image, out, kLeftRight);
        return out;
    case 3:
        cv::rotate(image, out, cv::ROTATE_180);
        return out;
    case 4:
        cv::flip(image, out, kTopBottom);
        return out;
    case 5:
        cv::transpose(image, out);
        return out;
    case 6:
        cv::rotate(image, out, cv::ROTATE_90_CLOCKWISE);
        return out;
    case 7:
        cv::transpose(image, out);
        cv::rotate(out, out, cv::ROTATE_180);
        return out;
    case 8:
        cv::rotate(image, out, cv::ROTATE_90_COUNTERCLOCKWISE);
        return out;
    default:
        return image;
    }
}

} // namespace cliplad
