#include "few_shot_scoring.h"

#include "inspection/inspector.h"

namespace cliplad::cli {

Product enrolSplit(const Backbone& backbone, EnrolmentRequest request, const FewShotSplit& split,
                   const std::stop_token& stop) {
    request.shots = pathsOf(split.shots);
    request.validation = pathsOf(split.validation);
    return enrol(backbone, request, {.stop = stop, .report = {}});
}

ImageScores scorePhoto(const Backbone& backbone, const Product& product, const cv::Mat& photoRgb,
                       const std::stop_token& stop) {
    const Inspection inspection = inspect(backbone, product, photoRgb, stop);
    return {.fused = inspection.scores.fused,
            .logical = inspection.scores.logical,
            .structural = inspection.scores.structural,
            .anomalous = inspection.anomalous,
            .anomalyMap = inspection.anomalyMap.distance,
            .photoSize = photoRgb.size()};
}

} // namespace cliplad::cli
