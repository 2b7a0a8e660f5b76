#include <QTest>

#include <ATen/ATen.h>
#include <QTemporaryDir>

#include "clip/model/demo_model.h"
#include "clip/model/model_folder.h"
#include "model_export.h"
#include "small_training.h"
#include "support/error_of.h"

using namespace cliplad;
using namespace cliplad::training;

namespace {

TrainingState stateThatMet(std::initializer_list<std::int64_t> tokens) {
    TrainingState state;
    state.average = initialParameters(smallConfig(), 3);
    state.seenTokens = at::zeros({smallConfig().text.vocabularySize}, at::kBool);
    for (const std::int64_t token : tokens)
        state.seenTokens[token] = true;
    return state;
}

} // namespace

class ModelExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theEmbeddedModelHasTheTrainersArchitecture() {
        QCOMPARE(writeModelConfig(demoConfig()), writeModelConfig(openDemoModel().config));
    }

    void exportedFolderOpensAsTheModelThatWasTrained() {
        const QTemporaryDir folder;
        const TrainingState state = stateThatMet({7});
        exportModel(state, smallConfig(), folder.path().toStdString());
        const OpenedModel opened = openModel(folder.path().toStdString());
        QCOMPARE(opened.config.vision.width, smallConfig().vision.width);
        QCOMPARE(opened.config.vision.patchSize, smallConfig().vision.patchSize);
        QCOMPARE(opened.config.text.contextLength, smallConfig().text.contextLength);
        QCOMPARE(opened.tensors.size(), state.average.size());
        for (const auto& [name, tensor] : state.average)
            if (name != "token_embedding.weight")
                QVERIFY2(at::allclose(opened.tensors.at(name).to(at::kFloat), tensor,
                                      tensor.dim() > 1 ? 9e-3 : 1e-3, 1e-5),
                         name.c_str());
    }

    void tokensNeverMetBecomeTheMeanOfThoseMet() {
        const QTemporaryDir folder;
        const TrainingState state = stateThatMet({7, 9});
        exportModel(state, smallConfig(), folder.path().toStdString());
        const at::Tensor before = state.average.at("token_embedding.weight");
        const at::Tensor after =
            openModel(folder.path().toStdString()).tensors.at("token_embedding.weight").to(at::kFloat);
        QVERIFY(at::allclose(after[7], before[7], 9e-3, 1e-5));
        QVERIFY(at::allclose(after[8], (before[7] + before[9]) / 2, 9e-3, 1e-5));
    }

    void theMeanOfModelsLiesBetweenThem() {
        const QTemporaryDir parent;
        const std::filesystem::path folder = parent.path().toStdString();
        TrainingState one = stateThatMet({7}), other = stateThatMet({7});
        other.average = initialParameters(smallConfig(), 4);
        exportModel(one, smallConfig(), folder / "one");
        exportModel(other, smallConfig(), folder / "other");
        exportMean({folder / "one", folder / "other"}, folder / "mean");
        const std::string name = "visual.conv1.weight";
        const at::Tensor mean = openModel(folder / "mean").tensors.at(name).to(at::kFloat);
        QVERIFY(at::allclose(mean, (one.average.at(name) + other.average.at(name)) / 2, 9e-3, 1e-3));
        QVERIFY(!at::allclose(mean, one.average.at(name), 9e-3, 1e-3));
        other.average = initialParameters(smallConfig(32), 4);
        exportModel(other, smallConfig(32), folder / "wider");
        VERIFY_ERROR(exportMean({folder / "one", folder / "wider"}, folder / "mean"), "another architecture");
    }

    void whereNoTokenWasMetAllStayAsTheyAre() {
        const QTemporaryDir folder;
        const TrainingState state = stateThatMet({});
        exportModel(state, smallConfig(), folder.path().toStdString());
        const at::Tensor after =
            openModel(folder.path().toStdString()).tensors.at("token_embedding.weight").to(at::kFloat);
        QVERIFY(at::allclose(after, state.average.at("token_embedding.weight"), 9e-3, 1e-5));
    }
};

QTEST_GUILESS_MAIN(ModelExportTest)
#include "model_export_test.moc"
