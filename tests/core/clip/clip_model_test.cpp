#include "clip/clip_model.h"

#include <limits>

#include <QTemporaryDir>
#include <QtTest>

#include <ATen/ATen.h>

#include "base/atomic_file.h"
#include "clip/checkpoint/safetensors.h"
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

    fs::path write(const QTemporaryDir& folder, const TensorMap& weights) const {
        const fs::path root = folder.path().toStdString();
        writeSafetensors(root / "open_clip_model.safetensors", weights);
        writeFileAtomically(root / "open_clip_config.json", writeModelConfig(config_));
        return root;
    }

private Q_SLOTS:
    void valuesThatAreNoNumbersAreRefusedOnOpening() {
        const float infinity = std::numeric_limits<float>::infinity();
        for (const char* name : {"visual.conv1.weight", "token_embedding.weight", "ln_final.bias"}) {
            const QTemporaryDir folder;
            TensorMap weights = generatedWeights(config_);
            weights.at(name).view(-1)[5] = infinity;
            const fs::path root = write(folder, weights);
            for (const Precision precision : {Precision::Fp32, Precision::Bf16})
                VERIFY_ERROR(ClipModel::load(root, precision), std::string("the tensor '") + name + "'");
        }
    }

    void whatIsReturnedIsOnTheCpuInFloat32() {
        const QTemporaryDir folder;
        const fs::path root = write(folder, generatedWeights(config_));
        for (const Precision precision : {Precision::Fp32, Precision::Bf16}) {
            const auto model = ClipModel::load(root, precision);
            QCOMPARE(model->info().contextLength, kContext);
            const ImageEncoding encoding = model->encodeImageFully(generatedPhoto(50, 40), 64);
            std::vector<at::Tensor> tensors = {encoding.features.dense, encoding.imageEmbedding,
                                               model->encodeTexts(std::vector<std::string>{"a nut", "b"})};
            tensors.insert(tensors.end(), encoding.features.stages.begin(), encoding.features.stages.end());
            for (const at::Tensor& tensor : tensors)
                QVERIFY(tensor.is_cpu() && tensor.is_contiguous() && tensor.scalar_type() == at::kFloat);
        }
    }
};

QTEST_GUILESS_MAIN(ClipModelTest)
#include "clip_model_test.moc"
