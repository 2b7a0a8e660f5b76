#include "baselines/trained/training.h"

#include <QTest>

#include <limits>

#include <ATen/ATen.h>

#include "support/error_of.h"

using namespace cliplad;

namespace {

/// The square of one number, which training brings to 0.
struct Square {
    at::Tensor number = at::ones({1}).requires_grad_(true);
    Sgd sgd{{number}, {.learningRate = 0.25, .momentum = 0}};

    Training training(int steps) {
        return {.method = "square", .steps = steps, .loss = [this](int) { return number.square().sum(); }};
    }
};

} // namespace

class TrainingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachStepMovesAgainstTheGradient() {
        Square square;
        QCOMPARE(train(square.training(3), square.sgd, {}), (std::vector<double>{1, 0.25, 0.0625}));
    }

    void progressIsToldAfterEachStep() {
        Square square;
        std::vector<std::int64_t> done;
        train(square.training(3), square.sgd, {.report = [&](const Progress& progress) {
                  done.push_back(progress.done);
                  QCOMPARE(progress.total, std::int64_t(3));
              }});
        QCOMPARE(done, (std::vector<std::int64_t>{1, 2, 3}));
    }

    void aStopEndsItBeforeTheNextStep() {
        Square square;
        std::stop_source stop;
        const JobContext job{.stop = stop.get_token(), .report = [&](const Progress& progress) {
                                 if (progress.done == 2)
                                     stop.request_stop();
                             }};
        QVERIFY_THROWS_EXCEPTION(Cancelled, train(square.training(9), square.sgd, job));
        QCOMPARE(square.number.item<double>(), 0.25);
    }

    void aLossThatIsNoNumberIsAnError() {
        Square square;
        square.sgd.setLearningRate(std::numeric_limits<double>::infinity());
        VERIFY_ERROR(train(square.training(9), square.sgd, {}), "no number any more at step 2");
    }

    void itRecordsGradientsWhereItsCallerDoesNot() {
        const c10::InferenceMode inference;
        const RecordsGradients records;
        Square square;
        QCOMPARE(train(square.training(2), square.sgd, {}).back(), 0.25);
    }
};

QTEST_APPLESS_MAIN(TrainingTest)
#include "training_test.moc"
