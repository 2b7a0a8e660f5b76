#include "baselines/state_prompts.h"

#include <array>

#include <ATen/ATen.h>

#include "clip/prompt_templates.h"
#include "clip/rows.h"

namespace cliplad {
namespace {

constexpr std::array kNormalStates = {"{}",
                                      "flawless {}",
                                      "intact {}",
                                      "complete {}",
                                      "perfect {}",
                                      "{} in perfect condition",
                                      "{} without any defect",
                                      "{} without damage"};
constexpr std::array kAnomalousStates = {"damaged {}",     "defective {}",  "broken {}",
                                         "incomplete {}",  "faulty {}",     "{} with a defect",
                                         "{} with a flaw", "{} with damage"};
constexpr std::array kPhotoTemplates = {"a photo of a {}.",
                                        "a photo of the {}.",
                                        "a close-up photo of a {}.",
                                        "a close-up photo of the {}.",
                                        "a cropped photo of the {}.",
                                        "a bright photo of the {}.",
                                        "a dark photo of the {}.",
                                        "a blurry photo of the {}.",
                                        "a photo of the {} for visual inspection.",
                                        "a photo of the {} for quality control."};

std::string orObject(const std::string& name) {
    return name.empty() ? "object" : name;
}

std::vector<std::string> composed(const auto& templates, const auto& states, const std::string& object) {
    std::vector<std::string> sentences;
    for (const auto& state : states)
        for (const auto& sentence : templates)
            sentences.push_back(fillTemplate(sentence, fillTemplate(state, object)));
    return sentences;
}

} // namespace

StatePrompts plainStatePrompts(const std::string& objectName) {
    const auto& templates = promptTemplates(Templates::Full);
    const std::string object = orObject(objectName);
    return {.normal = composed(templates, std::array{"normal {}"}, object),
            .anomalous = composed(templates, std::array{"anomalous {}"}, object)};
}

StatePrompts composedStatePrompts(const std::string& objectName) {
    const std::string object = orObject(objectName);
    return {.normal = composed(kPhotoTemplates, kNormalStates, object),
            .anomalous = composed(kPhotoTemplates, kAnomalousStates, object)};
}

at::Tensor embedStates(const ClipModel& clip, const StatePrompts& prompts, const std::stop_token& stop) {
    return unitRows(at::stack(
        {clip.encodeTexts(prompts.normal, stop).mean(0), clip.encodeTexts(prompts.anomalous, stop).mean(0)}));
}

at::Tensor anomalousShare(const at::Tensor& embeddings, const at::Tensor& states, double temperature) {
    const at::Tensor cosine = at::mm(unitRows(embeddings), states.t());
    return at::softmax(cosine / temperature, 1).select(1, 1);
}

} // namespace cliplad
