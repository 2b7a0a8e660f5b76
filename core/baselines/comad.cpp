#include "baselines/method.h"

#include <optional>

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include "baselines/backbones/dino.h"
#include "baselines/backbones/resnet.h"
#include "baselines/component_metrics.h"
#include "baselines/components.h"
#include "segmentation/regions.h"

namespace cliplad {
namespace {

/// ComAD (Liu et al. 2023, "Component-aware anomaly detection framework for adjustable and logical industrial
/// visual inspection"): the row of its component metrics, without the patch detector that the authors can
/// add.
///
/// Followed. Unsupervised segmentation: patches of DINO's ViT-S/8 at 224 px, a greedy coreset of each normal
/// image, k-means with 5 clusters, cosine maps of the centres less their mean. Filtering: clusters at three
/// corners are background, those with hardly any area are noise. Metrological features: area and colour, the
/// mean of (b/a)² in Lab, relative to the normal mean; kinds of connected pieces by their areas, counted in a
/// histogram. Score: the distance to the nearest normal images in areas and colours together, plus, for each
/// component, half that of its histogram by the square of its length.
///
/// Departures. Without DINO's weights the patches are CLIP's F_1 and F_2, as CLIP-LAD's own clusters. The
/// highest cosine decides, where the authors smooth by a DenseCRF and cut each map by Otsu's threshold times
/// a factor that makes normal areas vary least: that factor has no meaning for one shot. For few shots: a
/// tenth of each image's patches makes the coreset instead of a hundredth; the background is what reaches
/// corners on most shots, not on the first; kinds of pieces are chains of near areas, as DBSCAN's ten
/// neighbours are more than there are; the nearest shot counts, not the mean of five; areas and colours have
/// a floor, which keeps components of a few pixels quiet.
class ComAd final : public Method {
public:
    explicit ComAd(const MethodContext& context)
        : seed_(context.seed) {
        if (!context.weights.empty())
            dino_ = Dino::load(context.weights);
    }

    void learn(std::span<const MethodPhoto> shots, const JobContext& job) override {
        requireShots(shots, "comad");
        const c10::InferenceMode inference;
        std::vector<at::Tensor> grids;
        for (const MethodPhoto& shot : shots) {
            job.throwIfStopped();
            grids.push_back(patchesOf(shot));
        }
        components_ = Components::learn(grids, seed_, job);
        std::vector<cv::Mat> maps;
        for (const at::Tensor& grid : grids)
            maps.push_back(components_->map(grid));
        parts_ = partsAmong(maps);
        std::vector<std::vector<ComponentMetrics>> metrics;
        for (std::size_t shot = 0; shot < shots.size(); ++shot)
            metrics.push_back(measured(maps[shot], shots[shot].rgb, parts_));
        memory_.emplace(std::move(metrics));
    }

    MethodScore score(const MethodPhoto& photo, const std::stop_token& stop) const override {
        if (!memory_)
            throw notLearned("comad");
        JobContext{.stop = stop, .report = {}}.throwIfStopped();
        const c10::InferenceMode inference;
        const cv::Mat map = components_->map(patchesOf(photo));
        return {.score = memory_->distance(measured(map, photo.rgb, parts_))};
    }

private:
    at::Tensor patchesOf(const MethodPhoto& photo) const {
        if (dino_)
            return dino_->forward(imageNetInput(photo.rgb, dino_->side())).tokens;
        return clusterDescriptors(photo.features, {});
    }

    std::uint64_t seed_;
    std::optional<Dino> dino_;
    std::optional<Components> components_;
    std::vector<int> parts_;
    std::optional<ComponentMemory> memory_;
};

} // namespace

MethodInfo comAdMethod() {
    return {.name = "comad",
            .title = "ComAD",
            .summary = "components by clustering, their areas, colours and pieces",
            .ownBackbones = {"DINO ViT-S/8"},
            .make = [](const MethodContext& context) { return std::make_unique<ComAd>(context); }};
}

} // namespace cliplad
