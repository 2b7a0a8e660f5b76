#include "baselines/method.h"

#include <optional>

#include "base/error.h"
#include "inspection/enrolment.h"
#include "inspection/inspector.h"

namespace cliplad {
namespace {

/// CLIP-LAD itself, by the one scoring path. Shots are encoded by enrolment, whose copies need the model
/// anyway; photos come encoded.
class ClipLad final : public Method {
public:
    explicit ClipLad(const MethodContext& context)
        : context_(context) {}

    void learn(std::span<const MethodPhoto> shots, const JobContext& job) override {
        EnrolmentRequest request;
        request.name = context_.objectName;
        request.prompts = context_.recipe.prompts;
        request.settings = context_.recipe.settings;
        request.ignore = context_.recipe.ignore;
        request.threshold = context_.recipe.threshold;
        request.settings.image.resolution = context_.resolution;
        for (const MethodPhoto& shot : shots)
            request.shots.push_back(shot.path);
        product_ = enrol(context_.clip, request, {.stop = job.stop, .report = {}});
    }

    MethodScore score(const MethodPhoto& photo, const std::stop_token&) const override {
        if (!product_)
            throw Error("has not learned a product", "clip-lad", "call learn first");
        const Inspection inspection = inspectFeatures(*product_, photo.features, photo.rgb);
        return {.score = inspection.scores.fused,
                .anomalyMap = inspection.anomalyMap.distance,
                .logical = inspection.scores.logical,
                .structural = inspection.scores.structural,
                .anomalous = inspection.anomalous};
    }

private:
    MethodContext context_;
    std::optional<Product> product_;
};

} // namespace

MethodInfo clipLadMethod() {
    return {.name = "clip-lad",
            .title = "CLIP-LAD",
            .summary = "part masks by words, class histograms and a patch memory (the paper's method)",
            .make = [](const MethodContext& context) { return std::make_unique<ClipLad>(context); }};
}

} // namespace cliplad
