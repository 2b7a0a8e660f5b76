#pragma once

#include <filesystem>
#include <memory>

#include "clip/backbone.h"
#include "clip/model/model_config.h"
#include "clip/model/model_folder.h"
#include "clip/precision.h"

namespace cliplad {

/// What `encode` of a CLIP model returns beyond the features.
struct ImageEncoding {
    Features features;
    at::Tensor imageEmbedding; ///< [E], class token through `ln_post` and the projection; not normalised
};

/// Any OpenCLIP ViT with its text tower: shared by threads, read-only after loading but for what CLIP's
/// templates begin with, which is kept from the first long list of texts on (16 MB for ViT-L/14 in float32),
/// and for what depends on the last photo's grid alone (16 MB at most).
///
/// It computes on the first CUDA device where LibTorch has CUDA and one is there, else on the CPU. What it
/// takes and returns is on the CPU in either case. fp32 is full float32 on both (no TF32), so that a product
/// learned on one can be used on the other; int8 is of the CPU only.
class ClipModel final : public Backbone {
public:
    /// @param path a model folder (config + weights) or a weights file; see model_folder.h. Throws Error,
    /// also for weights that hold NaN or infinity.
    static std::shared_ptr<const ClipModel> load(const std::filesystem::path& path,
                                                 Precision precision = Precision::Fp32);

    /// The demo model that is embedded in the program. Throws Error when this build has none.
    static std::shared_ptr<const ClipModel> demo(Precision precision = Precision::Fp32);

    /// A model by name: "demo", a name in the model store, or a path.
    static std::shared_ptr<const ClipModel> find(const std::string& nameOrPath,
                                                 Precision precision = Precision::Fp32);

    ~ClipModel() override;

    const BackboneInfo& info() const override;
    const ModelConfig& config() const;

    /// What cosines of images and texts are multiplied by before a softmax: as the weights learned it, or
    /// CLIP's usual 100 where they do not say it.
    double logitScale() const;

    Features encodeImage(const cv::Mat& rgb, int resolution, const std::stop_token& stop = {}) const override;
    at::Tensor encodeTexts(std::span<const std::string> texts,
                           const std::stop_token& stop = {}) const override;
    std::vector<std::string> unmetWords(std::span<const std::string> texts) const override;

    /// What OpenCLIP's `encode_text` gives: [texts, E] float32, not normalised.
    /// @param tokens [texts, context] int64, as Tokenizer::tokens makes them
    at::Tensor encodeTokens(const at::Tensor& tokens, const std::stop_token& stop = {}) const;

    /// What the text tower reads for tokens: [texts, T] int64 → [texts, T, W] float32, without positions.
    at::Tensor embedTokens(const at::Tensor& tokens) const;

    /// encodeTokens of texts that come as embeddings, for whoever learns some of them: differentiable in
    /// them, and it keeps what the gradients need where the caller asks for gradients.
    /// @param embeddings [texts, T, W], T up to the context length, without positions
    /// @param ends       [texts] int64: where each text's end-of-text token is
    at::Tensor encodeEmbedded(const at::Tensor& embeddings, const at::Tensor& ends,
                              const std::stop_token& stop = {}) const;

    /// Codes of texts for encodeTokens: [texts, context] int64, cut to the model's context length as OpenCLIP
    /// cuts them. Prompts are refused before (checkTextLength).
    at::Tensor tokenise(std::span<const std::string> texts) const;

    /// As encodeImage, with the class-token embedding too (which costs the ordinary last block).
    ImageEncoding encodeImageFully(const cv::Mat& rgb, int resolution) const;

    /// Class-token embeddings of windows of a photo (VisionTower::forwardWindows): [windows, E], not
    /// normalised.
    /// @param windows [windows, n] int64: row-major patches of each, on the grid of `resolution`. Throws
    /// Error for patches that the grid does not have; Cancelled.
    at::Tensor encodeWindows(const cv::Mat& rgb, int resolution, const at::Tensor& windows,
                             const std::stop_token& stop = {}) const;

private:
    void checkResolution(int resolution) const;
    struct State;
    static std::unique_ptr<State> fromOpened(OpenedModel model, BackboneInfo info, Precision precision);
    ImageEncoding encode(const cv::Mat& rgb, int resolution, bool withEmbedding,
                         const std::stop_token& stop) const;
    explicit ClipModel(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace cliplad
