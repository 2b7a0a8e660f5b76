#include <memory>

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/json_text.h"
#include "clip/checkpoint/safetensors.h"
#include "commands/commands.h"
#include "image/photo.h"
#include "inspection/inspection_settings.h"
#include "model_options.h"
#include "report/result_files.h"

namespace cliplad::cli {
namespace {

struct EncodeOptions {
    ModelOptions model;
    std::vector<std::string> images;
    std::vector<std::string> texts;
    std::string out;
    int resolution = 0;
};

TensorMap encodeImages(const ClipModel& model, const EncodeOptions& options, const JobContext& job) {
    const int resolution = encodingResolution({.resolution = options.resolution}, model.info());
    std::map<std::string, std::vector<at::Tensor>> columns;
    for (std::size_t i = 0; i < options.images.size(); ++i) {
        job.throwIfStopped();
        job.progress(static_cast<std::int64_t>(i), static_cast<std::int64_t>(options.images.size()),
                     options.images[i]);
        const ImageEncoding encoding = model.encodeImageFully(loadPhoto(options.images[i]).rgb, resolution);
        columns["image_embedding"].push_back(encoding.imageEmbedding);
        columns["dense"].push_back(encoding.features.dense);
        for (std::size_t stage = 0; stage < encoding.features.stages.size(); ++stage)
            columns[fmt::format("stage{}", stage + 1)].push_back(encoding.features.stages[stage]);
    }
    TensorMap tensors;
    for (const auto& [name, rows] : columns)
        tensors[name] = at::stack(rows);
    return tensors;
}

TensorMap encodeTexts(const ClipModel& model, const std::vector<std::string>& texts) {
    const at::Tensor tokens = model.tokenise(texts);
    return {{"tokens", tokens}, {"text_embedding", model.encodeTokens(tokens)}};
}

void encode(const EncodeOptions& options, Session& session) {
    static_cast<void>(AtomicFile(options.out)); // a place that cannot be written is told before the work
    const auto model = options.model.load();
    const TensorMap tensors = options.images.empty() ? encodeTexts(*model, options.texts)
                                                     : encodeImages(*model, options, session.job());
    writeSafetensors(options.out, tensors,
                     {{"model", model->info().name},
                      {"sha256", model->info().sha256},
                      {"precision", model->info().precision}});
    nlohmann::ordered_json shapes = nlohmann::ordered_json::object();
    std::string text = fmt::format("{}: {}\n", options.out, modelText(model->info()));
    for (const auto& [name, tensor] : tensors) {
        shapes[name] = tensor.sizes().vec();
        text += fmt::format("  {:<16} {}\n", name, fmt::join(tensor.sizes(), "×"));
    }
    session.print(session.json ? jsonText(nlohmann::ordered_json{{"file", options.out},
                                                                 {"model", modelText(model->info())},
                                                                 {"tensors", std::move(shapes)}}) +
                                     "\n"
                               : text);
}

} // namespace

void addEncodeCommand(CLI::App& program, Session& session) {
    auto options = std::make_shared<EncodeOptions>();
    CLI::App* command =
        addCommand(program, "encode", "Write what the model makes of images or texts as tensors",
                   "  clip-lad encode --model demo --image a.png b.png --out images.safetensors\n"
                   "  clip-lad encode --model demo --text \"a photo of a screw\" --out words.safetensors\n\n"
                   "For images, N first in each: image_embedding [N, E] as OpenCLIP's encode_image gives it, "
                   "dense [N, h, w, E]\n"
                   "(NACLIP) and stage1 … stage4 [N, h, w, C]; for texts text_embedding [N, E] as "
                   "encode_text gives it and\n"
                   "tokens [N, context]. Nothing is normalised.");
    options->model.addTo(*command, session, "demo");
    CLI::Option* image = command->add_option("--image", options->images, "Images")->type_name("FILE");
    CLI::Option* text = command->add_option("--text", options->texts, "Texts")->type_name("STRING");
    image->excludes(text);
    command
        ->add_option("--resolution", options->resolution,
                     "Side in px that images are squashed to; 0: 32 patches [0]")
        ->check(CLI::Range(0, 4096));
    command->add_option("--out", options->out, "File to write")->required()->type_name("FILE.safetensors");
    addJsonFlag(*command, session, "Names and shapes as JSON");
    command->callback([&session, options] {
        if (options->images.empty() && options->texts.empty())
            throw CLI::RequiredError("--image or --text");
        encode(*options, session);
    });
}

} // namespace cliplad::cli
