#pragma once

#include <array>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <ATen/core/Tensor.h>
#include <opencv2/core/mat.hpp>

#include "anomaly/cues/cue_scales.h"
#include "anomaly/cues/cue_settings.h"
#include "clip/features.h"
#include "segmentation/instances.h"
#include "segmentation/part_mask.h"
#include "segmentation/regions.h"

namespace cliplad {

/// What a cue can look at; nothing is kept.
struct CueImage {
    const PartMask& parts;
    std::span<const PartInstance> pieces; ///< of `parts`, from HistogramSettings::leastPiecePx on
    const at::Tensor& dense;              ///< [2h, 2w, E] of upsampledDense
    const Features& features;
    const IgnoreMask& ignore; ///< as large as `dense`, or empty
    const cv::Mat& photoRgb;  ///< CV_8UC3 of any size; may be empty unless readsPhoto()
    int labelCount = 0;
};

/// One way beside the areas of parts in which an image can differ from the shots (method 9). Each lives in a
/// file of its own and is listed in cues(); the same cue describes every image and shot of a product.
struct Cue {
    std::string_view name;       ///< of its weight in CueSettings: "instances"
    std::string_view subject;    ///< of a sentence that ends with "differs from the shots"
    double CueSettings::*weight; ///< 0: neither described nor compared
    /// A distance as normal images have it, while few of them were seen.
    double typical;
    /// Its rows are pieces, of which images have any number, with label and area in mask pixels first; else
    /// all descriptions have one shape.
    bool describesPieces;
    /// [rows, columns] float32; what they are is the cue's own affair.
    at::Tensor (*describe)(const CueImage& image, const CueSettings& settings);
    /// 0 for equal descriptions. @param image, shot of describe() with the same settings and labels
    double (*distance)(const at::Tensor& image, const at::Tensor& shot);
    bool readsPhoto = false; ///< its describe() looks at CueImage::photoRgb
    /// What tells images apart only where normal ones are alike in it: it counts the less, the nearer normal
    /// images come to this distance, and nothing from there on. A shot's changed copies are no such images,
    /// as everything stays in its place on them.
    double limit = std::numeric_limits<double>::infinity();
};

const std::array<Cue, kCueCount>& cues();

Cue instancesCue(); ///< pieces matched to the shot's: one long screw is not two short ones
Cue piecesCue();    ///< number and areas of each label's pieces
Cue layoutCue();    ///< areas of each label over a coarse grid: what is where
Cue placesCue();    ///< what the features see in each place, whatever it is called
Cue relationsCue(); ///< which way and how far labels lie from one another, and what lies inside what
Cue coloursCue();   ///< mean and spread of each label's colours
Cue globalCue();    ///< the image's features as a whole

/// What the cues say of one image, in the order of cues(); undefined for those that are off.
using CueDescriptions = std::array<at::Tensor, kCueCount>;

/// Whether a cue that is on does: a photo whose features are kept need not be read again otherwise.
bool readsPhoto(const CueSettings& settings);

CueDescriptions describeCues(const CueImage& image, const CueSettings& settings);

/// As if an image had lost pieces of a label (0-based): all of them, or the one whose area is nearest to
/// `areaPx`. What does not describe pieces stays as it is.
CueDescriptions withoutPieces(const CueDescriptions& image, int label, std::optional<int> areaPx);

/// Of each cue, the least distance to any shot.
/// @param exceptShot left out (leave-one-out), −1 none. Throws Error when no shot is left.
CueDistances compareCues(const CueDescriptions& image, std::span<const CueDescriptions> shots,
                         const CueSettings& settings, int exceptShot = -1);

} // namespace cliplad
