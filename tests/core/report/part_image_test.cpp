#include "report/part_image.h"

#include <QtTest>

#include <opencv2/core.hpp>

#include "base/error.h"
#include "core/report/report_samples.h"
#include "image/indexed_png.h"
#include "image/photo.h"

using namespace cliplad;

class PartImageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void maskHasThePhotosSizeAndTheLabelsColours() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("mask.png").toStdString();
        writePartMask(path, tests::sampleInspection().parts, {32, 16}, tests::sampleLabels());
        const IndexedImage mask = readIndexedPng(path);
        QCOMPARE(mask.indices.cols, 32);
        QCOMPARE(mask.indices.rows, 16);
        QCOMPARE(mask.indices.at<uchar>(0, 0), uchar(1));
        QCOMPARE(mask.indices.at<uchar>(15, 31), uchar(1));
        QCOMPARE(mask.indices.at<uchar>(6, 13), uchar(2));
        QVERIFY(mask.palette.at(1) == Colour(255, 0, 0));
        QVERIFY(mask.palette.at(2) == partColour(1));
    }

    void overlayIsBoundedAndFramesThePeakOfAnomalies() {
        const cv::Mat photo(100, 200, CV_8UC3, cv::Scalar(0, 0, 0));
        Inspection inspection = tests::sampleInspection();
        QCOMPARE(partOverlay(photo, inspection, tests::sampleLabels(), 50).size(), cv::Size(50, 25));
        const cv::Mat anomalous = partOverlay(photo, inspection, tests::sampleLabels());
        QCOMPARE(anomalous.size(), photo.size());
        inspection.anomalous = false;
        QVERIFY(cv::norm(anomalous, partOverlay(photo, inspection, tests::sampleLabels()), cv::NORM_INF) > 0);
    }

    void picturesComeBackWithTheirColours() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("a.png").toStdString();
        writePicture(path, cv::Mat(3, 4, CV_8UC3, cv::Scalar(200, 100, 50)));
        QVERIFY(loadPhoto(path).rgb.at<cv::Vec3b>(1, 1) == cv::Vec3b(200, 100, 50));
        QVERIFY_THROWS_EXCEPTION(Error, writePicture(folder.filePath("a.xyz").toStdString(),
                                                     cv::Mat(3, 4, CV_8UC3, cv::Scalar(1, 1, 1))));
    }
};

QTEST_APPLESS_MAIN(PartImageTest)
#include "part_image_test.moc"
