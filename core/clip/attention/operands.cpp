#include "clip/attention/operands.h"

#include "clip/signed_steps.h"

namespace cliplad::attention_loops {

ByteOperands::ByteOperands(std::int64_t tokens, std::int64_t width)
    : tokens_(tokens)
    , width_(width)
    , keys_(at::empty({tokens, width}, at::kByte))
    , channels_(at::empty({5, width}, at::kFloat))
    , room_(at::empty({width}, at::kFloat))
    , rows_(at::empty({kQueries, width}, at::kChar))
    , queries_(at::empty({width, kQueries}, at::kChar)) {}

void ByteOperands::takeKeys(const Head<Number>& head) {
    float *lowest = channels(Of::Lowest), *highest = channels(Of::Highest), *middles = channels(Of::Middle),
          *scales = channels(Of::Scale), *inverses = channels(Of::Inverse);
    rangeOfColumns(head.row(0), tokens_, width_, head.distance, lowest, highest);
    for (std::int64_t i = 0; i < width_; ++i) {
        middles[i] = (lowest[i] + highest[i]) / 2;
        // Below that all keys are alike: the inverse would not be a finite float32.
        scales[i] = std::max((highest[i] - lowest[i]) / 2, 1e-30F) / kMostSteps;
        inverses[i] = 1.0F / scales[i];
    }
    toBytes(head.row(0), tokens_, width_, head.distance, middles, inverses, numbersOf<std::uint8_t>(keys_));
}

void ByteOperands::takeQueries(const Head<Number>& head, std::int64_t first, std::int64_t count) {
    toBytesByRow(head.row(first), count, width_, head.distance, channels(Of::Scale), numbersOf<float>(room_),
                 numbersOf<std::int8_t>(rows_), scales_.data());
    for (std::int64_t i = 0; i < count; ++i)
        scales_[static_cast<std::size_t>(i)] *= exponentScale(width_);
    const std::int64_t words = width_ / kWordBytes;
    transpose(rows_.const_data_ptr(), count, words, words, numbersOf<std::int8_t>(queries_), kQueries);
}

} // namespace cliplad::attention_loops
