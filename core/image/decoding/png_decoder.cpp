#include <algorithm>
#include <csetjmp>
#include <cstdio>

#include <png.h>

#include "base/error.h"
#include "image/decoding/encoded_image.h"
#include "image/decoding/orientation.h"
#include "image/indexed_png.h"

namespace cliplad {
namespace {

class PngReader {
public:
    explicit PngReader(const EncodedImage& image)
        : image_(image) {
        png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, reportError,
                                      [](png_structp, png_const_charp) {});
        info_ = png_ != nullptr ? png_create_info_struct(png_) : nullptr;
    }
    ~PngReader() { png_destroy_read_struct(&png_, &info_, nullptr); }
    PngReader(const PngReader&) = delete;
    PngReader& operator=(const PngReader&) = delete;

    DecodedImage read() {
        open();
        if (!readPixels(Pixels::Colours))
            image_.throwDamaged("PNG", message_);
        return {.rgb = pixels_.channels() == 4 ? overWhite(pixels_, false) : pixels_,
                .orientation = orientation_};
    }

    IndexedImage readIndices() {
        open();
        const int type = png_get_color_type(png_, info_);
        const bool hasIndices = type == PNG_COLOR_TYPE_PALETTE || type == PNG_COLOR_TYPE_GRAY;
        if (!hasIndices || png_get_bit_depth(png_, info_) > 8)
            throw Error("is a PNG of another kind, expected one with a palette or of 8-bit grey", image_.name,
                        "save the mask with one value a pixel");
        if (!readPixels(Pixels::Indices))
            image_.throwDamaged("PNG", message_);
        return {.indices = pixels_, .palette = palette()};
    }

private:
    [[noreturn]] static void reportError(png_structp png, png_const_charp message);
    static void supply(png_structp png, png_bytep out, std::size_t count);
    enum class Pixels { Colours, Indices };

    void open();
    // setjmp returns a second time when libpng gives up, so these two hold no objects of their own.
    bool readHeader();
    bool readPixels(Pixels wanted);
    void readOrientation();
    std::vector<Colour> palette() const;

    const EncodedImage& image_;
    png_structp png_ = nullptr;
    png_infop info_ = nullptr;
    std::size_t position_ = 0;
    char message_[200] = {};
    cv::Mat pixels_;
    int orientation_ = 1;
};

void PngReader::reportError(png_structp png, png_const_charp message) {
    auto* reader = static_cast<PngReader*>(png_get_error_ptr(png));
    std::snprintf(reader->message_, sizeof reader->message_, "%s", message);
    png_longjmp(png, 1);
}

void PngReader::supply(png_structp png, png_bytep out, std::size_t count) {
    auto* reader = static_cast<PngReader*>(png_get_io_ptr(png));
    const auto bytes = reader->image_.bytes;
    if (count > bytes.size() - reader->position_)
        png_error(png, "ends too early");
    std::copy_n(reinterpret_cast<const png_byte*>(bytes.data()) + reader->position_, count, out);
    reader->position_ += count;
}

bool PngReader::readHeader() {
    if (setjmp(png_jmpbuf(png_)) != 0) // NOLINT(cert-err52-cpp): libpng's way of reporting
        return false;
    png_set_user_limits(png_, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
    png_set_read_fn(png_, this, supply);
    png_read_info(png_, info_);
    return true;
}

void PngReader::open() {
    if (info_ == nullptr || !readHeader())
        image_.throwDamaged("PNG", message_);
    image_.checkSize(png_get_image_width(png_, info_), png_get_image_height(png_, info_));
}

bool PngReader::readPixels(Pixels wanted) {
    if (setjmp(png_jmpbuf(png_)) != 0) // NOLINT(cert-err52-cpp)
        return false;
    if (wanted == Pixels::Indices) {
        png_set_packing(png_);
    } else {
        png_set_expand(png_);
        png_set_scale_16(png_);
        png_set_gray_to_rgb(png_);
    }
    const int passes = png_set_interlace_handling(png_);
    png_read_update_info(png_, info_);
    pixels_.create(static_cast<int>(png_get_image_height(png_, info_)),
                   static_cast<int>(png_get_image_width(png_, info_)), CV_8UC(png_get_channels(png_, info_)));
    for (int pass = 0; pass < passes; ++pass)
        for (int y = 0; y < pixels_.rows; ++y)
            png_read_row(png_, pixels_.ptr(y), nullptr);
    png_read_end(png_, info_);
    readOrientation();
    return true;
}

void PngReader::readOrientation() {
    png_uint_32 length = 0;
    png_bytep exif = nullptr;
    if (png_get_eXIf_1(png_, info_, &length, &exif) != 0)
        orientation_ = exifOrientation(std::as_bytes(std::span(exif, length)));
}

std::vector<Colour> PngReader::palette() const {
    png_colorp colours = nullptr;
    int count = 0;
    png_get_PLTE(png_, info_, &colours, &count);
    std::vector<Colour> palette(static_cast<std::size_t>(count));
    std::transform(colours, colours + count, palette.begin(),
                   [](const png_color& colour) { return Colour(colour.red, colour.green, colour.blue); });
    return palette;
}

} // namespace

DecodedImage decodePng(const EncodedImage& image) {
    return PngReader(image).read();
}

IndexedImage decodeIndexedPng(const EncodedImage& image) {
    return PngReader(image).readIndices();
}

} // namespace cliplad
