#include "clip/small_product.h"

#include <ATen/ATen.h>
#include <ATen/native/CPUBlas.h>

namespace cliplad {

void SmallProduct::operator()(const float* left, const float* right, float* to) const {
    at::native::cpublas::brgemm(rows, columns, depth, leftDistance, rightDistance, distance, false, left,
                                right, to, false);
}

void SmallProduct::operator()(const std::uint16_t* left, const std::uint16_t* right, float* to) const {
    at::native::cpublas::brgemm(rows, columns, depth, leftDistance, rightDistance, distance, false,
                                reinterpret_cast<const at::BFloat16*>(left),
                                reinterpret_cast<const at::BFloat16*>(right), to, true);
}

void SmallProduct::operator()(const std::uint8_t* left, const std::int8_t* right, std::int32_t* to) const {
    at::native::cpublas::brgemm(rows, columns, depth, leftDistance, rightDistance, distance, false, left,
                                right, to, true);
}

void SmallProduct::release() {
    at::native::cpublas::brgemm_release();
}

} // namespace cliplad
