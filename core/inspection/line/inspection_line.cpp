#include "inspection/line/inspection_line.h"

#include <tuple>
#include <utility>

#include <ATen/ATen.h>
#include <fmt/format.h>

#include "base/sha256.h"
#include "clip/rows.h"
#include "inspection/photo_encoding.h"
#include "inspection/product/ignore_file.h"

namespace cliplad {
namespace {

/// All that masks depend on of labels beside their embeddings.
std::string backgroundFlags(const std::vector<Label>& labels) {
    std::string flags;
    for (const Label& label : labels)
        flags += label.background ? 'b' : 'f';
    return flags;
}

/// Names what a label's words give: of the label, what embedEach reads.
StepKey embeddingKey(const Label& label, TextSettings settings, const BackboneInfo& model) {
    settings.templates = label.templates.value_or(settings.templates);
    StepKeyBuilder key;
    key.add(model.sha256).add(model.configSha256).add(model.precision).addSettings(settings);
    if (label.synonyms.empty())
        key.add(label.name);
    for (const std::string& synonym : label.synonyms)
        key.add(synonym);
    return key.build(Step::EmbedText);
}

/// To be raised when the same photo and model give other features: kept ones of before are then not found.
constexpr std::int64_t kEncodingVersion = 6;

cv::Size maskSize(const Features& features) {
    return {static_cast<int>(2 * features.dense.size(1)), static_cast<int>(2 * features.dense.size(0))};
}

} // namespace

std::string hashPhoto(const cv::Mat& rgb) {
    const cv::Mat packed = rgb.isContinuous() ? rgb : rgb.clone();
    const auto bytes = std::as_bytes(std::span(packed.data, packed.total() * packed.elemSize()));
    return sha256(fmt::format("{}x{}/{}/{}", packed.cols, packed.rows, packed.type(), sha256(bytes)));
}

StepKey encodingKey(const std::string& photoHash, const BackboneInfo& model, int resolution, int tiles) {
    StepKeyBuilder key;
    key.add(kEncodingVersion).add(photoHash).add(model.sha256).add(model.configSha256);
    key.add(model.precision).add(resolution).add(tiles);
    return key.build(Step::EncodeImage);
}

void LineMemory::computeAll() const {
    centres.share();
    coarse.share();
    fine.share();
    counts.share();
    cues.share();
    patches.share();
    calibration.share();
}

InspectionLine::InspectionLine(Recipe recipe, const BackboneInfo& model, StepCache* cache, JobContext job)
    : recipe_(std::make_shared<const Recipe>(settledFor(model, std::move(recipe))))
    , cache_(cache)
    , job_(std::move(job)) {}

LineImage InspectionLine::encode(const Backbone& backbone, const cv::Mat& photoRgb,
                                 const std::string& photoHash) const {
    return encode(backbone, Lazy<cv::Mat>::of(photoRgb), photoHash);
}

LineImage InspectionLine::encode(const Backbone& backbone, Lazy<cv::Mat> photoRgb,
                                 const std::string& photoHash) const {
    const ImageSettings& settings = recipe_->settings.image;
    const int resolution = encodingResolution(settings, backbone.info());
    auto features = step<Features>(encodingKey(photoHash, backbone.info(), resolution, settings.tiles),
                                   [&backbone, photoRgb, settings, stop = job_.stop] {
                                       return encodePhoto(backbone, *photoRgb, settings, stop);
                                   });
    return {std::move(features), std::move(photoRgb), photoHash};
}

Lazy<at::Tensor> InspectionLine::describe(const LineImage& image) const {
    // Only what descriptors read is in the key and in what they are computed with: the cluster slider leaves
    // them.
    ClusterSettings settings;
    settings.stages = recipe_->settings.clusters.stages;
    settings.normalisation = recipe_->settings.clusters.normalisation;
    settings.interpolation = recipe_->settings.clusters.interpolation;
    StepKey key =
        StepKeyBuilder().add(image.features.key()).addSettings(settings).build(Step::DescribePatches);
    return step<at::Tensor>(std::move(key), [features = image.features, settings] {
        return clusterDescriptors(*features, settings);
    });
}

Lazy<at::Tensor> InspectionLine::upsample(const LineImage& image) const {
    const Upsampling upsampling = recipe_->settings.image.upsampling;
    StepKeyBuilder key;
    key.add(image.features.key()).add(static_cast<std::int64_t>(upsampling));
    return step<at::Tensor>(key.build(Step::UpsampleDense), [features = image.features, upsampling] {
        return upsampledDense(*features, upsampling);
    });
}

Lazy<IgnoreMask> InspectionLine::ignoreMask(const LineImage& image) const {
    StepKey key = StepKeyBuilder().add(ignoreRegionsYaml(recipe_->ignore)).build(Step::AssignRegions);
    return Lazy<IgnoreMask>(
        std::move(key), nullptr, [recipe = recipe_, features = image.features]() -> IgnoreMask {
            return recipe->ignore.empty() ? cv::Mat() : recipe->ignore.rasterise(maskSize(*features));
        });
}

LineWords InspectionLine::embed(const Backbone& backbone) const {
    const TextSettings& settings = recipe_->settings.text;
    // A step a label, but those of both lists that are not kept share one batch of the text tower.
    const auto missing = std::make_shared<std::vector<Label>>();
    const Lazy<std::vector<LabelEmbeddings>> batch({}, nullptr,
                                                   [&backbone, missing, settings, stop = job_.stop] {
                                                       return embedEach(backbone, *missing, settings, stop);
                                                   });
    const auto embedAll = [&](const std::vector<Label>& labels) {
        std::vector<Lazy<LabelEmbeddings>> perLabel;
        StepKeyBuilder all;
        for (const Label& label : labels) {
            StepKey key = embeddingKey(label, settings, backbone.info());
            all.add(key);
            // Held on to, as the cache may drop it before it is asked for.
            if (const auto kept = cache_ ? cache_->find<LabelEmbeddings>(key) : nullptr) {
                perLabel.push_back(Lazy<LabelEmbeddings>::of(*kept, std::move(key)));
                continue;
            }
            perLabel.push_back(step<LabelEmbeddings>(
                std::move(key), [batch, place = missing->size()] { return batch->at(place); }));
            missing->push_back(label);
        }
        return Lazy<LabelEmbeddings>(all.build(Step::EmbedText), nullptr, [perLabel] {
            std::vector<LabelEmbeddings> each;
            for (const auto& label : perLabel)
                each.push_back(*label);
            return joined(each);
        });
    };
    return {.coarse = embedAll(recipe_->prompts.coarse), .fine = embedAll(recipe_->prompts.fine)};
}

Lazy<KMeans> InspectionLine::gather(const std::vector<LineImage>& shots) const {
    // As in describe(): the count is not among what is read.
    const ClusterSettings& all = recipe_->settings.clusters;
    ClusterSettings settings;
    settings.restarts = all.restarts;
    settings.restartPoints = all.restartPoints;
    settings.maxIterations = all.maxIterations;
    settings.seed = all.seed;
    StepKeyBuilder key;
    key.addSettings(settings);
    std::vector<Lazy<at::Tensor>> descriptors;
    std::vector<Lazy<IgnoreMask>> ignore;
    for (const LineImage& shot : shots) {
        descriptors.push_back(describe(shot));
        ignore.push_back(ignoreMask(shot));
        key.add(descriptors.back().key()).add(ignore.back().key());
    }
    return step<KMeans>(key.build(Step::GatherPatches), [descriptors, ignore, settings] {
        std::vector<at::Tensor> patches;
        std::vector<IgnoreMask> masks;
        for (std::size_t i = 0; i < descriptors.size(); ++i) {
            patches.push_back(*descriptors[i]);
            masks.push_back(*ignore[i]);
        }
        return gatherPatches(patches, masks, settings);
    });
}

Lazy<at::Tensor> InspectionLine::learnCentres(const std::vector<LineImage>& shots) const {
    ClusterSettings settings = recipe_->settings.clusters;
    settings.speckAreaPx = ClusterSettings().speckAreaPx; // specks matter when regions are assigned, not here
    const auto patches = gather(shots);
    StepKeyBuilder key;
    key.addSettings(settings).add(patches.key());
    return step<at::Tensor>(key.build(Step::LearnClusters), [patches, settings, job = job_] {
        return learnClusters(*patches, settings, {.stop = job.stop, .report = {}});
    });
}

std::pair<Lazy<Regions>, Lazy<CoarseMask>>
InspectionLine::foreground(const LineImage& image, const LineMemory& memory, std::size_t member) const {
    const auto dense = upsample(image);
    const auto ignore = ignoreMask(image);
    StepKeyBuilder regionsKey;
    regionsKey.add(image.features.key())
        .add(memory.centres.key())
        .add(ignore.key())
        .add(static_cast<std::int64_t>(member))
        .addSettings(recipe_->settings.clusters);
    auto regions = step<Regions>(
        regionsKey.build(Step::AssignRegions),
        [=, clusters = recipe_->settings.clusters, centres = memory.centres, features = image.features] {
            return assignRegions(*features, centresOf(*centres, clusters, member), *ignore, clusters);
        });
    StepKeyBuilder coarseKey;
    coarseKey.add(regions.key())
        .add(dense.key())
        .add(memory.coarse.key())
        .add(backgroundFlags(recipe_->prompts.coarse));
    auto coarse = step<CoarseMask>(
        coarseKey.build(Step::FindForeground), [=, recipe = recipe_, embeddings = memory.coarse] {
            return findForeground(*regions, *dense, *embeddings, recipe->prompts.coarse);
        });
    return {std::move(regions), std::move(coarse)};
}

LineSegments InspectionLine::segment(const LineImage& image, const LineMemory& memory) const {
    const InspectionSettings& settings = recipe_->settings;
    LineSegments out;
    std::tie(out.regions, out.coarse) = foreground(image, memory, 0);
    if (const std::size_t members = clusterCounts(settings.clusters).size(); members > 1) {
        std::vector<Lazy<CoarseMask>> masks = {out.coarse};
        StepKeyBuilder key;
        key.add(out.coarse.key());
        for (std::size_t member = 1; member < members; ++member) {
            masks.push_back(foreground(image, memory, member).second);
            key.add(masks.back().key());
        }
        out.coarse = step<CoarseMask>(key.build(Step::FindForeground), [masks] {
            std::vector<CoarseMask> each;
            for (const auto& mask : masks)
                each.push_back(*mask);
            return majority(each);
        });
    }

    out.parts = classify(image, memory, out.regions, out.coarse);

    const int leastPiecePx = settings.histogram.leastPiecePx;
    out.counts =
        step<PartCounts>(StepKeyBuilder().add(out.parts.key()).add(leastPiecePx).build(Step::CountParts),
                         [=, parts = out.parts, recipe = recipe_] {
                             return countPieces(*parts, recipe->prompts.fine, leastPiecePx);
                         });
    out.cues = describeCues(image, out.parts);
    return out;
}

Lazy<PartMask> InspectionLine::classify(const LineImage& image, const LineMemory& memory,
                                        const Lazy<Regions>& regions, const Lazy<CoarseMask>& coarse) const {
    FineSettings settings = recipe_->settings.fine;
    const bool hasCoarseStage = settings.hasCoarseStage();
    if (!hasCoarseStage)
        settings.unit = FineSettings::Unit::Patch; // no region is looked at
    const bool refines = settings.refinement != FineSettings::Refinement::Off;
    const auto dense = upsample(image);
    const auto ignore = ignoreMask(image);
    StepKeyBuilder key;
    key.add(memory.fine.key()).add(backgroundFlags(recipe_->prompts.fine)).addSettings(settings);
    if (hasCoarseStage)
        key.add(coarse.key()); // which is of the regions, the features and the ignore mask
    else
        key.add(dense.key())
            .add(ignore.key())
            .add(memory.coarse.key())
            .add(backgroundFlags(recipe_->prompts.coarse));
    if (refines)
        key.add(image.photoHash);
    return step<PartMask>(key.build(Step::ClassifyParts), [=, recipe = recipe_, memory = memory] {
        const cv::Mat photoRgb = refines ? *image.photoRgb : cv::Mat();
        const LabelSet fine{recipe->prompts.fine, *memory.fine};
        if (hasCoarseStage)
            return classifyParts(*coarse, *regions, *dense, fine.embeddings, fine.labels, photoRgb, settings);
        const LabelSet all = withBackgroundOf(fine, {recipe->prompts.coarse, *memory.coarse});
        const cv::Size grid(static_cast<int>(dense->size(1)), static_cast<int>(dense->size(0)));
        return classifyParts({}, wholePhoto(grid, *ignore), *dense, all.embeddings, all.labels, photoRgb,
                             settings);
    });
}

Lazy<CueDescriptions> InspectionLine::describeCues(const LineImage& image,
                                                   const Lazy<PartMask>& parts) const {
    const CueSettings& settings = recipe_->settings.cues;
    if (!anyCue(settings))
        return Lazy<CueDescriptions>::of({});
    const int leastPiecePx = recipe_->settings.histogram.leastPiecePx;
    const auto dense = upsample(image);
    const auto ignore = ignoreMask(image);
    StepKeyBuilder key;
    key.add(parts.key()).add(dense.key()).add(ignore.key()).add(image.photoHash);
    key.add(leastPiecePx).addSettings(settings);
    return step<CueDescriptions>(key.build(Step::DescribeCues), [=, recipe = recipe_] {
        const CueSettings& cues = recipe->settings.cues;
        const cv::Mat photoRgb = readsPhoto(cues) ? *image.photoRgb : cv::Mat();
        return cliplad::describeCues({.parts = *parts,
                                      .pieces = findInstances(*parts, leastPiecePx),
                                      .dense = *dense,
                                      .features = *image.features,
                                      .ignore = *ignore,
                                      .photoRgb = photoRgb,
                                      .labelCount = static_cast<int>(recipe->prompts.fine.size())},
                                     cues);
    });
}

LineMemory InspectionLine::learn(const Backbone& backbone, const std::vector<LineImage>& shots,
                                 const std::vector<ValidationPhoto>& validation) const {
    LineMemory memory;
    memory.centres = learnCentres(shots);
    LineWords words = embed(backbone);
    memory.coarse = std::move(words.coarse);
    memory.fine = std::move(words.fine);
    memory.allPatches = remember(backbone, shots, memory);
    memory.patches = keepCoreset(shots, memory.allPatches);
    std::vector<Lazy<PartCounts>> perShot;
    std::vector<Lazy<CueDescriptions>> cues;
    StepKeyBuilder key, cuesKey;
    for (const LineImage& shot : shots) {
        const LineSegments segments = segment(shot, memory);
        perShot.push_back(segments.counts);
        cues.push_back(segments.cues);
        key.add(perShot.back().key());
        cuesKey.add(cues.back().key());
    }
    memory.cues = Lazy<std::vector<CueDescriptions>>(
        cuesKey.build(Step::DescribeCues), nullptr, [cues, isOn = anyCue(recipe_->settings.cues)] {
            std::vector<CueDescriptions> descriptions;
            for (std::size_t shot = 0; isOn && shot < cues.size(); ++shot)
                descriptions.push_back(*cues[shot]);
            return descriptions;
        });
    memory.counts = Lazy<std::vector<PartCounts>>(key.build(Step::CountParts), nullptr, [perShot] {
        std::vector<PartCounts> counts;
        for (const auto& shot : perShot)
            counts.push_back(*shot);
        return counts;
    });
    memory.sample = sampleNormals(backbone, shots, validation, memory);
    memory.calibration = calibration(memory);
    return memory;
}

Lazy<FusedScores> InspectionLine::score(const LineSegments& segments, const Lazy<AnomalyMap>& map,
                                        const LineMemory& memory) const {
    StepKeyBuilder key;
    key.add(segments.counts.key()).add(map.key()).add(memory.counts.key()).add(memory.calibration.key());
    key.add(segments.cues.key()).add(memory.cues.key());
    key.addSettings(recipe_->settings.histogram).addSettings(recipe_->settings.cues);
    key.addSettings(recipe_->settings.fusion);
    return step<FusedScores>(key.build(Step::Fuse), [=, recipe = recipe_] {
        FusedScores scored;
        scored.histogramDistance =
            compareHistogram(segments.counts->histogram, histogramsOf(*memory.counts),
                             recipe->settings.histogram, memory.calibration->labelWeights);
        const CueSettings& cues = recipe->settings.cues;
        scored.cues = compareCues(*segments.cues, *memory.cues, cues);
        scored.scores = {.logical = combinedDistance(scored.histogramDistance.score, scored.cues,
                                                     memory.calibration->cueScales, cues),
                         .structural = map->score,
                         .fused = 0};
        scored.scores.fused = fuse(scored.scores.logical, scored.scores.structural, *memory.calibration,
                                   recipe->settings.fusion);
        return scored;
    });
}

LineSimilarities InspectionLine::similarities(const LineImage& image, const LineMemory& memory) const {
    job_.throwIfStopped();
    const auto dense = upsample(image);
    const at::Tensor unit = unitRows(*dense);
    const auto rows = static_cast<int>(unit.size(0)), columns = static_cast<int>(unit.size(1));
    const auto maps = [&](const LabelEmbeddings& labels) {
        const at::Tensor cosines =
            labels.similarity(unit.reshape({-1, unit.size(2)})).t().contiguous(); // [labels, P]
        std::vector<cv::Mat> perLabel;
        for (std::int64_t i = 0; i < cosines.size(0); ++i)
            perLabel.push_back(cv::Mat(rows, columns, CV_32F, cosines[i].data_ptr<float>()).clone());
        return perLabel;
    };
    return {maps(*memory.coarse), maps(*memory.fine)};
}

Inspection InspectionLine::inspect(const LineImage& image, const LineMemory& memory) const {
    return inspect(image, segment(image, memory), memory);
}

Inspection InspectionLine::inspect(const LineImage& image, const LineSegments& segments,
                                   const LineMemory& memory) const {
    const auto map = compare(image, segments.parts, memory.patches, -1);
    const auto scored = score(segments, map, memory);
    Inspection result{.parts = *segments.parts,
                      .counts = *segments.counts,
                      .histogram = segments.counts->histogram,
                      .histogramDistance = scored->histogramDistance,
                      .cueDistances = scored->cues,
                      .anomalyMap = *map,
                      .scores = scored->scores,
                      .anomalous = false,
                      .threshold = recipe_->threshold.value_or(memory.calibration->threshold),
                      .explanation = {}};
    job_.throwIfStopped();
    if (cache_)
        cache_->countRun(Step::Decide);
    result.anomalous = result.scores.fused >= result.threshold;
    result.explanation = explain({.labels = recipe_->prompts.fine,
                                  .here = result.counts,
                                  .shots = *memory.counts,
                                  .difference = result.histogramDistance,
                                  .cues = result.cueDistances,
                                  .anomalyMap = result.anomalyMap,
                                  .scores = result.scores,
                                  .calibration = *memory.calibration,
                                  .threshold = result.threshold,
                                  .deviations = deviations(result.scores.logical, result.scores.structural,
                                                           *memory.calibration, recipe_->settings.fusion),
                                  .photo = image.photoRgb->size()});
    return result;
}

} // namespace cliplad
