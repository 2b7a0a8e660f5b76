#include "report/part_image.h"

#include <QtTest>

#include <opencv2/core.hpp>

#include "base/error.h"
#include "clip/label_colours.h"
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

    void overlayIsBoundedAndFramesThePeakOfStructuralAnomalies() {
        const cv::Mat photo(100, 200, CV_8UC3, cv::Scalar(0, 0, 0));
        Inspection inspection = tests::sampleInspection();
        QCOMPARE(partOverlay(photo, inspection, tests::sampleLabels(), 50).size(), cv::Size(50, 25));
        const cv::Mat anomalous = partOverlay(photo, inspection, tests::sampleLabels());
        QCOMPARE(anomalous.size(), photo.size());
        inspection.anomalous = false;
        QVERIFY(cv::norm(anomalous, partOverlay(photo, inspection, tests::sampleLabels()), cv::NORM_INF) > 0);
        const cv::Mat good = partOverlay(photo, inspection, tests::sampleLabels());
        inspection.anomalous = true;
        inspection.explanation.isStructural = false; // its peak has no part in the verdict
        QCOMPARE(cv::norm(good, partOverlay(photo, inspection, tests::sampleLabels()), cv::NORM_INF), 0.0);
    }

    void thePhotoMayBeAThinLine() {
        const cv::Mat line(3000, 1, CV_8UC3, cv::Scalar(0, 0, 0));
        QCOMPARE(partOverlay(line, tests::sampleInspection(), tests::sampleLabels()).size(),
                 cv::Size(1, 1024));
    }

    void aHeadlineIsNeverCutOff() {
        const cv::Mat whole = withLegend(cv::Mat(5, 5, CV_8UC3, cv::Scalar(0, 0, 0)), tests::sampleLabels(),
                                         std::string(40, 'M'));
        cv::Mat ink;
        cv::inRange(whole.colRange(whole.cols - 4, whole.cols), cv::Scalar(0, 0, 0),
                    cv::Scalar(200, 200, 200), ink);
        QCOMPARE(cv::countNonZero(ink), 0);
    }

    void aLegendNamesTheLabelsBelowThePicture() {
        const cv::Mat picture(100, 300, CV_8UC3, cv::Scalar(0, 0, 0));
        std::vector<Label> labels = tests::sampleLabels();
        const cv::Mat whole = withLegend(picture, labels, "good 1.00 (threshold 3.50)");
        QCOMPARE(whole.cols, 300);
        QVERIFY(whole.rows > 100);
        QCOMPARE(cv::norm(whole.rowRange(0, 100), picture, cv::NORM_INF), 0.0);
        cv::Mat isFirst;
        const Colour colour = labelColours(labels)[0];
        cv::inRange(whole, cv::Scalar(colour[0], colour[1], colour[2]),
                    cv::Scalar(colour[0], colour[1], colour[2]), isFirst);
        QVERIFY(cv::countNonZero(isFirst) >= 100);

        const cv::Mat wide(100, 900, CV_8UC3, cv::Scalar(0, 0, 0));
        QVERIFY(withLegend(wide, labels, "good 1.00 (threshold 3.50)").rows < whole.rows); // one line
        QVERIFY(withLegend(cv::Mat(5, 5, CV_8UC3, cv::Scalar(0, 0, 0)), labels).cols > 5);
        for (Label& label : labels)
            label.background = true;
        QCOMPARE(withLegend(picture, labels).rows, 100);
    }

    void theHeadlineIsTheVerdict() {
        Inspection inspection = tests::sampleInspection();
        inspection.scores.fused = 5.214;
        inspection.threshold = 3.5;
        QCOMPARE(verdictHeadline(inspection), std::string("ANOMALOUS 5.21 (threshold 3.50)"));
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
