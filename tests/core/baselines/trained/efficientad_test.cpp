#include <QTest>

#include <algorithm>
#include <cmath>

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include "baselines/trained/efficientad.h"
#include "baselines/trained/efficientad_network.h"
#include "baselines/trained/photo_variants.h"
#include "baselines/trained/training.h"
#include "clip/checkpoint/safetensors.h"
#include "core/baselines/trained/anomalib_losses.h"
#include "support/error_of.h"
#include "support/generated_resnet.h"
#include "support/trained_method.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace {

/// The widths of tests/fixtures/make_anomalib_training.py.
TensorMap narrowNetworks() {
    TensorMap tensors;
    const auto add = [&](const std::string& layer, at::IntArrayRef shape) {
        tensors[layer + ".weight"] = generatedResNetTensor(layer + ".weight", shape);
        tensors[layer + ".bias"] = generatedResNetTensor(layer + ".bias", {shape[0]});
    };
    for (const auto& [name, channels] : {std::pair("teacher.", 24), std::pair("student.", 48)}) {
        const std::string prefix = name;
        add(prefix + "conv1", {8, 3, 4, 4});
        add(prefix + "conv2", {16, 8, 4, 4});
        add(prefix + "conv3", {16, 16, 3, 3});
        add(prefix + "conv4", {channels, 16, 4, 4});
    }
    for (const auto& [name, tensor] : initialEfficientAd({.channels = 24}, 0))
        if (name.starts_with("ae."))
            tensors[name] = generatedResNetTensor(name, tensor.sizes());
    return tensors;
}

/// The formula's noise as a photo, in other light where `factor` is not 1.
at::Tensor noise(double factor) {
    const at::Tensor photo = (generatedValues("shot 1", {1, 3, 256, 256}) + 1) / 2 * factor;
    const auto channels = [](float r, float g, float b) { return at::tensor({r, g, b}).view({1, 3, 1, 1}); };
    return (photo - channels(0.485F, 0.456F, 0.406F)) / channels(0.229F, 0.224F, 0.225F);
}

} // namespace

class EfficientAdTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDefectScoresAboveGoodPhotos() {
        const auto method = makeEfficientAd(trainedContext(), 10);
        const std::vector<MethodPhoto> shots = {goodPhoto(0), goodPhoto(8)};
        method->learn(shots, {});
        const double good = std::max(method->score(goodPhoto(3)).score, method->score(goodPhoto(-4)).score);
        const MethodScore defect = method->score(defectPhoto(3));
        QVERIFY2(defect.score > good, qPrintable(QString("%1, good %2").arg(defect.score).arg(good)));
        QCOMPARE(defect.anomalyMap.size(), cv::Size(32, 32));
    }

    /// L_ST without ImageNet's penalty, L_AE and L_STAE, without dropout, on whole photos.
    void theFirstTenLossesAreAnomalibs() {
        TensorMap tensors = narrowNetworks();
        const at::Tensor photo = noise(1), darker = noise(0.875);
        at::Tensor taught = describePatches(tensors, "teacher.", photo);
        const at::Tensor mean = taught.mean({0, 2, 3}, true);
        const at::Tensor deviation = (taught - mean).square().mean({0, 2, 3}, true).sqrt();
        taught = (taught - mean) / deviation;
        const at::Tensor darkTaught = (describePatches(tensors, "teacher.", darker) - mean) / deviation;
        TensorMap learning = tensors;
        std::erase_if(learning, [](const auto& item) { return item.first.starts_with("teacher."); });
        Adam adam(trainable(learning), {.learningRate = 1e-4, .weightDecay = 1e-5});
        const auto loss = [&](int) {
            const at::Tensor autoencoded = autoencode(learning, "ae.", darker, 56);
            const at::Tensor student = describePatches(learning, "student.", photo).narrow(1, 0, 24);
            const at::Tensor second = describePatches(learning, "student.", darker).narrow(1, 24, 24);
            return hardLoss((taught - student).square(), 0.999) + (darkTaught - autoencoded).square().mean() +
                   (autoencoded - second).square().mean();
        };
        const auto losses = train({.method = "efficientad", .steps = 10, .loss = loss}, adam, {});
        const double difference = differenceToAnomalib("efficientad", losses);
        QVERIFY2(difference < 1e-3, qPrintable(QString::number(difference)));
        qInfo("largest relative difference %.1e", difference);
    }

    /// Of 1 … 1001, those from the quantile 0.999 on: 1000 and 1001.
    void theHardestDistancesMakeTheLoss() {
        QCOMPARE(hardLoss(at::arange(1, 1002, at::kFloat).view({1, 7, 11, 13}), 0.999).item<double>(),
                 1000.5);
    }

    void aPlaceSees33Pixels() {
        const TensorMap tensors = initialEfficientAd({.channels = 3}, 1);
        at::Tensor pixels = at::zeros({1, 3, 40, 40});
        const at::Tensor before = describePatches(tensors, "student.", pixels);
        QVERIFY(before.sizes() == at::IntArrayRef({1, 6, 2, 2}));
        pixels.narrow(2, 32, 8).fill_(1);
        const at::Tensor moved = (describePatches(tensors, "student.", pixels) - before).abs().sum({0, 1});
        QVERIFY(moved.select(0, 1).min().item<double>() > 0);
        pixels.zero_().narrow(2, 33, 7).fill_(1);
        QCOMPARE(
            (describePatches(tensors, "student.", pixels) - before).abs().sum({0, 1})[0].max().item<float>(),
            0.0F);
    }

    void halvesAreThoseOfTheWholeOutput() {
        const TensorMap tensors = initialEfficientAd({.channels = 3, .width = 4}, 1);
        const at::Tensor pixels = generatedValues("pixels", {1, 3, 40, 40});
        const at::Tensor both = describePatches(tensors, "student.", pixels);
        const at::Tensor halves =
            at::cat({describePatches(tensors, "student.", pixels, StudentHalf::LikeTeacher),
                     describePatches(tensors, "student.", pixels, StudentHalf::LikeAutoencoder)},
                    1);
        QVERIFY(at::allclose(halves, both, 1e-4, 1e-6));
    }

    void smallerPhotosHaveSmallerAutoencoders() {
        for (const std::int64_t side : {64, 128, 256}) {
            const TensorMap tensors = initialEfficientAd({.channels = 3, .width = 4, .side = side}, 1);
            const at::Tensor pixels = generatedValues("pixels", {1, 3, side, side});
            QVERIFY(autoencode(tensors, "ae.", pixels, 32).sizes() == at::IntArrayRef({1, 3, 32, 32}));
            QCOMPARE(tensors.contains("ae.encoder.enconv5.weight"), side == 256);
            QCOMPARE(tensors.contains("ae.decoder.deconv5.weight"), side != 64);
        }
    }

    void aWindowSeesWhatTheWholeSees() {
        const TensorMap tensors = initialEfficientAd({.channels = 3}, 1);
        const at::Tensor pixels = generatedValues("pixels", {1, 3, 72, 72});
        const at::Tensor whole = describePatches(tensors, "student.", pixels);
        const at::Tensor window =
            describePatches(tensors, "student.", pixels.narrow(2, 8, 44).narrow(3, 20, 44));
        QVERIFY(at::allclose(window, whole.narrow(2, 2, 3).narrow(3, 5, 3), 1e-4, 1e-5));
    }

    void aPretrainedTeacherTeaches() {
        const QTemporaryDir folder;
        MethodContext context = trainedContext();
        context.weights = folder.filePath("teacher.safetensors").toStdString();
        TensorMap teacher;
        for (const auto& [name, tensor] : initialEfficientAd({.channels = 20}, 2)) // a student of 40 channels
            if (name.starts_with("student."))
                teacher[name.substr(8)] = tensor;
        writeSafetensors(context.weights, teacher);
        const auto method = makeEfficientAd(context, 1);
        const std::vector<MethodPhoto> shots = {goodPhoto(0)};
        method->learn(shots, {});
        QVERIFY(std::isfinite(method->score(defectPhoto(0)).score));
    }

    void variantsAreInOtherLight() {
        at::Generator random = at::detail::createCPUGenerator(3);
        const cv::Mat photo = photoOfDiscs("wood", twoDiscs(0));
        const auto variants = lightVariants(photo, random);
        QCOMPARE(variants.size(), std::size_t(3));
        for (const cv::Mat& variant : variants) {
            QCOMPARE(variant.size(), photo.size());
            QVERIFY(cv::norm(variant, photo, cv::NORM_INF) > 0);
        }
    }

    void aTeachersFileIsReadInEitherLayout() {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("teacher.safetensors").toStdString();
        TensorMap stored;
        const auto add = [&](const std::string& layer, at::IntArrayRef shape) {
            stored[layer + ".weight"] = at::rand(shape);
            stored[layer + ".bias"] = at::rand(shape[0]);
        };
        add("0", {128, 3, 4, 4});
        add("3", {256, 128, 4, 4});
        add("6", {256, 256, 3, 3});
        add("conv4", {40, 256, 4, 4});
        writeSafetensors(file, stored);
        const TensorMap tensors = readPatchDescriber(file);
        QVERIFY(tensors.at("teacher.conv2.weight").equal(stored.at("3.weight")));
        QCOMPARE(tensors.at("teacher.conv4.bias").size(0), std::int64_t(40));
        stored["6.weight"] = at::rand({256, 256, 1, 1});
        writeSafetensors(file, stored);
        VERIFY_ERROR(readPatchDescriber(file), "'conv3.weight' is of shape");
        stored.erase("0.bias");
        writeSafetensors(file, stored);
        VERIFY_ERROR(readPatchDescriber(file), "has no tensor 'conv1.bias'");
    }

    void aStopEndsLearning() {
        std::stop_source stop;
        std::vector<std::int64_t> done;
        const JobContext job{.stop = stop.get_token(), .report = [&](const Progress& progress) {
                                 done.push_back(progress.done);
                                 if (progress.done == 2)
                                     stop.request_stop();
                             }};
        QVERIFY_THROWS_EXCEPTION(Cancelled, trained("efficientad", 1, 0, job));
        QCOMPARE(done, (std::vector<std::int64_t>{1, 2}));
    }

    void whatWasNotLearnedIsAnError() {
        const auto method = findMethod("efficientad").make(trainedContext());
        VERIFY_ERROR(method->score(goodPhoto(0)), "has not learned");
        VERIFY_ERROR(method->learn({}, {}), "no shots");
    }
};

QTEST_APPLESS_MAIN(EfficientAdTest)
#include "efficientad_test.moc"
