#include <QTest>

#include <cmath>
#include <fstream>

#include <ATen/ATen.h>
#include <QTemporaryDir>

#include "base/file_lock.h"
#include "clip/model/model_folder.h"
#include "model_export.h"
#include "small_training.h"
#include "support/error_of.h"
#include "zero_shot.h"

using namespace cliplad;
using namespace cliplad::training;

namespace {

double largestDifference(const TensorMap& a, const TensorMap& b) {
    double largest = 0;
    for (const auto& [name, tensor] : a)
        largest = std::max(largest, (tensor - b.at(name)).abs().max().item<double>());
    return largest;
}

/// A model folder with weights of its own, which it returns as they were before they were stored in float16.
TensorMap writeModel(const std::filesystem::path& folder, const ModelConfig& config = smallConfig()) {
    TrainingState state;
    state.average = initialParameters(config, 77);
    state.seenTokens = at::ones({config.text.vocabularySize}, at::kBool);
    exportModel(state, config, folder);
    return state.average;
}

/// Stops after so many steps, as Ctrl-C does; −1: not.
TrainingState trainSteps(const TrainingPlan& plan, const std::filesystem::path& folder, int steps) {
    std::stop_source stop;
    int done = 0;
    return train(plan, smallConfig(), folder, {.stop = stop.get_token(), .report = [&](const Progress&) {
                                                   if (++done == steps)
                                                       stop.request_stop();
                                               }});
}

} // namespace

class TrainerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void interruptedTrainingEndsWhereAnUninterruptedOneDoes() {
        const QTemporaryDir whole, inParts;
        const TrainingState expected = trainSteps(smallPlan(4), whole.path().toStdString(), 4);
        const std::filesystem::path folder = inParts.path().toStdString();
        QCOMPARE(trainSteps(smallPlan(4), folder, 1).step, 1);
        QCOMPARE(trainSteps(smallPlan(4), folder, 2).step, 3);
        const TrainingState found = trainSteps(smallPlan(4), folder, 4);

