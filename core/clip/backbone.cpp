#include "clip/backbone.h"

#include <cstdint>

#include "clip/rows.h"

namespace cliplad {

at::Tensor Backbone::encodeWords(std::span<const WordTexts> words, const std::stop_token& stop) const {
    std::vector<std::string> texts;
    std::vector<std::int64_t> wordOfText;
    for (std::size_t word = 0; word < words.size(); ++word) {
        texts.insert(texts.end(), words[word].begin(), words[word].end());
        wordOfText.insert(wordOfText.end(), words[word].size(), static_cast<std::int64_t>(word));
    }
    return meanDirections(unitRows(encodeTexts(texts, stop)), wordOfText,
                          static_cast<std::int64_t>(words.size()));
}

} // namespace cliplad
