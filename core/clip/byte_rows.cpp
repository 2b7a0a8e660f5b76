#include "clip/byte_rows.h"

#include <utility>
#include <vector>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include "base/error.h"
#include "clip/fbgemm_weight.h"
#include "clip/instructions.h"
#include "clip/signed_steps.h"
#include "clip/small_product.h"

#ifdef CLIPLAD_FBGEMM
#include <fbgemm/Fbgemm.h>
#endif

namespace cliplad {
namespace {

constexpr std::int64_t kInWord = 4; ///< bytes that SmallProduct takes together

#ifdef CLIPLAD_FBGEMM
/// A block as FBGEMM lays it out.
class FbgemmBlock {
public:
    FbgemmBlock() = default;
    /// @param rows [kBlock, C] int8, contiguous
    explicit FbgemmBlock(const at::Tensor& rows)
        : packed_(std::make_unique<Packed>(fbgemm::matrix_op_t::Transpose, static_cast<int>(rows.size(1)),
                                           static_cast<int>(rows.size(0)), rows.const_data_ptr<std::int8_t>(),
                                           static_cast<int>(rows.size(1)))) {}

    void multiply(const std::uint8_t* left, std::int64_t count, std::int64_t columns,
                  std::int32_t* products) const {
        fbgemm::PackAMatrix<std::uint8_t> lefts(fbgemm::matrix_op_t::NoTranspose, static_cast<int>(count),
                                                static_cast<int>(columns), left, static_cast<int>(columns));
        fbgemm::DoNothing<std::int32_t, std::int32_t> nothing;
        const fbgemm::memCopy<> asTheyAre(nothing);
        fbgemm::fbgemmPacked(lefts, *packed_, products, products, ByteRows::kBlock, asTheyAre, 0, 1);
    }

    std::size_t byteSize() const {
        return static_cast<std::size_t>(packed_->blockRows()) *
               static_cast<std::size_t>(packed_->blockCols()) *
               static_cast<std::size_t>(packed_->blockRowSize()) *
               static_cast<std::size_t>(packed_->blockColSize());
    }

private:
    using Packed = fbgemm::PackBMatrix<std::int8_t>;
    std::unique_ptr<Packed> packed_; // which FBGEMM takes as one that it may change, and does not
};
#else
struct FbgemmBlock {
    FbgemmBlock() = default;
    explicit FbgemmBlock(const at::Tensor&) { throw Error("this LibTorch has no FBGEMM"); }
    void multiply(const std::uint8_t*, std::int64_t, std::int64_t, std::int32_t*) const {}
    std::size_t byteSize() const { return 0; }
};
#endif

} // namespace

struct ByteRows::Layout {
    std::int64_t columns = 0;
    at::Tensor
        words; ///< [blocks, C / kInWord, kBlock] int32 of kInWord bytes, as SmallProduct takes them; or
    std::vector<FbgemmBlock> blocks;
};

bool ByteRows::areSupported() {
    return multipliesByteBlocks() || FbgemmWeight::isSupported();
}

int ByteRows::mostSteps() {
    return multipliesByteBlocks() ? static_cast<int>(kMostSteps) : FbgemmWeight::kMostSteps;
}

std::int64_t ByteRows::filledUp(std::int64_t rows) {
    return (rows + kBlock - 1) / kBlock * kBlock;
}

ByteRows::ByteRows(const at::Tensor& rows) {
    const std::int64_t columns = rows.size(1), filled = filledUp(rows.size(0));
    at::Tensor all = rows.contiguous();
    if (filled != rows.size(0))
        all = at::cat({all, at::zeros({filled - rows.size(0), columns}, at::kChar)});
    Layout layout{.columns = columns, .words = {}, .blocks = {}};
    if (multipliesByteBlocks()) {
        layout.words = all.view(at::kInt).view({-1, kBlock, columns / kInWord}).transpose(1, 2).contiguous();
    } else {
        layout.blocks.resize(static_cast<std::size_t>(filled / kBlock));
        at::parallel_for(0, filled / kBlock, 1, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t block = begin; block < end; ++block)
                layout.blocks[static_cast<std::size_t>(block)] =
                    FbgemmBlock(all.narrow(0, block * kBlock, kBlock));
        });
    }
    layout_ = std::make_shared<const Layout>(std::move(layout));
}

void ByteRows::multiply(const std::uint8_t* left, std::int64_t count, std::int64_t block,
                        std::int32_t* products) const {
    const std::int64_t columns = layout_->columns;
    if (layout_->words.defined())
        SmallProduct{.rows = count,
                     .columns = kBlock,
                     .depth = columns,
                     .leftDistance = columns,
                     .rightDistance = kBlock,
                     .distance = kBlock}(
            left, static_cast<const std::int8_t*>(layout_->words.const_data_ptr()) + block * kBlock * columns,
            products);
    else
        layout_->blocks[static_cast<std::size_t>(block)].multiply(left, count, columns, products);
}

void ByteRows::release() {
    SmallProduct::release();
}

std::size_t ByteRows::byteSize() const {
    std::size_t bytes = layout_->words.defined() ? layout_->words.nbytes() : 0;
    for (const FbgemmBlock& block : layout_->blocks)
        bytes += block.byteSize();
    return bytes;
}

} // namespace cliplad
