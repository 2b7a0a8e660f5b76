#include "engine/product_warnings.h"

#include "inspection/enrolment_warnings.h"
#include "inspection/product/product_folder.h"

namespace cliplad::ui {

QStringList productWarnings(const std::filesystem::path& folder, const Backbone& backbone,
                            const JobContext& job) {
    QStringList warnings;
    for (const std::string& warning : enrolmentWarnings(ProductFolder::open(folder, backbone, job)))
        warnings.append(QString::fromStdString(warning));
    return warnings;
}

} // namespace cliplad::ui
