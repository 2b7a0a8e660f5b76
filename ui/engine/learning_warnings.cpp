#include "engine/learning_warnings.h"

#include "inspection/enrolment.h"
#include "inspection/enrolment_warnings.h"

namespace cliplad::ui {

std::vector<EnrolmentWarning> learningWarnings(const EnrolmentRequest& request, const Backbone& backbone,
                                               const JobContext& job) {
    return findEnrolmentWarnings(enrol(backbone, request, job));
}

} // namespace cliplad::ui
