#include "clip/clip_model.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <future>
#include <mutex>
#include <new>
#include <optional>
#include <tuple>
#include <utility>

#include <ATen/ATen.h>
#include <ATen/Context.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <c10/util/Exception.h>
#include <fmt/format.h>

#include "base/error.h"
#include "base/sha256.h"
#include "clip/device.h"
#include "clip/image_input.h"
#include "clip/linear.h"
#include "clip/met_tokens.h"
#include "clip/model/demo_model.h"
#include "clip/model/model_folder.h"
#include "clip/model/model_store.h"
#include "clip/prompt_templates.h"
#include "clip/rows.h"
#include "clip/text_tower.h"
#include "clip/tokenizer/tokenizer.h"
#include "clip/vision_tower.h"

namespace cliplad {
namespace {

/// Texts run together: enough to fill the cores, few enough to stay within some 100 MB.
constexpr std::int64_t kTextBatch = 256;
/// Fewer texts are no word in CLIP's 80 templates, whose beginnings are not worth running for them; many
/// words in few templates run these once in vain.
constexpr std::int64_t kTextsInTemplates = 80;

/// Each tensor in the type that the towers want it in.
TensorMap onDevice(TensorMap tensors, at::Device device, Precision precision) {
    std::vector<at::Tensor*> inFile; // views of the mapped file still
    std::size_t bytesInFile = 0, bytesOfFile = 0;
    for (auto& [name, tensor] : tensors) {
        const at::Tensor read = tensor;
        tensor = inPrecision(name, tensor, device, precision);
        bytesOfFile += read.nbytes();
        const bool isOfBlocks = tensor.dim() == 2 && name.find("resblocks") != std::string::npos;
        if (tensor.is_same(read) && !becomesIntegers(name, tensor, precision) &&
            !(isOfBlocks && Linear::laysOutAnew(tensor))) {
            inFile.push_back(&tensor);
            bytesInFile += read.nbytes();
        }
    }
    // The file, which was read to the end, stays in memory as long as one tensor views it: not for a few.
    if (bytesInFile < bytesOfFile / 2)
        for (at::Tensor* tensor : inFile)
            *tensor = tensor->clone();
    return tensors;
}

at::Tensor onGrid(const at::Tensor& patches, std::int64_t side) {
    return patches.squeeze(0).view({side, side, -1}).contiguous().cpu();
}

/// Runs of letters and digits, also those beyond ASCII.
std::vector<std::string> wordsIn(const std::string& text) {
    std::vector<std::string> words(1);
    for (const char byte : text) {
        const auto code = static_cast<unsigned char>(byte);
        if (code >= 0x80 || std::isalnum(code) != 0)
            words.back() += byte;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty())
        words.pop_back();
    return words;
}

/// What LibTorch throws, lack of memory above all, as Error.
template<class Work>
auto withErrors(const std::string& model, Work work) {
    const auto hint = "use a lower image.resolution, or close other programs";
    try {
        return work();
    } catch (const c10::Error& error) {
        throw Error(fmt::format("could not be run: {}", error.what_without_backtrace()), model, hint);
    } catch (const std::bad_alloc&) {
        throw Error("could not be run: there is not enough memory", model, hint);
    }
}

} // namespace

struct ClipModel::State {
    BackboneInfo info;
    ModelConfig config;
    double logitScale = 100;
    at::Device device;
    VisionTower vision;
    TextTower text;
    MetTokens metTokens;
    std::mutex beginning;
    std::optional<TextTower::Beginnings> beginnings; ///< of the templates, once they were asked for

    State(BackboneInfo modelInfo, const ModelConfig& modelConfig, at::Device computesOn,
          const TensorMap& tensors, Precision precision)
        : info(std::move(modelInfo))
        , config(modelConfig)
        , device(computesOn)
        , vision(tensors, config, precision == Precision::Int8)
        , text(tensors, config)
        , metTokens(tensors.at("token_embedding.weight")) {
        info.precision = precisionName(precision);
        info.device = deviceName(device);
        info.patchSize = config.vision.patchSize;
        info.embedDim = config.embedDim;
        info.contextLength = config.text.contextLength;
        info.configSha256 = sha256(writeModelConfig(config));
        if (const auto stored = tensors.find("logit_scale");
            stored != tensors.end() && stored->second.numel() == 1)
            logitScale = std::exp(stored->second.to(at::kDouble).item<double>());
    }

