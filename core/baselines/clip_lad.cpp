#include "baselines/method.h"

#include <optional>

#include "baselines/line_image.h"
#include "inspection/enrolment.h"

namespace cliplad {
namespace {

Recipe recipeOf(const MethodContext& context) {
    Recipe recipe = context.recipe;
    recipe.settings.image.resolution = context.resolution;
    return recipe;
}

/// CLIP-LAD itself, by the steps that the Studio and the command line take. Variants that differ in a few
/// settings share the steps before those.
class ClipLad final : public Method {
public:
    explicit ClipLad(const MethodContext& context)
        : context_(context)
        , recipe_(recipeOf(context)) {
        checkRecipe(recipe_, context.clip.info());
    }

    void learn(std::span<const MethodPhoto> shots, const JobContext& job) override {
        const InspectionLine line(recipe_, context_.clip.info(), context_.steps,
                                  {.stop = job.stop, .report = {}});
        std::vector<LineImage> images;
        for (const MethodPhoto& shot : shots)
            images.push_back(imageOf(shot));
        const LineMemory memory = line.learn(context_.clip, images, {});
        memory.computeAll(); // while there is time: scoring only reads
        memory_ = memory;
    }

    MethodScore score(const MethodPhoto& photo, const std::stop_token& stop) const override {
        if (!memory_)
            throw notLearned("clip-lad");
        const InspectionLine line(recipe_, context_.clip.info(), context_.steps,
                                  {.stop = stop, .report = {}});
        const Inspection inspection = line.inspect(imageOf(photo), *memory_);
        return {.score = inspection.scores.fused,
                .anomalyMap = inspection.anomalyMap.distance,
                .logical = inspection.scores.logical,
                .structural = inspection.scores.structural,
                .anomalous = inspection.anomalous};
    }

private:
    LineImage imageOf(const MethodPhoto& photo) const {
        return lineImage(photo, context_.clip.info(), context_.resolution);
    }

    MethodContext context_;
    Recipe recipe_;
    std::optional<LineMemory> memory_;
};

} // namespace

MethodInfo clipLadMethod() {
    return {.name = "clip-lad",
            .title = "CLIP-LAD",
            .summary = "part masks by words, class histograms and a patch memory (the paper's method)",
            .readsWords = true,
            .make = [](const MethodContext& context) { return std::make_unique<ClipLad>(context); }};
}

} // namespace cliplad
