#include "clip/model/model_shapes.h"

#include <QtTest>

#include "support/error_of.h"
#include "support/tiny_model.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace {

TensorMap tinyTensors() {
    return toOpenClipKeys(readCheckpoint(checkpointFixture("open_clip/open_clip_pytorch_model.bin")).tensors);
}

TensorMap openAiTensors() {
    return toOpenClipKeys(readCheckpoint(checkpointFixture("openai.pt")).tensors);
}

} // namespace

class ModelShapesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingIsInferredFromOpenAisShapes() {
        const ModelConfig config = inferModelConfig(openAiTensors(), KeyLayout::OpenAi, "f");
        QCOMPARE(config.vision.width, 64);
        QCOMPARE(config.vision.layers, 1);
        QCOMPARE(config.vision.heads, 1);
        QCOMPARE(config.vision.patchSize, 4);
        QCOMPARE(config.vision.imageSize, 8);
        QCOMPARE(config.vision.mlpWidth(), 16);
        QCOMPARE(config.text.width, 64);
        QCOMPARE(config.text.contextLength, 8);
        QCOMPARE(config.text.vocabularySize, 20);
        QCOMPARE(config.embedDim, 16);
    }

    void quickGeluFollowsTheLayoutAlone() {
        QVERIFY(inferModelConfig(openAiTensors(), KeyLayout::OpenAi, "f").quickGelu);
        QVERIFY(!inferModelConfig(openAiTensors(), KeyLayout::OpenClip, "f").quickGelu);
    }

    void headsThatCannotBeKnownAreAsked() {
        VERIFY_ERROR(inferModelConfig(tinyTensors(), KeyLayout::OpenClip, "f"),
                     "width 32, which cannot be split");
    }

    void positionsThatAreNoSquareAreRefused() {
        TensorMap tensors = openAiTensors();
        tensors["visual.positional_embedding"] = at::zeros({6, 64});
        VERIFY_ERROR(inferModelConfig(tensors, KeyLayout::OpenAi, "f"), "5 positions");
    }

    void absurdShapesAreRefused() {
        TensorMap tensors = openAiTensors();
        tensors["token_embedding.weight"] = at::zeros({1}).expand({1LL << 40, 1LL << 20});
        VERIFY_ERROR(inferModelConfig(tensors, KeyLayout::OpenAi, "f"), "token_embedding.weight");
        tensors["token_embedding.weight"] = at::zeros({});
        VERIFY_ERROR(inferModelConfig(tensors, KeyLayout::OpenAi, "f"), "token_embedding.weight");
    }

    void anyMissingTensorIsNamed() {
        const TensorMap whole = tinyTensors();
        for (const auto& [name, tensor] : whole) {
            if (name == "logit_scale")
                continue;
            TensorMap tensors = whole;
            tensors.erase(name);
            VERIFY_ERROR(validateTensors(tinyConfig(), tensors, "f"), "the tensor '" + name);
        }
    }

    void otherLayersTypesAndExtraTensorsAreRefused() {
        ModelConfig config = tinyConfig();
        config.vision.layers = 3;
        VERIFY_ERROR(validateTensors(config, tinyTensors(), "f"), "says 3 vision layers, the weights have 2");
        TensorMap tensors = tinyTensors();
        tensors["visual.proj"] = tensors["visual.proj"].to(at::kChar);
        VERIFY_ERROR(validateTensors(tinyConfig(), tensors, "f"), "is of type Char");
        tensors = tinyTensors();
        tensors["visual.transformer.resblocks.0.ls_1.gamma"] = at::ones({32});
        VERIFY_ERROR(validateTensors(tinyConfig(), tensors, "f"), "ls_1.gamma' belongs to no part");
    }
};

QTEST_GUILESS_MAIN(ModelShapesTest)
#include "model_shapes_test.moc"
