#include "benchmark/pictures/mask_pictures.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <opencv2/imgproc.hpp>

#include "baselines/line_image.h"
#include "baselines/naclip_masks.h"
#include "benchmark/contender.h"
#include "benchmark/pictures/picture_sheet.h"
#include "clip/label_colours.h"

namespace cliplad {
namespace {

constexpr int kLongestPx = 320;
constexpr std::size_t kStepBytes = std::size_t(256) << 20;
const Colour kBackground(214, 217, 222);
const Colour kEdge(30, 30, 30);

std::string titleOf(DataSetGroup group) {
    switch (group) {
    case DataSetGroup::Good:
        return "good";
    case DataSetGroup::Logical:
        return "logical anomaly";
    case DataSetGroup::Structural:
        return "structural anomaly";
    case DataSetGroup::Anomalous:
        break;
    }
    return "anomaly";
}

/// The palette's first colour that is not among these; its first where all are.
Colour freshColour(const std::vector<Colour>& used) {
    const auto palette = partColours();
    const auto fresh = std::find_if(palette.begin(), palette.end(), [&](const Colour& colour) {
        return std::find(used.begin(), used.end(), colour) == used.end();
    });
    return fresh == palette.end() ? palette.front() : *fresh;
}

/// Colours of coarse labels: a part's where both have one name, else others than the parts'; backgrounds have
/// one colour.
std::vector<Colour> coarseColours(const Prompts& prompts) {
    const std::vector<Colour> fine = labelColours(prompts.fine);
    std::vector<Colour> colours, used = fine;
    for (const Label& label : prompts.coarse) {
        const auto same = std::find_if(prompts.fine.begin(), prompts.fine.end(),
                                       [&](const Label& part) { return part.name == label.name; });
        if (label.background)
            colours.push_back(kBackground);
        else if (same != prompts.fine.end())
            colours.push_back(fine[static_cast<std::size_t>(same - prompts.fine.begin())]);
        else
            colours.push_back(parseColour(label.colour).value_or(freshColour(used)));
        used.push_back(colours.back());
    }
    return colours;
}

/// @param mask CV_8U; values without a colour are background
cv::Mat coloured(const cv::Mat& mask, std::span<const Colour> colours) {
    cv::Mat rgb(mask.size(), CV_8UC3, cv::Scalar(kBackground[0], kBackground[1], kBackground[2]));
    for (int y = 0; y < mask.rows; ++y)
        for (int x = 0; x < mask.cols; ++x)
            if (const std::size_t value = mask.at<std::uint8_t>(y, x); value < colours.size())
                rgb.at<Colour>(y, x) = colours[value];
    return rgb;
}

cv::Mat colouredParts(const PartMask& mask, const std::vector<Label>& fine) {
    std::vector<Colour> colours = labelColours(fine);
    colours.insert(colours.begin(), kBackground); // 0 is no part
    return coloured(mask.label, colours);
}

/// A label that is a part's already needs no second entry.
void addLegend(std::vector<LegendEntry>& legend, const std::vector<Label>& labels,
               const std::vector<Colour>& colours, const std::string& kind = {}) {
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const bool isThere = std::any_of(legend.begin(), legend.end(), [&](const LegendEntry& entry) {
            return entry.text == labels[i].name && entry.colour == colours[i];
        });
        if (!labels[i].background && !isThere)
            legend.push_back({.text = inAscii(labels[i].name, fmt::format("label {}", i + 1)) + kind,
                              .colour = colours[i]});
    }
}

/// Lines where one region meets another, in a picture of the mask enlarged by `scale`.
void drawEdges(cv::Mat& picture, const cv::Mat& cluster, cv::Size scale) {
    const cv::Scalar colour(kEdge[0], kEdge[1], kEdge[2]);
    for (int y = 0; y < cluster.rows; ++y)
        for (int x = 0; x < cluster.cols; ++x) {
            const std::uint8_t here = cluster.at<std::uint8_t>(y, x);
            const cv::Point corner(x * scale.width, y * scale.height);
            if (x > 0 && cluster.at<std::uint8_t>(y, x - 1) != here)
                cv::line(picture, corner, corner + cv::Point(0, scale.height), colour);
            if (y > 0 && cluster.at<std::uint8_t>(y - 1, x) != here)
                cv::line(picture, corner, corner + cv::Point(scale.width, 0), colour);
        }
}

/// The photo, and masks enlarged to the same size.
class Enlargement {
public:
    Enlargement(cv::Size mask, cv::Size photo)
        : scale_(maskScale(mask, photo, kLongestPx))
        , size_(mask.width * scale_.width, mask.height * scale_.height) {}

    cv::Size scale() const { return scale_; }

    cv::Mat photo(const cv::Mat& rgb) const {
        cv::Mat shown;
        cv::resize(rgb, shown, size_, 0, 0, rgb.cols > size_.width ? cv::INTER_AREA : cv::INTER_CUBIC);
        return shown;
    }

