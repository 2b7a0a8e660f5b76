#include "engine/photos/ground_truth.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

using namespace cliplad::ui;

namespace fs = std::filesystem;

class GroundTruthTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;

    fs::path path(const char* name) const { return fs::path(folder_.path().toStdString()) / name; }
    void write(const char* name, const cv::Rect& defect, int grey = 255) const {
        fs::create_directories(path(name).parent_path());
        cv::Mat mask = cv::Mat::zeros(8, 8, CV_8U);
        cv::rectangle(mask, defect, grey, cv::FILLED);
        cv::imwrite(path(name).string(), mask);
    }

private Q_SLOTS:
    void masksOfEachLayoutAreFound() {
        write("mvtec/ground_truth/crack/000_mask.png", {0, 0, 2, 2});
        QCOMPARE(groundTruthOf(path("mvtec/test/crack/000.png")).size(), std::size_t(1));
        write("plain/ground_truth/7.png", {0, 0, 2, 2});
        QCOMPARE(groundTruthOf(path("plain/bad/7.jpg")).size(), std::size_t(1));
        QVERIFY(groundTruthOf(path("plain/bad/8.jpg")).empty());
        QVERIFY(readGroundTruth(path("plain/bad/8.jpg")).isNull());
    }

    void severalDefectsAreOneMask() {
        write("loco/ground_truth/logical_anomalies/003/000.png", {0, 0, 2, 2}, 254);
        write("loco/ground_truth/logical_anomalies/003/001.png", {6, 6, 2, 2}, 251);
        const QImage mask = readGroundTruth(path("loco/test/logical_anomalies/003.png"));
        QCOMPARE(mask.pixelIndex(1, 1), 1);
        QCOMPARE(mask.pixelIndex(7, 7), 1);
        QCOMPARE(mask.pixelIndex(4, 4), 0);
    }

    void theNewestQuestionIsAnswered() {
        write("mvtec/ground_truth/crack/000_mask.png", {0, 0, 2, 2});
        GroundTruthReader reader;
        QSignalSpy ready(&reader, &GroundTruthReader::ready);
        reader.ask(path("mvtec/test/good/000.png"));
        reader.ask(path("mvtec/test/crack/000.png"));
        QTRY_VERIFY(!ready.isEmpty());
        QVERIFY(!ready.last()[0].value<QImage>().isNull());
    }
};

QTEST_GUILESS_MAIN(GroundTruthTest)
#include "ground_truth_test.moc"
