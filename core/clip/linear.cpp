#include "clip/linear.h"

#include <optional>
#include <string_view>
#include <utility>

#include <ATen/ATen.h>
#include <ATen/core/List.h>
#include <ATen/core/dispatch/Dispatcher.h>

#include "clip/differentiation.h"
#include "clip/instructions.h"
#include "clip/quantisation.h"

namespace cliplad {
namespace {

using PackOperator = at::Tensor(at::Tensor, std::optional<c10::List<std::int64_t>>);
using MultiplyOperator = at::Tensor(at::Tensor, double, std::int64_t, at::Tensor, at::Tensor, at::Tensor,
                                    std::optional<at::Tensor>, double, std::int64_t,
                                    std::optional<at::ScalarType>, std::string_view,
                                    c10::List<std::optional<at::Scalar>>, std::string_view);

using ReorderOperator = at::Tensor(const at::Tensor&, std::optional<std::int64_t>);
using LinearOperator = at::Tensor(const at::Tensor&, const at::Tensor&, const std::optional<at::Tensor>&,
                                  std::string_view, c10::List<std::optional<at::Scalar>>,
                                  std::optional<std::string_view>);

std::optional<c10::OperatorHandle> findOperator(const char* name) {
    return c10::Dispatcher::singleton().findSchema({name, ""});
}

c10::List<std::optional<at::Scalar>> noArguments() {
    return c10::List<std::optional<at::Scalar>>();
}

/// oneDNN's products, which LibTorch has no C++ function for: one operator lays a weight out, one multiplies.
struct Products {
    std::optional<c10::OperatorHandle> layOut, multiply; ///< not there in every LibTorch

    bool exist() const { return layOut && multiply; }
};

const Products& integerProducts() {
    static const Products products{.layOut = findOperator("onednn::qlinear_prepack"),
                                   .multiply = findOperator("onednn::qlinear_pointwise")};
    return products;
}

/// at::linear lays the weight out at each call, which takes as long as the product itself where that runs in
/// AMX's tiles. The same numbers, but for GELU, which here comes before the rounding. Not differentiable.
const Products& bfloat16Products() {
    static const Products products{.layOut = findOperator("mkldnn::_reorder_linear_weight"),
                                   .multiply = findOperator("mkldnn::_linear_pointwise")};
    return products;
}

} // namespace

Linear::Linear(at::Tensor weight, at::Tensor bias)
    : weight_(std::move(weight))
    , bias_(std::move(bias)) {
    if (!laysOutAnew(weight_))
        return;
    weight_ = bfloat16Products().layOut->typed<ReorderOperator>().call(weight_, std::nullopt);
    packed_ = true;
}

bool Linear::laysOutAnew(const at::Tensor& weight) {
    return weight.is_cpu() && weight.scalar_type() == at::kBFloat16 && !weight.requires_grad() &&
           bfloat16Products().exist() && multipliesBfloat16();
}

Linear Linear::quantised(const at::Tensor& weight, const at::Tensor& bias) {
    const Products& products = integerProducts();
    Linear layer({}, bias.to(at::kFloat));
    // Without these instructions oneDNN falls to a reference kernel, a hundred times slower.
    layer.packed_ = products.exist() && multipliesByteBlocks();
    const bool inFbgemm = !layer.packed_ && FbgemmWeight::isSupported();
    const QuantisedWeight quantised = quantiseWeight(weight, inFbgemm ? FbgemmWeight::kMostSteps : 127);
    layer.scales_ = quantised.scales;
    if (inFbgemm) {
        layer.fbgemm_.emplace(quantised, layer.bias_);
        return layer;
    }
    layer.zeroPoints_ = at::zeros({weight.size(0)}, at::kInt);
    layer.weight_ = layer.packed_
                        ? products.layOut->typed<PackOperator>().call(quantised.integers, std::nullopt)
                        : quantised.integers.to(at::kFloat).mul_(quantised.scales.unsqueeze(1));
    return layer;
}

at::Tensor Linear::operator()(const at::Tensor& x, Then then) const {
    if (scales_.defined())
        return inIntegers(quantise(x), then);
    if (packed_ && !differentiates(x))
        return inBfloat16(x.to(at::kBFloat16), then);
    // float32 is cast to bf16 weights; to float32 weights nothing is, so that autocast decides in training.
    at::Tensor y = at::linear(weight_.scalar_type() == at::kBFloat16 ? x.to(at::kBFloat16) : x,
                              packed_ ? weight_.to_dense() : weight_, bias_);
    return then == Then::Gelu ? at::gelu_(y) : y;
}

at::Tensor Linear::afterNorm(const LayerNorm& norm, const at::Tensor& x, Then then) const {
    if (!x.is_cpu() || differentiates(x, norm.weight, norm.bias))
        return (*this)(norm(x), then);
    if (scales_.defined())
        return inIntegers(norm.inBytes(x), then);
    return packed_ ? inBfloat16(norm.inBfloat16(x), then) : (*this)(norm(x), then);
}

at::Tensor Linear::outputsAfterNorm(const LayerNorm& norm, const at::Tensor& x, std::int64_t begin,
                                    std::int64_t end) const {
    if (scales_.defined() || packed_)
        return afterNorm(norm, x).slice(-1, begin, end);
    return Linear(weight_.slice(0, begin, end), bias_.slice(0, begin, end))(norm(x));
}

at::Tensor Linear::inIntegers(const Quantised& x, Then then) const {
    if (!packed_) {
        at::Tensor y = fbgemm_ ? (*fbgemm_)(x) : at::linear(dequantise(x), weight_, bias_);
        return then == Then::Gelu ? at::gelu_(y) : y;
    }
    const bool gelu = then == Then::Gelu;
    return integerProducts().multiply->typed<MultiplyOperator>().call(
        x.bytes, x.steps.scale, x.steps.zeroPoint, weight_, scales_, zeroPoints_, bias_, 1.0, 0,
        multipliesBfloat16() ? at::kBFloat16 : at::kFloat, gelu ? "gelu" : "none", noArguments(),
        gelu ? "none" : "");
}

at::Tensor Linear::inBfloat16(const at::Tensor& x, Then then) const {
    return bfloat16Products().multiply->typed<LinearOperator>().call(
        x, weight_, bias_, then == Then::Gelu ? "gelu" : "none", noArguments(), "none");
}

} // namespace cliplad
