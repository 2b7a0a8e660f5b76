#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "clip/tokenizer/bpe_vocabulary.h"

namespace cliplad {

/// Text to the codes that CLIP's text tower reads: OpenCLIP's SimpleTokenizer (`get_tokenizer("ViT-L-14")`).
///
/// clip/tokenizer/text_cleaning.h says what happens to the text first, and where it differs from OpenCLIP's.
/// Immutable, shared by threads; refers to its vocabulary.
class Tokenizer {
public:
    static constexpr int kContextLength = 77;

    /// The tokenizer of CLIP's 49,408 codes, made at the first call.
    static const Tokenizer& clip();

    explicit Tokenizer(const BpeVocabulary& vocabulary)
        : vocabulary_(vocabulary) {}

    /// The text's codes without the two markers; any length. Throws Error for a text beyond kMaxTextBytes.
    std::vector<std::int32_t> encode(std::string_view utf8) const;

    /// Start of text, codes, end of text, zeros: `contextLength` codes. A longer text loses its last codes
    /// and keeps the end of text. Throws Error when `contextLength` is below 1.
    std::vector<std::int32_t> tokens(std::string_view utf8, int contextLength = kContextLength) const;

    const BpeVocabulary& vocabulary() const { return vocabulary_; }

private:
    const BpeVocabulary& vocabulary_;
};

} // namespace cliplad
