#pragma once

#include <optional>
#include <string>
#include <vector>

#include "session/records/outboxes.h"
#include "session/records/sent_decisions.h"
#include "session/review.h"

namespace cliplad::ui {

/// What the records, and what waits for them on this machine, say of these images; those that nobody decided
/// on, or where the records have that it was taken back, are left out. On the records thread. Throws Error;
/// RecordsUnreachable.
FoundReviews latestReviews(Outboxes& outboxes, const std::vector<std::string>& imageSha256s);

/// What stands for the images that anybody decided on since the last time, also where it was taken back. None
/// before the first latestReviews. On the records thread. Throws as that.
FoundReviews changedReviews(Outboxes& outboxes);

/// What somebody else, or another station, had decided otherwise when this decision was recorded at once,
/// unless it was known. None also where this decision does not stand, or the records cannot be read. On the
/// records thread.
std::optional<Review> overruledBy(Outboxes& outboxes, const InformedDecision& informed);

/// As the decision outbox told them.
SentDecisions toSent(const std::vector<DecisionClash>& clashes);

} // namespace cliplad::ui
