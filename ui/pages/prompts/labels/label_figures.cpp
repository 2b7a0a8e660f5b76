#include "pages/prompts/labels/label_figures.h"

#include <algorithm>
#include <numeric>

namespace cliplad::ui {

int previewIndex(const Preview& preview, LabelList list, const std::vector<LabelRow>& rows, int row) {
    if (recipeIndex(rows, row) < 0)
        return -1;
    const Label& label = rows[static_cast<std::size_t>(row)].label;
    const std::vector<Label>& labels = labelsOf(preview.request.recipe.prompts, list);
    auto found = std::find(labels.begin(), labels.end(), label);
    const auto isNamesake = [&](const LabelRow& other) {
        return other.enabled && other.label.name == label.name;
    };
    if (found == labels.end() && std::count_if(rows.begin(), rows.end(), isNamesake) == 1)
        found = std::find_if(labels.begin(), labels.end(),
                             [&](const Label& other) { return other.name == label.name; });
    return found == labels.end() ? -1 : static_cast<int>(found - labels.begin());
}

std::optional<LabelFigures> figuresOf(const Preview& preview, LabelList list,
                                      const std::vector<LabelRow>& rows, int row) {
    const int index = previewIndex(preview, list, rows, row);
    const auto& fits = list == LabelList::Coarse ? preview.coarseFit : preview.fineFit;
    if (index < 0 || index >= static_cast<int>(fits.size()) || preview.shots.empty())
        return std::nullopt;
    const LabelFit& fit = fits[static_cast<std::size_t>(index)];
    const QSize mask = preview.shots.front().coarse.size();
    const double all =
        static_cast<double>(mask.width()) * mask.height() * static_cast<double>(preview.shots.size());
    const int area = std::accumulate(fit.shotAreaPx.begin(), fit.shotAreaPx.end(), 0);
    return LabelFigures{.similarity = fit.meanSimilarity,
                        .areaShare = all > 0 ? area / all : 0,
                        .spread = fit.areaSpread,
                        .shotAreaPx = fit.shotAreaPx};
}

} // namespace cliplad::ui
