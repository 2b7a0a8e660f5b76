#pragma once

#include <algorithm>
#include <atomic>
#include <cctype>
#include <cmath>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <ATen/ATen.h>
#include <opencv2/imgproc.hpp>

#include "base/error.h"
#include "clip/backbone.h"

namespace cliplad::tests {

/// A backbone without weights that reads colours: for tests of everything above core/clip.
///
/// Dense features say how near a patch's mean colour is to each named colour; a text's embedding is that of
/// the last colour word in it ("red part", "a photo of the yellow cable", "wood"), so that pictures with
/// coloured discs are segmented correctly by words. Stages hold colour and texture of the patch, F_3 and F_4
/// smoothed over their neighbours. Words without a colour share one direction that no picture has.
///
/// Deterministic, thread-safe, and counts its calls.
class FakeBackbone : public Backbone {
public:
    static constexpr int kPatchSize =
        14; ///< px: 448 px give the 32×32 patches and 64×64 mask pixels of the paper

    explicit FakeBackbone(std::string sha256 = std::string(64, 'f')) {
        info_ = {.name = "fake colours",
                 .sha256 = std::move(sha256),
                 .precision = "fp32",
                 .patchSize = kPatchSize,
                 .embedDim = static_cast<int>(palette().size()) + 1,
                 .isDemo = false};
    }

    const BackboneInfo& info() const override { return info_; }

    Features encodeImage(const cv::Mat& rgb, int resolution,
                         const std::stop_token& stop = {}) const override {
        ++imagesEncoded;
        if (stop.stop_requested())
            throw Cancelled();
        if (rgb.empty() || rgb.type() != CV_8UC3)
            throw Error("the fake backbone expects an 8-bit RGB image");
        if (resolution <= 0 || resolution % kPatchSize != 0)
            throw Error("the resolution is not a multiple of the fake backbone's patch size");
        cv::Mat square, colour, texture;
        cv::resize(rgb, square, {resolution, resolution}, 0, 0, cv::INTER_AREA);
        square.convertTo(square, CV_32FC3, 1.0 / 255);
        const cv::Size grid(resolution / kPatchSize, resolution / kPatchSize);
        cv::resize(square, colour, grid, 0, 0, cv::INTER_AREA);
        cv::resize(square.mul(square), texture, grid, 0, 0, cv::INTER_AREA);
        texture = cv::max(texture - colour.mul(colour), cv::Scalar::all(0));
        cv::sqrt(texture, texture);

        Features features;
        for (int stage = 0; stage < 4; ++stage)
            features.stages[static_cast<std::size_t>(stage)] = stageOf(colour, texture, stage);
        features.dense = at::empty({grid.height, grid.width, info_.embedDim});
        float* out = features.dense.data_ptr<float>();
        for (int y = 0; y < grid.height; ++y)
            for (int x = 0; x < grid.width; ++x, out += info_.embedDim)
                writeEmbedding(colour.at<cv::Vec3f>(y, x), 0.05F, out);
        return features;
    }

    at::Tensor encodeTexts(std::span<const std::string> texts,
                           const std::stop_token& /*stop*/ = {}) const override {
        ++textCalls;
        textsEncoded += static_cast<int>(texts.size());
        at::Tensor embeddings = at::zeros({static_cast<std::int64_t>(texts.size()), info_.embedDim});
        float* out = embeddings.data_ptr<float>();
        for (const std::string& text : texts) {
            if (const cv::Vec3f* colour = lastColour(text))
                writeEmbedding(*colour, 0, out);
            else
                out[info_.embedDim - 1] = 1;
            out += info_.embedDim;
        }
        return embeddings / embeddings.norm(2, 1, true);
    }

    std::vector<std::string> unmetWords(std::span<const std::string> texts) const override {
        std::vector<std::string> found;
        for (const std::string& text : texts)
            for (const std::string& word : unmet)
                if (text.find(word) != std::string::npos)
                    found.push_back(word);
        return found;
    }

