#include "clip/label_embeddings.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <utility>

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>
#include <fmt/format.h>

#include "clip/prompt_templates.h"
#include "clip/rows.h"
#include "clip/tokenizer/tokenizer.h"

namespace cliplad {

namespace {

bool isBlank(const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

/// What the text tower reads of a label: its synonyms, or its name.
std::vector<std::string> wordsOf(const Label& label) {
    std::vector<std::string> words = label.synonyms;
    std::erase_if(words, isBlank);
    if (words.empty() && !isBlank(label.name))
        words.push_back(label.name);
    if (words.empty())
        throw Error("a label has neither a name nor synonyms", label.name,
                    "give every label at least one word for the text tower to read");
    return words;
}

const std::vector<std::string>& templatesOf(const Label& label, const TextSettings& settings) {
    return promptTemplates(label.templates.value_or(settings.templates));
}

/// Several words, each once, and which of them are whose.
struct WordsOfLabels {
    std::vector<WordTexts> words;
    std::vector<std::vector<std::int64_t>> perLabel; ///< indices into `words`
};

WordsOfLabels wordsOf(const std::vector<Label>& labels, const TextSettings& settings) {
    WordsOfLabels all;
    std::map<WordTexts, std::int64_t> placeOf;
    for (const Label& label : labels) {
        std::vector<std::int64_t>& places = all.perLabel.emplace_back();
        for (const std::string& words : wordsOf(label)) {
            WordTexts texts;
            for (const std::string& sentence : templatesOf(label, settings))
                texts.push_back(fillTemplate(sentence, words));
            const auto [place, isNew] = placeOf.try_emplace(texts, std::ssize(all.words));
            if (isNew)
                all.words.push_back(std::move(texts));
            places.push_back(place->second);
        }
    }
    return all;
}

} // namespace

at::Tensor LabelEmbeddings::similarity(const at::Tensor& features) const {
    const c10::NoGradGuard noGrad;
    const at::Tensor perRow = at::mm(features, vectors.t());
    const int labels = labelCount();
    if (labels == static_cast<int>(labelOfRow.size()))
        return perRow;
    std::vector<at::Tensor> columns;
    for (int label = 0; label < labels; ++label) {
        std::vector<std::int64_t> rows;
        for (std::size_t row = 0; row < labelOfRow.size(); ++row)
            if (labelOfRow[row] == label)
                rows.push_back(static_cast<std::int64_t>(row));
        columns.push_back(perRow.index_select(1, at::tensor(rows, at::kLong)).amax(1));
    }
    return at::stack(columns, 1);
}

int LabelEmbeddings::labelCount() const {
    return labelOfRow.empty() ? 0 : *std::max_element(labelOfRow.begin(), labelOfRow.end()) + 1;
}

LabelSet withBackgroundOf(const LabelSet& fine, const LabelSet& coarse) {
    const c10::NoGradGuard noGrad;
    LabelSet all = fine;
    std::vector<std::int64_t> rows;
    for (std::size_t i = 0; i < coarse.labels.size(); ++i) {
        if (!coarse.labels[i].background)
            continue;
        const int label = static_cast<int>(all.labels.size());
        all.labels.push_back(coarse.labels[i]);
        for (std::size_t row = 0; row < coarse.embeddings.labelOfRow.size(); ++row) {
            if (coarse.embeddings.labelOfRow[row] != static_cast<int>(i))
                continue;
            rows.push_back(static_cast<std::int64_t>(row));
            all.embeddings.labelOfRow.push_back(label);
        }
    }
    const at::Tensor added = coarse.embeddings.vectors.index_select(0, at::tensor(rows, at::kLong));
    all.embeddings.vectors = at::cat({fine.embeddings.vectors, added});
    return all;
}

const SettingList<TextSettings>& TextSettings::settings() {
    static const SettingList<TextSettings> list = {
        choice("templates", &TextSettings::templates, "Templates",
               "Sentences each label is put into: CLIP's 80, its short set of 7, or the label alone.",
               {kTemplateNames.begin(), kTemplateNames.end()}),
        choice("synonyms", &TextSettings::synonyms, "Synonyms",
               "How the synonyms of a label become one: their mean, or the one most like the patch.",
               {"mean", "max"}),
    };
    return list;
}

std::vector<LabelEmbeddings> embedEach(const Backbone& backbone, const std::vector<Label>& labels,
                                       const TextSettings& settings, const std::stop_token& stop) {
    if (labels.empty())
        throw Error("there are no labels to embed", {}, "name at least one label in the prompts");
    checkTextLength(backbone.info(), labels, settings);
    const c10::NoGradGuard noGrad;
    const WordsOfLabels read = wordsOf(labels, settings);
    const at::Tensor ofWord = backbone.encodeWords(read.words, stop);
    std::vector<LabelEmbeddings> perLabel;
    for (const std::vector<std::int64_t>& words : read.perLabel) {
        at::Tensor vectors = ofWord.index_select(0, at::tensor(words, at::kLong));
        if (settings.synonyms == TextSettings::SynonymPooling::Mean)
            vectors = meanDirections(vectors, std::vector<std::int64_t>(words.size(), 0), 1);
        std::vector<int> labelOfRow(static_cast<std::size_t>(vectors.size(0)), 0);
        perLabel.push_back({std::move(vectors), std::move(labelOfRow)});
    }
    return perLabel;
}

LabelEmbeddings joined(const std::vector<LabelEmbeddings>& perLabel) {
    LabelEmbeddings all;
    std::vector<at::Tensor> vectors;
    for (std::size_t label = 0; label < perLabel.size(); ++label) {
        vectors.push_back(perLabel[label].vectors);
        all.labelOfRow.insert(all.labelOfRow.end(), perLabel[label].labelOfRow.size(),
                              static_cast<int>(label));
    }
    all.vectors = at::cat(vectors);
    return all;
}

LabelEmbeddings embedLabels(const Backbone& backbone, const std::vector<Label>& labels,
                            const TextSettings& settings, const std::stop_token& stop) {
    return joined(embedEach(backbone, labels, settings, stop));
}

std::vector<std::string> unmetWords(const Backbone& backbone, const Label& label) {
    return backbone.unmetWords(wordsOf(label));
}

void checkTextLength(const BackboneInfo& model, const std::vector<Label>& labels,
                     const TextSettings& settings) {
    constexpr std::size_t kMarkers = 2;
    for (const Label& label : labels)
        for (const std::string& words : wordsOf(label))
            for (const std::string& sentence : templatesOf(label, settings)) {
                const std::string text = fillTemplate(sentence, words);
                const std::size_t tokens = Tokenizer::clip().encode(text).size() + kMarkers;
                if (tokens > static_cast<std::size_t>(model.contextLength))
                    throw Error(
                        fmt::format("the label reads '{}', which is {} tokens; the model '{}' reads {}", text,
                                    tokens, model.name, model.contextLength),
                        label.name, "use fewer words, or shorter text.templates");
            }
}

} // namespace cliplad
