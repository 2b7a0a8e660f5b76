#include "image/indexed_png.h"

#include <csetjmp>
#include <string>

#include <fmt/format.h>
#include <opencv2/core.hpp>
#include <png.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "image/decoding/encoded_image.h"

namespace cliplad {
namespace {

/// Encodes into a string; libpng jumps out of encode() when it gives up, so that holds no objects of its own.
class PngEncoder {
public:
    PngEncoder() {
        png_ = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, giveUp,
                                       [](png_structp, png_const_charp) {});
        info_ = png_ != nullptr ? png_create_info_struct(png_) : nullptr;
    }
    ~PngEncoder() { png_destroy_write_struct(&png_, &info_); }
    PngEncoder(const PngEncoder&) = delete;
    PngEncoder& operator=(const PngEncoder&) = delete;

    bool encode(const cv::Mat& indices, std::span<const Colour> palette) {
        if (info_ == nullptr)
            return false;
        for (std::size_t i = 0; i < palette.size(); ++i)
            colours_[i] = {palette[i][0], palette[i][1], palette[i][2]};
        if (setjmp(png_jmpbuf(png_)) != 0) // NOLINT(cert-err52-cpp): libpng's way of reporting
            return false;
        png_set_write_fn(png_, &content_, append, [](png_structp) {});
        png_set_IHDR(png_, info_, static_cast<png_uint_32>(indices.cols),
                     static_cast<png_uint_32>(indices.rows), 8, PNG_COLOR_TYPE_PALETTE, PNG_INTERLACE_NONE,
                     PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
        png_set_PLTE(png_, info_, colours_, static_cast<int>(palette.size()));
        png_write_info(png_, info_);
        for (int y = 0; y < indices.rows; ++y)
            png_write_row(png_, indices.ptr(y));
        png_write_end(png_, info_);
        return true;
    }

    const std::string& content() const { return content_; }

private:
    [[noreturn]] static void giveUp(png_structp png, png_const_charp) { png_longjmp(png, 1); }
    static void append(png_structp png, png_bytep bytes, std::size_t count) {
        static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(bytes), count);
    }

    png_structp png_ = nullptr;
    png_infop info_ = nullptr;
    png_color colours_[PNG_MAX_PALETTE_LENGTH] = {};
    std::string content_;
};

} // namespace

void writeIndexedPng(const std::filesystem::path& path, const cv::Mat& indices,
                     std::span<const Colour> palette) {
    if (indices.empty() || indices.type() != CV_8UC1)
        throw Error("expected an 8-bit mask to write", path.string());
    double largest = 0;
    cv::minMaxLoc(indices, nullptr, &largest);
    if (palette.size() > PNG_MAX_PALETTE_LENGTH || largest >= static_cast<double>(palette.size()))
        throw Error(fmt::format("the mask has index {}, its palette {} colours", largest, palette.size()),
                    path.string());
    PngEncoder encoder;
    if (!encoder.encode(indices, palette))
        throw Error("cannot be encoded as a PNG", path.string());
    writeFileAtomically(path, encoder.content());
}

IndexedImage readIndexedPng(const std::filesystem::path& path) {
    const std::string content = readFile(path);
    return decodeIndexedPng(
        {.bytes = std::as_bytes(std::span(content.data(), content.size())), .name = path.string()});
}

} // namespace cliplad
