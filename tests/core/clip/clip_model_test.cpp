#include "clip/clip_model.h"

#include <chrono>
#include <cmath>
#include <fstream>
#include <limits>
#include <stop_token>
#include <thread>

#include <QTemporaryDir>
#include <QtTest>

#include <ATen/ATen.h>

#include "base/atomic_file.h"
#include "clip/checkpoint/safetensors.h"
#include "clip/device.h"
#include "clip/prompt_templates.h"
#include "support/error_of.h"
#include "support/generated_model.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace fs = std::filesystem;

class ClipModelTest : public QObject {
    Q_OBJECT

    static constexpr int kContext = 20;
    const ModelConfig config_{
        .vision = {.width = 64, .layers = 4, .heads = 1, .patchSize = 8, .imageSize = 64},
        .text = {.width = 64, .layers = 1, .heads = 1, .contextLength = kContext, .vocabularySize = 49408},
        .embedDim = 32};

    const at::Tensor windows_ = at::tensor({0, 1, 8, 9, 54, 55, 62, 63}, at::kLong).view({2, 4});

    fs::path write(const QTemporaryDir& folder, const TensorMap& weights) const {
        return write(folder, weights, config_);
    }
    static fs::path write(const QTemporaryDir& folder, const TensorMap& weights, const ModelConfig& config) {
        const fs::path root = folder.path().toStdString();
        writeSafetensors(root / "open_clip_model.safetensors", weights);
        writeFileAtomically(root / "open_clip_config.json", writeModelConfig(config));
        return root;
    }

    static std::stop_token stopped() {
        std::stop_source source;
        source.request_stop();
        return source.get_token();
    }

    /// Whether the process has a file of the folder in its memory.
    static bool isMapped(const fs::path& folder) {
        std::ifstream maps("/proc/self/maps");
        for (std::string line; std::getline(maps, line);)
            if (line.find(folder.string()) != std::string::npos)
                return true;
        return false;
    }

private Q_SLOTS:
    void wordsThatTrainingNeverShowedAreNamed() {
        const auto demo = ClipModel::demo();
        const std::vector<std::string> texts = {"red screw", "a hex-nut, zebrano", "zebrano Überwurf screw",
                                                ""};
        QCOMPARE(demo->unmetWords(texts), (std::vector<std::string>{"zebrano", "Überwurf"}));
        const QTemporaryDir folder;
        QVERIFY(ClipModel::load(write(folder, generatedWeights(config_)))->unmetWords(texts).empty());
    }

    void theScaleOfCosinesIsTheWeights() {
        const QTemporaryDir told, untold;
        TensorMap weights = generatedWeights(config_);
        weights.at("logit_scale") = at::full({}, 3.0F);
        QCOMPARE(ClipModel::load(write(told, weights))->logitScale(), std::exp(3.0));
        weights.erase("logit_scale");
        QCOMPARE(ClipModel::load(write(untold, weights))->logitScale(), 100.0);
    }

    void valuesThatAreNoNumbersAreRefusedOnOpening() {
        const float infinity = std::numeric_limits<float>::infinity();
        for (const char* name : {"visual.conv1.weight", "token_embedding.weight", "ln_final.bias"}) {
            const QTemporaryDir folder;
            TensorMap weights = generatedWeights(config_);
            weights.at(name).view(-1)[5] = infinity;
            const fs::path root = write(folder, weights);
            for (const Precision precision : {Precision::Fp32, Precision::Bf16, Precision::Int8})
                VERIFY_ERROR(ClipModel::load(root, precision), std::string("the tensor '") + name + "'");
        }
    }

    void whatIsReturnedIsOnTheCpuInFloat32() {
        const QTemporaryDir folder;
        const fs::path root = write(folder, generatedWeights(config_));
        for (const Precision precision : precisionsOf(computingDevice())) {
            const auto model = ClipModel::load(root, precision);
            QCOMPARE(parsePrecision(model->info().precision), precision);
            QCOMPARE(model->info().device, deviceName(computingDevice()));
            QCOMPARE(model->info().contextLength, kContext);
            QCOMPARE(model->info().weights, root / "open_clip_model.safetensors");
            const ImageEncoding encoding = model->encodeImageFully(generatedPhoto(50, 40), 64);
            std::vector<at::Tensor> tensors = {encoding.features.dense, encoding.imageEmbedding,
                                               model->encodeTexts(std::vector<std::string>{"a nut", "b"}),
                                               model->encodeWindows(generatedPhoto(50, 40), 64, windows_)};
            tensors.insert(tensors.end(), encoding.features.stages.begin(), encoding.features.stages.end());
            for (const at::Tensor& tensor : tensors)
                QVERIFY(tensor.is_cpu() && tensor.is_contiguous() && tensor.scalar_type() == at::kFloat);
        }
    }

