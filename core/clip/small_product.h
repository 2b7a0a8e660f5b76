#pragma once

#include <cstdint>

namespace cliplad {

/// One of oneDNN's small products: to[rows, columns] = left[rows, depth] · right[depth, columns], each with
/// the distance of its rows. Of bf16, given by its bits, two rows of the right stand in one, in pairs; of
/// bytes four. LibTorch keeps the code of each product's sizes.
///
/// What the processor takes: multipliesFloatBlocks(), multipliesBlocks(), multipliesByteBlocks(). Throws
/// c10::Error for others. A thread calls release() after its last product.
struct SmallProduct {
    std::int64_t rows = 0, columns = 0, depth = 0;
    std::int64_t leftDistance = 0, rightDistance = 0, distance = 0;

    void operator()(const float* left, const float* right, float* to) const;
    void operator()(const std::uint16_t* left, const std::uint16_t* right, float* to) const;
    void operator()(const std::uint8_t* left, const std::int8_t* right, std::int32_t* to) const;

    static void release();
};

} // namespace cliplad
