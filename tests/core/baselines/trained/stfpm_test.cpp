#include <QTest>

#include <algorithm>

#include <ATen/ATen.h>

#include "baselines/backbones/resnet.h"
#include "baselines/trained/feature_distance.h"
#include "baselines/trained/training.h"
#include "clip/checkpoint/safetensors.h"
#include "core/baselines/trained/anomalib_losses.h"
#include "support/error_of.h"
#include "support/generated_resnet.h"
#include "support/trained_method.h"

using namespace cliplad;
using namespace cliplad::tests;

class StfpmTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDefectScoresAboveGoodPhotos_data() {
        QTest::addColumn<int>("shots");
        for (const int shots : {1, 2, 4})
            QTest::newRow(qPrintable(QString::number(shots))) << shots;
    }

    void aDefectScoresAboveGoodPhotos() {
        QFETCH(int, shots);
        const auto method = trained("stfpm", shots);
        const double good = std::max(method->score(goodPhoto(3)).score, method->score(goodPhoto(-4)).score);
        const MethodScore defect = method->score(defectPhoto(3));
        QVERIFY2(defect.score > good, qPrintable(QString("%1, good %2").arg(defect.score).arg(good)));
        double highest = 0;
        cv::Point place;
        cv::minMaxLoc(defect.anomalyMap, nullptr, &highest, nullptr, &place);
        QVERIFY(place.x < defect.anomalyMap.cols / 2 && place.y >= defect.anomalyMap.rows / 2);
    }

    /// anomalib adds the images of a batch up where we take their mean.
    void theFirstTenLossesAreAnomalibs() {
        const ResNet teacher(generatedResNet(false, "teacher "));
        TensorMap weights = generatedResNet(false);
        const ResNet student(weights);
        Sgd sgd(trainable(weights), {.learningRate = 0.4, .momentum = 0.9, .weightDecay = 0.001});
        const at::Tensor photos =
            at::cat({generatedValues("shot 1", {1, 3, 64, 64}), generatedValues("shot 2", {1, 3, 64, 64})});
        const auto levels = [&](const ResNet& network, ResNet::Mode mode) {
            const auto stages = network.forward(photos, mode);
            return FeatureLevels(stages.begin(), stages.end());
        };
        const FeatureLevels target = levels(teacher, ResNet::Mode::Inference);
        const auto losses = train(
            {.method = "stfpm",
             .steps = 10,
             .loss = [&](int) { return 2 * matchingLoss(target, levels(student, ResNet::Mode::Training)); }},
            sgd, {});
        const double difference = differenceToAnomalib("stfpm", losses);
        QVERIFY2(difference < 1e-3, qPrintable(QString::number(difference)));
        qInfo("largest relative difference %.1e", difference);
    }

    void theSeedFixesTheFigures() {
        const MethodPhoto photo = goodPhoto(5);
        const double score = trained("stfpm", 1, 7)->score(photo).score;
        QCOMPARE(trained("stfpm", 1, 7)->score(photo).score, score);
        QVERIFY(trained("stfpm", 1, 8)->score(photo).score != score);
    }

    void whatWasNotLearnedIsAnError() {
        const auto method = findMethod("stfpm").make(trainedContext());
        VERIFY_ERROR(method->score(goodPhoto(0)), "has not learned");
        VERIFY_ERROR(method->learn({}, {}), "no shots");
    }

    void aResNetTeachesWhereItsWeightsAreGiven() {
        const QTemporaryDir folder;
        MethodContext context = trainedContext();
        context.weights = folder.filePath("resnet18.safetensors").toStdString();
        writeSafetensors(context.weights, generatedResNet(false));
        const auto method = findMethod("stfpm").make(context);
        std::stop_source stop;
        std::vector<std::int64_t> done;
        const JobContext job{.stop = stop.get_token(), .report = [&](const Progress& progress) {
                                 done.push_back(progress.done);
                                 stop.request_stop();
                             }};
        const std::vector<MethodPhoto> shots = {goodPhoto(0)};
        QVERIFY_THROWS_EXCEPTION(Cancelled, method->learn(shots, job));
        QCOMPARE(done, (std::vector<std::int64_t>{1}));
    }
};

QTEST_APPLESS_MAIN(StfpmTest)
#include "stfpm_test.moc"
