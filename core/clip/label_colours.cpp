#include "clip/label_colours.h"

namespace cliplad {

std::vector<Colour> labelColours(const std::vector<Label>& labels) {
    std::vector<Colour> colours;
    for (const Label& label : labels)
        colours.push_back(parseColour(label.colour).value_or(partColour(static_cast<int>(colours.size()))));
    return colours;
}

} // namespace cliplad
