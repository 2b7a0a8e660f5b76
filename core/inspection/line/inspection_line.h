#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/job.h"
#include "clip/backbone.h"
#include "inspection/inspection.h"
#include "inspection/line/lazy.h"
#include "inspection/product/recipe.h"

namespace cliplad {

/// A photo at the line's start.
struct LineImage {
    Lazy<Features> features;
    Lazy<cv::Mat> photoRgb; ///< CV_8UC3; not asked for where the features are kept
    std::string photoHash;  ///< names the pixels in keys
};

/// A normal photo for the calibration: read when its turn comes, so that many of them need the memory of one.
struct ValidationPhoto {
    std::string hash;              ///< names the photo in keys
    std::function<cv::Mat()> read; ///< CV_8UC3; may throw Error
};

/// One photo of the calibration's sample.
struct LineNormal {
    NormalImage::Kind kind = NormalImage::Kind::Validation;
    int shot = -1; ///< as NormalImage has it
    LineImage image;
};

/// What a product's words mean, in the order of its labels.
struct LineWords {
    Lazy<LabelEmbeddings> coarse;
    Lazy<LabelEmbeddings> fine;
};

/// What was learned from the shots: taken from a product, or computed by InspectionLine::learn.
struct LineMemory {
    Lazy<at::Tensor> centres; ///< [ΣN_c, ΣC] of learnClusters()
    Lazy<LabelEmbeddings> coarse;
    Lazy<LabelEmbeddings> fine;
    Lazy<std::vector<PartCounts>> counts;    ///< M_hist with pieces, one a shot
    Lazy<std::vector<CueDescriptions>> cues; ///< one a shot; none while no cue is on
    Lazy<PatchMemory> allPatches;            ///< for leaving a shot out; of a product no more than `patches`
    Lazy<PatchMemory> patches;               ///< those that photos are compared with
    Lazy<std::vector<NormalImage>> sample;
    Lazy<Calibration> calibration;

    /// Everything that InspectionLine::inspect reads, computed now instead of when it is first asked for.
    void computeAll() const;
};

/// The masks of one image on their way to its counts.
struct LineSegments {
    Lazy<Regions> regions;
    Lazy<CoarseMask> coarse;
    Lazy<PartMask> parts;
    Lazy<PartCounts> counts;
    Lazy<CueDescriptions> cues;
};

/// A shot, or a turned copy of one, on its way into the patch memory.
struct LinePatches {
    LineImage image;
    Lazy<PartMask> parts;
    Lazy<IgnoreMask> ignore;
    int shot = 0;
    double degrees = 0;
};

/// Cosine of every mask pixel to every label, CV_32F [2h, 2w] each, in the labels' order.
struct LineSimilarities {
    std::vector<cv::Mat> coarse;
    std::vector<cv::Mat> fine;
};

/// The way an image takes, step by step, each step a pure function of its key's contents.
///
/// Enrolment, scoring and live tuning are all built from these steps; they differ only in where the memory
/// comes from and whether results are kept in a cache. An object serves one evaluation on one thread; copies
/// share the recipe.
class InspectionLine {
public:
    /// @param model what the recipe leaves to the model is settled for it (settledFor)
    /// @param cache null: nothing outlives the evaluation. Borrowed, as long as the line's results are used.
    /// @param job   asked between two steps, and while one encodes, whether to stop: they throw Cancelled.
    /// Told of the photos that are encoded for the calibration: how many of how many
    InspectionLine(Recipe recipe, const BackboneInfo& model, StepCache* cache, JobContext job);

    LineImage encode(const Backbone& backbone, const cv::Mat& photoRgb, const std::string& photoHash) const;
    LineImage encode(const Backbone& backbone, Lazy<cv::Mat> photoRgb, const std::string& photoHash) const;

    /// Learns from shots. @param validation normal photos for the calibration, or none
    LineMemory learn(const Backbone& backbone, const std::vector<LineImage>& shots,
                     const std::vector<ValidationPhoto>& validation) const;

