#include "baselines/method.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <ATen/ATen.h>

#include "baselines/anomaly_map.h"
#include "baselines/trained/feature_distance.h"
#include "baselines/trained/teacher.h"
#include "baselines/trained/training.h"
#include "clip/initial_parameters.h"
#include "clip/vision_tower.h"

namespace cliplad {
namespace {

constexpr int kSteps = 80;
constexpr int kResNetBatch = 4; // images a step, as far as there are shots
constexpr int kClipBatch = 1;
constexpr Sgd::Options kResNetSteps = {.learningRate = 0.4, .momentum = 0.9, .weightDecay = 1e-4};
constexpr Adam::Options kClipSteps = {.learningRate = 1e-3, .weightDecay = 1e-4};

/// The network that learns to give the teacher's levels, from random weights.
class Student {
public:
    virtual ~Student() = default;
    virtual FeatureLevels forward(const at::Tensor& pixels, ResNet::Mode mode) const = 0;
    std::unique_ptr<Optimiser> optimiser() {
        if (isResNet_)
            return std::make_unique<Sgd>(trainable(parameters_), kResNetSteps);
        return std::make_unique<Adam>(trainable(parameters_), kClipSteps);
    }

protected:
    Student(TensorMap parameters, bool isResNet)
        : parameters_(std::move(parameters))
        , isResNet_(isResNet) {}
    const TensorMap& parameters() const { return parameters_; }

private:
    TensorMap parameters_;
    bool isResNet_ = false;
};

class ResNetStudent final : public Student {
public:
    ResNetStudent(bool wide, std::uint64_t seed)
        : Student(initialResNet(wide, seed), true)
        , network_(parameters()) {}

    FeatureLevels forward(const at::Tensor& pixels, ResNet::Mode mode) const override {
        const auto stages = network_.forward(pixels, mode);
        return {stages.begin(), stages.end()};
    }

private:
    ResNet network_;
};

/// One block a level.
ModelConfig studentConfig(ModelConfig teacher, int side) {
    teacher.vision.layers = 4;
    teacher.vision.imageSize = side;
    return teacher;
}

class ClipStudent final : public Student {
public:
    ClipStudent(const ModelConfig& config, std::uint64_t seed)
        : Student(initialVisionParameters(config, seed), false)
        , tower_(parameters(), config)
        , grid_(config.vision.gridSize()) {}

    FeatureLevels forward(const at::Tensor& pixels, ResNet::Mode) const override {
        FeatureLevels levels;
        for (const at::Tensor& stage :
             tower_.forward(pixels, {.stages = true, .dense = false, .embedding = false}).stages)
            levels.push_back(stage.transpose(1, 2).unflatten(2, {grid_, grid_}));
        return levels;
    }

private:
    VisionTower tower_;
    std::int64_t grid_ = 0;
};

/// STFPM (Wang, Han, Ding, Huang: "Student-teacher feature pyramid matching for anomaly detection", 2021).
///
/// Followed: a student of the teacher's architecture learns from random weights to give the teacher's levels
/// on normal photos; the loss is half the squared distance of L2-normalised features (equations 1 to 3), the
/// map the product of the levels' distances, each enlarged (3.3), the score its maximum. With a ResNet's
/// weights: stages 1 to 3 at 256 px, SGD with rate 0.4, momentum 0.9 and decay 1e-4 (4.1).
///
/// Departures: 80 steps of up to four shots, where the paper makes 100 epochs of batches of 32. On CLIP a
/// step is of one shot, each in turn, which costs a quarter: 80 steps are 20 epochs of four shots. There the
/// levels are its four stages, which have one resolution; the student has the teacher's width and heads, but
/// one block a level, which costs a sixth for ViT-L; it moves by Adam with rate 1e-3, as a transformer does
/// not learn by plain gradient descent in so few steps.
///
/// Cost at 256 px with the embedded model: about 0.7 s a step on one core, whatever the number of shots.
class Stfpm final : public Method {
public:
    explicit Stfpm(const MethodContext& context)
        : seed_(context.seed)
        , teacher_(context) {}

    void learn(std::span<const MethodPhoto> shots, const JobContext& job) override {
        requireShots(shots, "stfpm");
        const RecordsGradients records;
        std::vector<at::Tensor> pixels;
        std::vector<FeatureLevels> levels;
        for (const MethodPhoto& shot : shots) {
            job.throwIfStopped();
            pixels.push_back(teacher_.pixels(shot));
            levels.push_back(teacher_.levels(shot));
        }
        std::unique_ptr<Student> student = newStudent();
        const std::unique_ptr<Optimiser> optimiser = student->optimiser();
        const auto batch = std::min<std::size_t>(teacher_.resNet() ? kResNetBatch : kClipBatch, shots.size());
        const auto loss = [&](int step) {
            std::vector<at::Tensor> input;
            std::vector<FeatureLevels> target;
            for (std::size_t i = 0; i < batch; ++i) {
                const std::size_t shot = (static_cast<std::size_t>(step) * batch + i) % shots.size();
                input.push_back(pixels[shot]);
                target.push_back(levels[shot]);
            }
            return matchingLoss(joined(target), student->forward(at::cat(input), ResNet::Mode::Training));
        };
        train({.method = "stfpm", .steps = kSteps, .loss = loss}, *optimiser, job);
        student_ = std::move(student);
    }

    MethodScore score(const MethodPhoto& photo, const std::stop_token& stop) const override {
        if (!student_)
            throw notLearned("stfpm");
        JobContext{.stop = stop, .report = {}}.throwIfStopped();
        const c10::NoGradGuard noGrad;
        const FeatureLevels expected = teacher_.levels(photo);
        const FeatureLevels found = student_->forward(teacher_.pixels(photo), ResNet::Mode::Inference);
        const auto side = teacher_.resNet() ? teacher_.side() : static_cast<int>(expected[0].size(2));
        at::Tensor map = at::ones({side, side});
        for (std::size_t level = 0; level < expected.size(); ++level)
            map.mul_(enlarged(matchingDistance(expected[level], found[level]), side, side));
        return {.score = map.max().item<double>(), .anomalyMap = toMat(map)};
    }

private:
    std::unique_ptr<Student> newStudent() const {
        if (const ResNet* resNet = teacher_.resNet())
            return std::make_unique<ResNetStudent>(resNet->isWide(), seed_);
        return std::make_unique<ClipStudent>(studentConfig(teacher_.clip().config(), teacher_.side()), seed_);
    }

    std::uint64_t seed_;
    Teacher teacher_;
    std::unique_ptr<Student> student_;
};

} // namespace

MethodInfo stfpmMethod() {
    return {.name = "stfpm",
            .title = "STFPM",
            .summary =
                "a student learns the backbone's features of good photos; where it fails, something is new",
            .trains = true,
            .ownBackbones = {"ResNet-18", "WideResNet-50"},
            .make = [](const MethodContext& context) { return std::make_unique<Stfpm>(context); }};
}

} // namespace cliplad
