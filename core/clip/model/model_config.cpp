#include "clip/model/model_config.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/error.h"
#include "clip/checkpoint/bounded_json.h"
#include "clip/checkpoint/quoted_name.h"
#include "clip/model/config_json.h"
#include "clip/model/model_shapes.h"

namespace cliplad {
namespace {

using Json = nlohmann::json;
using Neutral = ConfigObject::Neutral;

// Larger than any published ViT, small enough that no product of them overflows.
constexpr int kMaxWidth = 16384;
constexpr int kMaxMlpWidth = 65536;
constexpr int kMaxImage = 4096;
constexpr int kMaxContext = 4096;
constexpr int kMaxVocabulary = 4'000'000;
constexpr std::size_t kMaxConfigBytes = 1u << 20;

const std::vector<Neutral>& blockSettings() {
    static const std::vector<Neutral> settings = {
        {"ls_init_value", {Json(nullptr)}, "LayerScale"},
        {"block_type", {"default"}, "another attention block"},
        {"qk_norm", {false}, "normalised queries and keys"},
        {"scaled_cosine_attn", {false}, "cosine attention"},
        {"scale_heads", {false}, "scaled heads"},
        {"scale_attn_inner", {false}, "normalised attention"},
        {"scale_attn", {false}, "normalised attention"},
        {"scale_fc", {false}, "a normalised MLP"},
        {"act_kwargs", {Json::object()}, "a tuned activation"},
        {"final_ln_after_pool", {false}, "LayerNorm after pooling"},
    };
    return settings;
}

std::vector<Neutral> with(std::vector<Neutral> settings) {
    settings.insert(settings.end(), blockSettings().begin(), blockSettings().end());
    return settings;
}

const std::vector<Neutral>& visionSettings() {
    static const std::vector<Neutral> settings = with({
        {"timm_model_name", {""}, "a timm vision tower"},
        {"attentional_pool", {false}, "attentional pooling"},
        {"no_ln_pre", {false}, "a tower without ln_pre"},
        {"pool_type", {"tok"}, "this pooling"},
        {"pos_embed_type", {"learnable", "sin_cos_2d"}, "this kind of positions"},
    });
    return settings;
}

const std::vector<Neutral>& textSettings() {
    static const std::vector<Neutral> settings = with({
        {"hf_model_name", {""}, "a text tower of Hugging Face"},
        {"hf_tokenizer_name", {""}, "another tokenizer"},
        {"tokenizer_kwargs", {Json::object()}, "a tuned tokenizer"},
        {"tokenizer_mode", {""}, "a tuned tokenizer"},
        {"embed_cls", {false}, "a class token in the text"},
        {"no_causal_mask", {false}, "a text tower without causal mask"},
        {"pool_type", {"argmax"}, "this pooling"},
        {"proj_bias", {false}, "a projection with bias"},
        {"proj_type", {"linear"}, "another projection"},
    });
    return settings;
}

const std::vector<Neutral>& modelSettings() {
    static const std::vector<Neutral> settings = {
        {"custom_text", {false}, "a custom text tower"},
        {"multimodal_cfg", {Json(nullptr)}, "CoCa"},
        {"init_logit_bias", {Json(nullptr)}, "SigLIP"},
    };
    return settings;
}

/// Heads of OpenCLIP's vision tower, which it gives by their width.
int headsOf(int width, int headWidth, const ConfigObject& object, const std::string& key) {
    if (width % headWidth != 0)
        object.fail(key, fmt::format("is {}, which does not divide the width {}", headWidth, width));
    return width / headWidth;
}

double epsOf(const ConfigObject& object) {
    return object.child("norm_kwargs").real("eps", 1e-12, 1e-1, 1e-5);
}

VisionConfig readOpenClipVision(const ConfigObject& object) {
    if (const Json* layers = object.find("layers"); layers != nullptr && layers->is_array())
        object.fail("layers", "is a list: a ResNet vision tower is not supported", "use a model with a ViT");
    object.requireNeutral(visionSettings());
    object.requireKnown({"layers", "width", "head_width", "mlp_ratio", "patch_size", "image_size",
                         "patch_dropout", "attn_pooler_queries", "attn_pooler_heads", "output_tokens",
                         "norm_kwargs", "timm_model_pretrained", "timm_pool", "timm_proj", "timm_proj_bias",
                         "timm_drop", "timm_drop_path"},
                        visionSettings());
    VisionConfig vision;
    vision.width = object.integer("width", 1, kMaxWidth, 768);
    vision.layers = object.integer("layers", 1, kMaxLayers, 12);
    vision.heads =
        headsOf(vision.width, object.integer("head_width", 1, kMaxWidth, 64), object, "head_width");
    vision.patchSize = object.squareSide("patch_size", 1, kMaxImage, 16);
    vision.imageSize = object.squareSide("image_size", 1, kMaxImage, 224);
    vision.mlpRatio = object.real("mlp_ratio", 1e-5, kMaxMlpWidth, 4);
    return vision;
}

TextConfig readOpenClipText(const ConfigObject& object) {
    object.requireNeutral(textSettings());
    object.requireKnown({"context_length", "vocab_size", "width", "heads", "layers", "mlp_ratio", "pad_id",
                         "eos_id", "output_tokens", "norm_kwargs", "hf_model_pretrained", "hf_proj_type",
                         "hf_pooler_type"},
                        textSettings());
    TextConfig text;
    text.contextLength = object.integer("context_length", 3, kMaxContext, 77);
    text.vocabularySize = object.integer("vocab_size", 1, kMaxVocabulary, 49408);
    text.width = object.integer("width", 1, kMaxWidth, 512);
    text.layers = object.integer("layers", 1, kMaxLayers, 12);
    text.heads = object.integer("heads", 1, kMaxWidth, 8);
    text.mlpRatio = object.real("mlp_ratio", 1e-5, kMaxMlpWidth, 4);
    return text;
}

void readStatistics(const ConfigObject& object, const std::string& key, double minimum,
                    std::array<double, 3>& values) {
    const Json* list = object.find(key);
    if (list == nullptr)
        return;
    const bool numbers =
        list->is_array() && list->size() == values.size() &&
        std::all_of(list->begin(), list->end(), [&](const Json& value) {
            return value.is_number() && value.get<double>() >= minimum && value.get<double>() <= 1e3;
        });
    if (!numbers)
        object.fail(key, fmt::format("is not a list of three numbers from {}", minimum));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = (*list)[i].get<double>();
}

void checkSizes(const ModelConfig& config, const std::string& where) {
    const auto fail = [&](const std::string& problem) {
        throw Error(problem, where, "correct the configuration or get it again from its source");
    };
    if (config.vision.width % config.vision.heads != 0)
        fail(fmt::format("the vision width {} is not a multiple of its {} heads", config.vision.width,
                         config.vision.heads));
    if (config.text.width % config.text.heads != 0)
        fail(fmt::format("the text width {} is not a multiple of its {} heads", config.text.width,
                         config.text.heads));
    if (config.vision.imageSize < config.vision.patchSize)
        fail(fmt::format("the image size {} is smaller than the patch size {}", config.vision.imageSize,
                         config.vision.patchSize));
    for (const int width : {config.vision.mlpWidth(), config.text.mlpWidth()}) {
        if (width < 1 || width > kMaxMlpWidth)
            fail(fmt::format("the MLP is {} wide, expected 1 to {}", width, kMaxMlpWidth));
    }
}

ModelConfig parseOpenClip(const ConfigObject& root, const ConfigObject& model) {
    model.requireNeutral(modelSettings());
    model.requireKnown({"embed_dim", "vision_cfg", "text_cfg", "quick_gelu", "init_logit_scale",
                        "nonscalar_logit_scale", "model_cfg", "preprocess_cfg"},
                       modelSettings());
    const ConfigObject vision = model.child("vision_cfg");
    const ConfigObject text = model.child("text_cfg");
    ModelConfig config;
    config.vision = readOpenClipVision(vision);
    config.text = readOpenClipText(text);
    config.embedDim = model.integer("embed_dim", 1, kMaxWidth);
    config.quickGelu = model.boolean("quick_gelu", false);
    config.layerNormEps = epsOf(vision);
    if (epsOf(text) != config.layerNormEps)
        text.fail("norm_kwargs", "has another eps than the vision tower, which is not supported");
    const ConfigObject preprocess = root.child("preprocess_cfg");
    readStatistics(preprocess, "mean", 0, config.mean);
    readStatistics(preprocess, "std", 1e-6, config.std);
    return config;
}

bool readHuggingFaceActivation(const ConfigObject& object) {
    const std::string activation = object.text("hidden_act", "quick_gelu");
    if (activation != "quick_gelu" && activation != "gelu")
        object.fail("hidden_act",
                    fmt::format("is {}, supported are 'gelu' and 'quick_gelu'", quotedName(activation)));
    return activation == "quick_gelu";
}

VisionConfig readHuggingFaceVision(const ConfigObject& object) {
    VisionConfig vision;
    vision.width = object.integer("hidden_size", 1, kMaxWidth, 768);
    vision.layers = object.integer("num_hidden_layers", 1, kMaxLayers, 12);
    vision.heads = object.integer("num_attention_heads", 1, kMaxWidth, 12);
    vision.patchSize = object.squareSide("patch_size", 1, kMaxImage, 32);
    vision.imageSize = object.squareSide("image_size", 1, kMaxImage, 224);
    vision.mlpRatio = double(object.integer("intermediate_size", 1, kMaxMlpWidth, 3072)) / vision.width;
    object.requireNeutral({{"num_channels", {3}, "an image without three channels"}});
    return vision;
}

TextConfig readHuggingFaceText(const ConfigObject& object) {
    TextConfig text;
    text.width = object.integer("hidden_size", 1, kMaxWidth, 512);
    text.layers = object.integer("num_hidden_layers", 1, kMaxLayers, 12);
    text.heads = object.integer("num_attention_heads", 1, kMaxWidth, 8);
    text.contextLength = object.integer("max_position_embeddings", 3, kMaxContext, 77);
    text.vocabularySize = object.integer("vocab_size", 1, kMaxVocabulary, 49408);
    text.mlpRatio = double(object.integer("intermediate_size", 1, kMaxMlpWidth, 2048)) / text.width;
    return text;
}

/// Absent keys mean what they mean to Hugging Face's CLIPConfig, which leaves out what equals its defaults.
ModelConfig parseHuggingFace(const ConfigObject& root) {
    if (const std::string type = root.text("model_type", "clip"); type != "clip")
        root.fail("model_type", fmt::format("is {}, only 'clip' is supported", quotedName(type)));
    const ConfigObject vision = root.child("vision_config");
    const ConfigObject text = root.child("text_config");
    ModelConfig config;
    config.vision = readHuggingFaceVision(vision);
    config.text = readHuggingFaceText(text);
    config.embedDim = root.integer("projection_dim", 1, kMaxWidth, 512);
    config.quickGelu = readHuggingFaceActivation(vision);
    if (readHuggingFaceActivation(text) != config.quickGelu)
        text.fail("hidden_act", "is another one than the vision tower's, which is not supported");
    config.layerNormEps = vision.real("layer_norm_eps", 1e-12, 1e-1, 1e-5);
    if (text.real("layer_norm_eps", 1e-12, 1e-1, 1e-5) != config.layerNormEps)
        text.fail("layer_norm_eps", "is another one than the vision tower's, which is not supported");
    return config;
}

/// A ratio from which OpenCLIP, which rounds width × ratio down, gets the width back.
double exactMlpRatio(int width, double ratio, int mlpWidth) {
    return static_cast<int>(width * ratio) == mlpWidth ? ratio : (mlpWidth + 0.25) / width;
}

void readPreprocessor(const std::filesystem::path& file, ModelConfig& config) {
    if (!std::filesystem::is_regular_file(file))
        return;
    const std::string where = file.string();
    const Json json = parseBoundedJson(readFile(file, kMaxConfigBytes), where);
    const ConfigObject root(&json, "", where);
    readStatistics(root, "image_mean", 0, config.mean);
    readStatistics(root, "image_std", 1e-6, config.std);
}

/// The configuration file that a path means; empty when there is none.
std::filesystem::path findConfig(const std::filesystem::path& path) {
    if (!std::filesystem::is_directory(path))
        return path.extension() == ".json" ? path : std::filesystem::path();
    for (const auto* name : {"open_clip_config.json", "config.json"}) {
        if (std::filesystem::exists(path / name))
            return path / name;
    }
    return {};
}

} // namespace

ModelConfig parseModelConfig(std::string_view text, const std::string& where) {
    const Json json = parseBoundedJson(text, where);
    const ConfigObject root(&json, "", where);
    ModelConfig config;
    if (root.has("model_cfg"))
        config = parseOpenClip(root, root.child("model_cfg"));
    else if (root.has("vision_cfg") || root.has("text_cfg"))
        config = parseOpenClip(root, root);
    else if (root.has("vision_config") || root.has("text_config"))
        config = parseHuggingFace(root);
    else
        throw Error(
            "describes no CLIP model: expected 'model_cfg' (OpenCLIP) or 'vision_config' and 'text_config' "
            "(Hugging Face)",
            where, "name the folder that holds the model's own configuration");
    checkSizes(config, where);
    return config;
}

ModelConfig readModelConfig(const std::filesystem::path& path, const TensorMap& openClipTensors,
                            KeyLayout layout) {
    const std::filesystem::path file = findConfig(path);
    if (file.empty())
        return inferModelConfig(openClipTensors, layout, path.string());
    ModelConfig config = parseModelConfig(readFile(file, kMaxConfigBytes), file.string());
    if (file.filename() == "config.json")
        readPreprocessor(file.parent_path() / "preprocessor_config.json", config);
    validateTensors(config, openClipTensors, file.string());
    return config;
}

std::string writeModelConfig(const ModelConfig& config) {
    const VisionConfig& vision = config.vision;
    const TextConfig& text = config.text;
    Json visionJson = {{"image_size", vision.imageSize},
                       {"layers", vision.layers},
                       {"width", vision.width},
                       {"head_width", vision.width / vision.heads},
                       {"mlp_ratio", exactMlpRatio(vision.width, vision.mlpRatio, vision.mlpWidth())},
                       {"patch_size", vision.patchSize}};
    Json textJson = {{"context_length", text.contextLength},
                     {"vocab_size", text.vocabularySize},
                     {"width", text.width},
                     {"heads", text.heads},
                     {"layers", text.layers},
                     {"mlp_ratio", exactMlpRatio(text.width, text.mlpRatio, text.mlpWidth())}};
    if (config.layerNormEps != 1e-5) {
        visionJson["norm_kwargs"] = {{"eps", config.layerNormEps}};
        textJson["norm_kwargs"] = {{"eps", config.layerNormEps}};
    }
    Json model = {{"embed_dim", config.embedDim}, {"vision_cfg", visionJson}, {"text_cfg", textJson}};
    if (config.quickGelu)
        model["quick_gelu"] = true;
    const Json preprocess = {{"size", {vision.imageSize, vision.imageSize}},
                             {"mode", "RGB"},
                             {"mean", config.mean},
                             {"std", config.std},
                             {"interpolation", "bicubic"},
                             {"resize_mode", "squash"}}; // as image_input.h prepares photos
    const Json root = {{"model_cfg", model}, {"preprocess_cfg", preprocess}};
    return root.dump(2) + "\n";
}

} // namespace cliplad
