#include "engine/product_warnings.h"

#include "inspection/enrolment_warnings.h"
#include "inspection/product/product_folder.h"

namespace cliplad::ui {

std::vector<EnrolmentWarning> productWarnings(const std::filesystem::path& folder, const Backbone& backbone,
                                              const JobContext& job) {
    return findEnrolmentWarnings(ProductFolder::open(folder, backbone, job));
}

} // namespace cliplad::ui
