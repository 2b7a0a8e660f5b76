#include "clip/checkpoint/key_layout.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "clip/checkpoint/quoted_name.h"

namespace cliplad {
namespace {

struct Rename {
    std::string_view from;
    std::string_view to;
};

constexpr std::array<std::string_view, 3> kOpenAiNumbers{"input_resolution", "context_length", "vocab_size"};

/// Signs of towers that this project does not build, and what they are.
constexpr std::array<Rename, 8> kUnsupported{{{"visual.trunk.", "a timm vision tower"},
                                              {"visual.layer1.", "a ResNet vision tower"},
                                              {"visual.attnpool.", "a ResNet vision tower"},
                                              {"text_decoder.", "CoCa"},
                                              {"logit_bias", "SigLIP"},
                                              {"vision_model.head.", "SigLIP"},
                                              {"text.transformer.", "a custom text tower"},
                                              {"text.", "a custom text tower"}}};

/// Hugging Face's CLIPModel outside of its blocks.
constexpr std::array<Rename, 14> kFixedNames{{
    {"logit_scale", "logit_scale"},
    {"vision_model.embeddings.class_embedding", "visual.class_embedding"},
    {"vision_model.embeddings.patch_embedding.weight", "visual.conv1.weight"},
    {"vision_model.embeddings.position_embedding.weight", "visual.positional_embedding"},
    {"vision_model.pre_layrnorm.weight", "visual.ln_pre.weight"}, // sic, as Hugging Face has it
    {"vision_model.pre_layrnorm.bias", "visual.ln_pre.bias"},
    {"vision_model.post_layernorm.weight", "visual.ln_post.weight"},
    {"vision_model.post_layernorm.bias", "visual.ln_post.bias"},
    {"text_model.embeddings.token_embedding.weight", "token_embedding.weight"},
    {"text_model.embeddings.position_embedding.weight", "positional_embedding"},
    {"text_model.final_layer_norm.weight", "ln_final.weight"},
    {"text_model.final_layer_norm.bias", "ln_final.bias"},
    {"visual_projection.weight", "visual.proj"},
    {"text_projection.weight", "text_projection"},
}};

constexpr std::array<Rename, 2> kBlockFolders{
    {{"vision_model.encoder.layers.", "visual.transformer.resblocks."},
     {"text_model.encoder.layers.", "transformer.resblocks."}}};

constexpr std::array<Rename, 5> kBlockParts{{{"layer_norm1.", "ln_1."},
                                             {"layer_norm2.", "ln_2."},
                                             {"mlp.fc1.", "mlp.c_fc."},
                                             {"mlp.fc2.", "mlp.c_proj."},
                                             {"self_attn.out_proj.", "attn.out_proj."}}};

bool hasPrefix(const TensorMap& tensors, std::string_view prefix) {
    const auto found = tensors.lower_bound(std::string(prefix));
    return found != tensors.end() && found->first.starts_with(prefix);
}

bool allHavePrefix(const TensorMap& tensors, std::string_view prefix) {
    return !tensors.empty() && std::all_of(tensors.begin(), tensors.end(), [&](const auto& entry) {
        return entry.first.starts_with(prefix);
    });
}

/// Only the tensors below the prefix, without it.
TensorMap below(const TensorMap& tensors, std::string_view prefix) {
    TensorMap stripped;
    for (const auto& [name, tensor] : tensors) {
        if (name.starts_with(prefix))
            stripped.emplace(name.substr(prefix.size()), tensor);
    }
    return stripped;
}

TensorMap stripPrefixes(TensorMap tensors) {
    if (hasPrefix(tensors, "state_dict."))
        tensors = below(tensors, "state_dict.");
    for (const std::string_view prefix : {"module.", "_orig_mod.", "module."}) {
        if (allHavePrefix(tensors, prefix))
            tensors = below(tensors, prefix);
    }
    return tensors;
}

[[noreturn]] void throwUnknownLayout(const TensorMap& tensors, const std::string& where) {
    for (const auto& [sign, meaning] : kUnsupported) {
        if (hasPrefix(tensors, sign))
            throw Error(fmt::format("is {} (it has {}), which is not supported", meaning,
                                    quotedName(tensors.lower_bound(std::string(sign))->first)),
                        where, "use an OpenCLIP model with a ViT vision tower and its own text tower");
    }
    std::vector<std::string> names;
    for (const auto& entry : tensors)
        names.push_back(entry.first);
    throw Error(
        fmt::format("has no CLIP model: found the tensors {}, expected 'visual.conv1.weight' (OpenCLIP, "
                    "OpenAI) or 'vision_model.embeddings.class_embedding' (Hugging Face)",
                    someNames(names)),
        where, "use an OpenCLIP model with a ViT vision tower");
}

KeyLayout detectStripped(const TensorMap& tensors, const std::string& where) {
    const bool supported = std::none_of(kUnsupported.begin(), kUnsupported.end(),
                                        [&](const Rename& sign) { return hasPrefix(tensors, sign.from); });
    if (supported && tensors.contains("visual.conv1.weight"))
        return tensors.contains("input_resolution") ? KeyLayout::OpenAi : KeyLayout::OpenClip;
    if (supported && tensors.contains("vision_model.embeddings.class_embedding"))
        return KeyLayout::HuggingFace;
    throwUnknownLayout(tensors, where);
}

bool isBookkeeping(const std::string& name) {
    return std::find(kOpenAiNumbers.begin(), kOpenAiNumbers.end(), name) != kOpenAiNumbers.end() ||
           name == "attn_mask" || name.ends_with(".attn_mask") || name.ends_with(".position_ids");
}

std::optional<std::string> renameFixed(std::string_view name) {
    const auto found = std::find_if(kFixedNames.begin(), kFixedNames.end(),
                                    [&](const Rename& rename) { return rename.from == name; });
    return found == kFixedNames.end() ? std::nullopt : std::optional<std::string>(found->to);
}

/// A block's tensor other than q, k and v.
std::optional<std::string> renameInBlock(std::string_view name) {
    for (const auto& [folder, newFolder] : kBlockFolders) {
        if (!name.starts_with(folder))
            continue;
        const std::string_view rest = name.substr(folder.size());
        const std::string_view index = rest.substr(0, rest.find('.'));
        const std::string_view part = rest.substr(std::min(index.size() + 1, rest.size()));
        for (const auto& [from, to] : kBlockParts) {
            if (part.starts_with(from))
                return fmt::format("{}{}.{}{}", newFolder, index, to, part.substr(from.size()));
        }
        if (part.starts_with("self_attn.q_proj."))
            return fmt::format("{}{}.attn.in_proj_{}", newFolder, index, part.substr(part.rfind('.') + 1));
    }
    return std::nullopt;
}

/// One tensor from q, k and v, in the order of PyTorch's MultiheadAttention.
at::Tensor joinProjections(const TensorMap& tensors, const std::string& queryName, const std::string& where) {
    std::vector<at::Tensor> parts;
    for (const char letter : {'q', 'k', 'v'}) {
        std::string name = queryName;
        name[name.rfind("q_proj")] = letter;
        const auto found = tensors.find(name);
        if (found == tensors.end())
            throw Error(fmt::format("lacks the tensor {}", quotedName(name)), where,
                        "get the weights again from their source");
        parts.push_back(found->second);
        const at::Tensor& first = parts.front();
        if (first.dim() == 0 || found->second.sizes() != first.sizes() ||
            found->second.scalar_type() != first.scalar_type())
            throw Error(fmt::format("the tensor {} has the shape [{}], its q_proj [{}]", quotedName(name),
                                    fmt::join(found->second.sizes(), ", "), fmt::join(first.sizes(), ", ")),
                        where, "get the weights again from their source");
    }
    return at::cat(parts);
}

bool isJoined(const std::string& name) {
    return name.find(".self_attn.k_proj.") != std::string::npos ||
           name.find(".self_attn.v_proj.") != std::string::npos;
}

TensorMap fromHuggingFace(const TensorMap& tensors, const std::string& where) {
    TensorMap renamed;
    for (const auto& [name, tensor] : tensors) {
        if (isBookkeeping(name) || isJoined(name))
            continue;
        auto newName = renameFixed(name);
        if (!newName)
            newName = renameInBlock(name);
        if (!newName)
            throw Error(fmt::format("has the tensor {}, which Hugging Face's CLIPModel does not have",
                                    quotedName(name)),
                        where, "use a plain CLIP model");
        const bool isProjection = name == "visual_projection.weight" || name == "text_projection.weight";
        if (isProjection && tensor.dim() == 2)
            renamed[*newName] = tensor.t().contiguous();
        else if (name.find(".self_attn.q_proj.") != std::string::npos)
            renamed[*newName] = joinProjections(tensors, name, where);
        else
            renamed[*newName] = tensor;
    }
    return renamed;
}

} // namespace

KeyLayout detectKeyLayout(const TensorMap& tensors, const std::string& where) {
    return detectStripped(stripPrefixes(tensors), where);
}

TensorMap toOpenClipKeys(TensorMap tensors, const std::string& where) {
    tensors = stripPrefixes(std::move(tensors));
    if (detectStripped(tensors, where) == KeyLayout::HuggingFace)
        return fromHuggingFace(tensors, where);
    std::erase_if(tensors, [](const auto& entry) { return isBookkeeping(entry.first); });
    return tensors;
}

} // namespace cliplad
