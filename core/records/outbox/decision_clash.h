#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "records/record_values.h"

namespace cliplad {

class Records;

/// A decision that stood for an image when a person decided on it again, as far as that person could see.
struct KnownDecision {
    std::string who = {};
    RecordTime when = {};
    bool operator==(const KnownDecision&) const = default;
};

/// A decision with what was known when it was made; none: nothing.
struct InformedDecision {
    Decision decision = {};
    std::optional<KnownDecision> known = {};
};

/// Two decisions on one image that differ, of two people or two stations, where the own one was made without
/// knowing the other, or the other one stands. Both stay in the records. The one that a person made later
/// stands, however late it was sent; of two of the same millisecond the one that arrived later.
struct DecisionClash {
    Decision own = {};
    Decision other = {};
    bool ownStands = false;   ///< else `other` does, which may be Withdrawn
    std::string image = {};   ///< path, see imageOf(); left empty by clashesOf()
    std::string records = {}; ///< that have both, by name; left empty by clashesOf()
};

/// What others decided otherwise of the images of these decisions, which are in the records and were
/// recorded together; one of each image at most, in the order of `recorded`. What a person took back before
/// is no decision that anything could clash with. An image of which a decision cannot be read has none. One
/// query however many images. Throws as Records.
std::vector<DecisionClash> clashesOf(Records& records, std::span<const InformedDecision> recorded);

/// Path of the image, as the run has it that the decision is of; empty: it is of none. Throws as Records.
std::string imageOf(Records& records, const Decision& decision);

} // namespace cliplad
