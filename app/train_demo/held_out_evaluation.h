#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "clip/checkpoint/checkpoint.h"
#include "clip/model/model_config.h"
#include "clip/model/model_folder.h"
#include "scenes/products/product_scene.h"
#include "zero_shot.h"

namespace cliplad::training {

constexpr std::uint64_t kHeldOutSeed = 900'000;

/// Scenes that training never renders. Figures of different trainings compare where these are the same.
struct HeldOutScenes {
    int count = 60;
    std::uint64_t firstSeed = kHeldOutSeed; ///< the others' seeds follow it
};

/// Pictures of rendered products, whole ones and ones with logical anomalies in turn.
struct HeldOutProducts {
    std::vector<std::string> names = productNames();
    int scenesOfEach = 10;
    std::uint64_t firstSeed = kHeldOutSeed; ///< of each product
};

/// One of them, of the seed that is so far behind the first: whole where the index is even, else with a
/// logical anomaly.
ProductScene heldOutPicture(const std::string& product, const HeldOutProducts& products, int index);

/// Zero-shot segmentation of such scenes.
struct HeldOutResult {
    double meanIou = 0; ///< mean over kinds
    std::map<std::string, double> kindIou =
        {};                   ///< mean over the scenes that show the kind; "background" is one
    double foregroundIou = 0; ///< of all parts together against the background, mean over scenes
    /// meanIou, were each patch's features its words by their true shares: about what the patches' size
    /// allows, though neighbours can tell more of an edge.
    double iouAtBest = 0;
    double recognised =
        0; ///< share of kinds known from all that is truly theirs, mean over kinds: no masks in it
    int scenes = 0;
};

/// Each patch of a 256×256 scene, seen in seenSize(), takes the best word among the kinds the scene shows and
/// its background; compared on a 64×64 grid, to which the patches are enlarged; a cell's truth is what fills
/// most of it, kinds of at most 15 cells left out.
HeldOutResult evaluateHeldOut(const TensorMap& parameters, const ModelConfig& config,
                              const HeldOutScenes& scenes = {});

/// The same of a model as it is stored, in float32.
HeldOutResult evaluateHeldOut(const OpenedModel& model, const HeldOutScenes& scenes = {});

/// The same of scenes whose kinds training never rendered; the result names these kinds alone.
HeldOutResult evaluateUnseenKinds(const TensorMap& parameters, const ModelConfig& config,
                                  const HeldOutScenes& scenes = {});

/// The same of rendered products by the names of their parts. Training renders neither the products nor those
/// of their kinds that are held out (kind_pool.h). Kinds are named "product: part". Throws Error for an
/// unknown product.
HeldOutResult evaluateProducts(const TensorMap& parameters, const ModelConfig& config,
                               const HeldOutProducts& products = {});

/// Of two CV_8U masks of one size, of which not both are empty.
double intersectionOverUnion(const cv::Mat& a, const cv::Mat& b);

/// What is measured of one kind in one scene.
struct KindFigures {
    double iou = 0;       ///< of its word's mask
    double iouAtBest = 0; ///< of ZeroShotMasks::atBest
    bool recognised = false;
};

/// Of each word; kinds of at most 15 of the grid's cells left out, empty where no kind is shown.
std::map<std::string, KindFigures> kindFigures(const ZeroShotMasks& masks);

} // namespace cliplad::training