    /// Throws Cancelled; the next call begins anew.
    const TextTower::Beginnings& templatesBegun(const std::stop_token& stop) {
        const std::lock_guard lock(beginning);
        if (!beginnings)
            beginnings = text.runBeginnings(templateBeginnings(), stop);
        return *beginnings;
    }
};

ClipModel::ClipModel(std::unique_ptr<State> state)
    : state_(std::move(state)) {}
ClipModel::~ClipModel() = default;

std::unique_ptr<ClipModel::State> ClipModel::fromOpened(OpenedModel model, BackboneInfo info,
                                                        Precision precision) {
    const int codes = Tokenizer::clip().vocabulary().size();
    if (model.config.text.vocabularySize != codes)
        throw Error(fmt::format("reads {} token codes, CLIP's vocabulary has {}",
                                model.config.text.vocabularySize, codes),
                    info.name, "use a CLIP model with the usual English vocabulary");
    verifyFinite(model.tensors, model.files.weights.empty() ? info.name : model.files.weights.string());
    const c10::NoGradGuard noGrad; // no InferenceMode: gradients pass through the weights (encodeEmbedded)
    const at::Device device = computingDevice();
    if (!computesIn(device, precision))
        throw Error(fmt::format("{} is computed by the processor only, and this LibTorch computes on the GPU",
                                precisionName(precision)),
                    info.name, "choose bf16");
    const TensorMap tensors = onDevice(std::move(model.tensors), device, precision);
    return std::make_unique<State>(std::move(info), model.config, device, tensors, precision);
}

std::shared_ptr<const ClipModel> ClipModel::load(const std::filesystem::path& path, Precision precision) {
    OpenedModel model = openModel(path);
    // Most of what loading takes, so it goes on beside the rest.
    auto identity = std::async(std::launch::async, [files = model.files] {
        std::string hash = modelHash(files);
        const bool isDemo = hash == demoModelHash();
        return std::pair(std::move(hash), isDemo);
    });
    BackboneInfo info{.name = path.filename().empty() ? path.parent_path().filename().string()
                                                      : path.filename().string(),
                      .weights = std::filesystem::absolute(model.files.weights)};
    std::unique_ptr<State> state = fromOpened(std::move(model), std::move(info), precision);
    std::tie(state->info.sha256, state->info.isDemo) = identity.get();
    return std::shared_ptr<const ClipModel>(new ClipModel(std::move(state)));
}

std::shared_ptr<const ClipModel> ClipModel::demo(Precision precision) {
    OpenedModel model = openDemoModel();
    BackboneInfo info{.name = "demo", .sha256 = demoModelHash(), .isDemo = true};
    return std::shared_ptr<const ClipModel>(
        new ClipModel(fromOpened(std::move(model), std::move(info), precision)));
}

std::shared_ptr<const ClipModel> ClipModel::find(const std::string& nameOrPath, Precision precision) {
    if (nameOrPath == "demo")
        return demo(precision);
    return load(ModelStore().resolve(nameOrPath), precision);
}

const BackboneInfo& ClipModel::info() const {
    return state_->info;
}
const ModelConfig& ClipModel::config() const {
    return state_->config;
}
double ClipModel::logitScale() const {
    return state_->logitScale;
}

void ClipModel::checkResolution(int resolution) const {
    const int patch = state_->config.vision.patchSize;
    if (resolution < patch || resolution % patch != 0)
        throw Error(
            fmt::format("expected a multiple of the model's patch size {}, found {}", patch, resolution),
            "image.resolution", fmt::format("choose {}", std::max(1, resolution / patch) * patch));
}

ImageEncoding ClipModel::encode(const cv::Mat& rgb, int resolution, bool withEmbedding,
                                const std::stop_token& stop) const {
    checkResolution(resolution);
    return withErrors(state_->info.name, [&] {
        const c10::InferenceMode inference;
        const at::Tensor pixels = imageInput(rgb, resolution, state_->config).unsqueeze(0).to(state_->device);
        const VisionOutput output =
            state_->vision.forward(pixels, {.stages = true, .dense = true, .embedding = withEmbedding}, stop);
        ImageEncoding encoding;
        const std::int64_t side = resolution / state_->config.vision.patchSize;
        for (std::size_t i = 0; i < output.stages.size(); ++i)
            encoding.features.stages[i] = onGrid(output.stages[i], side);
        encoding.features.dense = onGrid(output.dense, side);
        if (withEmbedding)
            encoding.imageEmbedding = output.embedding.squeeze(0).cpu();
        return encoding;
    });
}

Features ClipModel::encodeImage(const cv::Mat& rgb, int resolution, const std::stop_token& stop) const {
    return encode(rgb, resolution, false, stop).features;
}

ImageEncoding ClipModel::encodeImageFully(const cv::Mat& rgb, int resolution) const {
    return encode(rgb, resolution, true, {});
}

at::Tensor ClipModel::encodeWindows(const cv::Mat& rgb, int resolution, const at::Tensor& windows,
                                    const std::stop_token& stop) const {
    checkResolution(resolution);
    const std::int64_t side = resolution / state_->config.vision.patchSize;
    if (windows.dim() != 2 || windows.numel() == 0 || windows.min().item<std::int64_t>() < 0 ||
        windows.max().item<std::int64_t>() >= side * side)
        throw Error(fmt::format("expected windows of patches 0 to {}", side * side - 1), state_->info.name);
    return withErrors(state_->info.name, [&] {
        const c10::InferenceMode inference;
        const at::Tensor pixels = imageInput(rgb, resolution, state_->config).unsqueeze(0).to(state_->device);
        return state_->vision.forwardWindows(pixels, windows.to(state_->device), stop).cpu();
    });
}

at::Tensor ClipModel::tokenise(std::span<const std::string> texts) const {
    const Tokenizer& tokenizer = Tokenizer::clip();
    const int context = state_->config.text.contextLength;
    const at::Tensor tokens = at::zeros({static_cast<std::int64_t>(texts.size()), context}, at::kLong);
    auto* row = tokens.data_ptr<std::int64_t>();
    for (const std::string& text : texts) {
        const std::vector<std::int32_t> codes = tokenizer.tokens(text, context);
        std::copy(codes.begin(), codes.end(), row);
        row += context;
    }
    return tokens;
}

at::Tensor ClipModel::encodeTokens(const at::Tensor& tokens, const std::stop_token& stop) const {
    return withErrors(state_->info.name, [&] {
        const c10::InferenceMode inference;
        const TextTower::Beginnings* known =
            tokens.size(0) < kTextsInTemplates ? nullptr : &state_->templatesBegun(stop);
        std::vector<at::Tensor> embeddings;
        for (std::int64_t begin = 0; begin < tokens.size(0); begin += kTextBatch) {
            const at::Tensor batch = tokens.slice(0, begin, std::min(begin + kTextBatch, tokens.size(0)));
            embeddings.push_back(state_->text.forward(batch.to(state_->device), stop, known).cpu());
        }
        return embeddings.empty() ? at::zeros({0, state_->config.embedDim}) : at::cat(embeddings);
    });
}

at::Tensor ClipModel::embedTokens(const at::Tensor& tokens) const {
    return withErrors(state_->info.name, [&] { return state_->text.embed(tokens.to(state_->device)).cpu(); });
}

at::Tensor ClipModel::encodeEmbedded(const at::Tensor& embeddings, const at::Tensor& ends,
                                     const std::stop_token& stop) const {
    return withErrors(state_->info.name, [&] {
        return state_->text.forwardEmbedded(embeddings.to(state_->device), ends.to(state_->device), stop)
            .cpu();
    });
}

at::Tensor ClipModel::encodeTexts(std::span<const std::string> texts, const std::stop_token& stop) const {
    const c10::InferenceMode inference;
    return unitRows(encodeTokens(tokenise(texts), stop));
}

std::vector<std::string> ClipModel::unmetWords(std::span<const std::string> texts) const {
    const auto isMet = [&](std::int32_t token) { return state_->metTokens.contains(token); };
    std::vector<std::string> unmet;
    for (const std::string& text : texts)
        for (const std::string& word : wordsIn(text)) {
            const std::vector<std::int32_t> tokens = Tokenizer::clip().encode(word);
            if (!std::all_of(tokens.begin(), tokens.end(), isMet) &&
                std::find(unmet.begin(), unmet.end(), word) == unmet.end())
                unmet.push_back(word);
        }
    return unmet;
}

} // namespace cliplad
