#include "benchmark/pictures/benchmark_pictures.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/sha256.h"
#include "benchmark/pictures/cluster_curve.h"
#include "benchmark/pictures/mask_pictures.h"
#include "benchmark/pictures/picture_file.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

constexpr int kVersion = 1;                 ///< of how pictures are drawn: others are made anew
constexpr std::size_t kClusteredPhotos = 2; ///< with several numbers of clusters each
constexpr auto kCurveName = "cluster-counts";

/// A picture of a product that is to be there.
struct PlannedPicture {
    BenchmarkPicture words = {}; ///< without the picture
    std::string madeWith = {};
    cv::Mat (*draw)(const MaskSource&, PhotoStore&, const JobContext&) = nullptr;
    MaskSource source;
};

/// The draw that is learned from: the most shots that the product has images for, of the first seed.
FewShotSplit drawOf(const BenchmarkPlan& plan, const BenchmarkSet& set) {
    std::vector<int> shots = plan.shots;
    std::sort(shots.rbegin(), shots.rend());
    for (std::size_t i = 0; i + 1 < shots.size(); ++i)
        try {
            return drawShots(set, shots[i], plan.seeds.front());
        } catch (const Error&) { // fewer may do
            continue;
        }
    return drawShots(set, shots.back(), plan.seeds.front());
}

std::string madeWith(const MaskSource& source) {
    return fmt::format("drawing {}, {}", kVersion,
                       madeWith(contender("clip-lad"), source.set,
                                {.shots = source.shots, .test = source.photos}, source.clip.info(),
                                source.resolution));
}

std::vector<PlannedPicture> plannedPictures(const BenchmarkPlan& plan, const ClipModel& clip,
                                            const BenchmarkSet& set) {
    const FewShotSplit split = drawOf(plan, set);
    const MaskSource masks{.set = set,
                           .clip = clip,
                           .resolution = plan.resolution,
                           .shots = split.shots,
                           .photos = photosToShow(split.test)};
    MaskSource clusters = masks;
    clusters.photos.resize(std::min(clusters.photos.size(), kClusteredPhotos));
    const std::string& product = set.dataSet.name;
    std::string fileName = product;
    std::replace(fileName.begin(), fileName.end(), '/', '.');
    const std::string learned =
        fmt::format("Learned from {}.", shotsText(static_cast<int>(split.shots.size())));
    return {
        {.words = {.name = "masks." + fileName,
                   .title = fmt::format("Masks: {}", product),
                   .note = fmt::format("NACLIP labels each patch by itself; CLIP-LAD finds the foreground "
                                       "(coarse) and then its parts (fine), where its coarse stage is on. "
                                       "Each mask as it is, pixel by pixel. {} Figure 3 of the paper.",
                                       learned)},
         .madeWith = madeWith(masks),
         .draw = maskPicture,
         .source = masks},
        {.words = {.name = "clusters." + fileName,
                   .title = fmt::format("Fewer and more clusters: {}", product),
                   .note = fmt::format("Coarse masks with the edges between clusters: too few blur the "
                                       "edges of parts, too many break the foreground up. {} "
                                       "Figure 5 of the paper.",
                                       learned)},
         .madeWith = madeWith(clusters),
         .draw = clusteringPicture,
         .source = clusters}};
}

/// Calls `use` with what is to be there of each product; one with several kinds in one has no pictures.
void forEachProduct(const BenchmarkPlan& plan, const ClipModel& clip,
                    const std::function<void(std::size_t index, const std::vector<PlannedPicture>&)>& use,
                    const Notice& notice) {
    for (std::size_t i = 0; i < plan.sets.size(); ++i) {
        const BenchmarkSet& set = plan.sets[i];
        if (!set.subTypes.empty() || !set.hasWords)
            continue;
        std::optional<std::vector<PlannedPicture>> pictures;
        try {
            pictures = plannedPictures(plan, clip, set);
        } catch (const Error& error) {
            notice(fmt::format("no masks are drawn of {}: {}", set.dataSet.name, error.problem()));
        }
        if (pictures)
            use(i, *pictures);
    }
}

std::optional<BenchmarkPicture>
clusterCurve(const BenchmarkPlan& plan, const std::vector<Experiment>& experiments, const fs::path& folder) {
    std::map<std::string, int> chosen;
    for (const BenchmarkSet& set : plan.sets)
        chosen[set.dataSet.name] = set.recipe.settings.clusters.count;
    const cv::Mat drawn = clusterPicture(experiments, chosen);
    if (drawn.empty())
        return std::nullopt;
    BenchmarkPicture picture{.name = kCurveName,
                             .title = "Number of clusters",
                             .note =
                                 "Image AUROC of CLIP-LAD, the coarse stage on, by number of clusters; the "
                                 "band is one deviation over seeds. Figure 4 of the paper.",
                             .png = pngOf(drawn)};
    const std::string how = sha256(picture.png);
    if (!findPicture(folder, picture.name, how))
        writePicture(folder, picture, how);
    return picture;
}

} // namespace

void makeMaskPictures(const BenchmarkPlan& plan, const ClipModel& clip, const fs::path& folder,
                      const JobContext& job, const Notice& notice) {
    const auto shards = static_cast<std::size_t>(plan.shards), shard = static_cast<std::size_t>(plan.shard);
    forEachProduct(
        plan, clip,
        [&](std::size_t index, const std::vector<PlannedPicture>& pictures) {
            if (index % shards != shard)
                return;
            PhotoStore store(clip, plan.resolution, plan.photoBytes);
            for (const PlannedPicture& picture : pictures) {
                if (findPicture(folder, picture.words.name, picture.madeWith))
                    continue;
                job.throwIfStopped();
                job.progress(static_cast<std::int64_t>(index), static_cast<std::int64_t>(plan.sets.size()),
                             "drawing masks of " + plan.sets[index].dataSet.name);
                BenchmarkPicture drawn = picture.words;
                try {
                    drawn.png = pngOf(picture.draw(picture.source, store, job));
                } catch (const Error& error) { // such as a photo that cannot be read
                    notice(fmt::format("there is no picture '{}': {}", picture.words.title, error.what()));
                    continue;
                }
                writePicture(folder, drawn, picture.madeWith);
            }
        },
        notice);
}

std::vector<BenchmarkPicture> benchmarkPictures(const BenchmarkPlan& plan, const ClipModel& clip,
                                                const std::vector<Experiment>& experiments,
                                                const fs::path& folder) {
    std::vector<BenchmarkPicture> pictures;
    if (auto curve = clusterCurve(plan, experiments, folder))
        pictures.push_back(std::move(*curve));
    forEachProduct(
        plan, clip,
        [&](std::size_t, const std::vector<PlannedPicture>& planned) {
            for (const PlannedPicture& picture : planned)
                if (auto found = findPicture(folder, picture.words.name, picture.madeWith))
                    pictures.push_back(std::move(*found));
        },
        [](const std::string&) {});
    return pictures;
}

} // namespace cliplad
