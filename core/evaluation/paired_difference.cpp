#include "evaluation/paired_difference.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

#include "base/error.h"
#include "evaluation/ranking_metrics.h"

namespace cliplad {
namespace {

/// How often each image of a product was drawn.
using Multiplicities = std::vector<int>;

/// One system's images of one draw of shots, sorted once so that each resample takes one pass.
class SortedScores {
public:
    SortedScores(const std::vector<PairedScore>& scores, double PairedScore::*score) {
        std::vector<const PairedScore*> sorted;
        for (const PairedScore& each : scores) {
            requireNumber(each.*score);
            sorted.push_back(&each);
        }
        std::sort(sorted.begin(), sorted.end(),
                  [score](const PairedScore* a, const PairedScore* b) { return a->*score > b->*score; });
        for (std::size_t i = 0; i < sorted.size(); ++i)
            entries_.push_back(
                {.image = sorted[i]->image,
                 .anomalous = sorted[i]->anomalous,
                 .endsTie = i + 1 == sorted.size() || sorted[i + 1]->*score != sorted[i]->*score});
    }

    /// NaN where good or anomalous images were not drawn at all.
    double auroc(const Multiplicities& times) const {
        double area = 0, positives = 0, negatives = 0, positivesBefore = 0, negativesOfTie = 0;
        for (const Entry& entry : entries_) {
            const double count = times[entry.image];
            (entry.anomalous ? positives : negatives) += count;
            negativesOfTie += entry.anomalous ? 0 : count;
            if (!entry.endsTie)
                continue;
            area += negativesOfTie * (positives + positivesBefore) / 2;
            positivesBefore = positives;
            negativesOfTie = 0;
        }
        return area / (positives * negatives);
    }

private:
    struct Entry {
        std::size_t image = 0;
        bool anomalous = false;
        bool endsTie = false;
    };
    std::vector<Entry> entries_;
};

/// One product's draws of shots.
class ComparedProduct {
public:
    explicit ComparedProduct(const std::vector<std::vector<PairedScore>>& draws) {
        std::map<std::size_t, bool> anomalous;
        for (const auto& draw : draws) {
            draws_.push_back({SortedScores(draw, &PairedScore::a), SortedScores(draw, &PairedScore::b)});
            for (const PairedScore& score : draw)
                anomalous[score.image] = score.anomalous;
        }
        for (const auto& [image, isAnomalous] : anomalous) {
            (isAnomalous ? anomalous_ : good_).push_back(image);
            images_ = std::max(images_, image + 1);
        }
        if (good_.empty() || anomalous_.empty())
            throw Error("needs both good and anomalous images", {}, "check the data set");
    }

    double difference() const {
        const Multiplicities once(images_, 1);
        double sum = 0;
        for (const Draw& draw : draws_)
            sum += draw.a.auroc(once) - draw.b.auroc(once);
        return sum / static_cast<double>(draws_.size());
    }

    double resampledDifference(std::mt19937_64& random) const {
        Multiplicities times(images_, 0);
        for (const std::vector<std::size_t>* images : {&good_, &anomalous_})
            for (std::size_t i = 0; i < images->size(); ++i)
                ++times[(*images)[random() % images->size()]];
        double sum = 0;
        int counted = 0;
        for (std::size_t i = 0; i < draws_.size(); ++i) {
            const Draw& draw = draws_[random() % draws_.size()];
            const double difference = draw.a.auroc(times) - draw.b.auroc(times);
            if (std::isnan(difference)) // a small test set, of which a draw of shots has few images
                continue;
            sum += difference;
            ++counted;
        }
        return counted == 0 ? 0 : sum / counted;
    }

private:
    struct Draw {
        SortedScores a;
        SortedScores b;
    };
    std::vector<Draw> draws_;
    std::vector<std::size_t> good_, anomalous_;
    std::size_t images_ = 0;
};

double meanOf(const std::vector<ComparedProduct>& products, auto difference) {
    double sum = 0;
    for (const ComparedProduct& product : products)
        sum += difference(product);
    return sum / static_cast<double>(products.size());
}

} // namespace

ConfidenceInterval aurocDifference(std::span<const std::vector<std::vector<PairedScore>>> products,
                                   const BootstrapOptions& options) {
    std::vector<ComparedProduct> compared;
    for (const auto& product : products)
        compared.emplace_back(product);
    if (compared.empty())
        throw Error("there is nothing to compare", {}, "name results of two systems on the same images");
    std::mt19937_64 random(options.seed);
    std::vector<double> resampled;
    for (int i = 0; i < options.resamples; ++i)
        resampled.push_back(meanOf(
            compared, [&](const ComparedProduct& product) { return product.resampledDifference(random); }));
    std::sort(resampled.begin(), resampled.end());
    const auto quantile = [&](double share) {
        const double place = share * static_cast<double>(resampled.size() - 1);
        return resampled[static_cast<std::size_t>(std::lround(place))];
    };
    return {.mean = meanOf(compared, [](const ComparedProduct& product) { return product.difference(); }),
            .low = quantile(0.025),
            .high = quantile(0.975)};
}

} // namespace cliplad
