#include "inspection/live_inspection.h"

#include <chrono>
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

/// What a request's shots teach, computed as far as it was asked for.
struct LiveInspection::Learned {
    InspectionLine line;
    std::vector<LineImage> shots;
    LineMemory memory;

    std::vector<LiveShot> look() const {
        std::vector<LiveShot> seen;
        for (const LineImage& shot : shots) {
            const LineSegments segments = line.segment(shot, memory);
            seen.push_back({*segments.regions, *segments.coarse, *segments.parts, *segments.counts,
                            line.similarities(shot, memory)});
        }
        return seen;
    }
};

LiveInspection::Learned LiveInspection::learn(const LiveRequest& request, const JobContext& job) {
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

    Learned learned{.line = InspectionLine(request.recipe, &cache_, job), .shots = {}, .memory = {}};
    for (const auto& shot : request.shots)
        learned.shots.push_back(learned.line.encode(*backbone_, shot->rgb, shot->hash));
    learned.memory = learned.line.learn(*backbone_, learned.shots, request.validation);
    return learned;
}

LiveResult LiveInspection::answer(const LiveRequest& request, const JobContext& job) {
    const Learned learned = learn(request, job);
    const LineMemory& memory = learned.memory;
    LiveResult result;
    result.shots = learned.look();
    result.calibration = *memory.calibration;
    result.calibratedOn = describeSample(*memory.sample, memory.counts->size());
    result.sample = countSample(*memory.sample, memory.counts->size());
    if (!request.photo)
        return result;
    const LineImage photo = learned.line.encode(*backbone_, request.photo->rgb, request.photo->hash);
    result.inspection = learned.line.inspect(photo, memory);
    result.similarities = learned.line.similarities(photo, memory);
    return result;
}

std::vector<LiveShot> LiveInspection::look(const LiveRequest& request, const JobContext& job) {
    return learn(request, job).look();
}

void LiveInspection::encode(const Recipe& recipe, const LivePhoto& photo, const JobContext& job) {
    InspectionLine(recipe, &cache_, job).encode(*backbone_, photo.rgb, photo.hash).features.share();
}

double LiveInspection::inspectionMs(const LiveRequest& request, const JobContext& job) {
    const Learned learned = learn(request, job);
    const LineMemory& memory = learned.memory;
    memory.centres.share(); // all that is learned, before the clock runs
    memory.coarse.share();
    memory.fine.share();
    memory.counts.share();
    memory.patches.share();
    memory.calibration.share();
    const LineImage& shot = learned.shots.front();
    const LineImage image{Lazy<Features>::of(*shot.features, shot.features.key()), shot.photoRgb,
                          shot.photoHash};
    const auto begin = std::chrono::steady_clock::now();
    InspectionLine(request.recipe, nullptr, job).inspect(image, memory);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    return took.count();
}

} // namespace cliplad
