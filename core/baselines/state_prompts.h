#pragma once

#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include <ATen/core/Tensor.h>

#include "clip/clip_model.h"

namespace cliplad {

/// Sentences that say of an object whether something is wrong with it.
struct StatePrompts {
    std::vector<std::string> normal;
    std::vector<std::string> anomalous;
};

/// "normal screw bag" against "anomalous screw bag" in CLIP's templates: what the WinCLIP paper
/// calls CLIP-AC, with templates. @param objectName empty: "object"
StatePrompts plainStatePrompts(const std::string& objectName);

/// WinCLIP's compositional ensemble (Jeong et al. 2023, section 4.1 and appendix): every state of the object
/// in every template. The states and templates are our own choice of words after that design.
StatePrompts composedStatePrompts(const std::string& objectName);

/// Both sides' sentences, each side's embeddings averaged and normalised: [2, E] float32, normal first.
at::Tensor embedStates(const ClipModel& clip, const StatePrompts& prompts, const std::stop_token& stop = {});

/// Equation 1 of WinCLIP: the share of "anomalous" in softmax(cosine / temperature); 0 … 1.
/// @param embeddings [N, E], of any length  @param states as embedStates gives them  @return [N]
at::Tensor anomalousShare(const at::Tensor& embeddings, const at::Tensor& states, double temperature);

} // namespace cliplad
