#include "support/generated_backbone.h"

#include <cstdint>
#include <functional>
#include <vector>

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <opencv2/imgproc.hpp>

namespace cliplad::tests {
namespace {

constexpr int kChannels = 1024, kEmbedding = 768;

at::Tensor randomUnits(std::int64_t rows, std::int64_t columns, std::uint64_t seed) {
    at::Generator random = at::detail::createCPUGenerator(seed);
    const at::Tensor values = at::empty({rows, columns}).normal_(0, 1, random);
    return values / values.norm(2, 1, true);
}

} // namespace

GeneratedBackbone::GeneratedBackbone()
    : info_{.name = "generated",
            .sha256 = std::string(64, 'b'),
            .precision = "fp32",
            .patchSize = kPatchSize,
            .embedDim = kEmbedding}
    , kinds_{randomUnits(kKinds, kChannels, 1), randomUnits(kKinds, kChannels, 2),
             randomUnits(kKinds, kChannels, 3), randomUnits(kKinds, kChannels, 4)}
    , words_(randomUnits(kKinds, kEmbedding, 5)) {}

Features GeneratedBackbone::encodeImage(const cv::Mat& rgb, int resolution,
                                        const std::stop_token& /*stop*/) const {
    const int side = resolution / kPatchSize;
    cv::Mat kinds;
    cv::resize(rgb, kinds, {side, side}, 0, 0, cv::INTER_NEAREST);
    std::vector<std::int64_t> kindOf;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            kindOf.push_back(kinds.at<cv::Vec3b>(y, x)[2] % kKinds);
    const at::Tensor index = at::tensor(kindOf, at::kLong);
    at::Generator random = at::detail::createCPUGenerator(rgb.at<cv::Vec3b>(0, 0)[0]);
    const auto grid = [&](const at::Tensor& rows) {
        const at::Tensor noise = at::empty({side * side, rows.size(1)}).normal_(0, 0.01, random);
        return (rows.index_select(0, index) + noise).view({side, side, rows.size(1)});
    };
    return {.stages = {grid(kinds_[0]), grid(kinds_[1]), grid(kinds_[2]), grid(kinds_[3])},
            .dense = grid(words_)};
}

at::Tensor GeneratedBackbone::encodeTexts(std::span<const std::string> texts,
                                          const std::stop_token& /*stop*/) const {
    std::vector<at::Tensor> rows;
    for (const std::string& text : texts)
        rows.push_back(text.starts_with("kind ")
                           ? words_[std::stoi(text.substr(5)) % kKinds]
                           : randomUnits(1, kEmbedding, std::hash<std::string>()(text))[0]);
    return at::stack(rows);
}

cv::Mat photoOfKinds(int seed) {
    cv::Mat photo(448, 448, CV_8UC3, cv::Scalar::all(0));
    cv::RNG random(static_cast<std::uint64_t>(seed) + 1);
    for (int part = 0; part < 14; ++part) {
        const cv::Point centre(60 + 110 * (part % 4) + random.uniform(-6, 7),
                               60 + 110 * (part / 4) + random.uniform(-6, 7));
        cv::circle(photo, centre, 38, cv::Scalar(0, 0, 1 + part % (GeneratedBackbone::kKinds - 1)),
                   cv::FILLED);
    }
    photo.at<cv::Vec3b>(0, 0)[0] = static_cast<std::uint8_t>(seed);
    return photo;
}

Prompts promptsOfKinds(int labels) {
    Prompts prompts{.coarse = {{.name = "kind 1"}, {.name = "kind 0", .background = true}}, .fine = {}};
    for (int label = 1; label <= labels; ++label)
        prompts.fine.push_back(
            {.name = (label < GeneratedBackbone::kKinds ? "kind " : "other ") + std::to_string(label)});
    return prompts;
}

} // namespace cliplad::tests