        QCOMPARE(found.step, expected.step);
        QCOMPARE(found.images, expected.images);
        QVERIFY(at::equal(found.seenTokens, expected.seenTokens));
        const TensorMap fresh = initialParameters(smallConfig(), smallPlan(4).seed);
        const double moved = largestDifference(expected.parameters, fresh);
        QVERIFY(moved > 1e-5);
        QVERIFY(largestDifference(found.parameters, expected.parameters) < 1e-3 * moved);
        QVERIFY(largestDifference(found.average, expected.average) < 1e-3 * moved);
    }

    void severalShardsAndSizesGoOnTheSameToo() {
        const QTemporaryDir whole, inParts;
        TrainingPlan plan = smallPlan(3);
        plan.batch = 40; // 32 and 8 scenes of 128×128 side by side
        plan.scenes = 4000;
        plan.largeShare = plan.hugeShare = 0.4;
        plan.overlapWeight = 1;
        const TrainingState expected = trainSteps(plan, whole.path().toStdString(), 6);
        trainSteps(plan, inParts.path().toStdString(), 2);
        const TrainingState found = trainSteps(plan, inParts.path().toStdString(), 4);
        QCOMPARE(found.images, expected.images);
        const double moved =
            largestDifference(expected.parameters, initialParameters(smallConfig(), plan.seed));
        QVERIFY(moved > 1e-4);
        QVERIFY(largestDifference(found.parameters, expected.parameters) < 1e-2 * moved);
    }

    void learningRatesFallOverTheLastMinutesOrScenes() {
        const TrainingPlan timed{.minutes = 10, .decayShare = 0.4};
        const TrainingPlan counted{.scenes = 1000, .decayScenes = 400};
        TrainingState state;
        state.step = 100; // warmed up
        for (const auto& [done, left] : {std::pair(0.0, 2.5), {0.6, 1.0}, {0.8, 0.5}, {1.0, 0.0}}) {
            state.seconds = done * 600;
            state.images = std::lround(done * 1000);
            const double share = 0.02 + 0.98 * std::min(1.0, left);
            for (const TrainingPlan& plan : {timed, counted}) {
                QVERIFY(std::abs(leftOfDecay(plan, state) - left) < 1e-9);
                QVERIFY(std::abs(schedule(plan, state) - share) < 1e-9);
            }
        }
        QVERIFY(std::abs(schedule(timed, TrainingState{}) - 1.0 / 100) < 1e-9);
    }

    void matricesOfAnotherOptimizerAreRefused() {
        const QTemporaryDir folder;
        TrainingPlan plan = smallPlan(3);
        trainSteps(plan, folder.path().toStdString(), 1);
        plan.hiddenLearningRate = 0;
        VERIFY_ERROR(trainSteps(plan, folder.path().toStdString(), 1), "moved by Muon");
    }

    void timeEndsATrainingToo() {
        const QTemporaryDir folder;
        TrainingPlan plan = smallPlan(1'000'000);
        plan.minutes = 0.01;
        const TrainingState state = trainSteps(plan, folder.path().toStdString(), -1);
        QVERIFY(state.step > 0);
        QVERIFY(state.seconds >= 0.6);
        QCOMPARE(trainSteps(plan, folder.path().toStdString(), -1).step, state.step); // it is done
    }

    void scenesSeenTwiceComeBackAfterAnInterruption() {
        const QTemporaryDir whole, inParts;
        TrainingPlan plan = smallPlan(34); // the second views begin with step 32
        plan.views = 2;
        const TrainingState expected = trainSteps(plan, whole.path().toStdString(), -1);
        trainSteps(plan, inParts.path().toStdString(), 33);
        const TrainingState found = trainSteps(plan, inParts.path().toStdString(), -1);
        QCOMPARE(found.step, expected.step);
        const double moved =
            largestDifference(expected.parameters, initialParameters(smallConfig(), plan.seed));
        QVERIFY(largestDifference(found.parameters, expected.parameters) < 1e-2 * moved);
    }

    void rowsOfALogThatRanAheadOfItsStateAreDropped() {
        const QTemporaryDir folder;
        const std::filesystem::path log = std::filesystem::path(folder.path().toStdString()) / "log.csv";
        trainSteps(smallPlan(2), folder.path().toStdString(), 1);
        std::ofstream(log, std::ios::app) << "1,kept\n20,dropped\n";
        trainSteps(smallPlan(2), folder.path().toStdString(), 1);
        std::ifstream stored(log);
        const std::string text(std::istreambuf_iterator<char>(stored), {});
        QVERIFY(text.find("kept") != std::string::npos);
        QVERIFY(text.find("dropped") == std::string::npos);
    }

    void aTrainingBeginsWithTheWeightsOfAModelAndKeepsAllItsWords() {
        const QTemporaryDir model, folder;
        const TensorMap weights = writeModel(model.path().toStdString());
        TrainingPlan plan = smallPlan(2);
        plan.from = model.path().toStdString();
        plan.learningRate = plan.hiddenLearningRate = 0; // so that one step leaves them as they are
        const TrainingState state = trainSteps(plan, folder.path().toStdString(), 1);
        QCOMPARE(state.step, 1);
        const TensorMap stored = inFloat32(openModel(model.path().toStdString()).tensors);
        QCOMPARE(largestDifference(stored, state.parameters), 0.0);
        QVERIFY(largestDifference(stored, state.average) < 1e-6);
        QVERIFY(largestDifference(weights, state.parameters) < 1e-2); // stored with 6 bits of mantissa
        QVERIFY(largestDifference(weights, state.average) < 1e-2);
        QVERIFY(state.seenTokens.all().item<bool>());
    }

    void aTrainingThatGoesOnDoesNotBeginAgain() {
        const QTemporaryDir model, folder;
        TrainingPlan plan = smallPlan(3);
        const TrainingState before = trainSteps(plan, folder.path().toStdString(), 1);
        writeModel(model.path().toStdString());
        plan.from = model.path().toStdString();
        const TrainingState after = trainSteps(plan, folder.path().toStdString(), 1);
        QCOMPARE(after.step, 2);
        QVERIFY(largestDifference(before.parameters, after.parameters) < 0.1); // random ones are 0.5 apart
        QVERIFY(!after.seenTokens.all().item<bool>());
    }

    void aModelOfAnotherArchitectureIsNoBeginning() {
        const QTemporaryDir model, folder;
        writeModel(model.path().toStdString(), smallConfig(24));
        TrainingPlan plan = smallPlan(2);
        plan.from = model.path().toStdString();
        VERIFY_ERROR(trainSteps(plan, folder.path().toStdString(), 1), plan.from.string());
        VERIFY_ERROR(trainSteps(plan, folder.path().toStdString(), 1), "another architecture");
    }

    void theArchitectureIsKeptWithTheTraining() {
        const QTemporaryDir folder;
        train(smallPlan(1), smallConfig(24), folder.path().toStdString(), {});
        const ModelConfig stored = trainedConfig(folder.path().toStdString());
        QCOMPARE(writeModelConfig(stored), writeModelConfig(smallConfig(24)));
        const QTemporaryDir empty;
        VERIFY_ERROR(trainedConfig(empty.path().toStdString()), "open_clip_config.json");
    }

    void cellsThatDoNotDivideAPatchAreRefused() {
        const QTemporaryDir folder;
        TrainingPlan plan = smallPlan(1);
        plan.cells = 3;
        VERIFY_ERROR(trainSteps(plan, folder.path().toStdString(), 1), "16 px do not split into 3 cells");
    }

    void anArchitectureThatCannotBeTrainedIsRefused() {
        const QTemporaryDir folder;
        const auto training = [&](const ModelConfig& config) {
            train(smallPlan(1), config, folder.path().toStdString(), {});
        };
        ModelConfig otherWords = smallConfig(), otherPatches = smallConfig();
        otherWords.text.vocabularySize = 1000;
        otherPatches.vision.patchSize = 14;
        VERIFY_ERROR(training(otherWords), "1000 tokens");
        VERIFY_ERROR(training(otherPatches), "do not divide scenes of 128 px");
    }

    void aTrainingGoesOnWithTheScenesItBeganWith() {
        const QTemporaryDir folder;
        TrainingPlan plan = smallPlan(3);
        trainSteps(plan, folder.path().toStdString(), 1);
        plan.views = 2;
        VERIFY_ERROR(trainSteps(plan, folder.path().toStdString(), 1), "views 1");
        VERIFY_ERROR(trainSteps(plan, folder.path().toStdString(), 1), "views 2");
    }

    void aFolderThatAnotherTrainingUsesIsRefused() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        const FileLock other(path / "training.lock");
        VERIFY_ERROR(trainSteps(smallPlan(1), path, 1), "training.lock");
    }

    void aDamagedStateSaysHowToGoOn() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        trainSteps(smallPlan(2), path, 1);
        std::filesystem::resize_file(path / "state.safetensors", 100);
        VERIFY_ERROR(trainSteps(smallPlan(2), path, 1), "cannot be read as a training state");
        VERIFY_ERROR(trainSteps(smallPlan(2), path, 1), "another folder to begin anew");
    }

    void stateOfAnotherArchitectureIsRefused() {
        const QTemporaryDir folder;
        trainSteps(smallPlan(2), folder.path().toStdString(), 1);
        const auto trainWider = [&] {
            train(smallPlan(2), smallConfig(24), folder.path().toStdString(), {});
        };
        VERIFY_ERROR(trainWider(), "state.safetensors");
        VERIFY_ERROR(trainWider(), "another model");
    }
};

QTEST_GUILESS_MAIN(TrainerTest)
#include "trainer_test.moc"
