#include "inspection/photo_inspections.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <chrono>
#include <map>
#include <thread>

#include <ATen/Parallel.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "clip/forwarding_backbone.h"
#include "inspection/enrolment.h"
#include "inspection/inspector.h"
#include "support/disc_product.h"
#include "support/error_of.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace {

namespace fs = std::filesystem;

constexpr int kCores = 4;

/// Counts what is encoded, and can hold it up.
class WatchedBackbone final : public ForwardingBackbone {
public:
    explicit WatchedBackbone(const Backbone& backbone)
        : ForwardingBackbone(backbone) {}

    Features encodeImage(const cv::Mat& rgb, int resolution, const std::stop_token& stop) const override {
        ++encoded;
        threads = at::get_num_threads();
        const int now = ++running;
        for (int most = mostAtOnce; now > most && !mostAtOnce.compare_exchange_weak(most, now);) {
        }
        while (holds && !stop.stop_requested())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        --running;
        if (stop.stop_requested())
            throw Cancelled();
        return ForwardingBackbone::encodeImage(rgb, resolution, stop);
    }

    std::atomic<bool> holds = false;
    mutable std::atomic<int> encoded = 0, running = 0, mostAtOnce = 0, threads = 0;
};

} // namespace

class PhotoInspectionsTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    FakeBackbone backbone_;
    Product product_;
    std::vector<fs::path> photos_; ///< each with another number of discs or another place of them

private Q_SLOTS:
    void initTestCase() {
        at::set_num_threads(kCores);
        const fs::path folder = folder_.path().toStdString();
        product_ = enrol(backbone_, discRequest(writeShots(folder, 3)));
        for (int i = 0; i < 9; ++i) {
            const cv::Mat rgb =
                draw({.discs = {"red", i % 2 == 0 ? "" : "blue", "blue", i % 3 == 0 ? "" : "red"},
                      .seed = static_cast<std::uint64_t>(100 + i)});
            cv::Mat bgr;
            cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
            photos_.push_back(folder / (std::to_string(i) + ".png"));
            cv::imwrite(photos_.back().string(), bgr);
        }
    }

    void theyComeInTheirOrderAndAreThoseOfPhotosAlone_data() {
        QTest::addColumn<std::size_t>("atOnce");
        for (const std::size_t atOnce : {1, 2, 3, 16})
            QTest::addRow("%zu", atOnce) << atOnce;
    }
    void theyComeInTheirOrderAndAreThoseOfPhotosAlone() {
        QFETCH(const std::size_t, atOnce);
        PhotoInspections inspections(backbone_, product_, photos_, atOnce, {});
        for (const fs::path& path : photos_) {
            const InspectedPhoto inspected = inspections.next();
            const Inspection alone = inspect(backbone_, product_, loadPhoto(path).rgb);
            QVERIFY(inspected.photo.path == path);
            QVERIFY(inspected.inspection.scores.fused == alone.scores.fused); // to the last digit
            QCOMPARE(inspected.inspection.explanation.text, alone.explanation.text);
        }
    }

    void severalAreJudgedAtOnceAndOneWaits() {
        WatchedBackbone watched(backbone_);
        PhotoInspections inspections(watched, product_, photos_, 2, {});
        QTRY_COMPARE(watched.encoded.load(), 3); // while nothing is taken
        QTest::qWait(50);
        QCOMPARE(watched.encoded.load(), 3);
        inspections.next();
        QTRY_COMPARE(watched.encoded.load(), 4);
        QVERIFY(watched.mostAtOnce <= 2);

        WatchedBackbone held(backbone_);
        held.holds = true;
        PhotoInspections heldInspections(held, product_, photos_, 2, {});
        QTRY_COMPARE(held.running.load(), 2); // the destructor stops them
    }

    void eachHasItsShareOfTheCores() {
        if (photosAtOnce(1000) == 1)
            QSKIP("built without OpenMP");
        for (const std::size_t atOnce : {1, 2, 4}) {
            WatchedBackbone watched(backbone_);
            PhotoInspections inspections(watched, product_, {photos_[0]}, atOnce, {});
            inspections.next();
            QCOMPARE(watched.threads.load(), kCores / static_cast<int>(atOnce));
        }
        QCOMPARE(at::get_num_threads(), kCores);
    }

    void oneThatCannotBeReadDoesNotStopTheNext() {
        PhotoInspections inspections(backbone_, product_, {photos_[0], "/nowhere.png", photos_[1]}, 2, {});
        inspections.next();
        VERIFY_ERROR(inspections.next(), "/nowhere.png");
        QVERIFY(inspections.next().photo.path == photos_[1]);
    }

    void stoppingReachesThosePhotosThatAreJudged() {
        WatchedBackbone held(backbone_);
        held.holds = true;
        std::stop_source stop;
        PhotoInspections inspections(held, product_, photos_, 2, stop.get_token());
        QTRY_COMPARE(held.running.load(), 2);
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(Cancelled, inspections.next());
        QTRY_COMPARE(held.running.load(), 0);
    }

    void whatIsNotAskedForIsLeft() {
        PhotoInspections inspections(backbone_, product_, photos_, 2, {});
        inspections.next(); // the destructor does not wait for the rest to be taken
    }

    void fewPhotosShareAllCores() {
        QCOMPARE(photosAtOnce(0), std::size_t(1));
        QCOMPARE(photosAtOnce(11), std::size_t(1));
        if (photosAtOnce(1000) == 1)
            QSKIP("built without OpenMP");
        QCOMPARE(photosAtOnce(12), std::size_t(kCores));
        for (const auto& [cores, atOnce] :
             std::map<int, std::size_t>{{1, 1}, {2, 2}, {6, 3}, {7, 3}, {16, 4}}) {
            at::set_num_threads(cores);
            QCOMPARE(photosAtOnce(1000), atOnce);
        }
        at::set_num_threads(kCores);
    }

    void onceStoppedNoneIsBegun() {
        WatchedBackbone watched(backbone_);
        std::stop_source stop;
        stop.request_stop();
        PhotoInspections inspections(watched, product_, photos_, 2, stop.get_token());
        QVERIFY_THROWS_EXCEPTION(Cancelled, inspections.next());
        QCOMPARE(watched.encoded.load(), 0);
    }
};

QTEST_APPLESS_MAIN(PhotoInspectionsTest)
#include "photo_inspections_test.moc"
