#include "clip/byte_rows.h"

#include <vector>

#include <ATen/ATen.h>

#include "clip/fbgemm_weight.h"
#include "clip/instructions.h"
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

private:
    using Packed = fbgemm::PackBMatrix<std::int8_t>;
    std::unique_ptr<Packed> packed_; // which FBGEMM takes as one that it may change, and does not
};
#else
struct FbgemmBlock {
    explicit FbgemmBlock(const at::Tensor&) {}
    void multiply(const std::uint8_t*, std::int64_t, std::int64_t, std::int32_t*) const {}
};
#endif

} // namespace

struct ByteRows::Layout {
    std::int64_t columns = 0;
    std::size_t byteSize = 0;
    at::Tensor words; ///< [blocks, C / kInWord, kBlock, kInWord], as SmallProduct takes them; or
    std::vector<FbgemmBlock> blocks;
};

bool ByteRows::areSupported() {
    return multipliesByteBlocks() || FbgemmWeight::isSupported();
}

int ByteRows::mostSteps() {
    return multipliesByteBlocks() ? 127 : FbgemmWeight::kMostSteps;
}

std::int64_t ByteRows::filledUp(std::int64_t rows) {
    return (rows + kBlock - 1) / kBlock * kBlock;
}

ByteRows::ByteRows(const at::Tensor& rows) {
    const std::int64_t columns = rows.size(1);
    const at::Tensor all = at::zeros({filledUp(rows.size(0)), columns}, at::kChar);
    all.narrow(0, 0, rows.size(0)).copy_(rows);
    Layout layout{.columns = columns, .byteSize = all.nbytes(), .words = {}, .blocks = {}};
    if (multipliesByteBlocks())
        layout.words = all.view({-1, kBlock, columns / kInWord, kInWord}).transpose(1, 2).contiguous();
    else
        for (const at::Tensor& block : all.split(kBlock))
            layout.blocks.emplace_back(block);
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
            left, layout_->words.const_data_ptr<std::int8_t>() + block * kBlock * columns, products);
    else
        layout_->blocks[static_cast<std::size_t>(block)].multiply(left, count, columns, products);
}

std::size_t ByteRows::byteSize() const {
    return layout_->byteSize;
}

} // namespace cliplad
