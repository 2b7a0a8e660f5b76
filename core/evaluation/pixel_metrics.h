#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "dataset/data_set.h"
#include "evaluation/score_counts.h"

namespace cliplad {

/// One defect of an image: where it is, and how much of it has to be found for full marks.
struct DefectMask {
    cv::Mat mask = {};       ///< CV_8U, 255 where the defect is
    double saturationPx = 0; ///< min(threshold, area): sPRO's saturation area
    std::string notice = {}; ///< for a person: what is odd about the file; empty where nothing is
};

/// Reads an image's ground truth. LOCO's masks are PNGs of grey or with a palette, whose values as they are
/// stored choose the entry of `defects`; for values that are not listed, and elsewhere, the whole area has to
/// be found (then sPRO is PRO), with a notice for those that are not listed. A file that is not LOCO's may be
/// any picture: what is not black in it is a defect, and each 8-connected component one of its own; one of
/// many shades is noted. Throws Error (unreadable mask, more than 200 megapixels, empty mask).
std::vector<DefectMask> readDefectMasks(const DataSetImage& image, const std::vector<DefectType>& defects);

struct PixelMetrics {
    double auroc = 0;            ///< over all pixels
    double saturatedOverlap = 0; ///< area under sPRO up to a false positive rate, normalised to 0…1
    std::int64_t images = 0;
    std::int64_t defects = 0;
};

/// Pixel AUROC and AU-sPRO (Bergmann et al., MVTec LOCO AD) over many images, in constant memory but for the
/// defects' own pixels.
///
/// sPRO of a defect = min(1, true positive area / saturation area); the false positive rate is taken over all
/// pixels outside every defect. Not thread-safe.
class PixelEvaluation {
public:
    /// @param anomalyMap CV_32F of any size, enlarged bilinearly to `photoSize`
    /// @param defects    empty for a good image. Throws Error for masks of another size than the photo.
    void add(const cv::Mat& anomalyMap, cv::Size photoSize, std::span<const DefectMask> defects);

    /// Throws Error when there is no defect or nothing outside of defects.
    PixelMetrics result(double falsePositiveLimit = 0.05) const;

private:
    /// A defect's pixels as (bin, pixels), highest bin first.
    struct Defect {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> pixels;
        double saturationPx = 0;
    };

    /// How much a defect adds to the mean sPRO when the threshold falls to `bin`.
    struct Gain {
        std::uint32_t bin = 0;
        double overlap = 0;
    };

    void addDefect(const cv::Mat& scores, const DefectMask& defect);
    double pixelAuroc() const;
    std::vector<Gain> overlapGains() const; ///< highest bin first
    double overlapArea(double falsePositiveLimit) const;

    ScoreCounts good_;      ///< pixels outside every defect
    ScoreCounts anomalous_; ///< pixels inside any defect
    std::vector<Defect> defects_;
    std::int64_t images_ = 0;
};

} // namespace cliplad
