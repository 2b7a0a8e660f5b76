#include <QTemporaryDir>
#include <QTest>

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include "baselines/backbones/resnet.h"
#include "clip/checkpoint/safetensors.h"
#include "support/error_of.h"
#include "support/generated_resnet.h"
#include "support/relative_error.h"

using namespace cliplad;
using tests::relativeError;

namespace {

/// What torchvision answered (tests/fixtures/make_anomalib.py): every 7th value of each output.
const TensorMap& torchvision() {
    static const Checkpoint read =
        readSafetensors(std::filesystem::path(CLIPLAD_TEST_DATA) / "anomalib" / "resnet.safetensors");
    return read.tensors;
}

at::Tensor sampled(const at::Tensor& output) {
    return output.flatten().slice(0, 0, output.numel(), 7);
}

at::Tensor pixels() {
    return tests::generatedValues("pixels", {2, 3, 32, 32});
}

} // namespace

class ResNetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stagesEqualTorchvision_data();
    void stagesEqualTorchvision();
    void trainingNormalisesByTheBatchAndMovesTheStatistics();
    void gradientsReachTheFirstConvolution();
    void initialWeightsAreHeNormalAndRepeatable();
    void anotherArchitectureIsRefusedByItsFirstTensor();
    void aFileIsReadAndItsOtherStagesAreDropped();
    void aGreyPhotoIsNormalisedAsImageNet();
};

void ResNetTest::stagesEqualTorchvision_data() {
    QTest::addColumn<bool>("wide");
    QTest::newRow("resnet18") << false;
    QTest::newRow("wide_resnet50_2") << true;
}

void ResNetTest::stagesEqualTorchvision() {
    QFETCH(bool, wide);
    const c10::NoGradGuard noGrad;
    const ResNet network(tests::generatedResNet(wide));
    QCOMPARE(network.isWide(), wide);
    const auto outputs = network.forward(pixels());
    for (int layer = 1; layer <= 3; ++layer) {
        const std::string name = std::string(QTest::currentDataTag()) + ".layer" + std::to_string(layer);
        const double error =
            relativeError(sampled(outputs[static_cast<std::size_t>(layer - 1)]), torchvision().at(name));
        QVERIFY2(error < 1e-5, qPrintable(QString("%1: %2").arg(name.c_str()).arg(error)));
    }
}

void ResNetTest::trainingNormalisesByTheBatchAndMovesTheStatistics() {
    const c10::NoGradGuard noGrad;
    const ResNet network(tests::generatedResNet(false));
    const auto outputs = network.forward(pixels(), ResNet::Mode::Training);
    QVERIFY(relativeError(sampled(outputs[2]), torchvision().at("resnet18.training.layer3")) < 1e-4);
    for (const char* name : {"bn1.running_mean", "layer3.1.bn2.running_var"})
        QVERIFY(relativeError(network.tensors().at(name),
                              torchvision().at(std::string("resnet18.training.") + name)) < 1e-4);
}

void ResNetTest::gradientsReachTheFirstConvolution() {
    TensorMap weights = initialResNet(false, 1);
    weights.at("conv1.weight").requires_grad_(true);
    ResNet(weights).forward(pixels(), ResNet::Mode::Training)[2].square().mean().backward();
    QVERIFY(weights.at("conv1.weight").grad().norm().item<double>() > 0);
}

void ResNetTest::initialWeightsAreHeNormalAndRepeatable() {
    const TensorMap weights = initialResNet(false, 7);
    const at::Tensor& kernel = weights.at("layer3.1.conv2.weight");
    const double deviation = std::sqrt(2.0 / (256 * 9));
    QVERIFY(std::abs(kernel.std().item<double>() / deviation - 1) < 0.01);
    QVERIFY(std::abs(kernel.mean().item<double>()) < deviation * 0.01);
    QVERIFY(at::equal(weights.at("bn1.weight"), at::ones({64})));
    QVERIFY(at::equal(weights.at("bn1.running_mean"), at::zeros({64})));
    QVERIFY(at::equal(kernel, initialResNet(false, 7).at("layer3.1.conv2.weight")));
    QVERIFY(!at::equal(kernel, initialResNet(false, 8).at("layer3.1.conv2.weight")));
}

void ResNetTest::anotherArchitectureIsRefusedByItsFirstTensor() {
    TensorMap narrow = initialResNet(true, 0); // a plain ResNet-50 has bottlenecks of half the width
    narrow.at("layer1.0.conv1.weight") = at::zeros({64, 64, 1, 1});
    const std::string refused = tests::errorOf([&] { const ResNet network(narrow, "resnet50.pth"); });
    QVERIFY(refused.find("layer1.0.conv1.weight") != std::string::npos);
    QVERIFY(refused.find("resnet50.pth") != std::string::npos);
    QVERIFY(tests::errorOf([] { const ResNet network(TensorMap{}); }).find("conv1.weight") !=
            std::string::npos);
}

void ResNetTest::aFileIsReadAndItsOtherStagesAreDropped() {
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("resnet18.safetensors").toStdString();
    TensorMap weights = initialResNet(false, 3);
    weights["fc.weight"] = at::zeros({10, 512});
    writeSafetensors(file, weights);
    const ResNet network = ResNet::load(file);
    QVERIFY(!network.tensors().contains("fc.weight"));
    QVERIFY(at::equal(network.tensors().at("conv1.weight"), weights.at("conv1.weight")));
    weights.at("bn1.bias")[0] = std::numeric_limits<float>::quiet_NaN();
    writeSafetensors(file, weights);
    QVERIFY(tests::errorOf([&] { (void)ResNet::load(file); }).find("bn1.bias") != std::string::npos);
}

void ResNetTest::aGreyPhotoIsNormalisedAsImageNet() {
    const at::Tensor input = imageNetInput(cv::Mat(5, 9, CV_8UC3, cv::Scalar(255, 0, 51)), 16);
    QCOMPARE(input.sizes(), at::IntArrayRef({3, 16, 16}));
    QVERIFY(std::abs(input[0][0][0].item<double>() - (1 - 0.485) / 0.229) < 1e-5);
    QVERIFY(std::abs(input[1][7][3].item<double>() - (0 - 0.456) / 0.224) < 1e-5);
    QVERIFY(std::abs(input[2][15][15].item<double>() - (0.2 - 0.406) / 0.225) < 1e-5);
}

QTEST_GUILESS_MAIN(ResNetTest)
#include "resnet_test.moc"