    std::vector<std::string> unmet; ///< words that it says it never met
    mutable std::atomic<int> imagesEncoded = 0;
    mutable std::atomic<int> textsEncoded = 0;
    mutable std::atomic<int> textCalls = 0; ///< in which they were encoded

    /// Colour of a word, RGB 0 … 255, to paint pictures with. Throws std::out_of_range for an unknown word.
    static cv::Scalar colourOf(const std::string& word) {
        const cv::Vec3f colour = palette().at(word) * 255;
        return {colour[0], colour[1], colour[2]};
    }

private:
    static const std::map<std::string, cv::Vec3f>& palette() {
        static const std::map<std::string, cv::Vec3f> colours = {
            {"black", {0.05F, 0.05F, 0.05F}}, {"blue", {0.1F, 0.2F, 0.85F}},
            {"cyan", {0.1F, 0.8F, 0.85F}},    {"green", {0.1F, 0.65F, 0.15F}},
            {"grey", {0.5F, 0.5F, 0.5F}},     {"orange", {0.95F, 0.55F, 0.1F}},
            {"pink", {0.95F, 0.55F, 0.75F}},  {"purple", {0.55F, 0.15F, 0.7F}},
            {"red", {0.85F, 0.1F, 0.1F}},     {"white", {0.95F, 0.95F, 0.95F}},
            {"wood", {0.55F, 0.4F, 0.25F}},   {"yellow", {0.95F, 0.9F, 0.15F}}};
        return colours;
    }

    static const cv::Vec3f* lastColour(std::string_view text) {
        const cv::Vec3f* found = nullptr;
        for (std::size_t begin = 0; begin < text.size();) {
            const auto isLetter = [](unsigned char c) { return std::isalpha(c) != 0; };
            const auto first =
                std::find_if(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(), isLetter);
            const auto last = std::find_if_not(first, text.end(), isLetter);
            std::string word(first, last);
            std::transform(word.begin(), word.end(), word.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            word = word == "gray" ? "grey" : word == "brown" ? "wood" : word;
            if (const auto entry = palette().find(word); entry != palette().end())
                found = &entry->second;
            begin = static_cast<std::size_t>(last - text.begin()) + 1;
        }
        return found;
    }

    void writeEmbedding(const cv::Vec3f& colour, float unnamed, float* out) const {
        constexpr float kSigma = 0.25F;
        for (const auto& [word, anchor] : palette()) {
            const cv::Vec3f offset = colour - anchor;
            *out++ = std::exp(-offset.dot(offset) / (2 * kSigma * kSigma));
        }
        *out = unnamed;
    }

    /// Colour relative to mid-grey, texture, and a constant that keeps grey patches off the origin.
    static at::Tensor stageOf(cv::Mat colour, cv::Mat texture, int stage) {
        if (stage >= 2) {
            const cv::Size window(2 * stage - 1, 2 * stage - 1);
            cv::blur(colour, colour, window, {-1, -1}, cv::BORDER_REPLICATE);
            cv::blur(texture, texture, window, {-1, -1}, cv::BORDER_REPLICATE);
        }
        constexpr int kChannels = 8;
        at::Tensor features = at::zeros({colour.rows, colour.cols, kChannels});
        float* out = features.data_ptr<float>();
        for (int y = 0; y < colour.rows; ++y)
            for (int x = 0; x < colour.cols; ++x, out += kChannels) {
                const cv::Vec3f c = colour.at<cv::Vec3f>(y, x), t = texture.at<cv::Vec3f>(y, x);
                for (int i = 0; i < 3; ++i) {
                    out[i] = c[i] - 0.5F;
                    out[3 + i] = 2 * t[i];
                }
                out[6] = 0.25F;
            }
        return features * static_cast<double>(stage + 1);
    }

    BackboneInfo info_;
};

} // namespace cliplad::tests
