#include "inspection/product/memory_file.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <span>
#include <utility>

#include <ATen/ATen.h>
#include <fmt/format.h>

#include "base/sha256.h"
#include "clip/checkpoint/safetensors.h"
#include "inspection/line/step_cache.h"
#include "inspection/product/ignore_file.h"
#include "inspection/product/product_file.h"

namespace cliplad {
namespace {

/// Raised when a step's arithmetic changes, so that memories of earlier versions are learned again.
constexpr int kMemoryVersion = 10;

/// Distances of patches are far below it.
constexpr double kMaxScore = 1e9;

/// @param general what holds for labels without templates of their own
void addLabels(StepKeyBuilder& key, const std::vector<Label>& labels, Templates general) {
    key.add(static_cast<std::int64_t>(labels.size()));
    for (const Label& label : labels) {
        key.add(label.background ? "background" : "part");
        key.add(static_cast<std::int64_t>(label.synonyms.size()));
        if (label.synonyms.empty())
            key.add(label.name);
        for (const std::string& synonym : label.synonyms)
            key.add(synonym);
        // Else the key is that of memories written before there were any.
        if (const auto templates = label.templates.value_or(general); templates != general)
            key.add(fmt::format("templates {}", static_cast<int>(templates)));
    }
}

at::Tensor toTensor(const std::vector<std::int64_t>& values, std::int64_t columns) {
    return at::tensor(values, at::kLong)
        .reshape({static_cast<std::int64_t>(values.size()) / columns, columns});
}

/// `name`.areas and `name`.components, [images, labels] each.
TensorMap histogramTensors(const std::string& name, const std::vector<ClassHistogram>& histograms,
                           std::size_t labels) {
    std::vector<std::int64_t> areas, components;
    for (const ClassHistogram& histogram : histograms) {
        areas.insert(areas.end(), histogram.areaPx.begin(), histogram.areaPx.end());
        components.insert(components.end(), histogram.components.begin(), histogram.components.end());
    }
    const auto columns = static_cast<std::int64_t>(labels);
    return {{name + ".areas", toTensor(areas, columns)},
            {name + ".components", toTensor(components, columns)}};
}

/// Pieces as rows of shot, label, area.
at::Tensor pieceTensor(const std::vector<PartCounts>& counts) {
    std::vector<std::int64_t> values;
    for (std::size_t shot = 0; shot < counts.size(); ++shot)
        for (std::size_t label = 0; label < counts[shot].pieceAreasPx.size(); ++label)
            for (const int area : counts[shot].pieceAreasPx[label])
                values.insert(values.end(),
                              {static_cast<std::int64_t>(shot), static_cast<std::int64_t>(label), area});
    return toTensor(values, 3);
}

TensorMap embeddingTensors(const std::string& name, const LabelEmbeddings& embeddings) {
    const std::vector<std::int64_t> rows(embeddings.labelOfRow.begin(), embeddings.labelOfRow.end());
    return {{name + ".vectors", embeddings.vectors}, {name + ".label_of_row", at::tensor(rows, at::kLong)}};
}

/// Takes tensors out of a checked file; every accessor throws Error unless type and shape are as expected.
class MemoryReader {
public:
    MemoryReader(const TensorMap& tensors, std::string where)
        : tensors_(tensors)
        , where_(std::move(where)) {}

    /// A copy: the mapped file may be replaced or cut while the product is in use. −1: any size.
    at::Tensor get(const std::string& name, at::ScalarType type, std::vector<std::int64_t> shape) const {
        const auto found = tensors_.find(name);
        if (found == tensors_.end())
            throw Error(fmt::format("lacks the tensor '{}'", name), where_);
        const at::Tensor& tensor = found->second;
        const auto sizes = tensor.sizes();
        const bool fits =
            tensor.scalar_type() == type &&
            std::equal(sizes.begin(), sizes.end(), shape.begin(), shape.end(),
                       [](std::int64_t is, std::int64_t wanted) { return wanted < 0 || is == wanted; });
        if (!fits)
            throw Error(fmt::format("the tensor '{}' has another shape or type than its product needs", name),
                        where_);
        return tensor.clone().contiguous();
    }

    std::vector<std::int64_t> integers(const std::string& name, std::vector<std::int64_t> shape,
                                       std::int64_t min, std::int64_t max) const {
        const at::Tensor tensor = get(name, at::kLong, std::move(shape));
        const auto* data = tensor.data_ptr<std::int64_t>();
        std::vector<std::int64_t> values(data, data + tensor.numel());
        if (std::any_of(values.begin(), values.end(), [&](auto v) { return v < min || v > max; }))
            throw Error(fmt::format("the tensor '{}' holds values out of range", name), where_);
        return values;
    }

