#include "image/photo_prefetch.h"

#include <QTemporaryDir>
#include <QTest>

#include <opencv2/imgcodecs.hpp>

#include "base/error.h"
#include "support/error_of.h"

using namespace cliplad;

class PhotoPrefetchTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;

    std::filesystem::path photo(int grey) const {
        const std::filesystem::path path =
            std::filesystem::path(folder_.path().toStdString()) / (std::to_string(grey) + ".png");
        cv::imwrite(path.string(), cv::Mat(4, 6, CV_8UC3, cv::Scalar::all(grey)));
        return path;
    }

private Q_SLOTS:
    void photosComeInTheirOrderWithTheirHashes() {
        PhotoPrefetch photos({photo(10), photo(20), photo(30), photo(40)});
        for (const int grey : {10, 20, 30, 40}) {
            const Photo next = photos.next();
            QCOMPARE(next.rgb.at<cv::Vec3b>(0, 0), cv::Vec3b::all(static_cast<uchar>(grey)));
            QCOMPARE(next.sha256.size(), std::size_t(64));
        }
    }

    void oneThatCannotBeReadDoesNotStopTheNext() {
        PhotoPrefetch photos({photo(10), "/nowhere.png", photo(20)});
        photos.next();
        VERIFY_ERROR(photos.next(), "/nowhere.png");
        QCOMPARE(photos.next().rgb.at<cv::Vec3b>(0, 0), cv::Vec3b::all(20));
    }

    void whatIsNotAskedForIsLeft() {
        PhotoPrefetch photos({photo(10), photo(20), photo(30), photo(40), photo(50)});
        photos.next(); // the destructor does not wait for the rest to be taken
    }
};

QTEST_APPLESS_MAIN(PhotoPrefetchTest)
#include "photo_prefetch_test.moc"
