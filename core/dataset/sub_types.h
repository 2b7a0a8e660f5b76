#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/job.h"
#include "dataset/data_set.h"
#include "dataset/few_shot.h"

namespace cliplad {

/// Which sub-type an image of a data set is of.
struct SubTypeEntry {
    std::string image = {};   ///< relative to the data set's folder, with '/': "test/good/000.png"
    std::string subType = {}; ///< empty: undecided
    double confidence = 0;    ///< 0 … 1; 1 where the file says it
    std::string by = {};      ///< what decided: "file", or the rule's evidence (SubTypeGuess::by)
};

/// The sub-types of all images of a data set, in its order.
struct SubTypeTable {
    std::vector<std::string> subTypes = {}; ///< in the order of their data sets
    std::vector<SubTypeEntry> entries = {};
    std::vector<std::string> notices = {}; ///< for a person: images that nothing decided, names of no image
};

/// The file that corrects the rule, in the data set's folder.
constexpr auto kSubTypesFile = "sub_types.csv";

/// Whether the data set falls into sub-types: it is juice_bottle or splicing_connectors of MVTec LOCO (by its
/// name), or a file kSubTypesFile lies in its folder.
bool hasSubTypes(const DataSet& dataSet);

/// The sub-type of each image (method 7): what the file says, and for images that it does not name or leaves
/// empty, what guessJuice or guessConnectors sees. A data set of another name goes by its file alone.
///
/// The file is text with commas, its first line `image,sub_type`; further columns are not read, so that what
/// writeSubTypes wrote can be corrected in place. Bytes are UTF-8; a field with a comma stands in quotes.
///
/// @param file where the file is; empty: kSubTypesFile in the data set's folder, where it may be missing
/// Throws Error naming file and line: no header, a line too short, an unknown sub-type, an image that the
/// data set does not have, or twice; Error of loadPhoto; Cancelled, asked for each image.
SubTypeTable findSubTypes(const DataSet& dataSet, const std::filesystem::path& file = {},
                          const JobContext& job = {});

/// Writes the table as a file that findSubTypes reads, with the columns confidence and by, the least certain
/// images first. Throws Error.
void writeSubTypes(const std::filesystem::path& file, const SubTypeTable& table);

/// A data set for each sub-type that has images, named "juice_bottle/banana", in the table's order; undecided
/// images are in none. Throws Error when the table is of another data set, or when no image is decided.
std::vector<DataSet> splitBySubType(const DataSet& dataSet, const SubTypeTable& table);

/// The paper's multi-class experiment: `each` shots of every sub-type (those that drawShots draws), tested on
/// the images of all. Throws Error as drawShots does.
FewShotSplit drawShotsOfEach(const std::vector<DataSet>& subTypes, int each, std::uint64_t seed);

} // namespace cliplad
