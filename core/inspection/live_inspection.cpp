#include "inspection/live_inspection.h"

#include <utility>

#include "inspection/enrolment.h"

namespace cliplad {
std::shared_ptr<const LivePhoto> LivePhoto::of(cv::Mat rgb) {
    if (rgb.empty() || rgb.type() != CV_8UC3)
        throw Error("expected an 8-bit RGB photo");
    std::string hash = hashPhoto(rgb);
    return std::make_shared<const LivePhoto>(LivePhoto{std::move(rgb), std::move(hash)});
}

LiveInspection::LiveInspection(std::shared_ptr<const Backbone> backbone, std::size_t byteBudget)
    : backbone_(std::move(backbone))
    , cache_(byteBudget) {}

LiveResult LiveInspection::answer(const LiveRequest& request, const JobContext& job) {
    checkRecipe(request.recipe, backbone_->info());
    std::vector<NamedPhoto> named;
    for (std::size_t i = 0; i < request.shots.size(); ++i)
        named.push_back(
            {"shot " + std::to_string(i + 1), request.shots[i]->rgb.size(), request.shots[i]->hash});
    checkShots(named);
    checkIgnore(request.recipe.ignore, named[0].size);
    std::vector<NamedPhoto> validation;
    for (std::size_t i = 0; i < request.validation.size(); ++i)
        validation.push_back({"validation photo " + std::to_string(i + 1), {}, request.validation[i].hash});
    checkValidation(validation, named);

    const InspectionLine line(request.recipe, &cache_, job);
    std::vector<LineImage> shots;
    for (const auto& shot : request.shots)
        shots.push_back(line.encode(*backbone_, shot->rgb, shot->hash));
    const LineMemory memory = line.learn(*backbone_, shots, request.validation);

    LiveResult result;
    for (const LineImage& shot : shots) {
        const LineSegments segments = line.segment(shot, memory);
        result.shots.push_back({*segments.regions, *segments.coarse, *segments.parts, *segments.counts,
                                line.similarities(shot, memory)});
    }
    result.calibration = *memory.calibration;
    result.calibratedOn = describeSample(*memory.sample, memory.counts->size());
    if (!request.photo)
        return result;
    const LineImage photo = line.encode(*backbone_, request.photo->rgb, request.photo->hash);
    result.inspection = line.inspect(photo, memory);
    result.similarities = line.similarities(photo, memory);
    return result;
}

} // namespace cliplad
