#include "baselines/method.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include "anomaly/class_histogram.h"
#include "base/error.h"
#include "clip/label_embeddings.h"
#include "segmentation/instances.h"
#include "segmentation/part_mask.h"

namespace cliplad {
namespace {

/// NACLIP's masks (Hajimiri et al., "Pay attention to your neighbours", WACV 2025) with CLIP-LAD's logical
/// score: the row of the CLIP-LAD paper's ablation that has no coarse stage. Every patch takes its best label
/// among the fine ones and the coarse backgrounds; the class histogram is compared with the shots' by
/// equation 2.
///
/// Steps and settings are CLIP-LAD's own (dense features, text, equation 2), so that the two differ in the
/// coarse stage and in the structural score alone. NACLIP's pixel-adaptive refinement is off, as it is there
/// by default.
class Naclip final : public Method {
public:
    explicit Naclip(const MethodContext& context)
        : context_(context) {
        FineSettings& fine = context_.recipe.settings.fine;
        fine.unit = FineSettings::Unit::Patch;
        fine.coarseStage = false;
        fine.refinement = FineSettings::Refinement::Off;
    }

    void learn(std::span<const MethodPhoto> shots, const JobContext& job) override {
        const Prompts& prompts = context_.recipe.prompts;
        const TextSettings& text = context_.recipe.settings.text;
        if (shots.empty())
            throw Error("there are no shots to learn from", "naclip", "give one or more normal photos");
        labels_ = {prompts.fine, embedLabels(context_.clip, prompts.fine, text, job.stop)};
        if (!prompts.coarse.empty())
            labels_ = withBackgroundOf(
                labels_, {prompts.coarse, embedLabels(context_.clip, prompts.coarse, text, job.stop)});
        memory_.clear();
        for (const MethodPhoto& shot : shots) {
            job.throwIfStopped();
            memory_.push_back(histogramOf(shot));
        }
    }

    MethodScore score(const MethodPhoto& photo, const std::stop_token&) const override {
        if (memory_.empty())
            throw Error("has not learned a product", "naclip", "call learn first");
        const double logical =
            compareHistogram(histogramOf(photo), memory_, context_.recipe.settings.histogram).score;
        return {.score = logical, .logical = logical};
    }

private:
    ClassHistogram histogramOf(const MethodPhoto& photo) const {
        const c10::NoGradGuard noGrad;
        const InspectionSettings& settings = context_.recipe.settings;
        const at::Tensor dense = upsampledDense(photo.features, settings.image.upsampling);
        const PartMask mask = classifyParts({}, wholePhoto(dense), dense, labels_.embeddings, labels_.labels,
                                            photo.rgb, settings.fine);
        return countParts(mask, findInstances(mask, settings.histogram.leastPiecePx),
                          static_cast<int>(context_.recipe.prompts.fine.size()));
    }

    /// One region of all that is not ignored.
    Regions wholePhoto(const at::Tensor& dense) const {
        const cv::Size grid(static_cast<int>(dense.size(1)), static_cast<int>(dense.size(0)));
        Regions whole{.cluster = cv::Mat(grid, CV_8U, cv::Scalar(0)), .count = 1};
        if (!context_.recipe.ignore.empty())
            whole.cluster.setTo(Regions::kIgnored, context_.recipe.ignore.rasterise(grid));
        return whole;
    }

    MethodContext context_;
    LabelSet labels_; ///< the fine ones, then the coarse backgrounds
    std::vector<ClassHistogram> memory_;
};

} // namespace

MethodInfo naclipMethod() {
    return {.name = "naclip",
            .title = "NACLIP + histogram",
            .summary = "part masks without a coarse stage and their class histogram",
            .make = [](const MethodContext& context) { return std::make_unique<Naclip>(context); }};
}

} // namespace cliplad
