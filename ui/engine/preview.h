#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include <QImage>
#include <QRect>
#include <QString>

#include "engine/path_list.h"
#include "inspection/cue_difference.h"
#include "inspection/product/recipe.h"
#include "inspection/sample_counts.h"

namespace cliplad::ui {

/// A number for each cell of the mask or patch grid, row by row. A value; copies share nothing.
struct FloatMap {
    QSize size;                ///< columns × rows
    std::vector<float> values; ///< size.width() · size.height()

    bool isEmpty() const { return values.empty(); }
    float at(int x, int y) const {
        return values[static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width()) +
                      static_cast<std::size_t>(x)];
    }
};

/// One image as the recipe sees it. Masks are Format_Indexed8 without a colour table, all of one grid
/// (2h × 2w, method 1), to be stretched over the photo.
struct ImageView {
    std::filesystem::path path;
    QImage photo;    ///< Format_RGB888, upright, whole size; copies share the pixels
    QImage clusters; ///< index of the cluster; 255 where an ignore region lies
    int clusterCount = 0;
    QImage coarse;           ///< index of the coarse label; 255 where ignored
    QImage parts;            ///< 0 no part, i + 1 = fine label i
    FloatMap similarity;     ///< cosine to the fine label that won; 0 where there is no part
    std::vector<int> areaPx; ///< per fine label, mask pixels; 0 for those marked background
    std::vector<int> pieces; ///< per fine label
};

/// One fine label against the nearest shot (core's LabelDifference).
struct PartDifference {
    QString label;
    int areaPx = 0;
    int shotAreaPx = 0;
    double contribution = 0; ///< to the logical score; negative = missing, positive = extra
    int countDifference = 0; ///< parts more or fewer than the shot, where pieces and area agree
    int pieces = 0;
    int shotPieces = 0;
};

/// What the one scoring path says of an image.
struct Finding {
    double logical = 0;    ///< s_log, raw
    double structural = 0; ///< s_str, raw
    double fused = 0;      ///< calibrated: standard deviations of normal images
    double threshold = 0;
    bool anomalous = false;
    double logicalDeviation = 0; ///< standard deviations of s_log above its normal mean
    double structuralDeviation = 0;
    std::vector<PartDifference> differences; ///< largest contribution first; background left out
    std::vector<CueDifference> cues;         ///< beside the areas, the unusual ones
    int nearestShot = -1;                    ///< by histogram
    QRect peakRegion;     ///< in the photo's pixels: the patch that drives the structural score
    int peakShot = -1;    ///< shot that holds the nearest patch
    QRect peakShotRegion; ///< that patch, in pixels of that shot's photo
    bool isStructural = false;
    QString text;        ///< core's sentences, English
    FloatMap anomalyMap; ///< distances on the patch grid
};

/// How well a label's words fit what is on the shots.
struct LabelFit {
    double meanSimilarity = 0;   ///< cosine, over what it wins on all shots; 0 where it wins nothing
    std::vector<int> shotAreaPx; ///< mask pixels it wins on each shot (also labels marked background)
    double areaSpread = 0;       ///< standard deviation of shotAreaPx over its mean; 0 for one shot
    int rival = -1;              ///< label of the same table that it competes with most, on the shots
    double contestedShare = 0;   ///< of its pixels that the rival misses by less than kContestedMargin
    int eatenBy = -1;      ///< parts: the coarse background label that takes most of what would be theirs …
    double eatenShare = 0; ///< … and its share of that and of what they win
    std::vector<std::string> unmetWords = {};        ///< that the model never learned
    static constexpr double kContestedMargin = 0.01; ///< cosine
};

/// Cosine similarity of every mask pixel of the image shown to every label, for maps and rankings.
struct Similarities {
    std::vector<FloatMap> coarse; ///< in the order of the recipe's labels
    std::vector<FloatMap> fine;
};

/// What a live view asks for; see LiveInspection. A value; copies share the many photos.
struct PreviewRequest {
    std::uint64_t revision = 0; ///< of the document, to tell an answer to an older state
    Recipe recipe;
    std::vector<std::filesystem::path> shots;
    PathList validation;
    std::filesystem::path image; ///< empty: the shots alone
};

/// The answer: everything that the pages show of the request's state. Immutable, shared between threads.
struct Preview {
    PreviewRequest request;
    /// False while the vision tower has further images to look at: then there are the masks of the first
    /// shots, or of all and of the image, with what is said of labels; finding, thresholds and the scale of
    /// anomaly maps are not known yet.
    bool isWhole = true;
    std::vector<ImageView> shots;
    std::optional<ImageView> image; ///< also where the image is one of the shots
    std::optional<Finding> finding; ///< of the image
    bool hasCoarseStage = true; ///< else coarse labels that are no background, and clusters, change no part
    std::vector<LabelFit> coarseFit, fineFit;
    Similarities similarities; ///< of the image, else of the first shot
    double threshold = 0;      ///< in force: moved by hand, or calibrated
    double calibrated = 0;     ///< what the calibration alone would say
    SampleCounts calibratedOn; ///< what the calibration was learned from
    double heatHigh = 1;       ///< the product's one scale for anomaly maps goes from 0 to this distance
    double similarityLow = 0;  ///< the product's one scale for similarity maps: all labels on all shots
    double similarityHigh = 1;
    double milliseconds = 0; ///< that the answer took
    int imagesEncoded = 0;   ///< vision tower runs it needed
};

using PreviewPtr = std::shared_ptr<const Preview>;

/// Images that the vision tower looks at for a preview. A value.
struct EncodingProgress {
    std::uint64_t revision = 0;  ///< of the request …
    std::filesystem::path image; ///< … and its image
    int done = 0;
    int total = 0;                 ///< known so far; may grow
    bool isForCalibration = false; ///< the masks are there already
};

} // namespace cliplad::ui
