#include "clip/model/model_config.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fmt/format.h>

#include "base/atomic_file.h"
#include "support/error_of.h"
#include "support/tiny_model.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace {

void compareSizes(const ModelConfig& found, const ModelConfig& expected) {
    QCOMPARE(found.vision.width, expected.vision.width);
    QCOMPARE(found.vision.layers, expected.vision.layers);
    QCOMPARE(found.vision.heads, expected.vision.heads);
    QCOMPARE(found.vision.patchSize, expected.vision.patchSize);
    QCOMPARE(found.vision.imageSize, expected.vision.imageSize);
    QCOMPARE(found.vision.mlpWidth(), expected.vision.mlpWidth());
    QCOMPARE(found.text.width, expected.text.width);
    QCOMPARE(found.text.layers, expected.text.layers);
    QCOMPARE(found.text.heads, expected.text.heads);
    QCOMPARE(found.text.contextLength, expected.text.contextLength);
    QCOMPARE(found.text.vocabularySize, expected.text.vocabularySize);
    QCOMPARE(found.text.mlpWidth(), expected.text.mlpWidth());
    QCOMPARE(found.embedDim, expected.embedDim);
    QCOMPARE(found.quickGelu, expected.quickGelu);
    QCOMPARE(found.layerNormEps, expected.layerNormEps);
}

TensorMap tinyTensors() {
    return toOpenClipKeys(readCheckpoint(checkpointFixture("open_clip/open_clip_pytorch_model.bin")).tensors);
}

/// An OpenCLIP model file with one more key in a tower or at the top.
std::string withKey(const std::string& object, const std::string& entry) {
    const auto extra = [&](std::string_view name) { return object == name ? entry + "," : std::string(); };
    return fmt::format(R"({{{}"embed_dim":16,"vision_cfg":{{{}"layers":2,"width":64,"patch_size":14}},)"
                       R"("text_cfg":{{{}"width":64,"heads":1,"layers":2}}}})",
                       extra("top"), extra("vision"), extra("text"));
}

} // namespace

class ModelConfigTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void openClipAndHuggingFaceSayTheSame() {
        const TensorMap tensors = tinyTensors();
        for (const auto* folder : {"open_clip", "hugging_face"}) {
            const ModelConfig config = readModelConfig(checkpointFixture(folder), tensors);
            compareSizes(config, tinyConfig());
            QCOMPARE(config.mean, tinyConfig().mean);
            QCOMPARE(config.std, tinyConfig().std);
        }
    }

    void absentKeysMeanTheReadersDefaults() {
        const ModelConfig openClip =
            parseModelConfig(R"({"embed_dim":512,"vision_cfg":{"patch_size":32},"text_cfg":{}})", "c");
        QCOMPARE(openClip.vision.width, 768);
        QCOMPARE(openClip.vision.heads, 12);
        QCOMPARE(openClip.text.contextLength, 77);
        QVERIFY(!openClip.quickGelu);
        const ModelConfig huggingFace = parseModelConfig(R"({"vision_config":{},"text_config":{}})", "c");
        QCOMPARE(huggingFace.vision.patchSize, 32);
        QCOMPARE(huggingFace.embedDim, 512);
        QVERIFY2(huggingFace.quickGelu, "Hugging Face's default activation is quick_gelu");
    }

    void headWidthMlpRatioAndEpsAreTaken() {
        const ModelConfig config = parseModelConfig(
            R"({"embed_dim":1280,"quick_gelu":true,
                "vision_cfg":{"width":1664,"head_width":104,"mlp_ratio":4.9231,"layers":48,"patch_size":14,
                              "image_size":[224,224],"norm_kwargs":{"eps":1e-6}},
                "text_cfg":{"width":1280,"heads":20,"norm_kwargs":{"eps":1e-6}}})",
            "c");
        QCOMPARE(config.vision.heads, 16);
        QCOMPARE(config.vision.mlpWidth(), 8192);
        QCOMPARE(config.vision.imageSize, 224);
        QCOMPARE(config.layerNormEps, 1e-6);
        QVERIFY(config.quickGelu);
    }

    void whatIsWrittenReadsBackEqual() {
        ModelConfig config = tinyConfig();
        config.quickGelu = true;
        config.layerNormEps = 1e-6;
        const ModelConfig read = parseModelConfig(writeModelConfig(config), "c");
        compareSizes(read, config);
        QCOMPARE(read.mean, config.mean);
    }

    void mlpWidthsSurviveWritingAsARatio() {
        ModelConfig config = tinyConfig();
        for (int mlp = 1; mlp < 600; ++mlp) {
            config.vision = {.width = 147, .layers = 1, .heads = 1, .patchSize = 1, .imageSize = 1};
            config.vision.mlpRatio = double(mlp) / config.vision.width;
            const VisionConfig read = parseModelConfig(writeModelConfig(config), "c").vision;
            QCOMPARE(read.mlpWidth(), mlp);
            QCOMPARE(static_cast<int>(read.width * read.mlpRatio), mlp); // as OpenCLIP computes it
        }
    }

    void unsupportedFeaturesAreNamed_data() {
        QTest::addColumn<QString>("object");
        QTest::addColumn<QString>("entry");
        QTest::addColumn<QString>("message");
        QTest::newRow("timm") << "vision"
                              << R"("timm_model_name":"vit_base")"
                              << "a timm vision tower is not supported";
        QTest::newRow("ResNet") << "vision"
                                << R"("layers_":0,"layers":[3,4,6,3])"
                                << "twice";
        QTest::newRow("pooling") << "vision"
                                 << R"("pool_type":"avg")"
                                 << "vision_cfg.pool_type is 'avg'";
        QTest::newRow("no ln_pre") << "vision"
                                   << R"("no_ln_pre":true)"
                                   << "without ln_pre is not supported";
        QTest::newRow("LayerScale") << "vision"
                                    << R"("ls_init_value":0.0001)"
                                    << "LayerScale";
        QTest::newRow("attentional pooling") << "vision"
                                             << R"("attentional_pool":true)"
                                             << "attentional pooling";
        QTest::newRow("qk_norm") << "vision"
                                 << R"("qk_norm":true)"
                                 << "normalised queries";
        QTest::newRow("text pooling") << "text"
                                      << R"("pool_type":"last")"
                                      << "text_cfg.pool_type is 'last'";
        QTest::newRow("HF text") << "text"
                                 << R"("hf_model_name":"roberta-base")"
                                 << "text tower of Hugging Face";
        QTest::newRow("tokenizer") << "text"
                                   << R"("hf_tokenizer_name":"bert")"
                                   << "another tokenizer";
        QTest::newRow("no mask") << "text"
                                 << R"("no_causal_mask":true)"
                                 << "without causal mask";
        QTest::newRow("bias") << "text"
                              << R"("proj_bias":true)"
                              << "projection with bias";
        QTest::newRow("custom text") << "top"
                                     << R"("custom_text":true)"
                                     << "a custom text tower is not supported";
        QTest::newRow("CoCa") << "top"
                              << R"("multimodal_cfg":{})"
                              << "CoCa is not supported";
        QTest::newRow("SigLIP") << "top"
                                << R"("init_logit_bias":-10)"
                                << "SigLIP is not supported";
        QTest::newRow("unknown key") << "vision"
                                     << R"("wavelets":3)"
                                     << "'wavelets' is not a setting known here";
        QTest::newRow("two eps") << "text"
                                 << R"("norm_kwargs":{"eps":1e-6})"
                                 << "another eps";
    }

    void unsupportedFeaturesAreNamed() {
        QFETCH(QString, object);
        QFETCH(QString, entry);
        QFETCH(QString, message);
        VERIFY_ERROR(parseModelConfig(withKey(object.toStdString(), entry.toStdString()), "c"),
                     message.toStdString());
    }

    void otherModelsAreRefused() {
        VERIFY_ERROR(
            parseModelConfig(R"({"embed_dim":1,"vision_cfg":{"layers":[3,4,6,3]},"text_cfg":{}})", "c"),
            "ResNet");
        VERIFY_ERROR(parseModelConfig(R"({"model_type":"siglip","vision_config":{}})", "c"), "only 'clip'");
        VERIFY_ERROR(parseModelConfig(R"({"vision_config":{"hidden_act":"silu"}})", "c"), "'silu'");
        VERIFY_ERROR(parseModelConfig(R"({"vision_config":{},"text_config":{"hidden_act":"gelu"}})", "c"),
                     "another one than the vision tower's");
        VERIFY_ERROR(parseModelConfig(R"({"vision_config":{"num_channels":4}})", "c"), "three channels");
        VERIFY_ERROR(parseModelConfig(R"({"name":"something"})", "c"), "describes no CLIP model");
    }

    void wrongValuesNameTheirKey_data() {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("message");
        QTest::newRow("no JSON") << "{"
                                 << "not valid JSON";
        QTest::newRow("a list") << "[]"
                                << "expected an object";
        QTest::newRow("tower as list") << R"({"embed_dim":1,"vision_cfg":[]})"
                                       << "vision_cfg is a list";
        QTest::newRow("no dimension") << R"({"vision_cfg":{},"text_cfg":{}})"
                                      << "embed_dim is missing";
        QTest::newRow("text") << R"({"embed_dim":"512","vision_cfg":{}})"
                              << "embed_dim is '512', expected a number";
        QTest::newRow("fraction") << R"({"embed_dim":1.5,"vision_cfg":{}})"
                                  << "whole number";
        QTest::newRow("zero") << R"({"embed_dim":0,"vision_cfg":{}})"
                              << "expected 1 to";
        QTest::newRow("absurd") << R"({"embed_dim":1e30,"vision_cfg":{}})"
                                << "expected 1 to";
        QTest::newRow("layers") << R"({"embed_dim":1,"vision_cfg":{"layers":100000}})"
                                << "vision_cfg.layers";
        QTest::newRow("heads") << R"({"embed_dim":1,"vision_cfg":{"width":100}})"
                               << "does not divide the width";
        QTest::newRow("text heads") << R"({"embed_dim":1,"vision_cfg":{},"text_cfg":{"heads":7}})"
                                    << "7 heads";
        QTest::newRow("patch") << R"({"embed_dim":1,"vision_cfg":{"patch_size":300}})"
                               << "smaller than the patch";
        QTest::newRow("no square") << R"({"embed_dim":1,"vision_cfg":{"image_size":[2,3]}})"
                                   << "two equal";
        QTest::newRow("mlp") << R"({"embed_dim":1,"vision_cfg":{"width":16384,"mlp_ratio":16}})"
                             << "MLP";
        QTest::newRow("mean") << R"({"model_cfg":{"embed_dim":1},"preprocess_cfg":{"mean":[1,2]}})"
                              << "preprocess_cfg.mean";
        QTest::newRow("std of 0") << R"({"model_cfg":{"embed_dim":1},"preprocess_cfg":{"std":[0,1,1]}})"
                                  << "preprocess_cfg.std";
        QTest::newRow("deep") << QString(R"({"vision_cfg":)") + QString(1000, '[') << "nested deeper";
    }

    void wrongValuesNameTheirKey() {
        QFETCH(QString, json);
        QFETCH(QString, message);
        VERIFY_ERROR(parseModelConfig(json.toStdString(), "the-file"), message.toStdString());
        VERIFY_ERROR(parseModelConfig(json.toStdString(), "the-file"), "the-file");
    }

    void contradictingTensorsAreNamed() {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("open_clip_config.json").toStdString();
        ModelConfig config = tinyConfig();
        config.embedDim = 24;
        writeFileAtomically(file, writeModelConfig(config));
        VERIFY_ERROR(
            readModelConfig(folder.path().toStdString(), tinyTensors()),
            "the tensor 'visual.proj' has the shape [32, 16], the configuration (vision width, embedding "
            "dimension) asks for [32, 24]");
    }
};

QTEST_GUILESS_MAIN(ModelConfigTest)
#include "model_config_test.moc"
