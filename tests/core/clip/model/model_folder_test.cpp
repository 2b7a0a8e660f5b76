#include "clip/model/model_folder.h"

#include <fstream>

#include <QTemporaryDir>
#include <QtTest>

#include "support/error_of.h"
#include "support/tiny_model.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace fs = std::filesystem;

namespace {

void touch(const fs::path& path) {
    std::ofstream(path) << "x";
}

} // namespace

class ModelFolderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void publishedFoldersOpenWithTheirConfiguration() {
        for (const auto* folder : {"open_clip", "hugging_face"}) {
            const OpenedModel model = openModel(checkpointFixture(folder));
            QCOMPARE(model.config.vision.heads, 2);
            QCOMPARE(model.config.mean, tinyConfig().mean);
            QVERIFY(model.tensors.contains("visual.transformer.resblocks.1.attn.in_proj_weight"));
            QVERIFY(!model.files.config.empty());
        }
    }

    void aWeightsFileAloneIsEnoughForOpenAi() {
        const OpenedModel model = openModel(checkpointFixture("openai.pt"));
        QVERIFY(model.files.config.empty());
        QVERIFY(model.config.quickGelu);
    }

    void aConfigurationOfTheSameStemBelongsToTheWeights() {
        const QTemporaryDir folder;
        const fs::path root = folder.path().toStdString();
        fs::copy_file(checkpointFixture("training.pt"), root / "epoch_3.pt");
        fs::copy_file(checkpointFixture("open_clip/open_clip_config.json"), root / "epoch_3.json");
        QCOMPARE(openModel(root / "epoch_3.pt").config.text.heads, 4);
        QCOMPARE(openModel(root).config.text.heads, 4);
    }

    void aConfigurationOfTheFolderBelongsToWeightsThatAreAlone() {
        const QTemporaryDir folder;
        const fs::path root = folder.path().toStdString();
        for (const auto* name : {"open_clip_config.json", "epoch_3.pt"})
            touch(root / name);
        QCOMPARE(findModelFiles(root / "epoch_3.pt").config, root / "open_clip_config.json");
        touch(root / "epoch_4.pt");
        QVERIFY(findModelFiles(root / "epoch_3.pt").config.empty());
    }

    void eachKindOfWeightsTakesItsOwnConfiguration() {
        const QTemporaryDir folder;
        const fs::path root = folder.path().toStdString();
        for (const auto* name : {"config.json", "open_clip_config.json", "model.safetensors"})
            touch(root / name);
        QCOMPARE(findModelFiles(root).config, root / "config.json");
        touch(root / "open_clip_pytorch_model.bin");
        QCOMPARE(findModelFiles(root).weights, root / "model.safetensors");
        touch(root / "open_clip_model.safetensors");
        QCOMPARE(findModelFiles(root).weights, root / "open_clip_model.safetensors");
        QCOMPARE(findModelFiles(root).config, root / "open_clip_config.json");
    }

    void foldersThatLeaveADoubtAreRefused() {
        const QTemporaryDir folder;
        const fs::path root = folder.path().toStdString();
        VERIFY_ERROR(findModelFiles(root), "holds no weights");
        VERIFY_ERROR(findModelFiles(root / "missing"), "does not exist");
        touch(root / "b.pt");
        touch(root / "a.safetensors");
        VERIFY_ERROR(findModelFiles(root), "'a.safetensors' and 'b.pt'");
        touch(root / "model.safetensors.index.json");
        VERIFY_ERROR(findModelFiles(root), "split over several files");
    }

    void theHashIsThatOfTheWeights() {
        const ModelFiles files = findModelFiles(checkpointFixture("open_clip"));
        QCOMPARE(modelHash(files).size(), std::size_t(64));
        QCOMPARE(modelHash(files), modelHash({.config = {}, .weights = files.weights}));
    }
};

QTEST_GUILESS_MAIN(ModelFolderTest)
#include "model_folder_test.moc"
