#include "baselines/backbones/dino.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <limits>

#include <ATen/ATen.h>
#include <fmt/format.h>

#include "clip/checkpoint/safetensors.h"
#include "support/error_of.h"
#include "support/generated_dino.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace {

/// What the paper's transformer does, written out: [1 + patches, C] each.
struct WrittenOut {
    const TensorMap& tensors;
    at::Tensor keys = {};

    at::Tensor layer(const at::Tensor& x, const std::string& name) const {
        return at::mm(x, tensors.at(name + ".weight").t()) + tensors.at(name + ".bias");
    }
    at::Tensor norm(const at::Tensor& x, const std::string& name) const {
        const at::Tensor centred = x - x.mean(1, true);
        return centred / (centred.square().mean(1, true) + 1e-6).sqrt() * tensors.at(name + ".weight") +
               tensors.at(name + ".bias");
    }
    at::Tensor attention(const at::Tensor& x, const std::string& prefix) {
        const at::Tensor qkv = layer(x, prefix + "attn.qkv");
        keys = qkv.slice(1, kDinoWidth, 2 * kDinoWidth);
        std::vector<at::Tensor> heads;
        for (std::int64_t begin = 0; begin < kDinoWidth; begin += 64) {
            const auto part = [&](std::int64_t which) {
                return qkv.slice(1, which * kDinoWidth + begin, which * kDinoWidth + begin + 64);
            };
            heads.push_back(at::mm(at::softmax(at::mm(part(0), part(1).t()) / 8, 1), part(2)));
        }
        return layer(at::cat(heads, 1), prefix + "attn.proj");
    }
    at::Tensor tokens(const at::Tensor& pixels) {
        at::Tensor x = at::conv2d(pixels.unsqueeze(0), tensors.at("patch_embed.proj.weight"),
                                  tensors.at("patch_embed.proj.bias"), kDinoPatch)
                           .flatten(2)
                           .squeeze(0)
                           .t();
        x = at::cat({tensors.at("cls_token")[0], x}) + tensors.at("pos_embed")[0];
        for (int block = 0; block < kDinoLayers; ++block) {
            const std::string prefix = fmt::format("blocks.{}.", block);
            x = x + attention(norm(x, prefix + "norm1"), prefix);
            const at::Tensor hidden = layer(norm(x, prefix + "norm2"), prefix + "mlp.fc1");
            x = x + layer(hidden * 0.5 * (1 + at::erf(hidden / std::sqrt(2.0))), prefix + "mlp.fc2");
        }
        return norm(x, "norm");
    }
};

at::Tensor pixelsOf(std::int64_t side) {
    return at::sin(at::arange(3 * side * side, at::kFloat)).view({3, side, side});
}

} // namespace

class DinoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tokensAndKeysAreThoseOfTheTransformerWrittenOut() {
        const TensorMap tensors = smallDino();
        const at::Tensor pixels = pixelsOf(kDinoGrid * kDinoPatch);
        const DinoFeatures features = Dino(tensors).forward(pixels);
        WrittenOut expected{.tensors = tensors};
        const at::Tensor tokens =
            expected.tokens(pixels).slice(0, 1).view({kDinoGrid, kDinoGrid, kDinoWidth});
        const at::Tensor keys = expected.keys.slice(0, 1).view({kDinoGrid, kDinoGrid, kDinoWidth});
        QVERIFY(at::allclose(features.tokens, tokens, 1e-4, 1e-4));
        QVERIFY(at::allclose(features.keys, keys, 1e-4, 1e-4));
    }

    void sizesAreReadFromTheShapes() {
        const Dino dino(smallDino());
        QCOMPARE(dino.patchSize(), 8);
        QCOMPARE(dino.side(), 32);
        const DinoFeatures features = dino.forward(pixelsOf(48));
        QCOMPARE(features.tokens.sizes(), at::IntArrayRef({6, 6, kDinoWidth}));
    }

    void prefixesOfTrainingAreStrippedAndTheTeacherIsTaken() {
        TensorMap wrapped;
        for (const auto& [name, tensor] : smallDino()) {
            wrapped.emplace("teacher.backbone." + name, tensor);
            wrapped.emplace("student.module.backbone." + name, at::zeros_like(tensor));
        }
        wrapped.emplace("teacher.head.mlp.0.weight", at::zeros({4, kDinoWidth}));
        const at::Tensor pixels = pixelsOf(32);
        QVERIFY(at::equal(Dino(wrapped).forward(pixels).tokens, Dino(smallDino()).forward(pixels).tokens));
    }

    void whatDoesNotFitIsNamed_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"cls_token", "pos_embed", "patch_embed.proj.weight",
                                 "blocks.1.attn.qkv.weight", "blocks.0.mlp.fc2.bias", "norm.weight"})
            QTest::newRow(name) << name;
    }

    void whatDoesNotFitIsNamed() {
        QFETCH(QString, name);
        TensorMap tensors = smallDino();
        tensors[name.toStdString()] = at::zeros({3, 5});
        VERIFY_ERROR(Dino(tensors, "file.pth"), "file.pth: the tensor '" + name.toStdString() + "'");
        tensors.erase(name.toStdString());
        VERIFY_ERROR(Dino(tensors, "file.pth"), "has no tensor '" + name.toStdString() + "'");
    }

    void aFileIsReadAndItsValuesChecked() {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("dino.safetensors").toStdString();
        TensorMap tensors = smallDino();
        writeSafetensors(file, tensors);
        const at::Tensor pixels = pixelsOf(32);
        QVERIFY(at::equal(Dino::load(file).forward(pixels).keys, Dino(tensors).forward(pixels).keys));
        tensors["norm.bias"][3] = std::numeric_limits<float>::quiet_NaN();
        writeSafetensors(file, tensors);
        VERIFY_ERROR(Dino::load(file), "norm.bias");
    }
};

QTEST_APPLESS_MAIN(DinoTest)
#include "dino_test.moc"