    LabelEmbeddings embeddings(const std::string& name, std::size_t labels, std::int64_t dimensions) const {
        LabelEmbeddings result;
        result.vectors = get(name + ".vectors", at::kFloat, {-1, dimensions});
        const auto rows = integers(name + ".label_of_row", {result.vectors.size(0)}, 0,
                                   static_cast<std::int64_t>(labels) - 1);
        result.labelOfRow.assign(rows.begin(), rows.end());
        if (!std::is_sorted(rows.begin(), rows.end()))
            throw Error(fmt::format("the rows of '{}' are not in the labels' order", name), where_);
        for (std::size_t label = 0; label < labels; ++label)
            if (std::find(rows.begin(), rows.end(), static_cast<std::int64_t>(label)) == rows.end())
                throw Error(fmt::format("'{}' has no row for label {}", name, label + 1), where_);
        return result;
    }

    std::vector<ClassHistogram> histograms(const std::string& name, std::int64_t rows,
                                           std::size_t labels) const {
        const auto columns = static_cast<std::int64_t>(labels);
        const auto areas = integers(name + ".areas", {rows, columns}, 0, kMaxAreaPx);
        const auto components = integers(name + ".components", {rows, columns}, 0, kMaxAreaPx);
        std::vector<ClassHistogram> result(static_cast<std::size_t>(rows));
        for (std::size_t i = 0; i < areas.size(); ++i) {
            result[i / labels].areaPx.push_back(static_cast<int>(areas[i]));
            result[i / labels].components.push_back(static_cast<int>(components[i]));
        }
        return result;
    }

