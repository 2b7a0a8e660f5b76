#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <memory>

#include <tiffio.h>

#include "base/known_error.h"
#include "image/decoding/encoded_image.h"

namespace cliplad {
namespace {

/// The file as libtiff reads it, and the last error that it reported.
struct TiffSource {
    std::span<const std::byte> bytes;
    std::uint64_t position = 0;
    char message[200] = {};
};

tmsize_t readBytes(thandle_t handle, void* out, tmsize_t count) {
    auto* source = static_cast<TiffSource*>(handle);
    const std::uint64_t available =
        source->bytes.size() - std::min<std::uint64_t>(source->position, source->bytes.size());
    const std::uint64_t length =
        std::min(available, static_cast<std::uint64_t>(std::max<tmsize_t>(count, 0)));
    if (length > 0)
        std::memcpy(out, source->bytes.data() + source->position, length);
    source->position += length;
    return static_cast<tmsize_t>(length);
}

toff_t seek(thandle_t handle, toff_t offset, int whence) {
    auto* source = static_cast<TiffSource*>(handle);
    const std::uint64_t base = whence == SEEK_CUR   ? source->position
                               : whence == SEEK_END ? source->bytes.size()
                                                    : 0;
    source->position = base + offset;
    return source->position;
}

int keepMessage(TIFF*, void* user, const char*, const char* format, va_list arguments) {
    auto* source = static_cast<TiffSource*>(user);
    std::vsnprintf(source->message, sizeof source->message, format, arguments);
    return 1;
}

int dropMessage(TIFF*, void*, const char*, const char*, va_list) {
    return 1;
}

using TiffPtr = std::unique_ptr<TIFF, decltype(&TIFFClose)>;
using OptionsPtr = std::unique_ptr<TIFFOpenOptions, decltype(&TIFFOpenOptionsFree)>;

TiffPtr open(TiffSource& source) {
    constexpr tmsize_t kMaxAllocation = tmsize_t(2) << 30;
    const OptionsPtr options(TIFFOpenOptionsAlloc(), TIFFOpenOptionsFree);
    TIFFOpenOptionsSetErrorHandlerExtR(options.get(), keepMessage, &source);
    TIFFOpenOptionsSetWarningHandlerExtR(options.get(), dropMessage, nullptr);
    TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), kMaxAllocation);
    const auto writeNothing = [](thandle_t, void*, tmsize_t) { return tmsize_t(0); };
    const auto closeNothing = [](thandle_t) { return 0; };
    const auto sizeOf = [](thandle_t handle) {
        return static_cast<toff_t>(static_cast<TiffSource*>(handle)->bytes.size());
    };
    // "m": never through a memory map.
    return {TIFFClientOpenExt("image", "rm", &source, readBytes, writeNothing, seek, closeNothing, sizeOf,
                              nullptr, nullptr, options.get()),
            TIFFClose};
}

} // namespace

DecodedImage decodeTiff(const EncodedImage& image) {
    TiffSource source{.bytes = image.bytes};
    const TiffPtr tiff = open(source);
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    if (!tiff || TIFFGetField(tiff.get(), TIFFTAG_IMAGEWIDTH, &width) == 0 ||
        TIFFGetField(tiff.get(), TIFFTAG_IMAGELENGTH, &height) == 0)
        image.throwDamaged("TIFF", source.message);
    image.checkSize(width, height);

    char reason[1024] = {};
    if (TIFFRGBAImageOK(tiff.get(), reason) == 0)
        throw KnownError(KnownError::Kind::NoPhoto, std::string("TIFF: ") + reason,
                         std::string("is a TIFF of a kind that is not read (") + reason + ")", image.name,
                         "save it as grey or RGB of 8 or 16 bits");
    std::uint16_t orientation = ORIENTATION_TOPLEFT;
    TIFFGetFieldDefaulted(tiff.get(), TIFFTAG_ORIENTATION, &orientation);
    cv::Mat rgba(static_cast<int>(height), static_cast<int>(width), CV_8UC4);
    // Asked for the orientation that it has, libtiff leaves the rows as they lie in the file.
    constexpr int kStopOnError = 1;
    if (TIFFReadRGBAImageOriented(tiff.get(), width, height, reinterpret_cast<std::uint32_t*>(rgba.data),
                                  orientation, kStopOnError) == 0)
        image.throwDamaged("TIFF", source.message);
    return {.rgb = overWhite(rgba, true), .orientation = orientation};
}

} // namespace cliplad
