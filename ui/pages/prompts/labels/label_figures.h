#pragma once

#include <optional>
#include <vector>

#include "document/label_list.h"
#include "engine/preview.h"

namespace cliplad::ui {

/// What the table says of one label on the shots.
struct LabelFigures {
    double similarity = 0; ///< mean cosine of what it wins
    double areaShare = 0;  ///< of the mask, mean over the shots
    double spread = 0;     ///< standard deviation of its area over the mean
    std::vector<int> shotAreaPx;

    bool wins() const { return areaShare > 0; }
    bool operator==(const LabelFigures&) const = default;
};

/// Where the preview has a row's label: the equal one, else the one of its name where no other row has that
/// name; −1 where it knows none or the row is switched off.
int previewIndex(const Preview& preview, LabelList list, const std::vector<LabelRow>& rows, int row);

/// None where the preview does not know the label.
std::optional<LabelFigures> figuresOf(const Preview& preview, LabelList list,
                                      const std::vector<LabelRow>& rows, int row);

} // namespace cliplad::ui
