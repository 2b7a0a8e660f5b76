#pragma once

#include <map>
#include <string>

#include "clip/checkpoint/checkpoint.h"
#include "clip/model/model_config.h"
#include "held_out_evaluation.h"

namespace cliplad::training {

/// How well the coarse stage finds what is foreground.
struct CoarseStageResult {
    double foregroundIou = 0;                      ///< mean over products
    std::map<std::string, double> productIou = {}; ///< mean over pictures
};

/// The coarse stage (clusters, regions, words) with the words and settings of prompts/, its clusters learned
/// of four whole pictures of each product. Truth are the cells that parts fill most of; what holds the parts,
/// such as a tray or a bag, is one only where the coarse words name it. Throws Error for an unknown product.
CoarseStageResult evaluateCoarseStage(const TensorMap& parameters, const ModelConfig& config,
                                      const HeldOutProducts& products = {});

} // namespace cliplad::training
