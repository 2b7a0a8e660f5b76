#pragma once

#include <string>

#include "clip/checkpoint/checkpoint.h"

namespace cliplad {

/// Whose names the tensors of a CLIP checkpoint bear.
///
/// OpenAi has OpenClip's names and also says `input_resolution`, `context_length` and `vocab_size`; only this
/// archive layout implies QuickGELU.
enum class KeyLayout { OpenClip, OpenAi, HuggingFace };

/// Throws Error that lists a few of the names found when no layout fits.
KeyLayout detectKeyLayout(const TensorMap& tensors, const std::string& where = "weights");

/// Renames to OpenCLIP's names (`visual.transformer.resblocks.0.attn.in_proj_weight`, …).
///
/// Strips the prefixes `state_dict.`, `module.` and `_orig_mod.`; drops what is not weights (position ids,
/// OpenAI's numbers). From Hugging Face's `CLIPModel`, q, k and v are joined into `in_proj` and the
/// projections transposed, which copies about a quarter of the weights; everything else stays a view. Throws
/// Error.
TensorMap toOpenClipKeys(TensorMap tensors, const std::string& where = "weights");

} // namespace cliplad
