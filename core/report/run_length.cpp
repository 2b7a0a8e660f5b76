#include "report/run_length.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace cliplad {
namespace {

/// Five bits of the value a character, the sixth says that more follow; the last one's fifth bit is the sign.
void appendNumber(std::string& text, std::int64_t value) {
    for (bool more = true; more;) {
        auto bits = static_cast<char>(value & 0x1f);
        value >>= 5;
        more = (bits & 0x10) != 0 ? value != -1 : value != 0;
        if (more)
            bits = static_cast<char>(bits | 0x20);
        text += static_cast<char>(bits + '0');
    }
}

class Runs {
public:
    void add(bool inside, std::int64_t length) {
        if (length > 0 && inside != inside_) {
            runs_.push_back(std::exchange(length_, 0));
            inside_ = inside;
        }
        length_ += length;
    }

    std::vector<std::int64_t> take() {
        runs_.push_back(length_);
        return std::move(runs_);
    }

private:
    std::vector<std::int64_t> runs_;
    bool inside_ = false;
    std::int64_t length_ = 0;
};

} // namespace

std::string cocoRunLengths(const cv::Mat& mask) {
    return cocoRunLengths(mask, {0, 0}, mask.size());
}

std::string cocoRunLengths(const cv::Mat& mask, cv::Point at, cv::Size whole) {
    const std::int64_t height = whole.height;
    Runs columns;
    columns.add(false, at.x * height + at.y);
    for (int x = 0; x < mask.cols; ++x) {
        if (x > 0)
            columns.add(false, height - mask.rows);
        for (int y = 0; y < mask.rows; ++y)
            columns.add(mask.at<std::uint8_t>(y, x) != 0, 1);
    }
    columns.add(false, (whole.width - at.x - mask.cols) * height + height - at.y - mask.rows);
    const std::vector<std::int64_t> runs = columns.take();
    std::string text;
    for (std::size_t i = 0; i < runs.size(); ++i)
        appendNumber(text, i > 2 ? runs[i] - runs[i - 2] : runs[i]);
    return text;
}

} // namespace cliplad
