#pragma once

namespace cliplad {

/// Whether the processor multiplies bf16 (AVX-512 BF16) and oneDNN may let it; where not, bf16 is many times
/// slower than float32.
bool multipliesBfloat16();

/// Whether LibTorch hands oneDNN's small products of float32 out (SmallProduct; AVX2). It does not where it
/// was built without oneDNN, or where that was switched off before the first call of this.
bool multipliesFloatBlocks();

/// The same of bf16.
bool multipliesBlocks();

/// Whether it hands out those of unsigned with signed bytes, whose sums are exact (AVX-512 VNNI).
bool multipliesByteBlocks();

/// Whether the processor multiplies whole tiles of bf16 at once (AMX), and oneDNN may let it.
bool multipliesTiles();

} // namespace cliplad
