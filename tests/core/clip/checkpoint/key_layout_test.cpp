#include "clip/checkpoint/key_layout.h"

#include <QtTest>

#include <ATen/ATen.h>

#include "clip/checkpoint/checkpoint.h"
#include "support/error_of.h"
#include "support/tiny_model.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace {

TensorMap ones(const std::vector<std::string>& names) {
    TensorMap tensors;
    for (const std::string& name : names)
        tensors[name] = at::ones({2, 2});
    return tensors;
}

} // namespace

class KeyLayoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLayoutGivesTheSameNamesAndNumbers_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("OpenCLIP") << "open_clip/open_clip_pytorch_model.bin";
        QTest::newRow("OpenCLIP training, module. prefix") << "training.pt";
        QTest::newRow("bfloat16") << "bfloat16.safetensors";
        QTest::newRow("Hugging Face") << "hugging_face/model.safetensors";
    }

    void everyLayoutGivesTheSameNamesAndNumbers() {
        QFETCH(QString, file);
        const auto tensors = toOpenClipKeys(readCheckpoint(checkpointFixture(file.toStdString())).tensors);
        const auto reference = toOpenClipKeys(
            readCheckpoint(checkpointFixture("open_clip/open_clip_pytorch_model.bin")).tensors);
        QCOMPARE(tensors.size(), reference.size());
        QCOMPARE(tensors.size(), std::size_t(14 + 3 * 12));
        for (const auto& [name, expected] : reference) {
            QVERIFY2(tensors.contains(name), name.c_str());
            const at::Tensor found = tensors.at(name).to(at::kFloat);
            QVERIFY2(at::equal(found, tinyTensor(name, expected.sizes())), name.c_str());
        }
    }

    void openAisArchiveLosesItsNumbers() {
        const TensorMap stored = readCheckpoint(checkpointFixture("openai.pt")).tensors;
        QCOMPARE(detectKeyLayout(stored), KeyLayout::OpenAi);
        const TensorMap tensors = toOpenClipKeys(stored);
        QVERIFY(!tensors.contains("input_resolution") && !tensors.contains("context_length"));
        for (const auto& [name, tensor] : tensors)
            QVERIFY2(at::equal(tensor.to(at::kFloat), tinyTensor(name, tensor.sizes())), name.c_str());
    }

    void layoutsAreTold() {
        QCOMPARE(detectKeyLayout(readCheckpoint(checkpointFixture("training.pt")).tensors),
                 KeyLayout::OpenClip);
        QCOMPARE(detectKeyLayout(readCheckpoint(checkpointFixture("hugging_face/model.safetensors")).tensors),
                 KeyLayout::HuggingFace);
    }

    void nestedPrefixesAreStripped() {
        const auto tensors = toOpenClipKeys(
            ones({"state_dict.module.visual.conv1.weight", "state_dict.module.visual.proj", "epoch"}));
        QCOMPARE(tensors.size(), std::size_t(2));
        QVERIFY(tensors.contains("visual.conv1.weight"));
    }

    void unknownLayoutsListWhatWasFound() {
        VERIFY_ERROR(
            toOpenClipKeys(ones({"encoder.a", "encoder.b", "encoder.c", "encoder.d", "encoder.e"}), "f.pt"),
            "f.pt: has no CLIP model: found the tensors 'encoder.a', 'encoder.b', 'encoder.c', "
            "'encoder.d' and 1 more");
        VERIFY_ERROR(toOpenClipKeys({}), "found the tensors none");
    }

    void unsupportedTowersAreNamed() {
        VERIFY_ERROR(toOpenClipKeys(ones({"visual.trunk.stem.weight"})), "timm");
        VERIFY_ERROR(toOpenClipKeys(ones({"visual.conv1.weight", "visual.layer1.0.conv1.weight"})), "ResNet");
        VERIFY_ERROR(toOpenClipKeys(ones({"visual.conv1.weight", "text_decoder.proj"})), "CoCa");
        VERIFY_ERROR(toOpenClipKeys(ones({"vision_model.embeddings.class_embedding", "logit_bias"})),
                     "SigLIP");
        VERIFY_ERROR(
            toOpenClipKeys(ones({"visual.conv1.weight", "text.transformer.resblocks.0.ln_1.weight"})),
            "custom text tower");
    }

    void missingAndMismatchedProjectionsAreRefused() {
        TensorMap tensors = readCheckpoint(checkpointFixture("hugging_face/model.safetensors")).tensors;
        const std::string key = "vision_model.encoder.layers.1.self_attn.k_proj.weight";
        const at::Tensor whole = tensors.at(key);
        tensors[key] = whole.slice(1, 0, 5);
        VERIFY_ERROR(toOpenClipKeys(tensors), "has the shape [32, 5], its q_proj [32, 32]");
        tensors.erase(key);
        VERIFY_ERROR(toOpenClipKeys(tensors), "lacks the tensor '" + key + "'");
        tensors[key] = whole;
        tensors["vision_model.encoder.layers.1.self_attn.gate.weight"] = whole;
        VERIFY_ERROR(toOpenClipKeys(tensors), "does not have");
    }
};

QTEST_GUILESS_MAIN(KeyLayoutTest)
#include "key_layout_test.moc"
