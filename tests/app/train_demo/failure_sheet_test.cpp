#include <QTest>

#include <fstream>

#include <QTemporaryDir>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "failure_sheet.h"
#include "held_out_evaluation.h"
#include "scenes/training/training_scene.h"
#include "small_training.h"
#include "support/error_of.h"

using namespace cliplad;
using namespace cliplad::training;

class FailureSheetTest : public QObject {
    Q_OBJECT

    const TensorMap parameters_ = initialParameters(smallConfig(), 1);

private Q_SLOTS:
    void twoScenesLieBesideOneAnotherEachThreefold() {
        const QTemporaryDir dir;
        const std::filesystem::path file = std::filesystem::path(dir.path().toStdString()) / "sheet.png";
        for (const int shown : {1, 2, 3}) {
            writeFailureSheet(parameters_, smallConfig(), file, {.scenes = 8, .shown = shown});
            const cv::Mat sheet = cv::imread(file.string());
            QVERIFY(sheet.cols >= 2 * 3 * 192);
            QVERIFY(sheet.rows >= (shown + 1) / 2 * 192);
            QVERIFY(sheet.rows < ((shown + 1) / 2 + 1) * 192);
            QVERIFY(cv::norm(sheet(cv::Rect(0, 0, 192, 192)), sheet(cv::Rect(192, 0, 192, 192)),
                             cv::NORM_INF) > 50);
        }
    }

    void theWorstSceneComesFirst() {
        const QTemporaryDir dir;
        const std::filesystem::path folder = dir.path().toStdString();
        const std::filesystem::path file = folder / "sheet.png";
        writeFailureSheet(parameters_, smallConfig(), file, {.scenes = 8, .shown = 2});
        ZeroShot model(parameters_, smallConfig());
        double worst = 2;
        cv::Mat expected;
        for (std::uint64_t i = 0; i < 8; ++i) {
            const Scene scene = renderTrainingScene(kHeldOutSeed + i, ZeroShot::kSceneSize);
            const auto kinds = kindFigures(model.masks(scene));
            double sum = 0;
            for (const auto& [kind, figures] : kinds)
                sum += figures.iou;
            if (!kinds.empty() && sum / static_cast<double>(kinds.size()) < worst) {
                worst = sum / static_cast<double>(kinds.size());
                cv::cvtColor(scene.rgb, expected, cv::COLOR_RGB2BGR);
            }
        }
        cv::resize(expected, expected, {192, 192}, 0, 0, cv::INTER_AREA);
        QCOMPARE(cv::norm(cv::imread(file.string())(cv::Rect(0, 0, 192, 192)), expected, cv::NORM_INF), 0.0);
    }

    void aFileThatCannotBeWrittenIsNamed() {
        const QTemporaryDir dir;
        const std::filesystem::path file =
            std::filesystem::path(dir.path().toStdString()) / "none" / "sheet.png";
        VERIFY_ERROR(writeFailureSheet(parameters_, smallConfig(), file, {.scenes = 4, .shown = 1}),
                     file.parent_path().string());
    }
};

QTEST_GUILESS_MAIN(FailureSheetTest)
#include "failure_sheet_test.moc"
