#pragma once

#include <vector>

#include "base/job.h"
#include "inspection/enrolment_warning.h"

namespace cliplad {
class Backbone;
struct EnrolmentRequest;
} // namespace cliplad

namespace cliplad::ui {

/// What the core advises to look at before a product is trusted that would be learned so.
/// Background thread. Throws Error as enrol(); Cancelled.
std::vector<EnrolmentWarning> learningWarnings(const EnrolmentRequest& request, const Backbone& backbone,
                                               const JobContext& job);

} // namespace cliplad::ui