    /// The photos that the calibration's sample is made of, in its order: the validation set, or shots and
    /// changed copies of them, chosen by memory.counts. Nothing of them is read or encoded yet.
    std::vector<LineNormal> normals(const Backbone& backbone, const std::vector<LineImage>& shots,
                                    const std::vector<ValidationPhoto>& validation,
                                    const LineMemory& memory) const;

    LineSegments segment(const LineImage& image, const LineMemory& memory) const;

    /// For maps and rankings beside the masks; no step of the line reads them.
    LineSimilarities similarities(const LineImage& image, const LineMemory& memory) const;

    /// The whole line for one image, up to verdict and explanation.
    Inspection inspect(const LineImage& image, const LineMemory& memory) const;
    /// @param segments of the image and the memory
    Inspection inspect(const LineImage& image, const LineSegments& segments, const LineMemory& memory) const;

private:
    template<class T>
    Lazy<T> step(StepKey key, std::function<T()> compute) const;
    Lazy<at::Tensor> describe(const LineImage& image) const;
    Lazy<at::Tensor> upsample(const LineImage& image) const;
    Lazy<IgnoreMask> ignoreMask(const LineImage& image) const;
    /// The labels of both lists. The first that is asked for and not kept has the text tower read the words
    /// of all such.
    LineWords embed(const Backbone& backbone) const;
    Lazy<KMeans> gather(const std::vector<LineImage>& shots) const;
    Lazy<at::Tensor> learnCentres(const std::vector<LineImage>& shots) const;
    /// The foreground of one member of the ensemble of cluster counts, with the regions it is made of.
    std::pair<Lazy<Regions>, Lazy<CoarseMask>> foreground(const LineImage& image, const LineMemory& memory,
                                                          std::size_t member) const;
    /// Regions and the coarse mask are asked for only where there is a coarse stage.
    Lazy<PartMask> classify(const LineImage& image, const LineMemory& memory, const Lazy<Regions>& regions,
                            const Lazy<CoarseMask>& coarse) const;
    Lazy<CueDescriptions> describeCues(const LineImage& image, const Lazy<PartMask>& parts) const;
    /// The shots as the patch memory takes them: with their parts where it is part-aware, and turned copies.
    std::vector<LinePatches> patchSources(const Backbone& backbone, const std::vector<LineImage>& shots,
                                          const LineMemory& memory) const;
    Lazy<PatchMemory> remember(const Backbone& backbone, const std::vector<LineImage>& shots,
                               const LineMemory& memory) const;
    /// What of them photos are compared with: PatchMemorySettings::capacity.
    Lazy<PatchMemory> keepCoreset(const std::vector<LineImage>& shots,
                                  const Lazy<PatchMemory>& allPatches) const;
    Lazy<AnomalyMap> compare(const LineImage& image, const Lazy<PartMask>& parts,
                             const Lazy<PatchMemory>& patches, int exceptShot) const;
    Lazy<std::vector<NormalImage>> sampleNormals(const Backbone& backbone,
                                                 const std::vector<LineImage>& shots,
                                                 const std::vector<ValidationPhoto>& validation,
                                                 const LineMemory& memory) const;
    NormalImage normalImage(const LineNormal& normal, const LineMemory& memory) const;
    Lazy<Calibration> calibration(const LineMemory& memory) const;
    Lazy<FusedScores> score(const LineSegments& segments, const Lazy<AnomalyMap>& map,
                            const LineMemory& memory) const;

    std::shared_ptr<const Recipe> recipe_;
    StepCache* cache_;
    JobContext job_;
};

template<class T>
Lazy<T> InspectionLine::step(StepKey key, std::function<T()> compute) const {
    return Lazy<T>(std::move(key), cache_, [job = job_, compute = std::move(compute)] {
        job.throwIfStopped();
        return compute();
    });
}

/// Names what encoding a photo gives, in every cache. @param photoHash of hashPhoto, or another name of it
StepKey encodingKey(const std::string& photoHash, const BackboneInfo& model, int resolution, int tiles);

/// Names a photo's pixels, however its file is called or packed. @param rgb CV_8UC3
std::string hashPhoto(const cv::Mat& rgb);

} // namespace cliplad
