#include "inspection/live_inspection.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

#include "clip/forwarding_backbone.h"
#include "clip/label_embeddings.h"
#include "inspection/enrolment.h"

namespace cliplad {
std::shared_ptr<const LivePhoto> LivePhoto::of(cv::Mat rgb, std::string fileSha256) {
    if (rgb.empty() || rgb.type() != CV_8UC3)
        throw Error("expected an 8-bit RGB photo");
    std::string hash = hashPhoto(rgb);
    return std::make_shared<const LivePhoto>(
        LivePhoto{std::move(rgb), std::move(hash), std::move(fileSha256)});
}

LiveInspection::LiveInspection(std::shared_ptr<const Backbone> backbone, std::size_t byteBudget)
    : backbone_(std::move(backbone))
    , cache_(byteBudget) {}

namespace {

/// The model, counting its runs and telling of each before it begins.
class WatchedBackbone final : public ForwardingBackbone {
public:
    WatchedBackbone(const Backbone& backbone, const LiveWatch& watch)
        : ForwardingBackbone(backbone)
        , watch_(watch) {}

    Features encodeImage(const cv::Mat& rgb, int resolution, const std::stop_token& stop) const override {
        if (watch_.encoding)
            watch_.encoding({runs_, std::max(expected_, runs_ + 1), isForCalibration_});
        ++runs_;
        return backbone_.encodeImage(rgb, resolution, stop);
    }

    /// The image will be encoded in this answer, unless its features are known. @param runs that it takes
    void expect(const LineImage& image, int runs) {
        if (!image.features.isKnown() && images_.insert(image.features.key().hash).second)
            expected_ += runs;
    }
    void beginCalibration() { isForCalibration_ = true; }
    /// Whether the tower has run for this answer, or is going to.
    bool isNeeded() const { return expected_ > 0; }
    bool isToRun() const { return runs_ < expected_; }

private:
    const LiveWatch& watch_;
    std::set<std::string> images_;
    int expected_ = 0;
    mutable int runs_ = 0; ///< an answer has one thread
    bool isForCalibration_ = false;
};

LiveShot seenBy(const InspectionLine& line, const LineImage& image, const LineSegments& segments,
                const LineMemory& memory) {
    return {*segments.regions, *segments.coarse, *segments.parts, *segments.counts,
            line.similarities(image, memory)};
}

} // namespace

/// What a request's shots teach, computed as far as it was asked for.
struct LiveInspection::Learned {
    InspectionLine line;
    std::vector<LineImage> shots;
    LineMemory memory;

    LiveShot look(std::size_t shot) const {
        return seenBy(line, shots[shot], line.segment(shots[shot], memory), memory);
    }
};

LiveInspection::Learned LiveInspection::learn(const LiveRequest& request, const Backbone& backbone,
                                              const JobContext& job) {
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

    Learned learned{
        .line = InspectionLine(request.recipe, backbone.info(), &cache_, job), .shots = {}, .memory = {}};
    for (const auto& shot : request.shots)
        learned.shots.push_back(learned.line.encode(backbone, shot->rgb, shot->hash));
    learned.memory = learned.line.learn(backbone, learned.shots, request.validation);
    return learned;
}

LiveResult LiveInspection::answer(const LiveRequest& request, const JobContext& job, const LiveWatch& watch) {
    WatchedBackbone backbone(*backbone_, watch);
    const Learned learned = learn(request, backbone, job);
    const auto& [line, shots, memory] = learned;
    std::optional<LineImage> photo;
    if (request.photo)
        photo = line.encode(backbone, request.photo->rgb, request.photo->hash);
    const int runs = request.recipe.settings.image.tiles * request.recipe.settings.image.tiles;
    for (const LineImage& shot : shots)
        backbone.expect(shot, runs);
    if (photo)
        backbone.expect(*photo, runs);

    LiveResult result;
    const auto tell = [&](const LiveShot* seen) {
        if (watch.seen)
            watch.seen(result.shots, seen);
    };
    for (std::size_t i = 0; i < shots.size(); ++i) {
        result.shots.push_back(learned.look(i));
        if (backbone.isNeeded() && i + 1 < shots.size())
            tell(nullptr);
    }
    if (!memory.sample.isKnown())
        for (const LineNormal& normal : line.normals(backbone, shots, request.validation, memory))
            backbone.expect(normal.image, runs);
    if (backbone.isToRun())
        tell(nullptr);
    LineSegments segments;
    if (photo) {
        segments = line.segment(*photo, memory);
        result.photo = seenBy(line, *photo, segments, memory);
        if (backbone.isToRun())
            tell(&*result.photo);
    }

    backbone.beginCalibration();
    result.calibration = *memory.calibration;
    result.calibratedOn = describeSample(*memory.sample, memory.counts->size());
    result.sample = countSample(*memory.sample, memory.counts->size());
    if (photo)
        result.inspection = line.inspect(*photo, segments, memory);
    return result;
}

std::vector<LiveShot> LiveInspection::look(const LiveRequest& request, const JobContext& job) {
    const Learned learned = learn(request, *backbone_, job);
    std::vector<LiveShot> seen;
    for (std::size_t i = 0; i < learned.shots.size(); ++i)
        seen.push_back(learned.look(i));
    return seen;
}

std::vector<std::string> LiveInspection::unmetWords(const Label& label) const {
    return cliplad::unmetWords(*backbone_, label);
}

void LiveInspection::encode(const Recipe& recipe, const LivePhoto& photo, const JobContext& job) {
    InspectionLine(recipe, backbone_->info(), &cache_, job)
        .encode(*backbone_, photo.rgb, photo.hash)
        .features.share();
}

double LiveInspection::inspectionMs(const LiveRequest& request, const JobContext& job) {
    const Learned learned = learn(request, *backbone_, job);
    const LineMemory& memory = learned.memory;
    memory.computeAll(); // before the clock runs
    const LineImage& shot = learned.shots.front();
    const LineImage image{Lazy<Features>::of(*shot.features, shot.features.key()), shot.photoRgb,
                          shot.photoHash};
    const auto begin = std::chrono::steady_clock::now();
    InspectionLine(request.recipe, backbone_->info(), nullptr, job).inspect(image, memory);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    return took.count();
}

} // namespace cliplad
