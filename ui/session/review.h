#pragma once

#include <string>
#include <utility>
#include <vector>

#include <QDateTime>
#include <QString>

#include "records/record_values.h"

namespace cliplad::ui {

/// What stands for an image's content, as far as this Studio knows.
struct Review {
    enum class Delivery {
        Sending,  ///< on its way; on no disk yet
        Recorded, ///< the records have it
        Kept,     ///< on this machine's disk, to be sent when the records can be reached
        Failed    ///< on no disk: `problem` says why
    };

    DecisionValue value = DecisionValue::Unsure;
    QString note = {};
    QString who = {};
    QDateTime when = {};
    Delivery delivery = Delivery::Sending;
    QString problem = {};
    bool isEarlier = false; ///< found in the records: of an earlier session or another station

    bool isDecided() const { return value != DecisionValue::Withdrawn; }
    bool isOnDisk() const { return delivery == Delivery::Recorded || delivery == Delivery::Kept; }
};

/// By the hash of the image.
using FoundReviews = std::vector<std::pair<std::string, Review>>;

} // namespace cliplad::ui
