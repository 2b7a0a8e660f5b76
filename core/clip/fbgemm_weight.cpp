#include "clip/fbgemm_weight.h"

#include <vector>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include "base/error.h"

#ifdef CLIPLAD_FBGEMM
#include <fbgemm/Fbgemm.h>

namespace cliplad {

struct FbgemmWeight::Packed {
    Packed(const QuantisedWeight& weight, const at::Tensor& biases)
        : inputs(weight.integers.size(1))
        , outputs(weight.integers.size(0))
        , bias(biases.contiguous())
        , scales(weight.scales.contiguous())
        , sums(weight.integers.sum(1, false, at::kInt))
        , steps(fbgemm::matrix_op_t::Transpose, static_cast<std::int32_t>(inputs),
                static_cast<std::int32_t>(outputs), weight.integers.const_data_ptr<std::int8_t>(),
                static_cast<std::int32_t>(inputs)) {}

    std::int64_t inputs, outputs;
    at::Tensor bias, scales; ///< [out] float32
    at::Tensor sums;         ///< [out] int32, of the steps: what the zero point of x is multiplied by
    fbgemm::PackBMatrix<std::int8_t> steps;
};

bool FbgemmWeight::isSupported() {
    return fbgemm::fbgemmSupportedCPU();
}

FbgemmWeight::FbgemmWeight(const QuantisedWeight& weight, const at::Tensor& bias)
    : packed_(std::make_shared<Packed>(weight, bias)) {}

at::Tensor FbgemmWeight::operator()(const Quantised& x) const {
    const at::Tensor bytes = x.bytes.contiguous();
    const std::int64_t rows = bytes.numel() / packed_->inputs;
    std::vector<std::int64_t> sizes = bytes.sizes().vec();
    sizes.back() = packed_->outputs;
    at::Tensor y = at::empty(sizes, at::kFloat);
    const at::Tensor room = at::empty({rows, packed_->outputs}, at::kInt);
    const auto outputs = static_cast<std::uint32_t>(packed_->outputs);
    const int tasks = at::get_num_threads();
    at::parallel_for(0, tasks, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t task = begin; task < end; ++task) {
            fbgemm::PackAWithRowOffset<std::uint8_t> left(
                fbgemm::matrix_op_t::NoTranspose, static_cast<std::uint32_t>(rows),
                static_cast<std::uint32_t>(packed_->inputs), bytes.const_data_ptr<std::uint8_t>(),
                static_cast<std::uint32_t>(packed_->inputs));
            fbgemm::DoNothing<float, float> nothing;
            const fbgemm::ReQuantizeForFloat<false, fbgemm::QuantizationGranularity::OUT_CHANNEL> toFloat(
                nothing, static_cast<float>(x.steps.scale), packed_->scales.const_data_ptr<float>(),
                static_cast<std::int32_t>(x.steps.zeroPoint), nullptr, nullptr,
                packed_->sums.const_data_ptr<std::int32_t>(), packed_->bias.const_data_ptr<float>(), outputs);
            fbgemm::fbgemmPacked(left, packed_->steps, y.data_ptr<float>(), room.data_ptr<std::int32_t>(),
                                 outputs, toFloat, static_cast<int>(task), tasks);
        }
    });
    return y;
}

} // namespace cliplad

#else

namespace cliplad {

struct FbgemmWeight::Packed {};

bool FbgemmWeight::isSupported() {
    return false;
}

FbgemmWeight::FbgemmWeight(const QuantisedWeight&, const at::Tensor&) {
    throw Error("this LibTorch has no FBGEMM", "int8", "choose fp32");
}

at::Tensor FbgemmWeight::operator()(const Quantised&) const {
    throw Error("this LibTorch has no FBGEMM", "int8", "choose fp32");
}

} // namespace cliplad

#endif
