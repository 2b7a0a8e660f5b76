#include "segmentation/instances.h"

#include <QTest>

#include <opencv2/imgproc.hpp>

using namespace cliplad;

class InstancesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void piecesOfALabelAreToldApart() {
        PartMask mask;
        mask.label = cv::Mat(20, 20, CV_8U, cv::Scalar(0));
        mask.label(cv::Rect(1, 1, 3, 2)).setTo(2);
        mask.label(cv::Rect(10, 4, 4, 5)).setTo(2);
        mask.label(cv::Rect(10, 12, 2, 2)).setTo(1);
        const std::vector<PartInstance> instances = findInstances(mask, 1);
        QCOMPARE(instances.size(), std::size_t(3));
        QCOMPARE(instances[0].label, 0);
        QCOMPARE(instances[1],
                 (PartInstance{.label = 1, .areaPx = 20, .centroid = {11.5, 6}, .box = {10, 4, 4, 5}}));
        QCOMPARE(instances[2],
                 (PartInstance{.label = 1, .areaPx = 6, .centroid = {2, 1.5}, .box = {1, 1, 3, 2}}));
    }

    void touchingPiecesOfDifferentLabelsStayApart() {
        PartMask mask;
        mask.label = cv::Mat(8, 8, CV_8U, cv::Scalar(1));
        mask.label.colRange(4, 8).setTo(2);
        QCOMPARE(findInstances(mask, 1).size(), std::size_t(2));
    }

    void smallPiecesAreLeftOut() {
        PartMask mask;
        mask.label = cv::Mat(8, 8, CV_8U, cv::Scalar(0));
        mask.label(cv::Rect(2, 2, 2, 2)).setTo(1);
        QCOMPARE(findInstances(mask, 4).size(), std::size_t(1));
        QVERIFY(findInstances(mask, 5).empty());
    }
};

QTEST_GUILESS_MAIN(InstancesTest)
#include "instances_test.moc"
