#include <csetjmp>
#include <cstdio>
#include <vector>

#include <jpeglib.h>

#include <jerror.h>

#include "image/decoding/encoded_image.h"
#include "image/decoding/orientation.h"

namespace cliplad {
namespace {

/// libjpeg reports through these; a fatal report jumps back to the reader.
struct JpegReports {
    jpeg_error_mgr base{};
    std::jmp_buf fatal{};
    char message[JMSG_LENGTH_MAX] = {};
};

[[noreturn]] void jumpOut(j_common_ptr info) {
    auto* reports = reinterpret_cast<JpegReports*>(info->err);
    info->err->format_message(info, reports->message);
    std::longjmp(reports->fatal, 1);
}

/// libjpeg only warns of missing data and fills the rest with grey; here that is fatal.
void reportMessage(j_common_ptr info, int level) {
    if (level >= 0)
        return;
    switch (info->err->msg_code) {
    case JWRN_JPEG_EOF:
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_ARITH_BAD_CODE:
    case JWRN_MUST_RESYNC:
    case JWRN_BOGUS_PROGRESSION:
        jumpOut(info);
    default:
        break;
    }
}

/// A small file can hold thousands of scans of a large picture, each of which takes a pass.
void limitScans(j_common_ptr info) {
    constexpr int kMaxScans = 100;
    auto* decoder = reinterpret_cast<j_decompress_ptr>(info);
    if (decoder->input_scan_number > kMaxScans)
        ERREXIT(info, JERR_BAD_PROGRESSION);
}

std::uint8_t multiply(unsigned a, unsigned b) {
    return static_cast<std::uint8_t>((a * b + 127U) / 255U);
}

class JpegReader {
public:
    explicit JpegReader(const EncodedImage& image)
        : image_(image) {
        info_.err = jpeg_std_error(&reports_.base);
        reports_.base.error_exit = jumpOut;
        reports_.base.emit_message = reportMessage;
        progress_.progress_monitor = limitScans;
    }
    ~JpegReader() { jpeg_destroy_decompress(&info_); }
    JpegReader(const JpegReader&) = delete;
    JpegReader& operator=(const JpegReader&) = delete;

    DecodedImage read() {
        if (!readHeader() || (image_.checkSize(info_.image_width, info_.image_height), !readPixels()))
            image_.throwDamaged("JPEG", reports_.message);
        return std::move(result_);
    }

private:
    // setjmp returns a second time when libjpeg gives up, so these two hold no objects of their own.
    bool readHeader();
    bool readPixels();
    void storeRow(std::uint8_t* out) const;
    void readOrientation();

    const EncodedImage& image_;
    JpegReports reports_;
    jpeg_decompress_struct info_{};
    jpeg_progress_mgr progress_{};
    std::vector<JSAMPLE> row_;
    DecodedImage result_;
};

bool JpegReader::readHeader() {
    if (setjmp(reports_.fatal) != 0) // NOLINT(cert-err52-cpp): libjpeg's way of reporting
        return false;
    jpeg_create_decompress(&info_);
    info_.progress = &progress_;
    jpeg_save_markers(&info_, JPEG_APP0 + 1, 0xFFFF);
    jpeg_mem_src(&info_, reinterpret_cast<const unsigned char*>(image_.bytes.data()), image_.bytes.size());
    jpeg_read_header(&info_, TRUE);
    return true;
}

bool JpegReader::readPixels() {
    if (setjmp(reports_.fatal) != 0) // NOLINT(cert-err52-cpp)
        return false;
    readOrientation();
    info_.out_color_space = info_.num_components == 1   ? JCS_GRAYSCALE
                            : info_.num_components == 4 ? JCS_CMYK
                                                        : JCS_RGB;
    jpeg_start_decompress(&info_);
    row_.resize(static_cast<std::size_t>(info_.output_width) *
                static_cast<std::size_t>(info_.output_components));
    result_.rgb.create(static_cast<int>(info_.output_height), static_cast<int>(info_.output_width), CV_8UC3);
    while (info_.output_scanline < info_.output_height) {
        std::uint8_t* const out = result_.rgb.ptr(static_cast<int>(info_.output_scanline));
        JSAMPROW row = row_.data();
        if (jpeg_read_scanlines(&info_, &row, 1) != 1)
            return false;
        storeRow(out);
    }
    return true;
}

void JpegReader::storeRow(std::uint8_t* out) const {
    const JSAMPLE* in = row_.data();
    // CMYK lies inverted in JPEG files: Adobe's programs began it, and viewers expect it of every file.
    for (JDIMENSION x = 0; x < info_.output_width; ++x, in += info_.output_components, out += 3)
        for (int channel = 0; channel < 3; ++channel) {
            switch (info_.output_components) {
            case 1:
                out[channel] = in[0];
                break;
            case 4:
                out[channel] = multiply(in[channel], in[3]);
                break;
            default:
                out[channel] = in[channel];
            }
        }
}

void JpegReader::readOrientation() {
    for (jpeg_saved_marker_ptr marker = info_.marker_list; marker != nullptr; marker = marker->next) {
        const auto bytes = std::as_bytes(std::span(marker->data, marker->data_length));
        if (bytes.size() > 4 && bytes[0] == std::byte('E') && bytes[3] == std::byte('f')) {
            result_.orientation = exifOrientation(bytes);
            return;
        }
    }
}

} // namespace

DecodedImage decodeJpeg(const EncodedImage& image) {
    return JpegReader(image).read();
}

} // namespace cliplad
