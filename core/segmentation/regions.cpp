#include "segmentation/regions.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>
#include <fmt/format.h>

#include "base/error.h"
#include "segmentation/centre_affinities.h"
#include "segmentation/feature_grid.h"
#include "segmentation/specks.h"

namespace cliplad {

namespace {

/// More patches than this teach nothing new: those of many shots are thinned evenly, which bounds memory.
constexpr std::int64_t kMaxPatches = 32768;

/// Rows of one shot that are not ignored, every `stride`-th of them.
at::Tensor patchesOf(const at::Tensor& descriptors, const IgnoreMask& ignore, std::int64_t stride) {
    const at::Tensor rows = descriptors.reshape({-1, descriptors.size(2)});
    if (ignore.empty() && stride == 1)
        return rows;
    std::vector<std::int64_t> kept;
    std::int64_t seen = 0;
    for (std::int64_t i = 0; i < rows.size(0); ++i)
        if (!isIgnored(ignore, i) && seen++ % stride == 0)
            kept.push_back(i);
    return rows.index_select(0, at::tensor(kept, at::kLong));
}

std::vector<at::Tensor> stagesOf(const Features& features, const ClusterSettings& settings) {
    return {features.stages.begin(), features.stages.begin() + std::clamp(settings.stages, 1, 4)};
}

std::int64_t channelsOf(const std::vector<at::Tensor>& stages) {
    return std::accumulate(stages.begin(), stages.end(), std::int64_t(0),
                           [](std::int64_t sum, const at::Tensor& stage) { return sum + stage.size(2); });
}

/// x·c of the descriptors x of stages that are normalised together, and centres of these stages alone.
/// @return [2h, 2w, N_c]
at::Tensor pixelProducts(const std::vector<at::Tensor>& stages, const at::Tensor& centres,
                         ClusterSettings::Interpolation interpolation) {
    const std::int64_t height = stages.front().size(0), width = stages.front().size(1);
    at::Tensor products = at::zeros({height * width, centres.size(0)});
    std::int64_t channel = 0;
    for (const at::Tensor& stage : stages) {
        const std::int64_t channels = stage.size(2);
        products += centreProducts({stage.reshape({-1, channels}).contiguous()},
                                   centres.narrow(1, channel, channels).contiguous());
        channel += channels;
    }
    products = products.view({height, width, -1});
    if (interpolation == ClusterSettings::Interpolation::Bilinear)
        return upsampledTwice(products) / upsampledLengths(stages);
    return (products / at::cat(stages, 2).norm(2, 2, true).clamp_min(1e-12))
        .repeat_interleave(2, 0)
        .repeat_interleave(2, 1);
}

/// x·c − ‖c‖²/2 of what clusterDescriptors() gives: [2h, 2w, N_c].
at::Tensor pixelAffinities(const std::vector<at::Tensor>& stages, const at::Tensor& centres,
                           const ClusterSettings& settings) {
    std::vector<std::vector<at::Tensor>> together;
    if (settings.normalisation == ClusterSettings::Normalisation::Joint)
        together = {stages};
    else
        for (const at::Tensor& stage : stages)
            together.push_back({stage});
    const double share = 1 / std::sqrt(static_cast<double>(together.size()));
    at::Tensor affinities = -0.5 * centres.square().sum(1);
    std::int64_t channel = 0;
    for (const std::vector<at::Tensor>& group : together) {
        const std::int64_t channels = channelsOf(group);
        affinities = affinities + share * pixelProducts(group, centres.narrow(1, channel, channels),
                                                        settings.interpolation);
        channel += channels;
    }
    return affinities;
}

} // namespace

const SettingList<ClusterSettings>& ClusterSettings::settings() {
    static const SettingList<ClusterSettings> list = {
        number("count", &ClusterSettings::count, "Clusters",
               "Kinds of surface the shots are divided into; too few blur the parts' edges, too many break "
               "them up.",
               {.min = 2, .max = 64, .step = 1, .unit = "clusters"}),
        number(
            "restarts", &ClusterSettings::restarts, "Restarts",
            "How often clustering starts anew; after 8 rounds the three tightest go on, and the best of them "
            "is kept.",
            {.min = 1, .max = 100}),
        number("restart-points", &ClusterSettings::restartPoints, "Patches for restarts",
               "The starts compete on a sample of so many patches; the best is then refined on all of them.",
               {.min = 256, .max = 32768, .step = 256, .unit = "patches"}),
        number(
            "max-iterations", &ClusterSettings::maxIterations, "Iterations at most",
            "After so many rounds, those on the sample included, clustering ends even where it still moves.",
            {.min = 1, .max = 1000}),
        number("seed", &ClusterSettings::seed, "Seed",
               "Start of the random numbers; the same seed, the same clusters.",
               {.min = 0, .max = 4294967295.0}),
        number("ensemble", &ClusterSettings::ensemble, "Ensemble",
               "Pairs of further cluster counts, a quarter fewer and more each; what most of them take for "
               "foreground is foreground. 0 is off.",
               {.min = 0, .max = 2, .step = 1, .unit = "pairs"}),
        number("stages", &ClusterSettings::stages, "Stages",
               "How many of the vision tower's four stages describe a patch, from the first on.",
               {.min = 1, .max = 4, .step = 1, .unit = "stages"}),
        choice(
            "normalisation", &ClusterSettings::normalisation, "Normalisation",
            "Whether the stages are brought to length 1 together, or each by itself so that all weigh alike.",
            {"joint", "stage"}),
        choice(
            "interpolation", &ClusterSettings::interpolation, "Interpolation",
            "How the stages come to the masks' finer grid: between patches, or each patch as a whole, with "
            "edges as coarse as the patches.",
            {"bilinear", "nearest"}),
        number("speck-area", &ClusterSettings::speckAreaPx, "Speck area",
               "Connected specks up to this size join what surrounds them; 0 keeps them all.",
               {.min = 0, .max = 1000, .step = 1, .unit = "mask px"}),
    };
    return list;
}

std::vector<int> clusterCounts(const ClusterSettings& settings) {
    std::vector<int> counts = {settings.count};
    for (int pair = 1; pair <= settings.ensemble; ++pair) {
        const int step = std::max(1, settings.count * pair / 4);
        counts.push_back(std::max(2, settings.count - step));
        counts.push_back(settings.count + step);
    }
    return counts;
}

at::Tensor clusterDescriptors(const Features& features, const ClusterSettings& settings) {
    const c10::NoGradGuard noGrad;
    std::vector<at::Tensor> stages = stagesOf(features, settings);
    const auto unit = [&](const std::vector<at::Tensor>& grids) {
        if (settings.interpolation == ClusterSettings::Interpolation::Bilinear)
            return unitUpsampledTwice(grids);
        at::Tensor pixels = at::cat(grids, 2);
        normalisePixels(pixels);
        return pixels.repeat_interleave(2, 0).repeat_interleave(2, 1);
    };
    if (settings.normalisation == ClusterSettings::Normalisation::Joint)
        return unit(stages);
    for (at::Tensor& stage : stages)
        stage = unit({stage});
    return at::cat(stages, 2).div_(std::sqrt(static_cast<double>(stages.size())));
}

KMeans gatherPatches(const std::vector<at::Tensor>& descriptors, const std::vector<IgnoreMask>& ignore,
                     const ClusterSettings& settings) {
    const c10::NoGradGuard noGrad;
    if (descriptors.empty())
        throw Error("there are no shots to learn clusters from", {}, "add at least one normal image");
    if (!ignore.empty() && ignore.size() != descriptors.size())
        throw Error(fmt::format("{} ignore masks for {} shots", ignore.size(), descriptors.size()));
    std::int64_t total = 0;
    for (std::size_t i = 0; i < descriptors.size(); ++i) {
        total += descriptors[i].size(0) * descriptors[i].size(1);
        if (!ignore.empty())
            requireMaskOfGrid(ignore[i], descriptors[i]);
    }
    const std::int64_t stride = (total + kMaxPatches - 1) / kMaxPatches;
    std::vector<at::Tensor> patches;
    for (std::size_t i = 0; i < descriptors.size(); ++i)
        patches.push_back(patchesOf(descriptors[i], ignore.empty() ? IgnoreMask() : ignore[i], stride));
    return KMeans(std::move(patches), {.restarts = settings.restarts,
                                       .maxIterations = settings.maxIterations,
                                       .seed = settings.seed,
                                       .restartPoints = settings.restartPoints});
}

at::Tensor learnClusters(const KMeans& patches, const ClusterSettings& settings, const JobContext& job) {
    const c10::NoGradGuard noGrad;
    std::vector<at::Tensor> centres;
    for (const int count : clusterCounts(settings))
        centres.push_back(patches.centres(count, job));
    return centres.size() == 1 ? centres.front() : at::cat(centres);
}

at::Tensor centresOf(const at::Tensor& centres, const ClusterSettings& settings, std::size_t member) {
    const std::vector<int> counts = clusterCounts(settings);
    const std::int64_t begin = std::accumulate(
        counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(member), std::int64_t(0));
    return centres.narrow(0, begin, counts.at(member));
}

Regions wholePhoto(cv::Size grid, const IgnoreMask& ignore) {
    Regions whole{.cluster = cv::Mat(grid, CV_8U, cv::Scalar(0)), .count = 1};
    if (!ignore.empty())
        whole.cluster.setTo(Regions::kIgnored, ignore);
    return whole;
}

Regions assignRegions(const Features& features, const at::Tensor& centres, const IgnoreMask& ignore,
                      const ClusterSettings& settings) {
    const c10::NoGradGuard noGrad;
    const std::vector<at::Tensor> stages = stagesOf(features, settings);
    if (centres.size(0) == 0)
        throw Error("there are no cluster centres", "clusters", "learn the clusters again");
    if (const std::int64_t channels = channelsOf(stages); centres.size(1) != channels)
        throw Error(fmt::format("cluster centres have {} dimensions, the image's patches {}", centres.size(1),
                                channels),
                    "clusters", "learn the clusters again with this model and these stages");
    requireMaskOfGrid(ignore, at::empty({2 * stages.front().size(0), 2 * stages.front().size(1)}));
    const at::Tensor affinities = pixelAffinities(stages, centres, settings);
    const at::Tensor nearest = nearestCentres(affinities.reshape({-1, centres.size(0)}));
    const std::int64_t* cluster = nearest.const_data_ptr<std::int64_t>();
    Regions regions;
    regions.count = static_cast<int>(centres.size(0));
    regions.cluster.create(static_cast<int>(affinities.size(0)), static_cast<int>(affinities.size(1)), CV_8U);
    for (std::int64_t i = 0; i < nearest.size(0); ++i)
        regions.cluster.data[i] =
            isIgnored(ignore, i) ? Regions::kIgnored : static_cast<std::uint8_t>(cluster[i]);
    joinSpecks(regions.cluster, settings.speckAreaPx, Regions::kIgnored);
    return regions;
}

} // namespace cliplad
