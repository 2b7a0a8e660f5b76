#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include <ATen/core/Tensor.h>

namespace cliplad {

/// Rows of bytes that others are multiplied with, a block of rows at a time: by oneDNN's small products where
/// the processor has instructions for bytes (AVX-512 VNNI), else by FBGEMM, which LibTorch brings along.
///
/// Immutable; any thread. Copies share the rows.
class ByteRows {
public:
    static constexpr std::int64_t kBlock = 64; ///< rows
    /// Columns have to fill the registers that bytes are multiplied in.
    static constexpr std::int64_t kColumns = 32;

    /// Whether this is faster than float32. There are no such rows where not.
    static bool areSupported();
    /// What no byte may exceed, up and down: 127, or as FbgemmWeight::kMostSteps says.
    static int mostSteps();
    /// Rows of as many whole blocks as are needed.
    static std::int64_t filledUp(std::int64_t rows);

    /// @param rows [P, C] int8, C a multiple of kColumns
    explicit ByteRows(const at::Tensor& rows);

    /// products = left · rowsᵀ of one block: [count, kBlock], 0 for rows behind the last. A thread calls
    /// release() after its last product.
    /// @param left [count, C]
    void multiply(const std::uint8_t* left, std::int64_t count, std::int64_t block,
                  std::int32_t* products) const;

    static void release();

    /// Of the rows as they are laid out: FBGEMM fills columns up to 512.
    std::size_t byteSize() const;

private:
    struct Layout;
    std::shared_ptr<const Layout> layout_;
};

} // namespace cliplad
