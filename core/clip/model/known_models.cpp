#include "clip/model/model_store.h"

#include <fmt/format.h>

namespace cliplad {
namespace {

/// A repository in OpenCLIP's layout. The hub gives no hash beforehand that could be checked here.
KnownModel ofHub(const std::string& name, const std::string& description, const std::string& repository) {
    const auto file = [&](const std::string& fileName) {
        return KnownModel::File{
            .name = fileName,
            .url = fmt::format("https://huggingface.co/{}/resolve/main/{}", repository, fileName),
            .sha256 = {}};
    };
    return {.name = name,
            .description = description,
            .files = {file("open_clip_config.json"), file("open_clip_pytorch_model.bin")}};
}

/// OpenAI puts the hash of each archive into its address.
KnownModel ofOpenAi(const std::string& name, const std::string& description, const std::string& sha256,
                    const std::string& fileName) {
    return {.name = name,
            .description = description,
            .files = {
                {.name = fileName,
                 .url = fmt::format("https://openaipublic.azureedge.net/clip/models/{}/{}", sha256, fileName),
                 .sha256 = sha256}}};
}

} // namespace

const std::vector<KnownModel>& knownModels() {
    static const std::vector<KnownModel> models = {
        ofHub("ViT-L-14-datacomp", "OpenCLIP ViT-L/14, DataComp-1B, 1.7 GB: the paper's model",
              "laion/CLIP-ViT-L-14-DataComp.XL-s13B-b90K"),
        ofHub("ViT-B-16-datacomp", "OpenCLIP ViT-B/16, DataComp-1B, 0.6 GB",
              "laion/CLIP-ViT-B-16-DataComp.XL-s13B-b90K"),
        ofHub("ViT-B-32-datacomp", "OpenCLIP ViT-B/32, DataComp-1B, 0.6 GB",
              "laion/CLIP-ViT-B-32-DataComp.XL-s13B-b90K"),
        ofOpenAi("ViT-B-32-openai", "OpenAI ViT-B/32, 0.3 GB",
                 "40d365715913c9da98579312b702a82c18be219cc2a73407c4526f58eba950af", "ViT-B-32.pt"),
        ofOpenAi("ViT-B-16-openai", "OpenAI ViT-B/16, 0.3 GB",
                 "5806e77cd80f8b59890b7e101eabd078d9fb84e6937f9e85e4ecb61988df416f", "ViT-B-16.pt"),
        ofOpenAi("ViT-L-14-openai", "OpenAI ViT-L/14, 0.9 GB",
                 "b8cca3fd41ae0c99ba7e8951adf17d267cdb84cd88be6f7c2e0eca1737a03836", "ViT-L-14.pt"),
        ofOpenAi("ViT-L-14-336-openai", "OpenAI ViT-L/14 at 336 px, 0.9 GB",
                 "3035c92b350959924f9f00213499208652fc7ea050643e8b385c2dac08641f02", "ViT-L-14-336px.pt"),
    };
    return models;
}

} // namespace cliplad