    static constexpr std::int64_t kMaxAreaPx = 1 << 24;

private:
    const TensorMap& tensors_;
    std::string where_;
};

std::vector<PartCounts> readCounts(const MemoryReader& reader, std::size_t shots, std::size_t labels) {
    std::vector<PartCounts> counts;
    for (ClassHistogram& histogram : reader.histograms("shots", static_cast<std::int64_t>(shots), labels))
        counts.push_back({std::move(histogram), std::vector<std::vector<int>>(labels)});
    const auto pieces = reader.integers("pieces", {-1, 3}, 0, MemoryReader::kMaxAreaPx);
    for (std::size_t i = 0; i + 2 < pieces.size(); i += 3)
        counts.at(static_cast<std::size_t>(pieces[i]))
            .pieceAreasPx.at(static_cast<std::size_t>(pieces[i + 1]))
            .push_back(static_cast<int>(pieces[i + 2]));
    return counts;
}

/// @param grid patches across a photo
PatchMemory readPatches(const MemoryReader& reader, std::size_t shots, int grid,
                        const PatchMemorySettings& settings) {
    PatchMemory patches;
    patches.origin = reader.get("patches.origin", at::kInt, {-1, 3});
    if (patches.origin.size(0) == 0 || patches.origin.min().item<int>() < 0 ||
        patches.origin.select(1, 0).max().item<int>() >= static_cast<int>(shots))
        throw Error("the patch memory names shots that are not there");
    if (patches.origin.slice(1, 1).max().item<int>() >= grid)
        throw Error("the patch memory names patches beyond its photos");
    const std::array<bool, 4> takesPart = {settings.stage1, settings.stage2, settings.stage3,
                                           settings.stage4};
    std::int64_t channels = -1; // the same at every level, as all are of one residual stream
    for (std::size_t level = 0; level < patches.levels.size(); ++level)
        if (takesPart[level]) {
            patches.levels[level] = reader.get(fmt::format("patches.level{}", level + 1), at::kFloat,
                                               {patches.origin.size(0), channels});
            channels = patches.levels[level].size(1);
        }
    if (settings.partAware)
        patches.label = reader.get("patches.label", at::kInt, {patches.origin.size(0)});
    const at::Tensor scale = reader.get("patches.scale", at::kDouble, {4});
    std::copy_n(scale.data_ptr<double>(), patches.scale.size(), patches.scale.begin());
    if (scale.min().item<double>() <= 0)
        throw Error("the patch memory's scales are not positive");
    layOutRows(patches, settings);
    return patches;
}

/// [N_c, ΣC] with as many channels as the stages have together that the patch memory shows one of.
at::Tensor readCentres(const MemoryReader& reader, const PatchMemory& patches,
                       const InspectionSettings& settings) {
    const int scales = patchScales(settings.patches);
    std::int64_t channels = -1;
    for (const at::Tensor& level : patches.levels)
        if (level.defined())
            channels = settings.clusters.stages * level.size(1) / scales;
    if (channels == 0)
        throw Error("the patch memory has no channels");
    const std::vector<int> counts = clusterCounts(settings.clusters);
    return reader.get("centres", at::kFloat, {std::accumulate(counts.begin(), counts.end(), 0), channels});
}

std::vector<NormalImage> readSample(const MemoryReader& reader, std::size_t shots, std::size_t labels) {
    const at::Tensor structural = reader.get("sample.structural", at::kDouble, {-1});
    const std::int64_t size = structural.size(0);
    const auto kinds = reader.integers("sample.kind", {size}, 0, static_cast<int>(NormalImage::Kind::Copy));
    const auto shot = reader.integers("sample.shot", {size}, -1, static_cast<std::int64_t>(shots) - 1);
    const at::Tensor cues = reader.get("sample.cues", at::kDouble, {size, kCueCount});
    auto histograms = reader.histograms("sample", size, labels);
    std::vector<NormalImage> sample;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const auto kind = static_cast<NormalImage::Kind>(kinds[i]);
        const double score = structural.data_ptr<double>()[i];
        if (score < 0 || score > kMaxScore)
            throw Error("the calibration's sample holds scores out of range");
        if (kind == NormalImage::Kind::LeftOut && (shot[i] < 0 || shots < 2))
            throw Error("the calibration's sample leaves out a shot that is not there");
        CueDistances distances{};
        std::copy_n(cues.data_ptr<double>() + i * kCueCount, kCueCount, distances.begin());
        if (std::any_of(distances.begin(), distances.end(), [](double d) { return d < 0 || d > kMaxScore; }))
            throw Error("the calibration's sample holds distances out of range");
        sample.push_back({kind, static_cast<int>(shot[i]), std::move(histograms[i]), score, distances});
    }
    if (sample.empty())
        throw Error("the calibration's sample is empty");
    return sample;
}

/// "cues.layout.2": what a cue says of the third shot.
std::string cueTensorName(const Cue& cue, std::size_t shot) {
    return fmt::format("cues.{}.{}", cue.name, shot);
}

TensorMap cueTensors(const std::vector<CueDescriptions>& shots) {
    TensorMap tensors;
    for (std::size_t shot = 0; shot < shots.size(); ++shot)
        for (std::size_t i = 0; i < kCueCount; ++i)
            if (shots[shot][i].defined())
                tensors[cueTensorName(cues()[i], shot)] = shots[shot][i];
    return tensors;
}

/// Whether they have the shapes of an image's is seen when they are compared.
std::vector<CueDescriptions> readCues(const MemoryReader& reader, std::size_t shots,
                                      const CueSettings& settings) {
    std::vector<CueDescriptions> all(anyCue(settings) ? shots : 0);
    for (std::size_t shot = 0; shot < all.size(); ++shot)
        for (std::size_t i = 0; i < kCueCount; ++i)
            if (settings.*cues()[i].weight > 0)
                all[shot][i] = reader.get(cueTensorName(cues()[i], shot), at::kFloat, {-1, -1});
    return all;
}

TensorMap sampleTensors(const std::vector<NormalImage>& sample, std::size_t labels) {
    std::vector<std::int64_t> kinds, shots;
    std::vector<double> structural, cues;
    std::vector<ClassHistogram> histograms;
    for (const NormalImage& image : sample) {
        kinds.push_back(static_cast<std::int64_t>(image.kind));
        shots.push_back(image.shot);
        structural.push_back(image.structural);
        histograms.push_back(image.histogram);
        cues.insert(cues.end(), image.cues.begin(), image.cues.end());
    }
    TensorMap tensors = histogramTensors("sample", histograms, labels);
    tensors["sample.kind"] = at::tensor(kinds, at::kLong);
    tensors["sample.shot"] = at::tensor(shots, at::kLong);
    tensors["sample.structural"] = at::tensor(structural, at::kDouble);
    tensors["sample.cues"] =
        at::tensor(cues, at::kDouble).reshape({static_cast<std::int64_t>(sample.size()), kCueCount});
    return tensors;
}

/// Of all names and bytes.
std::string contentHash(const TensorMap& tensors) {
    std::string hashes;
    for (const auto& [name, tensor] : tensors) {
        const at::Tensor packed = tensor.contiguous();
        const auto* bytes = static_cast<const std::byte*>(packed.const_data_ptr());
        hashes += fmt::format("{} {}\n", name, sha256(std::span(bytes, packed.nbytes())));
    }
    return sha256(hashes);
}

} // namespace

