#include "inspection/result_size.h"

#include <ATen/ATen.h>

namespace cliplad {

std::size_t byteSize(const at::Tensor& tensor) {
    return tensor.defined() ? tensor.nbytes() : 0;
}

std::size_t byteSize(const cv::Mat& mat) {
    return mat.total() * mat.elemSize();
}

std::size_t byteSize(const Features& features) {
    std::size_t bytes = byteSize(features.dense);
    for (const at::Tensor& stage : features.stages)
        bytes += byteSize(stage);
    return bytes;
}

std::size_t byteSize(const LabelEmbeddings& embeddings) {
    return byteSize(embeddings.vectors) + embeddings.labelOfRow.size() * sizeof(int);
}

std::size_t byteSize(const KMeans& patches) {
    return sizeof patches + patches.bytes();
}

std::size_t byteSize(const Regions& regions) {
    return sizeof regions + byteSize(regions.cluster);
}

std::size_t byteSize(const CoarseMask& mask) {
    return byteSize(mask.label) + byteSize(mask.foreground) + mask.regions.size() * sizeof(RegionLabel);
}

std::size_t byteSize(const PartMask& mask) {
    return byteSize(mask.label) + byteSize(mask.similarity);
}

std::size_t byteSize(const ClassHistogram& histogram) {
    return (histogram.areaPx.size() + histogram.components.size()) * sizeof(int);
}

std::size_t byteSize(const PartCounts& counts) {
    std::size_t bytes = sizeof counts + byteSize(counts.histogram);
    for (const auto& pieces : counts.pieceAreasPx)
        bytes += sizeof pieces + pieces.size() * sizeof(int);
    return bytes;
}

std::size_t byteSize(const CueDescriptions& cues) {
    std::size_t bytes = sizeof cues;
    for (const at::Tensor& cue : cues)
        bytes += byteSize(cue);
    return bytes;
}

std::size_t byteSize(const PatchMemory& memory) {
    std::size_t bytes = byteSize(memory.origin) + byteSize(memory.label);
    for (std::size_t level = 0; level < memory.levels.size(); ++level)
        bytes +=
            byteSize(memory.levels[level]) + (memory.nearest[level] ? memory.nearest[level]->byteSize() : 0);
    return bytes;
}

std::size_t byteSize(const AnomalyMap& map) {
    return sizeof map + byteSize(map.distance);
}

std::size_t byteSize(const std::vector<NormalImage>& sample) {
    std::size_t bytes = sizeof sample;
    for (const NormalImage& image : sample)
        bytes += sizeof image + byteSize(image.histogram);
    return bytes;
}

std::size_t byteSize(const Calibration&) {
    return sizeof(Calibration);
}

std::size_t byteSize(const FusedScores& scored) {
    return sizeof scored + scored.histogramDistance.perLabel.size() * sizeof(double);
}

} // namespace cliplad
