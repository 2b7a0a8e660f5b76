#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include <opencv2/core/mat.hpp>

namespace cliplad {

/// A picture's file in memory on its way to pixels: what each decoder is given. Refers to the bytes.
struct EncodedImage {
    std::span<const std::byte> bytes;
    std::string name; ///< names the file in errors
    std::int64_t maxPixels = 200'000'000;

    /// Throws Error when a header announces more than maxPixels, a side beyond 100,000 or an empty picture.
    /// Each decoder calls it before it allocates anything of that size.
    void checkSize(std::int64_t width, std::int64_t height) const;

    /// Throws the Error of a file that ends too early or holds what its format does not allow.
    /// @param detail what the format's library said; may be empty
    [[noreturn]] void throwDamaged(std::string_view format, std::string_view detail) const;
};

/// Pixels as they lie in the file.
struct DecodedImage {
    cv::Mat rgb;         ///< CV_8UC3
    int orientation = 1; ///< as EXIF counts, 1 to 8; image/decoding/orientation.h turns the pixels
};

/// The decoders. Each gives what a viewer shows: grey, palette and 1-bit as colour, 16 bits scaled to 8,
/// transparency over white, CMYK as colour without a profile. Pure; any thread. Throw Error for a damaged or
/// truncated file and for kinds of the format that are not read; never give part of a picture. OpenCV, which
/// decodes BMP, also logs what it finds wrong: a program that does not want that sets OpenCV's log level.
DecodedImage decodeBmp(const EncodedImage& image);
DecodedImage decodeJpeg(const EncodedImage& image);
DecodedImage decodePng(const EncodedImage& image);
DecodedImage decodeTiff(const EncodedImage& image);
DecodedImage decodeWebp(const EncodedImage& image);

/// CV_8UC3 from CV_8UC4 (red, green, blue, alpha) over white. @param premultiplied colours already hold the
/// alpha
cv::Mat overWhite(const cv::Mat& rgba, bool premultiplied);

} // namespace cliplad
