#include "image/palette.h"

#include <array>
#include <charconv>
#include <cstdint>

namespace cliplad {

std::span<const Colour> partColours() {
    static const std::array<Colour, 32> colours = {{
        {0, 114, 178},   {230, 159, 0},   {0, 158, 115},   {204, 121, 167}, {86, 180, 233}, {213, 94, 0},
        {240, 228, 66},  {136, 0, 255},   {187, 255, 170}, {119, 0, 0},     {102, 17, 68},  {17, 34, 153},
        {136, 255, 255}, {136, 119, 255}, {119, 187, 102}, {255, 170, 187}, {204, 0, 68},   {119, 34, 119},
        {204, 238, 119}, {153, 68, 119},  {170, 51, 0},    {102, 68, 221},  {85, 102, 68},  {221, 119, 68},
        {136, 153, 255}, {51, 85, 187},   {187, 204, 153}, {153, 221, 255}, {68, 17, 204},  {255, 51, 119},
        {119, 17, 34},   {170, 255, 204},
    }};
    return colours;
}

Colour partColour(int index) {
    const auto colours = partColours();
    return colours[static_cast<std::size_t>(index) % colours.size()];
}

std::optional<Colour> parseColour(std::string_view text) {
    std::uint32_t value = 0;
    const char* const end = text.data() + text.size();
    const bool hasForm = text.size() == 7 && text[0] == '#';
    if (!hasForm || std::from_chars(text.data() + 1, end, value, 16).ptr != end)
        return std::nullopt;
    return Colour{static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8),
                  static_cast<std::uint8_t>(value)};
}

} // namespace cliplad
