#include "segmentation/part_mask.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>
#include <opencv2/imgproc.hpp>

#include "base/error.h"
#include "segmentation/dense_crf.h"
#include "segmentation/feature_grid.h"
#include "segmentation/pamr.h"

namespace cliplad {

namespace {

/// Cosine of every mask pixel to every fine label: [P, labels].
at::Tensor pixelSimilarities(const Regions& regions, const at::Tensor& dense, const LabelEmbeddings& fine,
                             const FineSettings& settings) {
    if (settings.unit == FineSettings::Unit::Patch || !settings.hasCoarseStage())
        return fine.similarity(dense.reshape({-1, dense.size(2)}));
    std::vector<std::int64_t> row;
    for (const std::uint8_t cluster : cv::Mat_<std::uint8_t>(regions.cluster))
        row.push_back(cluster == Regions::kIgnored ? 0 : cluster);
    return fine.similarity(regionEmbeddings(regions, dense)).index_select(0, at::tensor(row, at::kLong));
}

/// [H, W, 1 + labels]: where the coarse stage saw background, then the fine labels; [H, W, labels] without
/// it.
at::Tensor probabilities(const at::Tensor& similarity, const cv::Mat& taking, const FineSettings& settings) {
    const at::Tensor fine = at::softmax(similarity * settings.sharpness, 1);
    if (!settings.hasCoarseStage())
        return fine.reshape({taking.rows, taking.cols, -1});
    const at::Tensor inside =
        at::from_blob(taking.data, {taking.rows * taking.cols, 1}, at::TensorOptions().dtype(at::kByte))
            .ne(0);
    const at::Tensor outside =
        at::where(inside, at::full({1}, 1 - settings.coarseTrust), at::full({1}, settings.coarseTrust));
    return at::cat({outside, fine * (1 - outside)}, 1).reshape({taking.rows, taking.cols, -1});
}

at::Tensor refined(const at::Tensor& probability, const cv::Mat& photoRgb, const cv::Mat& ignored,
                   const FineSettings& settings) {
    if (photoRgb.empty() || photoRgb.type() != CV_8UC3)
        throw Error("refinement needs the photo as an 8-bit RGB image", "fine.refinement");
    const cv::Size grid(static_cast<int>(probability.size(1)), static_cast<int>(probability.size(0)));
    cv::Mat rgb;
    cv::resize(photoRgb, rgb, grid, 0, 0, cv::INTER_AREA);
    return settings.refinement == FineSettings::Refinement::DenseCrf
               ? denseCrf(probability, rgb, settings.crf, ignored)
               : pamr(probability, rgb, settings.pamr, ignored);
}

/// Winning fine label of every pixel, −1 for the coarse background: [P] int64.
at::Tensor winners(const at::Tensor& similarity, const cv::Mat& taking, const cv::Mat& counted,
                   const cv::Mat& photoRgb, const FineSettings& settings) {
    if (settings.refinement == FineSettings::Refinement::Off) {
        const at::Tensor inside =
            at::from_blob(taking.data, {taking.rows * taking.cols}, at::TensorOptions().dtype(at::kByte))
                .ne(0);
        return at::where(inside, similarity.argmax(1), at::full({1}, -1, at::kLong));
    }
    const at::Tensor belief =
        refined(probabilities(similarity, taking, settings), photoRgb, counted == 0, settings);
    return belief.flatten(0, 1).argmax(1) - (settings.hasCoarseStage() ? 1 : 0);
}

} // namespace

const SettingList<FineSettings>& FineSettings::settings() {
    static const SettingList<FineSettings> list = [] {
        SettingList<FineSettings> own = {
            choice("unit", &FineSettings::unit, "Label by",
                   "What takes a fine label: each patch, or each region as a whole where patches are noisy.",
                   {"patch", "region"}),
            choice("coarse-stage", &FineSettings::coarseStage, "Coarse stage",
                   "Only what the coarse stage took for foreground gets fine labels; off, every patch does, "
                   "whatever the clusters are. Automatic: off with the embedded demo model, otherwise on.",
                   {"automatic", "true", "false"}),
            choice("refinement", &FineSettings::refinement, "Refinement",
                   "Snaps the parts' edges to those of the photo: off, a dense CRF, or PAMR.",
                   {"off", "dense-crf", "pamr"}),
            number("sharpness", &FineSettings::sharpness, "Refinement sharpness",
                   "How sure refinement takes the labels to be; 100 is CLIP's own scale of similarities.",
                   {.min = 1, .max = 1000, .step = 1}),
            number(
                "coarse-trust", &FineSettings::coarseTrust, "Refinement trust",
                "Probability that refinement gives to the foreground of the coarse stage, where that is on.",
                {.min = 0.5, .max = 0.99, .step = 0.01}),
        };
        for (Setting<FineSettings>& setting :
             nested("crf-", &FineSettings::crf, DenseCrfSettings::settings()))
            own.push_back(std::move(setting));
        for (Setting<FineSettings>& setting : nested("pamr-", &FineSettings::pamr, PamrSettings::settings()))
            own.push_back(std::move(setting));
        return own;
    }();
    return list;
}

PartMask classifyParts(const CoarseMask& coarse, const Regions& regions, const at::Tensor& dense,
                       const LabelEmbeddings& fine, const std::vector<Label>& labels, const cv::Mat& photoRgb,
                       const FineSettings& settings) {
    const c10::NoGradGuard noGrad;
    requireFittingLabels("fine", labels, fine, dense);
    requireMaskOfGrid(coarse.foreground, dense);
    requireMaskOfGrid(regions.cluster, dense);
    const cv::Mat counted = regions.cluster != Regions::kIgnored;
    const cv::Mat taking = settings.hasCoarseStage() ? coarse.foreground & counted : counted;
    const at::Tensor similarity = pixelSimilarities(regions, dense, fine, settings).contiguous();
    const at::Tensor winner = winners(similarity, taking, counted, photoRgb, settings).contiguous();

    PartMask mask;
    mask.label = cv::Mat(counted.size(), CV_8U, cv::Scalar(0));
    mask.similarity = cv::Mat(counted.size(), CV_32F, cv::Scalar(0));
    const std::int64_t* label = winner.const_data_ptr<std::int64_t>();
    const float* cosine = similarity.const_data_ptr<float>();
    for (std::int64_t i = 0; i < winner.size(0); ++i, cosine += labels.size()) {
        if (label[i] < 0 || !counted.data[i] || labels[static_cast<std::size_t>(label[i])].background)
            continue;
        mask.label.data[i] = static_cast<std::uint8_t>(label[i] + 1);
        mask.similarity.ptr<float>()[i] = cosine[label[i]];
    }
    return mask;
}

} // namespace cliplad
