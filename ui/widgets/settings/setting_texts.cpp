#include <array>

#include <QtGlobal>

#include "widgets/settings/setting_text.h"

namespace cliplad::ui {
namespace {

/// Each once, in the order of the declarations.
constexpr std::array kTexts = {
    QT_TRANSLATE_NOOP("Settings", "Resolution"),
    QT_TRANSLATE_NOOP("Settings", "Side of the square a photo is squashed to; a multiple of the model's "
                                  "patch size, 4 to 96 patches, 0 = 32 patches."),
    QT_TRANSLATE_NOOP("Settings", "px"),
    QT_TRANSLATE_NOOP("Settings", "Tiles"),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Overlapping squares a side that a large photo is cut into, so that small parts are seen; "
        "each takes as long as a whole photo: 2 four times, 3 nine times."),
    QT_TRANSLATE_NOOP("Settings", "a side"),
    QT_TRANSLATE_NOOP("Settings", "Upsampling"),
    QT_TRANSLATE_NOOP("Settings", "What is interpolated to the masks' finer grid: the patches' features, or "
                                  "their similarities to the words."),
    QT_TRANSLATE_NOOP("Settings", "features"),
    QT_TRANSLATE_NOOP("Settings", "logits"),
    QT_TRANSLATE_NOOP("Settings", "Templates"),
    QT_TRANSLATE_NOOP("Settings",
                      "Sentences each label is put into: CLIP's 80, its short set of 7, or the label alone."),
    QT_TRANSLATE_NOOP("Settings", "full"),
    QT_TRANSLATE_NOOP("Settings", "short"),
    QT_TRANSLATE_NOOP("Settings", "none"),
    QT_TRANSLATE_NOOP("Settings", "Synonyms"),
    QT_TRANSLATE_NOOP("Settings",
                      "How the synonyms of a label become one: their mean, or the one most like the patch."),
    QT_TRANSLATE_NOOP("Settings", "mean"),
    QT_TRANSLATE_NOOP("Settings", "max"),
    QT_TRANSLATE_NOOP("Settings", "Clusters"),
    QT_TRANSLATE_NOOP("Settings", "Kinds of surface the shots are divided into; too few blur the parts' "
                                  "edges, too many break them up."),
    QT_TRANSLATE_NOOP("Settings", "clusters"),
    QT_TRANSLATE_NOOP("Settings", "Restarts"),
    QT_TRANSLATE_NOOP("Settings", "How often clustering starts anew; after 8 rounds the three tightest go "
                                  "on, and the best of them is kept."),
    QT_TRANSLATE_NOOP("Settings", "Patches for restarts"),
    QT_TRANSLATE_NOOP(
        "Settings",
        "The starts compete on a sample of so many patches; the best is then refined on all of them."),
    QT_TRANSLATE_NOOP("Settings", "patches"),
    QT_TRANSLATE_NOOP("Settings", "Iterations at most"),
    QT_TRANSLATE_NOOP(
        "Settings",
        "After so many rounds, those on the sample included, clustering ends even where it still moves."),
    QT_TRANSLATE_NOOP("Settings", "Seed"),
    QT_TRANSLATE_NOOP("Settings", "Start of the random numbers; the same seed, the same clusters."),
    QT_TRANSLATE_NOOP("Settings", "Ensemble"),
    QT_TRANSLATE_NOOP("Settings", "Pairs of further cluster counts, a quarter fewer and more each; what most "
                                  "of them take for foreground is foreground. 0 is off."),
    QT_TRANSLATE_NOOP("Settings", "pairs"),
    QT_TRANSLATE_NOOP("Settings", "Stages"),
    QT_TRANSLATE_NOOP("Settings",
                      "How many of the vision tower's four stages describe a patch, from the first on."),
    QT_TRANSLATE_NOOP("Settings", "stages"),
    QT_TRANSLATE_NOOP("Settings", "Normalisation"),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Whether the stages are brought to length 1 together, or each by itself so that all weigh alike."),
    QT_TRANSLATE_NOOP("Settings", "joint"),
    QT_TRANSLATE_NOOP("Settings", "stage"),
    QT_TRANSLATE_NOOP("Settings", "Interpolation"),
    QT_TRANSLATE_NOOP("Settings", "How the stages come to the masks' finer grid: between patches, or each "
                                  "patch as a whole, with edges as coarse as the patches."),
    QT_TRANSLATE_NOOP("Settings", "bilinear"),
    QT_TRANSLATE_NOOP("Settings", "nearest"),
    QT_TRANSLATE_NOOP("Settings", "Speck area"),
    QT_TRANSLATE_NOOP("Settings",
                      "Connected specks up to this size join what surrounds them; 0 keeps them all."),
    QT_TRANSLATE_NOOP("Settings", "mask px"),
    QT_TRANSLATE_NOOP("Settings", "Label by"),
    QT_TRANSLATE_NOOP(
        "Settings",
        "What takes a fine label: each patch, or each region as a whole where patches are noisy."),
    QT_TRANSLATE_NOOP("Settings", "patch"),
    QT_TRANSLATE_NOOP("Settings", "region"),
    QT_TRANSLATE_NOOP("Settings", "Coarse stage"),
    QT_TRANSLATE_NOOP("Settings", "on"),
    QT_TRANSLATE_NOOP("Settings", "Only what the coarse stage took for foreground gets fine labels; off, "
                                  "every patch does, whatever the clusters are. Automatic: off with the "
                                  "embedded demo model, otherwise on."),
    QT_TRANSLATE_NOOP("Settings", "Refinement"),
    QT_TRANSLATE_NOOP("Settings", "Snaps the parts' edges to those of the photo: off, a dense CRF, or PAMR."),
    QT_TRANSLATE_NOOP("Settings", "off"),
    QT_TRANSLATE_NOOP("Settings", "dense crf"),
    QT_TRANSLATE_NOOP("Settings", "pamr"),
    QT_TRANSLATE_NOOP("Settings", "Refinement sharpness"),
    QT_TRANSLATE_NOOP("Settings",
                      "How sure refinement takes the labels to be; 100 is CLIP's own scale of similarities."),
    QT_TRANSLATE_NOOP("Settings", "Refinement trust"),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Probability that refinement gives to the foreground of the coarse stage, where that is on."),
    QT_TRANSLATE_NOOP("Settings", "CRF: iterations"),
    QT_TRANSLATE_NOOP("Settings", "Rounds of mean-field inference."),
    QT_TRANSLATE_NOOP("Settings", "CRF: smoothness"),
    QT_TRANSLATE_NOOP("Settings", "How strongly neighbours agree, whatever their colours."),
    QT_TRANSLATE_NOOP("Settings", "CRF: smoothness reach"),
    QT_TRANSLATE_NOOP("Settings", "Distance over which neighbours agree."),
    QT_TRANSLATE_NOOP("Settings", "CRF: edge weight"),
    QT_TRANSLATE_NOOP("Settings", "How strongly pixels of like colour agree."),
    QT_TRANSLATE_NOOP("Settings", "CRF: edge reach"),
    QT_TRANSLATE_NOOP("Settings", "Distance over which pixels of like colour agree."),
    QT_TRANSLATE_NOOP("Settings", "CRF: colour tolerance"),
    QT_TRANSLATE_NOOP("Settings", "Difference of colour that still counts as like."),
    QT_TRANSLATE_NOOP("Settings", "grey levels"),
    QT_TRANSLATE_NOOP("Settings", "PAMR: iterations"),
    QT_TRANSLATE_NOOP("Settings", "How often the mask is averaged."),
    QT_TRANSLATE_NOOP("Settings", "PAMR: dilations"),
    QT_TRANSLATE_NOOP("Settings", "Neighbourhoods averaged over, each twice as wide as the one before."),
    QT_TRANSLATE_NOOP("Settings", "PAMR: colour tolerance"),
    QT_TRANSLATE_NOOP("Settings",
                      "Difference of colour that still counts as like, in parts of the local contrast."),
    QT_TRANSLATE_NOOP("Settings", "Difference"),
    QT_TRANSLATE_NOOP("Settings", "How areas are compared with a shot's: log-ratio sees missing and extra "
                                  "parts alike, relative extra ones more; literal is equation 2 as printed."),
    QT_TRANSLATE_NOOP("Settings", "log ratio"),
    QT_TRANSLATE_NOOP("Settings", "relative"),
    QT_TRANSLATE_NOOP("Settings", "literal"),
    QT_TRANSLATE_NOOP("Settings", "Area offset"),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Added to both areas, so that a few stray pixels of a label that is absent count little."),
    QT_TRANSLATE_NOOP("Settings", "Weight of pieces"),
    QT_TRANSLATE_NOOP(
        "Settings",
        "How much the number of connected pieces of each label counts beside their area; 0 is off."),
    QT_TRANSLATE_NOOP("Settings", "Scaled labels"),
    QT_TRANSLATE_NOOP(
        "Settings",
        "A label counts the more, the better the shots agree in it: labels that masks mix up with "
        "one another are no noise in the score then. It takes two shots."),
    QT_TRANSLATE_NOOP("Settings", "Least piece"),
    QT_TRANSLATE_NOOP("Settings", "Connected pieces below this size are scraps and not counted, though their "
                                  "area is; a third of the smallest part is a good value."),
    QT_TRANSLATE_NOOP("Settings", "Instances"),
    QT_TRANSLATE_NOOP("Settings", "How much it counts which pieces are there, each matched to the shot's "
                                  "piece that is most like it; 0 is off."),
    QT_TRANSLATE_NOOP("Settings", "Sizes of pieces"),
    QT_TRANSLATE_NOOP("Settings",
                      "How much the number and the sizes of each label's pieces count; 0 is off."),
    QT_TRANSLATE_NOOP("Settings", "Layout"),
    QT_TRANSLATE_NOOP(
        "Settings",
        "How much it counts where in the image each label lies, for parts with fixed places; 0 is off."),
    QT_TRANSLATE_NOOP("Settings", "Places"),
    QT_TRANSLATE_NOOP("Settings", "How much it counts what lies in each place of the image, compared with "
                                  "the same place of the shots; the less, the less the shots lie alike, and "
                                  "not at all with a single shot. 0 is off."),
    QT_TRANSLATE_NOOP("Settings", "Relations"),
    QT_TRANSLATE_NOOP("Settings", "How much it counts which way and how far labels lie from one another, and "
                                  "what lies inside what; 0 is off."),
    QT_TRANSLATE_NOOP("Settings", "Colours"),
    QT_TRANSLATE_NOOP("Settings", "How much the colours of each label count; 0 is off."),
    QT_TRANSLATE_NOOP("Settings", "Whole image"),
    QT_TRANSLATE_NOOP("Settings", "How much the image's features as a whole count; 0 is off."),
    QT_TRANSLATE_NOOP("Settings", "Combination"),
    QT_TRANSLATE_NOOP("Settings", "How cues become one score: 1 adds them up, 2 takes the root of their "
                                  "squares' sum, more lets the most unusual one decide."),
    QT_TRANSLATE_NOOP("Settings", "Cells of the layout"),
    QT_TRANSLATE_NOOP("Settings", "How many cells a side the layout's grid has."),
    QT_TRANSLATE_NOOP("Settings", "cells"),
    QT_TRANSLATE_NOOP("Settings", "Distance"),
    QT_TRANSLATE_NOOP("Settings", "How far apart two patches are."),
    QT_TRANSLATE_NOOP("Settings", "cosine"),
    QT_TRANSLATE_NOOP("Settings", "euclidean"),
    QT_TRANSLATE_NOOP("Settings", "Match"),
    QT_TRANSLATE_NOOP("Settings", "Which patch of the shots a patch is compared with: the nearest, or the "
                                  "furthest as equation 3 is printed."),
    QT_TRANSLATE_NOOP("Settings", "furthest"),
    QT_TRANSLATE_NOOP("Settings", "Structural score"),
    QT_TRANSLATE_NOOP("Settings",
                      "The most unusual patch decides, or the mean of the most unusual hundredth."),
    QT_TRANSLATE_NOOP("Settings", "maximum"),
    QT_TRANSLATE_NOOP("Settings", "top percent"),
    QT_TRANSLATE_NOOP("Settings", "Relative to the image"),
    QT_TRANSLATE_NOOP("Settings", "Subtract the image's median distance, so that other light on the whole "
                                  "image does not count; nor does damage all over it."),
    QT_TRANSLATE_NOOP("Settings", "Neighbourhood"),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Patches a side that each patch is averaged over before it is compared; 1 is itself alone."),
    QT_TRANSLATE_NOOP("Settings", "Two scales"),
    QT_TRANSLATE_NOOP("Settings", "The patch itself is compared beside the mean over its neighbourhood: what "
                                  "is small and what is large is seen alike."),
    QT_TRANSLATE_NOOP("Settings", "Within parts"),
    QT_TRANSLATE_NOOP("Settings",
                      "A patch is compared with patches of its own part, while the shots have any."),
    QT_TRANSLATE_NOOP("Settings", "Turned shots"),
    QT_TRANSLATE_NOOP("Settings", "Copies of each shot, turned by equal steps of a whole turn, that are "
                                  "remembered too, for parts that lie any way round; 0 is off."),
    QT_TRANSLATE_NOOP("Settings", "Remembered at most"),
    QT_TRANSLATE_NOOP(
        "Settings", "As many patches as so many shots have; of more shots those patches are kept that leave "
                    "every other near a kept one. 0 keeps all, and every photo takes the longer."),
    QT_TRANSLATE_NOOP("Settings", "shots"),
    QT_TRANSLATE_NOOP("Settings", "Scaled stages"),
    QT_TRANSLATE_NOOP("Settings", "Each stage is weighed by how much the shots differ from one another in "
                                  "it, so that none drowns the others."),
    QT_TRANSLATE_NOOP("Settings", "Stage 1"),
    QT_TRANSLATE_NOOP("Settings", "Edges and texture take part."),
    QT_TRANSLATE_NOOP("Settings", "Stage 2"),
    QT_TRANSLATE_NOOP("Settings", "Shapes of a few patches take part."),
    QT_TRANSLATE_NOOP("Settings", "Stage 3"),
    QT_TRANSLATE_NOOP("Settings", "Parts of objects take part."),
    QT_TRANSLATE_NOOP("Settings", "Stage 4"),
    QT_TRANSLATE_NOOP("Settings", "Whole objects and their surroundings take part."),
    QT_TRANSLATE_NOOP("Settings", "Calibration sample"),
    QT_TRANSLATE_NOOP("Settings",
                      "Normal images that teach the spread of scores without a validation set; automatic: "
                      "leave one shot out at a time; shots unlike all others are passed over while they are "
                      "fewer than the rest, otherwise changed copies of them are added."),
    QT_TRANSLATE_NOOP("Settings", "automatic"),
    QT_TRANSLATE_NOOP("Settings", "leave one out"),
    QT_TRANSLATE_NOOP("Settings", "copies"),
    QT_TRANSLATE_NOOP("Settings", "Area of unlike shots"),
    QT_TRANSLATE_NOOP(
        "Settings", "Shots are unlike where one has at least this much of a label and the other hardly any."),
    QT_TRANSLATE_NOOP("Settings", "Ratio of unlike shots"),
    QT_TRANSLATE_NOOP("Settings", "How many times as much of the label the one must have."),
    QT_TRANSLATE_NOOP("Settings", "Changed copies"),
    QT_TRANSLATE_NOOP(
        "Settings",
        "How many mildly shifted, turned, blurred copies stand in for a second shot of the same kind."),
    QT_TRANSLATE_NOOP("Settings", "images"),
    QT_TRANSLATE_NOOP("Settings", "Strength of changes"),
    QT_TRANSLATE_NOOP("Settings", "How far those copies are shifted, turned, and lightened or darkened; 1 is "
                                  "up to 1.6 % of the longer side, 2 degrees and 7 % of light."),
    QT_TRANSLATE_NOOP("Settings", "Covariance"),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Equation 4 with the inverse covariance, as a Mahalanobis distance has it, or as it is printed."),
    QT_TRANSLATE_NOOP("Settings", "inverse"),
    QT_TRANSLATE_NOOP("Settings", "as printed"),
    QT_TRANSLATE_NOOP("Settings", "One-sided"),
    QT_TRANSLATE_NOOP("Settings",
                      "Only scores above those of normal images count; being more normal is no anomaly."),
    QT_TRANSLATE_NOOP("Settings", "One-sided sharpness"),
    QT_TRANSLATE_NOOP("Settings", "How sharply one-sided scores stop to count below the mean; lower keeps "
                                  "the order of very normal images."),
    QT_TRANSLATE_NOOP("Settings", "1/σ"),
    QT_TRANSLATE_NOOP("Settings", "Ridge"),
    QT_TRANSLATE_NOOP("Settings", "Added to each variance, relative to it."),
    QT_TRANSLATE_NOOP("Settings", "Shrinkage"),
    QT_TRANSLATE_NOOP("Settings", "How far a small sample's variances are drawn toward the expected ones."),
    QT_TRANSLATE_NOOP("Settings", "Expected logical spread"),
    QT_TRANSLATE_NOOP("Settings",
                      "Standard deviation of normal images' logical scores, relative to their mean."),
    QT_TRANSLATE_NOOP("Settings", "Expected structural spread"),
    QT_TRANSLATE_NOOP("Settings",
                      "Standard deviation of normal images' structural scores, relative to their mean."),
    QT_TRANSLATE_NOOP("Settings", "Small sample"),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Up to so many normal images the two scores are taken to be independent and their spread is shrunk."),
    QT_TRANSLATE_NOOP("Settings", "Leave out the odd one"),
    QT_TRANSLATE_NOOP("Settings",
                      "Of a small sample of at least four normal images, the one that scores highest teaches "
                      "nothing: a single odd shot or copy would hide faults."),
    QT_TRANSLATE_NOOP("Settings", "Least logical spread"),
    QT_TRANSLATE_NOOP("Settings",
                      "The standard deviation of normal images' logical scores is never taken for less."),
    QT_TRANSLATE_NOOP("Settings", "Least structural spread"),
    QT_TRANSLATE_NOOP("Settings",
                      "The standard deviation of normal images' structural scores is never taken for less."),
    QT_TRANSLATE_NOOP("Settings", "Least relative spread"),
    QT_TRANSLATE_NOOP("Settings",
                      "Neither standard deviation is taken for less than this share of its mean."),
    QT_TRANSLATE_NOOP("Settings", "Logical scale of copies"),
    QT_TRANSLATE_NOOP(
        "Settings", "How much higher other normal images' logical scores are than those of changed copies of "
                    "a shot, where such copies are the sample."),
    QT_TRANSLATE_NOOP("Settings", "Structural scale of copies"),
    QT_TRANSLATE_NOOP("Settings", "The same of structural scores."),
    QT_TRANSLATE_NOOP("Settings", "Quantile"),
    QT_TRANSLATE_NOOP("Settings",
                      "Share of the normal images that the threshold lies above, before the margin."),
    QT_TRANSLATE_NOOP("Settings", "Margin"),
    QT_TRANSLATE_NOOP(
        "Settings",
        "The threshold is this many times the quantile while the sample is small; less as it grows."),
    QT_TRANSLATE_NOOP("Settings", "Least threshold"),
    QT_TRANSLATE_NOOP("Settings", "The threshold never lies below this many standard deviations."),
    QT_TRANSLATE_NOOP("Settings", "σ"),
};

} // namespace

std::span<const char* const> settingTexts() {
    return kTexts;
}

} // namespace cliplad::ui
