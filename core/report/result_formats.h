#pragma once

#include <string>
#include <vector>

namespace cliplad {

/// Which files of results are wanted.
struct ResultFormats {
    bool csv = false;
    bool json = false;
    bool masks = false;    ///< masks/<stem>.png
    bool overlays = false; ///< overlays/<stem>.jpg
    bool coco = false;
    bool csvSemicolon = false; ///< the table with CsvFlavour::Semicolon

    /// "csv", "csv-semicolon", "json", "masks", "overlays", "coco"
    static const std::vector<std::string>& names();
    /// Throws Error for a word that is none of names(); a comma-separated list counts as its words.
    static ResultFormats parse(const std::vector<std::string>& words);
    std::string text() const; ///< the chosen names in their order

    bool operator==(const ResultFormats&) const = default;
};

} // namespace cliplad
