#include "baselines/method.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <ATen/ATen.h>
#include <opencv2/core.hpp>

#include "baselines/anomaly_map.h"
#include "baselines/trained/feature_distance.h"
#include "baselines/trained/random_projection.h"
#include "baselines/trained/rd4ad_network.h"
#include "baselines/trained/teacher.h"
#include "baselines/trained/training.h"

namespace cliplad {
namespace {

constexpr int kSteps = 100;
constexpr int kBatch = 4; // images a step, as far as there are shots
constexpr Adam::Options kAdam = {.learningRate = 0.005, .beta1 = 0.5, .beta2 = 0.999};
constexpr int kMapSide = 256; // px
constexpr double kSigma = 4;  // px of the map
constexpr std::int64_t kMostChannels = 128;

/// RD4AD (Deng, Li: "Anomaly detection via reverse distillation from one-class embedding", 2022).
///
/// Followed: a frozen encoder's three levels are fused and brought through a one-class bottleneck (3.3), from
/// which a decoder that mirrors the encoder learns to give them back (3.2); the loss is 1 − cosine, of whole
/// levels as in the authors' program; Adam with rate 0.005 and β = (0.5, 0.999) (4.1). The map adds 1 −
/// cosine at each place over the levels, each enlarged, and is smoothed with σ = 4 px; the score is its
/// maximum (3.4). With a ResNet's weights: stages 1 to 3 at 256 px.
///
/// Departures: 100 steps of up to four shots, where the paper makes 200 epochs of batches of 16. CLIP has
/// one resolution: its stages 1 to 3 are averaged to grids of 1, ½ and ¼ of the patch grid's sides, so that
/// bottleneck and decoder are those of ResNet-18 but for their widths, C, C, C and 2C; stages of more than
/// 128 channels are brought to 128 by a random projection, since the cost grows with their square.
///
/// Cost at 256 px with the embedded model: about 0.1 s a step and shot on one core.
class Rd4ad final : public Method {
public:
    explicit Rd4ad(const MethodContext& context)
        : seed_(context.seed)
        , teacher_(context)
        , projection_(teacher_.resNet() ? 0 : context.clip.config().vision.width, kMostChannels,
                      context.seed) {}

    void learn(std::span<const MethodPhoto> shots, const JobContext& job) override {
        requireShots(shots, "rd4ad");
        const RecordsGradients records;
        std::vector<FeatureLevels> levels;
        for (const MethodPhoto& shot : shots) {
            job.throwIfStopped();
            levels.push_back(encoded(shot));
        }
        TensorMap tensors = ReverseDistillation::initial(architecture(), seed_);
        auto network = std::make_unique<ReverseDistillation>(tensors, architecture());
        Adam adam(trainable(tensors), kAdam);
        const auto loss = [&](int step) {
            std::vector<FeatureLevels> batch;
            for (std::size_t i = 0; i < std::min<std::size_t>(kBatch, shots.size()); ++i)
                batch.push_back(levels[(static_cast<std::size_t>(step) * kBatch + i) % shots.size()]);
            const FeatureLevels target = joined(batch);
            return reconstructionLoss(target, network->forward(target, ResNet::Mode::Training));
        };
        train({.method = "rd4ad", .steps = kSteps, .loss = loss}, adam, job);
        network_ = std::move(network);
    }

    MethodScore score(const MethodPhoto& photo, const std::stop_token& stop) const override {
        if (!network_)
            throw notLearned("rd4ad");
        JobContext{.stop = stop, .report = {}}.throwIfStopped();
        const c10::NoGradGuard noGrad;
        const FeatureLevels expected = encoded(photo);
        const FeatureLevels found = network_->forward(expected, ResNet::Mode::Inference);
        at::Tensor sum = at::zeros({kMapSide, kMapSide});
        for (std::size_t level = 0; level < expected.size(); ++level)
            sum += enlarged(1 - at::cosine_similarity(expected[level], found[level], 1), kMapSide, kMapSide,
                            true);
        const cv::Mat map = blurredMap(toMat(sum), kSigma);
        double highest = 0;
        cv::minMaxLoc(map, nullptr, &highest);
        return {.score = highest, .anomalyMap = map};
    }

private:
    ReverseDistillation::Architecture architecture() const {
        const std::int64_t width = projection_.channels();
        if (!teacher_.resNet())
            return {.channels = {width, width, width, 2 * width}};
        if (teacher_.resNet()->isWide())
            return {.channels = {256, 512, 1024, 2048}, .wide = true};
        return {.channels = {64, 128, 256, 512}};
    }

    FeatureLevels encoded(const MethodPhoto& photo) const {
        const c10::NoGradGuard noGrad;
        FeatureLevels levels = teacher_.levels(photo);
        if (teacher_.resNet())
            return levels;
        levels.resize(3);
        // Three halvings leave 2×2 at least: batch normalisation needs more than one place.
        const std::int64_t side = std::max<std::int64_t>(levels[0].size(2) / 8, 2) * 8;
        for (std::size_t level = 0; level < levels.size(); ++level)
            levels[level] =
                at::adaptive_avg_pool2d(projection_(levels[level]), {side >> level, side >> level});
        return levels;
    }

    std::uint64_t seed_;
    Teacher teacher_;
    RandomProjection projection_;
    std::unique_ptr<ReverseDistillation> network_;
};

} // namespace

MethodInfo rd4adMethod() {
    return {
        .name = "rd4ad",
        .title = "RD4AD",
        .summary =
            "a decoder learns to give the backbone's features of good photos back from a narrow bottleneck",
        .trains = true,
        .ownBackbones = {"WideResNet-50", "ResNet-18"},
        .make = [](const MethodContext& context) { return std::make_unique<Rd4ad>(context); }};
}

} // namespace cliplad