    void wordsInTemplatesAreWhatTheirTextsAre() {
        ModelConfig config = config_;
        config.text.layers = 3;
        const QTemporaryDir folder;
        const auto model = ClipModel::load(write(folder, generatedWeights(config), config));
        std::vector<std::string> texts;
        for (const std::string& sentence : promptTemplates(Templates::Full))
            texts.push_back(fillTemplate(sentence, "small red screw head"));
        // What the templates begin with is run at the first call, which may be stopped, or be two at once.
        QVERIFY_EXCEPTION_THROWN(model->encodeTexts(texts, stopped()), Cancelled);
        at::Tensor here, there;
        {
            const std::jthread other([&] { there = model->encodeTexts(texts); });
            here = model->encodeTexts(texts);
        }
        QVERIFY(at::equal(here, there));
        for (std::size_t i = 0; i < texts.size(); i += 7) {
            const at::Tensor alone = model->encodeTexts(std::vector<std::string>{texts[i]});
            QVERIFY((alone[0] - here[std::int64_t(i)]).abs().max().item<double>() < 1e-5);
        }
    }

    void windowsOfPatchesThatThereAreNotAreRefused() {
        const QTemporaryDir folder;
        const auto model = ClipModel::load(write(folder, generatedWeights(config_)));
        const cv::Mat photo = generatedPhoto(50, 40);
        VERIFY_ERROR(model->encodeWindows(photo, 32, windows_), "expected windows of patches 0 to 15");
        VERIFY_ERROR(model->encodeWindows(photo, 64, at::empty({0, 4}, at::kLong)), "expected windows");
        QVERIFY_EXCEPTION_THROWN(model->encodeWindows(photo, 64, windows_, stopped()), Cancelled);
    }

    void aPrecisionThatThereIsNotIsRefused() {
        VERIFY_ERROR(parsePrecision("fp8"), "expected fp32, bf16 or int8, found 'fp8'");
    }

    void integersAreOfTheProcessorOnly() {
        const at::Device gpu(at::kCUDA, 0);
        QCOMPARE(deviceName(gpu), std::string("CUDA 0"));
        QVERIFY(precisionsOf(gpu) == (std::vector{Precision::Fp32, Precision::Bf16}));
        QCOMPARE(deviceName(at::kCPU), std::string("CPU"));
        QVERIFY(computesIn(at::kCPU, Precision::Int8));
        if (computingDevice().is_cuda())
            VERIFY_ERROR(ClipModel::demo(Precision::Int8), "int8 is computed by the processor only");
    }

    void encodingStopsBetweenTwoBlocks() {
        const QTemporaryDir folder;
        const auto model = ClipModel::load(write(folder, generatedWeights(config_)));
        const cv::Mat photo = generatedPhoto(50, 40);
        QVERIFY_EXCEPTION_THROWN(model->encodeImage(photo, 64, stopped()), Cancelled);
        QVERIFY_EXCEPTION_THROWN(model->encodeTexts(std::vector<std::string>{"a nut"}, stopped()), Cancelled);

        if (computingDevice().is_cuda())
            QSKIP("a GPU is given all of it at once, long before it is through");
        constexpr int kLarge = 512;        // takes long enough for a stop before its last block
        model->encodeImage(photo, kLarge); // the first of a size takes longer
        const auto begin = std::chrono::steady_clock::now();
        model->encodeImage(photo, kLarge);
        const auto whole = std::chrono::steady_clock::now() - begin;
        bool hasStopped = false;
        for (int attempt = 0; attempt < 10 && !hasStopped; ++attempt) { // the other thread may come late
            std::stop_source stop;
            const std::jthread other([&] {
                std::this_thread::sleep_for(whole / 8);
                stop.request_stop();
            });
            try {
                model->encodeImage(photo, kLarge, stop.get_token());
            } catch (const Cancelled&) {
                hasStopped = true;
            }
        }
        QVERIFY(hasStopped);
    }

    /// A file that was read to its end counts as memory of the program as long as it is mapped.
    void aFileOfWhichLittleIsUsedAsItIsDoesNotStayMapped() {
        if (!fs::exists("/proc/self/maps"))
            QSKIP("needs /proc");
        ModelConfig config = config_;
        config.vision.width = 512; // so that the matrices are more than the token embedding
        config.vision.heads = 8;
        const QTemporaryDir folder;
        const fs::path root = write(folder, generatedWeights(config), config);
        for (const Precision precision : precisionsOf(computingDevice())) {
            QVERIFY(!isMapped(root));
            const auto model = ClipModel::load(root, precision);
            const bool usesItsMatrices = precision == Precision::Fp32 && computingDevice().is_cpu();
            QCOMPARE(isMapped(root), usesItsMatrices);
            const at::Tensor text = model->encodeTexts(std::vector<std::string>{"a nut"});
            QVERIFY(text.isfinite().all().item<bool>()); // and reads what is not there any more
        }
    }
};

QTEST_GUILESS_MAIN(ClipModelTest)
#include "clip_model_test.moc"