    cv::Mat mask(const cv::Mat& rgb) const {
        cv::Mat shown;
        cv::resize(rgb, shown, size_, 0, 0, cv::INTER_NEAREST);
        return shown;
    }

private:
    cv::Size scale_, size_;
};

Recipe recipeOf(const MaskSource& source) {
    Recipe recipe =
        methodContext(contender("clip-lad"), source.set, source.clip, source.resolution, 0).recipe;
    recipe.settings.image.resolution = source.resolution;
    return recipe;
}

LineImage imageOf(const MethodPhoto& photo, const MaskSource& source) {
    return lineImage(photo, source.clip.info(), source.resolution);
}

/// CLIP-LAD's way to masks, learned from the source's shots.
class Segmenter {
public:
    /// @param steps shared by segmenters of one product that differ in some settings; outlives this
    Segmenter(const MaskSource& source, Recipe recipe, StepCache& steps, PhotoStore& store,
              const JobContext& job)
        : source_(source)
        , line_(std::move(recipe), source.clip.info(), &steps, {.stop = job.stop}) {
        std::vector<LineImage> shots;
        for (const DataSetImage& shot : source.shots)
            shots.push_back(imageOf(store.photo(shot.path), source));
        memory_ = line_.learn(source.clip, shots, {});
    }

    LineSegments segments(const MethodPhoto& photo) const {
        return line_.segment(imageOf(photo, source_), memory_);
    }

private:
    const MaskSource& source_;
    InspectionLine line_;
    LineMemory memory_;
};

} // namespace

std::vector<DataSetImage> photosToShow(const std::vector<DataSetImage>& test) {
    std::vector<DataSetImage> shown;
    for (const DataSetGroup group :
         {DataSetGroup::Good, DataSetGroup::Logical, DataSetGroup::Structural, DataSetGroup::Anomalous}) {
        const auto first = std::find_if(test.begin(), test.end(),
                                        [&](const DataSetImage& image) { return image.group == group; });
        if (first != test.end())
            shown.push_back(*first);
    }
    return shown;
}

cv::Mat maskPicture(const MaskSource& source, PhotoStore& store, const JobContext& job) {
    const Recipe recipe = recipeOf(source);
    StepCache steps(kStepBytes);
    const Segmenter segmenter(source, recipe, steps, store, job);
    const NaclipMasks naclip(source.clip, recipe, job.stop);
    const Prompts& prompts = recipe.prompts;
    const std::vector<Colour> coarse = coarseColours(prompts);
    PictureSheet sheet{.columns = {"photo", "NACLIP", "coarse", "fine"}};
    std::optional<Enlargement> enlarge;
    for (const DataSetImage& image : source.photos) {
        job.throwIfStopped();
        const MethodPhoto photo = store.photo(image.path);
        const LineSegments segments = segmenter.segments(photo);
        if (!enlarge)
            enlarge.emplace(segments.coarse->label.size(), photo.rgb.size());
        sheet.rows.push_back({.title = titleOf(image.group),
                              .pictures = {enlarge->photo(photo.rgb),
                                           enlarge->mask(colouredParts(naclip.of(photo), prompts.fine)),
                                           enlarge->mask(coloured(segments.coarse->label, coarse)),
                                           enlarge->mask(colouredParts(*segments.parts, prompts.fine))}});
    }
    addLegend(sheet.legend, prompts.fine, labelColours(prompts.fine));
    addLegend(sheet.legend, prompts.coarse, coarse, " (coarse)");
    sheet.legend.push_back({.text = "background", .colour = kBackground});
    return draw(sheet);
}

std::vector<int> shownClusterCounts(const ClusterSettings& settings) {
    const int chosen = settings.count;
    return {std::max(2, chosen / 3), chosen, std::min(64, 4 * chosen)};
}

cv::Mat clusteringPicture(const MaskSource& source, PhotoStore& store, const JobContext& job) {
    const Recipe recipe = recipeOf(source);
    const std::vector<Colour> coarse = coarseColours(recipe.prompts);
    const std::vector<int> counts = shownClusterCounts(recipe.settings.clusters);
    StepCache steps(kStepBytes);
    std::vector<Segmenter> segmenters;
    PictureSheet sheet{.columns = {"photo"}};
    for (const int count : counts) {
        Recipe changed = recipe;
        changed.settings.clusters.count = count;
        segmenters.emplace_back(source, changed, steps, store, job);
        sheet.columns.push_back(
            fmt::format("{} clusters{}", count, count == recipe.settings.clusters.count ? " (chosen)" : ""));
    }
    std::optional<Enlargement> enlarge;
    for (const DataSetImage& image : source.photos) {
        const MethodPhoto photo = store.photo(image.path);
        PictureSheet::Row row{.title = titleOf(image.group)};
        for (const Segmenter& segmenter : segmenters) {
            job.throwIfStopped();
            const LineSegments segments = segmenter.segments(photo);
            if (!enlarge)
                enlarge.emplace(segments.coarse->label.size(), photo.rgb.size());
            if (row.pictures.empty())
                row.pictures.push_back(enlarge->photo(photo.rgb));
            row.pictures.push_back(enlarge->mask(coloured(segments.coarse->label, coarse)));
            drawEdges(row.pictures.back(), segments.regions->cluster, enlarge->scale());
        }
        sheet.rows.push_back(std::move(row));
    }
    addLegend(sheet.legend, recipe.prompts.coarse, coarse);
    sheet.legend.push_back({.text = "background", .colour = kBackground});
    sheet.legend.push_back({.text = "edge between clusters", .colour = kEdge});
    return draw(sheet);
}

} // namespace cliplad
