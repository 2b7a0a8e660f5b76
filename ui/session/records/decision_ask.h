#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include <QString>

#include "records/outbox/decision_clash.h"
#include "records/record_values.h"
#include "session/review.h"

namespace cliplad::ui {

/// A decision to be recorded.
struct DecisionAsk {
    std::filesystem::path image;
    std::string imageSha256; ///< of the file as it was scored, and seen
    DecisionValue value = DecisionValue::Unsure;
    QString note = {};
    QString why = {};             ///< why the image was shown
    std::string modelSha256 = {}; ///< of what judged the image
    std::string productSha256 = {};
    std::string runKey = {}; ///< of the run that judged it, in the records; empty: none
};

/// Throws Error where the file is no longer what was scored and seen. Reads it: for another thread.
void requireSameFile(const DecisionAsk& ask);

/// @param review says who decided, and when
Decision toDecision(const DecisionAsk& ask, const std::string& id, const Review& review);

/// None: nothing is known of the image.
std::optional<KnownDecision> toKnown(const Review& review);

} // namespace cliplad::ui
