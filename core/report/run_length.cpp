#include "report/run_length.h"

#include <cstdint>
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

std::vector<std::int64_t> columnRuns(const cv::Mat& mask) {
    std::vector<std::int64_t> runs;
    bool inside = false;
    std::int64_t length = 0;
    for (int x = 0; x < mask.cols; ++x) {
        for (int y = 0; y < mask.rows; ++y) {
            if ((mask.at<std::uint8_t>(y, x) != 0) != inside) {
                runs.push_back(length);
                length = 0;
                inside = !inside;
            }
            ++length;
        }
    }
    runs.push_back(length);
    return runs;
}

} // namespace

std::string cocoRunLengths(const cv::Mat& mask) {
    const std::vector<std::int64_t> runs = columnRuns(mask);
    std::string text;
    for (std::size_t i = 0; i < runs.size(); ++i)
        appendNumber(text, i > 2 ? runs[i] - runs[i - 2] : runs[i]);
    return text;
}

} // namespace cliplad
