#include <cstdlib>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "image/decoding/encoded_image.h"

namespace cliplad {
namespace {

constexpr std::size_t kFileHeader = 14;

/// A little-endian number; 0 beyond the end.
std::uint32_t number(std::span<const std::byte> bytes, std::size_t offset, std::size_t size) {
    std::uint32_t value = 0;
    if (offset + size <= bytes.size())
        for (std::size_t i = size; i-- > 0;)
            value = value << 8 | std::to_integer<std::uint32_t>(bytes[offset + i]);
    return value;
}

struct BmpHeader {
    std::int64_t width = 0;
    std::int64_t height = 0;
    std::int64_t bitsPerPixel = 0;
    std::int64_t pixelOffset = 0;
    bool compressed = false;
    bool damaged = false; ///< says what no BMP says, which OpenCV would complain of on stderr
};

BmpHeader headerOf(std::span<const std::byte> bytes) {
    constexpr std::uint32_t kOldHeader = 12;
    constexpr std::uint32_t kRunLength8 = 1;
    constexpr std::uint32_t kRunLength4 = 2;
    constexpr std::uint32_t kBitFields = 3;
    constexpr std::uint32_t kLeastHeader = 36;
    constexpr std::uint32_t kPalette = 256;
    BmpHeader header{.pixelOffset = number(bytes, 10, 4)};
    const std::uint32_t headerSize = number(bytes, kFileHeader, 4);
    if (headerSize == kOldHeader) {
        header.width = number(bytes, 18, 2);
        header.height = number(bytes, 20, 2);
        header.bitsPerPixel = number(bytes, 24, 2);
        return header;
    }
    header.width = static_cast<std::int32_t>(number(bytes, 18, 4));
    // Negative where the rows are stored from the top.
    header.height = std::abs(std::int64_t(static_cast<std::int32_t>(number(bytes, 22, 4))));
    header.bitsPerPixel = number(bytes, 28, 2);
    const std::uint32_t compression = number(bytes, 30, 4);
    header.compressed = compression == kRunLength8 || compression == kRunLength4;
    header.damaged = headerSize < kLeastHeader || headerSize > bytes.size() || compression > kBitFields ||
                     (header.bitsPerPixel <= 8 && number(bytes, 46, 4) > kPalette);
    return header;
}

} // namespace

DecodedImage decodeBmp(const EncodedImage& image) {
    const BmpHeader header = headerOf(image.bytes);
    if (header.damaged)
        image.throwDamaged("BMP", "");
    image.checkSize(header.width, header.height);
    const std::int64_t rowBytes = (header.width * header.bitsPerPixel + 31) / 32 * 4;
    const std::int64_t expected = header.pixelOffset + rowBytes * header.height;
    if (!header.compressed && expected > static_cast<std::int64_t>(image.bytes.size()))
        image.throwDamaged("BMP", "ends too early");

    const cv::Mat encoded(1, static_cast<int>(image.bytes.size()), CV_8UC1,
                          const_cast<std::byte*>(image.bytes.data()));
    cv::Mat pixels = cv::imdecode(encoded, cv::IMREAD_COLOR | cv::IMREAD_IGNORE_ORIENTATION);
    if (pixels.empty() || pixels.cols != header.width || pixels.rows != header.height)
        image.throwDamaged("BMP", "");
    cv::cvtColor(pixels, pixels, cv::COLOR_BGR2RGB);
    return {.rgb = pixels};
}

} // namespace cliplad
