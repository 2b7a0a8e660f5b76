#include "pages/prompts/labels/label_colour_keeping.h"

#include <algorithm>

#include <QColor>

#include "document/label_list.h"
#include "image/palette.h"

namespace cliplad::ui {
namespace {

std::string textOf(const Colour& colour) {
    return QColor(colour[0], colour[1], colour[2]).name().toStdString();
}

/// What a row shows; nothing where it is switched off and has no colour of its own.
std::optional<Colour> shownColour(const std::vector<LabelRow>& rows, int row) {
    if (const auto own = parseColour(rows[static_cast<std::size_t>(row)].label.colour))
        return own;
    const int place = recipeIndex(rows, row);
    return place < 0 ? std::nullopt : std::optional(partColour(place));
}

bool isShownByAnother(const std::vector<LabelRow>& rows, int row, const Colour& colour) {
    for (int other = 0; other < static_cast<int>(rows.size()); ++other)
        if (other != row && shownColour(rows, other) == colour)
            return true;
    return false;
}

} // namespace

void keepColours(std::vector<LabelRow>& rows, int first, int end) {
    end = std::min(end, static_cast<int>(rows.size()));
    for (int row = std::max(0, first); row < end; ++row) {
        Label& label = rows[static_cast<std::size_t>(row)].label;
        if (const auto shown = shownColour(rows, row); shown && label.colour.empty())
            label.colour = textOf(*shown);
    }
}

void takeFreeColour(std::vector<LabelRow>& rows, int row) {
    Label& label = rows[static_cast<std::size_t>(row)].label;
    if (!label.colour.empty())
        return;
    const auto shown = shownColour(rows, row);
    if (shown && !isShownByAnother(rows, row, *shown))
        return;
    const auto palette = partColours();
    const auto free = std::find_if(palette.begin(), palette.end(), [&](const Colour& colour) {
        return !isShownByAnother(rows, row, colour);
    });
    if (free != palette.end())
        label.colour = textOf(*free);
}

} // namespace cliplad::ui
