#pragma once

#include <map>
#include <string>
#include <vector>

#include <ATen/core/Tensor.h>

#include "clip/features.h"
#include "clip/text_tower.h"
#include "clip/vision_tower.h"
#include "scenes/scene.h"

namespace cliplad::training {

/// What words find in a scene, compared with what is there, on a 64×64 grid.
struct ZeroShotMasks {
    static constexpr int kGrid = 64;

    std::vector<std::string> names; ///< shown kinds; "background" first
    cv::Mat1b truth;                ///< kGrid², index into names
    cv::Mat1b found;                ///< kGrid², index into names: the best of these words
    cv::Mat1b
        atBest; ///< kGrid², index into names: found, were each patch's features its words by their shares
    std::vector<bool> recognised; ///< of names: the best word for the mean feature of all that is truly it
};

/// Side of the square, px, that a model sees a scene in: whole patches, as many as come nearest to the
/// scene's own size, so that they cover all of it whatever their size.
int seenSize(const ModelConfig& config);

/// Throws Error unless the model reads token codes of CLIP's vocabulary.
/// @param where the file or folder it comes from
void requireVocabulary(const ModelConfig& config, const std::string& where);

/// A CLIP asked by words alone, as every evaluation here asks it. Not thread-safe: embedded words are kept.
class ZeroShot {
public:
    static constexpr int kSceneSize = 256;

    ZeroShot(const TensorMap& parameters, const ModelConfig& config);

    /// Each patch takes the best word among the kinds that the scene shows and its background.
    ZeroShotMasks masks(const Scene& scene);

    /// Class token of a scene, of unit length. @return [E]
    at::Tensor image(const Scene& scene) const;
    /// A whole sentence, of unit length. @return [E]
    at::Tensor sentence(const std::string& text) const;

    /// What the vision tower tells about a picture (CV_8UC3) seen in seenSize(), as inspection sees it.
    Features features(const cv::Mat& rgb) const;
    /// A thing that goes by any of these words, each in a few sentences, of unit length. @return [E]
    at::Tensor word(const std::vector<std::string>& words);

private:
    at::Tensor inputOf(const cv::Mat& rgb) const;

    ModelConfig config_;
    VisionTower vision_;
    TextTower text_;
    std::map<std::vector<std::string>, at::Tensor> words_;
};

/// Tensors of a stored model in float32.
TensorMap inFloat32(const TensorMap& tensors);

} // namespace cliplad::training
