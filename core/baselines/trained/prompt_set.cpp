#include "baselines/trained/prompt_set.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include "base/error.h"
#include "clip/rows.h"

namespace cliplad {
namespace {

constexpr std::int64_t kContexts = 3, kContextTokens = 4; // the authors' defaults, as are the next ones
constexpr std::int64_t kSuffixes = 4, kSuffixTokens = 1;
constexpr double kDrawn = 0.02;      // deviation of what is drawn, as CoOp has it
constexpr double kAlignment = 0.001; // λ
constexpr const char* kPlace = "x";  // stands for a learned token; one code

const std::vector<std::string> kAnomalies = {"with a flaw",    "with a defect",       "with damage",
                                             "that is broken", "with a missing part", "with a wrong part"};

std::string textOf(const std::string& name, const std::string& suffix) {
    std::string text;
    for (std::int64_t i = 0; i < kContextTokens; ++i)
        text += std::string(kPlace) + ' ';
    return text + name + (suffix.empty() ? "" : ' ' + suffix) + '.';
}

} // namespace

at::Tensor PromptEmbeddings::normalPrototype() const {
    return unitRows(normal.mean(0));
}

at::Tensor PromptEmbeddings::anomalyPrototype() const {
    return unitRows(at::cat({manual, learned}).mean(0));
}

PromptSet::PromptSet(const ClipModel& clip, const std::string& objectName, at::Generator& random)
    : clip_(clip) {
    const std::string name = objectName.empty() ? "object" : objectName;
    std::vector<std::string> texts = {textOf(name, "")};
    for (const std::string& anomaly : kAnomalies)
        texts.push_back(textOf(name, anomaly));
    texts.push_back(textOf(name, kPlace));
    const at::Tensor tokens = clip.tokenise(texts);
    ends_ = tokens.argmax(-1);
    if (ends_.max().item<std::int64_t>() + 1 >= tokens.size(1))
        throw Error(fmt::format("is too long for texts of {} tokens", tokens.size(1)), name,
                    "give the product a shorter name");
    suffixAt_ = ends_[0].item<std::int64_t>() - 1; // where the full stop of the normal text is
    words_ = clip.embedTokens(tokens.narrow(1, 0, ends_.max().item<std::int64_t>() + 1));
    const std::int64_t width = words_.size(2);
    contexts_ = at::empty({kContexts, kContextTokens, width}).normal_(0, kDrawn, random).requires_grad_(true);
    suffixes_ = at::empty({kSuffixes, kSuffixTokens, width}).normal_(0, kDrawn, random).requires_grad_(true);
}

PromptEmbeddings PromptSet::encode(const std::stop_token& stop) const {
    const std::int64_t fixed = words_.size(0) - 1; // texts without a learned suffix
    const auto texts = static_cast<std::int64_t>(fixed + kSuffixes);
    const at::Tensor repeated =
        at::cat({words_.narrow(0, 0, fixed), words_.narrow(0, fixed, 1).expand({kSuffixes, -1, -1})});
    const at::Tensor learned = repeated.narrow(0, fixed, kSuffixes);
    const std::int64_t behind = suffixAt_ + kSuffixTokens;
    const at::Tensor withSuffixes =
        at::cat({repeated.narrow(0, 0, fixed), at::cat({learned.narrow(1, 0, suffixAt_), suffixes_,
                                                        learned.narrow(1, behind, learned.size(1) - behind)},
                                                       1)});
    std::vector<at::Tensor> all;
    for (std::int64_t context = 0; context < kContexts; ++context)
        all.push_back(at::cat({withSuffixes.narrow(1, 0, 1), contexts_[context].expand({texts, -1, -1}),
                               withSuffixes.slice(1, 1 + kContextTokens)},
                              1));
    const at::Tensor ends =
        at::cat({ends_.narrow(0, 0, fixed), ends_.narrow(0, fixed, 1).expand(kSuffixes)}).repeat(kContexts);
    const at::Tensor rows =
        unitRows(clip_.encodeEmbedded(at::cat(all), ends, stop)).view({kContexts, texts, -1});
    return {.normal = rows.select(1, 0),
            .manual = rows.slice(1, 1, fixed).flatten(0, 1),
            .learned = rows.slice(1, fixed).flatten(0, 1),
            .scale = clip_.logitScale()};
}

at::Tensor promptLoss(const PromptEmbeddings& prompts, const at::Tensor& images) {
    const at::Tensor normal = prompts.normalPrototype();
    const at::Tensor all = at::cat({normal.unsqueeze(0), prompts.manual, prompts.learned});
    const at::Tensor likelihood = at::log_softmax(at::mm(images, all.t()) * prompts.scale, 1);
    const auto distance = [&](const at::Tensor& prototype) {
        return (images - prototype).square().sum(1).clamp_min(1e-12).sqrt();
    };
    const at::Tensor margin = at::relu(distance(normal) - distance(prompts.anomalyPrototype()));
    const at::Tensor alignment = (prompts.manual.mean(0) - prompts.learned.mean(0)).square().sum();
    return -likelihood.select(1, 0).mean() + margin.mean() + kAlignment * alignment;
}

at::Tensor promptLogit(const PromptEmbeddings& prompts, const at::Tensor& images) {
    return at::mv(images, prompts.anomalyPrototype() - prompts.normalPrototype()) * prompts.scale;
}

} // namespace cliplad