std::string memoryFingerprint(const ProductDefinition& definition) {
    const InspectionSettings& settings = definition.settings;
    StepKeyBuilder key;
    key.add(kMemoryVersion).add(definition.modelSha256).add(definition.modelConfigSha256);
    key.add(definition.modelPrecision);
    addLabels(key, definition.prompts.coarse, settings.text.templates);
    addLabels(key, definition.prompts.fine, settings.text.templates);
    key.addSettings(settings.image).addSettings(settings.text).addSettings(settings.clusters);
    key.addSettings(settings.fine).addSettings(settings.patches).addSettings(settings.calibration);
    key.addSettings(settings.cues);
    key.add(settings.histogram.leastPiecePx); // the others compare what was counted
    key.add(ignoreRegionsYaml(definition.ignore));
    for (const auto* photos : {&definition.shots, &definition.validation}) {
        key.add(static_cast<std::int64_t>(photos->size()));
        for (const auto& photo : *photos)
            key.add(photo.sha256);
    }
    return key.build(Step::RememberPatches).hash;
}

std::string verdictFingerprint(const ProductDefinition& definition) {
    ProductDefinition judging = definition;
    judging.name.clear();
    judging.reviewThreshold.reset();
    for (auto* photos : {&judging.shots, &judging.validation})
        for (auto& photo : *photos)
            photo.file.clear();
    return sha256(productYaml(judging, {}) + memoryFingerprint(definition));
}

void writeMemory(const std::filesystem::path& path, const ProductMemory& memory,
                 const ProductDefinition& definition) {
    const std::size_t labels = definition.prompts.fine.size();
    TensorMap tensors = {{"centres", memory.centres}, {"pieces", pieceTensor(memory.counts)}};
    tensors.merge(embeddingTensors("coarse", memory.coarse));
    tensors.merge(embeddingTensors("fine", memory.fine));
    tensors.merge(histogramTensors("shots", histogramsOf(memory.counts), labels));
    tensors["patches.origin"] = memory.patches.origin;
    for (std::size_t level = 0; level < memory.patches.levels.size(); ++level)
        if (memory.patches.levels[level].defined())
            tensors[fmt::format("patches.level{}", level + 1)] = memory.patches.levels[level];
    if (memory.patches.label.defined())
        tensors["patches.label"] = memory.patches.label;
    tensors["patches.scale"] = at::tensor(
        std::vector<double>(memory.patches.scale.begin(), memory.patches.scale.end()), at::kDouble);
    tensors.merge(cueTensors(memory.cues));
    tensors.merge(sampleTensors(memory.sample, labels));
    writeSafetensors(path, tensors,
                     {{"fingerprint", memoryFingerprint(definition)}, {"sha256", contentHash(tensors)}});
}

ProductMemory readMemory(const std::filesystem::path& path, const ProductDefinition& definition,
                         const BackboneInfo& model) {
    const Checkpoint file = readSafetensors(path);
    const auto fingerprint = file.metadata.find("fingerprint");
    if (fingerprint == file.metadata.end() || fingerprint->second != memoryFingerprint(definition))
        throw Error("was learned from other words, settings or shots than product.yaml names", path.string());
    // A flipped bit is a number like any other, but judges every photo wrongly.
    const auto written = file.metadata.find("sha256");
    if (written == file.metadata.end() || written->second != contentHash(file.tensors))
        throw Error("is damaged: it holds something else than was written", path.string());
    return memoryIn(file, definition, model, path.string());
}

ProductMemory memoryIn(const Checkpoint& file, const ProductDefinition& definition, const BackboneInfo& model,
                       const std::string& where) {
    verifyFinite(file.tensors, where);
    const MemoryReader reader(file.tensors, where);
    const InspectionSettings& settings = definition.settings;
    const int grid = patchesAcross(settings.image, model);
    const std::size_t shots = definition.shots.size(), labels = definition.prompts.fine.size();
    try {
        ProductMemory memory;
        memory.patches = readPatches(reader, shots, grid, settings.patches);
        memory.centres = readCentres(reader, memory.patches, settings);
        memory.coarse = reader.embeddings("coarse", definition.prompts.coarse.size(), model.embedDim);
        memory.fine = reader.embeddings("fine", labels, model.embedDim);
        memory.counts = readCounts(reader, shots, labels);
        memory.cues = readCues(reader, shots, settings.cues);
        memory.sample = readSample(reader, shots, labels);
        return memory;
    } catch (const std::out_of_range&) {
        throw Error("names a shot or label that is not there", where);
    }
}

} // namespace cliplad
