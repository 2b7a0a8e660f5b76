#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/error.h"
#include "clip/tokenizer/tokenizer.h"

using namespace cliplad;

/// Any bytes as a prompt: its codes are in the vocabulary, and its context has both markers.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Tokenizer& tokenizer = Tokenizer::clip();
    try {
        const auto tokens = tokenizer.tokens({reinterpret_cast<const char*>(data), size});
        const auto inVocabulary = [&](std::int32_t code) {
            return code >= 0 && code < tokenizer.vocabulary().size();
        };
        if (tokens.front() != tokenizer.vocabulary().startOfText() ||
            !std::all_of(tokens.begin(), tokens.end(), inVocabulary) ||
            std::find(tokens.begin(), tokens.end(), tokenizer.vocabulary().endOfText()) == tokens.end())
            std::abort();
    } catch (const Error&) {
        // Only a text of more than kMaxTextBytes is refused.
    }
    return 0;
}
