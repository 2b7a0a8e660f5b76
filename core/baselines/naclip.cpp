#include <optional>

#include "anomaly/class_histogram.h"
#include "baselines/method.h"
#include "baselines/naclip_masks.h"
#include "segmentation/instances.h"

namespace cliplad {
namespace {

/// NACLIP's masks (Hajimiri et al., "Pay attention to your neighbours", WACV 2025) with CLIP-LAD's logical
/// score: the row of the CLIP-LAD paper's ablation that has no coarse stage. The class histogram of the masks
/// is compared with the shots' by equation 2. Under `--preset paper` it differs from CLIP-LAD in the coarse
/// stage and in the structural score alone; what CLIP-LAD has beyond the paper it has not.
class Naclip final : public Method {
public:
    explicit Naclip(const MethodContext& context)
        : context_(context) {}

    void learn(std::span<const MethodPhoto> shots, const JobContext& job) override {
        requireShots(shots, "naclip");
        masks_.emplace(context_.clip, context_.recipe, job.stop);
        memory_.clear();
        for (const MethodPhoto& shot : shots) {
            job.throwIfStopped();
            memory_.push_back(histogramOf(shot));
        }
    }

    MethodScore score(const MethodPhoto& photo, const std::stop_token&) const override {
        if (memory_.empty())
            throw notLearned("naclip");
        const double logical =
            compareHistogram(histogramOf(photo), memory_, context_.recipe.settings.histogram).score;
        return {.score = logical, .logical = logical};
    }

private:
    ClassHistogram histogramOf(const MethodPhoto& photo) const {
        const PartMask mask = masks_->of(photo);
        return countParts(mask, findInstances(mask, context_.recipe.settings.histogram.leastPiecePx),
                          static_cast<int>(context_.recipe.prompts.fine.size()));
    }

    MethodContext context_;
    std::optional<NaclipMasks> masks_;
    std::vector<ClassHistogram> memory_;
};

} // namespace

MethodInfo naclipMethod() {
    return {.name = "naclip",
            .title = "NACLIP + histogram",
            .summary = "part masks without a coarse stage and their class histogram",
            .readsWords = true,
            .make = [](const MethodContext& context) { return std::make_unique<Naclip>(context); }};
}

} // namespace cliplad
