#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include <ATen/core/Tensor.h>
#include <opencv2/core/mat.hpp>

#include "base/error.h"
#include "base/job.h"
#include "clip/clip_model.h"
#include "inspection/line/step_cache.h"
#include "inspection/product/recipe.h"

namespace cliplad {

class WindowEncoder;

/// A photo as methods take it: decoded once and encoded once, whatever compares with it. Immutable once made;
/// copies share pixels and tensors, and may be read from any thread.
struct MethodPhoto {
    std::filesystem::path path = {};
    cv::Mat rgb = {};          ///< CV_8UC3
    Features features = {};    ///< of MethodContext::clip at MethodContext::resolution
    at::Tensor embedding = {}; ///< [E] float32, the class token's, not normalised
};

/// What a method says of one photo. A method that has a part of it has it for every photo.
struct MethodScore {
    double score = 0;                   ///< higher is more anomalous
    cv::Mat anomalyMap = {};            ///< CV_32F of any size over the whole photo; empty: makes none
    std::optional<double> logical = {}; ///< where the method tells the two apart
    std::optional<double> structural = {};
    std::optional<bool> anomalous = {}; ///< its verdict, where it has a threshold
};

/// What a method is made with. The referenced model outlives the method.
struct MethodContext {
    const ClipModel& clip;
    int resolution = 0;                 ///< px, of MethodPhoto::features; a multiple of the patch size
    std::string objectName = {};        ///< "screw bag": the product in words, for prompts without part names
    Recipe recipe = {};                 ///< part names and settings, for methods that read them
    std::filesystem::path weights = {}; ///< of the method's own backbone; empty: it uses `clip`
    std::uint64_t seed = 0;             ///< of everything that is drawn: the same seed, the same figures
    /// Steps that methods made of the same photos share; null: each for itself. Outlives the method.
    StepCache* steps = nullptr;
    /// Windows of photos that methods share, likewise.
    WindowEncoder* windows = nullptr;
};

/// A system that learns a product from normal photos and scores others: those that the paper compares, and
/// CLIP-LAD itself, on equal terms.
///
/// learn() once, then score(), which may be called from several threads. Both throw Error and Cancelled.
class Method {
public:
    virtual ~Method() = default;

    /// @param shots one or more normal photos. A method that trains reports its progress to `job` in steps.
    virtual void learn(std::span<const MethodPhoto> shots, const JobContext& job) = 0;

    /// Pure: the same photo, the same score.
    virtual MethodScore score(const MethodPhoto& photo, const std::stop_token& stop = {}) const = 0;
};

/// Throws Error where a method is to learn from nothing. @param method its name
void requireShots(std::span<const MethodPhoto> shots, const std::string& method);
/// What a method throws that is to score before it has learned. @param method its name
Error notLearned(const std::string& method);

/// What is known of a method before it is made.
struct MethodInfo {
    std::string name = {};    ///< of `--methods`: "patchcore"
    std::string title = {};   ///< in tables: "PatchCore"
    std::string summary = {}; ///< one line for a person
    bool trains = false;      ///< learn() takes minutes rather than seconds
    bool pixelsAlone = false; ///< it reads nothing of a MethodPhoto but `rgb`: no model is needed
    /// learn() takes nothing from the shots, nor anything from the seed: whatever the draw, the same scores.
    bool ignoresShots = false;
    bool readsWords = false; ///< of MethodContext::recipe: it cannot do without part names
    std::vector<std::string> ownBackbones =
        {}; ///< it can use instead of CLIP: "WideResNet-50", …; may be empty
    std::function<std::unique_ptr<Method>(const MethodContext&)> make =
        {}; ///< throws Error for unusable weights
};

/// Every method of this program, in the order of the tables: CLIP-LAD last, as in the paper.
const std::vector<MethodInfo>& methods();

/// Throws Error for an unknown name, naming the nearest.
const MethodInfo& findMethod(const std::string& name);

} // namespace cliplad
