#include <QTest>

#include <algorithm>

#include <ATen/ATen.h>

#include "baselines/backbones/resnet.h"
#include "baselines/trained/feature_distance.h"
#include "baselines/trained/random_projection.h"
#include "baselines/trained/rd4ad_network.h"
#include "baselines/trained/training.h"
#include "clip/checkpoint/safetensors.h"
#include "core/baselines/trained/anomalib_losses.h"
#include "support/error_of.h"
#include "support/generated_resnet.h"
#include "support/trained_method.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace {

/// In float32 Adam's steps follow the rounding where gradients are tiny, and that differs from processor to
/// processor.
at::Tensor inFloat64(const at::Tensor& tensor) {
    return tensor.is_floating_point() ? tensor.to(at::kDouble) : tensor;
}

} // namespace

class Rd4adTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDefectScoresAboveGoodPhotos_data() {
        QTest::addColumn<int>("shots");
        for (const int shots : {1, 2, 4})
            QTest::newRow(qPrintable(QString::number(shots))) << shots;
    }

    void aDefectScoresAboveGoodPhotos() {
        QFETCH(int, shots);
        const auto method = trained("rd4ad", shots);
        const double good = std::max(method->score(goodPhoto(3)).score, method->score(goodPhoto(-4)).score);
        const MethodScore defect = method->score(defectPhoto(3));
        QVERIFY2(defect.score > good, qPrintable(QString("%1, good %2").arg(defect.score).arg(good)));
        QCOMPARE(defect.anomalyMap.size(), cv::Size(256, 256));
    }

    void theFirstTenLossesAreAnomalibs() {
        const ReverseDistillation::Architecture architecture{.channels = {64, 128, 256, 512}};
        TensorMap weights = ReverseDistillation::initial(architecture, 0);
        for (auto& [name, tensor] : weights)
            tensor = inFloat64(generatedResNetTensor(name, tensor.sizes()));
        const ReverseDistillation network(weights, architecture);
        Adam adam(trainable(weights), {.learningRate = 0.005, .beta1 = 0.5, .beta2 = 0.99});
        const FeatureLevels target = {inFloat64(generatedValues("layer1", {2, 64, 16, 16})),
                                      inFloat64(generatedValues("layer2", {2, 128, 8, 8})),
                                      inFloat64(generatedValues("layer3", {2, 256, 4, 4}))};
        const auto loss = [&](int) {
            return reconstructionLoss(target, network.forward(target, ResNet::Mode::Training));
        };
        const auto losses = train({.method = "rd4ad", .steps = 10, .loss = loss}, adam, {});
        const double difference = differenceToAnomalib("rd4ad", losses);
        QVERIFY2(difference < 1e-5, qPrintable(QString::number(difference)));
        qInfo("largest relative difference %.1e", difference);
    }

    void wideBlocksGiveTheLevelsBackToo() {
        const ReverseDistillation::Architecture architecture{.channels = {8, 16, 32, 64}, .wide = true};
        const ReverseDistillation network(ReverseDistillation::initial(architecture, 1), architecture);
        const FeatureLevels encoder = {at::rand({2, 8, 16, 16}), at::rand({2, 16, 8, 8}),
                                       at::rand({2, 32, 4, 4})};
        const FeatureLevels found = network.forward(encoder, ResNet::Mode::Inference);
        for (std::size_t level = 0; level < 3; ++level)
            QVERIFY(found[level].sizes() == encoder[level].sizes());
    }

    void aProjectionNearlyKeepsCosines() {
        const at::Tensor a = at::rand({1, 1024, 2, 2}) - 0.5, b = a + at::rand({1, 1024, 2, 2}) - 0.5;
        const RandomProjection project(1024, 256, 5);
        QCOMPARE(project.channels(), std::int64_t(256));
        const at::Tensor difference =
            at::cosine_similarity(project(a), project(b), 1) - at::cosine_similarity(a, b, 1);
        QVERIFY(difference.abs().max().item<double>() < 0.2);
        QVERIFY(RandomProjection(64, 256, 5)(a).is_same(a));
    }

    void theSeedFixesTheFigures() {
        const MethodPhoto photo = goodPhoto(5);
        const double score = trained("rd4ad", 1, 7)->score(photo).score;
        QCOMPARE(trained("rd4ad", 1, 7)->score(photo).score, score);
        QVERIFY(trained("rd4ad", 1, 8)->score(photo).score != score);
    }

    void whatWasNotLearnedIsAnError() {
        const auto method = findMethod("rd4ad").make(trainedContext());
        VERIFY_ERROR(method->score(goodPhoto(0)), "has not learned");
        VERIFY_ERROR(method->learn({}, {}), "no shots");
    }

    void aResNetTeachesWhereItsWeightsAreGiven() {
        const QTemporaryDir folder;
        MethodContext context = trainedContext();
        context.weights = folder.filePath("resnet18.safetensors").toStdString();
        writeSafetensors(context.weights, generatedResNet(false));
        const auto method = findMethod("rd4ad").make(context);
        std::stop_source stop;
        const JobContext job{.stop = stop.get_token(), .report = [&](const Progress& progress) {
                                 if (progress.done == 2)
                                     stop.request_stop();
                             }};
        const std::vector<MethodPhoto> shots = {goodPhoto(0)};
        QVERIFY_THROWS_EXCEPTION(Cancelled, method->learn(shots, job));
        VERIFY_ERROR(method->score(goodPhoto(0)), "has not learned");
    }
};

QTEST_APPLESS_MAIN(Rd4adTest)
#include "rd4ad_test.moc"
