#include "image/photo.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include <fmt/format.h>
#include <opencv2/core.hpp>

#include "base/atomic_file.h"
#include "base/known_error.h"
#include "base/sha256.h"
#include "image/decoding/encoded_image.h"
#include "image/decoding/orientation.h"

namespace cliplad {
namespace {

using namespace std::string_view_literals;

using Decoder = DecodedImage (*)(const EncodedImage&);

/// How a file of a kind begins.
struct Signature {
    std::size_t offset;
    std::string_view bytes;
    std::string_view name;
    Decoder decoder; ///< null: known, not read
};

constexpr Signature kSignatures[] = {
    {0, "\xFF\xD8\xFF"sv, "a JPEG", decodeJpeg},
    {0, "\x89PNG\r\n\x1A\n"sv, "a PNG", decodePng},
    {0, "II\x2A\0"sv, "a TIFF", decodeTiff},
    {0, "MM\0\x2A"sv, "a TIFF", decodeTiff},
    {0, "II\x2B\0"sv, "a TIFF", decodeTiff},
    {0, "MM\0\x2B"sv, "a TIFF", decodeTiff},
    {8, "WEBP"sv, "a WebP", decodeWebp},
    {0, "BM"sv, "a BMP", decodeBmp},
    {0, "GIF8"sv, "a GIF", nullptr},
    {4, "ftyp"sv, "a HEIF, AVIF or video", nullptr},
    {4, "jP  "sv, "a JPEG 2000", nullptr},
    {0, "\xFF\x4F\xFF\x51"sv, "a JPEG 2000", nullptr},
    {0, "\x76\x2F\x31\x01"sv, "an OpenEXR", nullptr},
    {0, "8BPS"sv, "a Photoshop document", nullptr},
    {0, "%PDF"sv, "a PDF", nullptr},
    {0, "PK\x03\x04"sv, "a ZIP archive", nullptr},
    {0, "\x1F\x8B"sv, "a gzip archive", nullptr},
    {0, "<?xml"sv, "XML text", nullptr},
    {0, "<svg"sv, "an SVG drawing", nullptr},
};

/// "text" or the first bytes, for a file that no signature fits.
std::string describe(std::string_view content) {
    const std::string_view begin = content.substr(0, 64);
    const bool isText = std::all_of(begin.begin(), begin.end(), [](unsigned char c) {
        return std::isprint(c) != 0 || std::isspace(c) != 0;
    });
    if (isText)
        return "text";
    std::string hex = "a file that begins with";
    for (const unsigned char c : begin.substr(0, 8))
        hex += fmt::format(" {:02x}", c);
    return hex;
}

[[noreturn]] void throwTooLarge(const EncodedImage& image, std::string_view kind) {
    throw KnownError(KnownError::Kind::HugePhoto, {},
                     fmt::format("is {} that does not fit into memory", kind), image.name, "scale it down");
}

cv::Mat decode(const EncodedImage& image) {
    if (image.bytes.empty())
        throw KnownError(KnownError::Kind::EmptyPhoto, {}, "is empty (0 bytes), expected a picture",
                         image.name, "copy it again from its source");
    const std::string_view content(reinterpret_cast<const char*>(image.bytes.data()), image.bytes.size());
    const auto* const found =
        std::find_if(std::begin(kSignatures), std::end(kSignatures), [content](const Signature& signature) {
            return content.size() >= signature.offset &&
                   content.substr(signature.offset).starts_with(signature.bytes);
        });
    const bool isKnown = found != std::end(kSignatures);
    if (!isKnown || found->decoder == nullptr) {
        const std::string what = isKnown ? std::string(found->name) : describe(content);
        throw KnownError(
            KnownError::Kind::NoPhoto, "found " + what,
            fmt::format("is not a picture that can be read: expected PNG, JPEG, TIFF, BMP or WebP, found {}",
                        what),
            image.name, "save it in one of these formats, or leave it out");
    }
    try {
        const DecodedImage decoded = found->decoder(image);
        return upright(decoded.rgb, decoded.orientation);
    } catch (const std::bad_alloc&) {
        throwTooLarge(image, found->name);
    } catch (const cv::Exception& exception) {
        if (exception.code == cv::Error::StsNoMem)
            throwTooLarge(image, found->name);
        image.throwDamaged(found->name.substr(found->name.find(' ') + 1), exception.err);
    }
}

} // namespace

cv::Mat decodePhoto(std::span<const std::byte> bytes, const std::string& name, const PhotoLimits& limits) {
    return decode({.bytes = bytes, .name = name, .maxPixels = limits.maxPixels});
}

Photo loadPhoto(const std::filesystem::path& path, const PhotoLimits& limits) {
    const FileStamp stamp = FileStamp::of(path);
    const std::string content = readFile(path, limits.maxFileBytes);
    const auto bytes = std::as_bytes(std::span(content.data(), content.size()));
    return {.rgb = decodePhoto(bytes, path.string(), limits),
            .path = path,
            .sha256 = sha256(bytes),
            .stamp = stamp};
}

} // namespace cliplad
