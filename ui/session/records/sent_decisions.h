#pragma once

#include <string>
#include <vector>

#include <QString>

#include "session/review.h"

namespace cliplad::ui {

/// Decisions that waited on this machine and are in the records now, where somebody else, or another station,
/// had decided otherwise meanwhile. All of them stay in the records; of two on an image the later one stands.
struct SentDecisions {
    struct Clash {
        std::string decision = {}; ///< id of the own one
        std::string imageSha256;
        QString image; ///< path; empty: it is of no run of these records
        Review own;    ///< of this station, by whoever decided here then
        Review other;  ///< may be withdrawn
        QString otherStation;
        bool ownStands = false; ///< else the other one
        QString records = {};   ///< that have both; not always those that are set now
    };

    std::vector<Clash> clashes = {};
};

} // namespace cliplad::ui
