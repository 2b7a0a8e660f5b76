#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "inspection/enrolment.h"
#include "support/synthetic_photo.h"

namespace cliplad::tests {

/// Coloured discs on wood, one per place of a grid: a product that FakeBackbone sees perfectly.
struct DiscPhoto {
    std::vector<std::string> discs = {"red", "red", "blue",
                                      "blue"}; ///< at up to nine places; "" leaves one empty
    std::uint64_t seed = 0;                    ///< moves each disc by a few pixels and adds a little noise
    cv::Rect scratch = {};                     ///< painted black
};

inline cv::Mat draw(const DiscPhoto& what) {
    cv::RNG random(what.seed * 7919 + 1);
    std::vector<Disc> discs;
    for (std::size_t i = 0; i < what.discs.size(); ++i) {
        const int column = static_cast<int>(i) % 3, row = static_cast<int>(i) / 3;
        const cv::Point centre(90 + 134 * column + random.uniform(-4, 5),
                               90 + 134 * row + random.uniform(-4, 5));
        if (!what.discs[i].empty())
            discs.push_back({centre, 56, what.discs[i]});
    }
    cv::Mat photo = photoOfDiscs("wood", discs);
    if (!what.scratch.empty())
        cv::rectangle(photo, what.scratch, FakeBackbone::colourOf("black"), cv::FILLED);
    cv::Mat noise(photo.size(), CV_16SC3), noisy;
    random.fill(noise, cv::RNG::NORMAL, cv::Scalar::all(0), cv::Scalar::all(2));
    photo.convertTo(noisy, CV_16SC3);
    cv::add(noisy, noise, noisy);
    noisy.convertTo(photo, CV_8UC3);
    return photo;
}

/// Writes a photo as PNG. @return its path
inline std::filesystem::path writePhoto(const cv::Mat& rgb, const std::filesystem::path& path) {
    cv::Mat bgr;
    cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
    cv::imwrite(path.string(), bgr);
    return path;
}

/// Writes `count` good photos of the product, seeds 1, 2, …
inline std::vector<std::filesystem::path> writeShots(const std::filesystem::path& folder, int count,
                                                     const DiscPhoto& like = {}) {
    std::vector<std::filesystem::path> paths;
    for (int i = 1; i <= count; ++i) {
        DiscPhoto photo = like;
        photo.seed = like.seed + static_cast<std::uint64_t>(i);
        paths.push_back(writePhoto(draw(photo), folder / ("shot" + std::to_string(photo.seed) + ".png")));
    }
    return paths;
}

inline Label label(std::string name, bool background = false) {
    return {.name = std::move(name), .synonyms = {}, .background = background, .colour = {}};
}

/// Words, and settings that make enrolment quick.
inline EnrolmentRequest discRequest(std::vector<std::filesystem::path> shots) {
    EnrolmentRequest request;
    request.name = "discs";
    request.prompts.coarse = {{"part", {"red part", "blue part"}, false, ""}, label("wood", true)};
    request.prompts.fine = {label("red disc"), label("blue disc"), label("wood", true)};
    request.settings.text.synonyms = TextSettings::SynonymPooling::Max;
    request.settings.text.templates = Templates::None;
    request.settings.clusters.count = 8;
    request.settings.clusters.restarts = 2;
    request.settings.patches.stage2 = request.settings.patches.stage4 = false;
    request.shots = std::move(shots);
    return request;
}

} // namespace cliplad::tests
