#include "segmentation/kmeans.h"

#include <QTest>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include "base/error.h"
#include "segmentation/centre_affinities.h"

using namespace cliplad;

namespace {

/// `perBlob` points around each of `blobs` random directions.
at::Tensor blobPoints(int blobs, int perBlob, int dimensions, double spread, std::uint64_t seed) {
    at::Generator generator = at::detail::createCPUGenerator(seed);
    const at::Tensor centres = at::randn({blobs, 1, dimensions}, generator);
    const at::Tensor noise = at::randn({blobs, perBlob, dimensions}, generator) * spread;
    return (centres + noise).transpose(0, 1).reshape({-1, dimensions}).contiguous();
}

at::Tensor kMeans(const at::Tensor& points, int count, const KMeansOptions& options = {},
                  const JobContext& job = {}) {
    return KMeans({points}, options).centres(count, job);
}

/// Sum over the points of the squared distance to the nearest centre.
double inertiaOf(const at::Tensor& points, const at::Tensor& centres) {
    const at::Tensor own = centres.index_select(0, nearestCentres(centreAffinities({points}, centres)));
    return (points - own).square().sum(at::kDouble).item<double>();
}

} // namespace

class KMeansTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsSeparateBlobs() {
        const at::Tensor points = blobPoints(6, 200, 16, 0.05, 1);
        const at::Tensor nearest =
            nearestCentres(centreAffinities({points}, kMeans(points, 6))).reshape({200, 6});
        QVERIFY(nearest.eq(nearest[0]).all().item<bool>());
        QCOMPARE(std::get<0>(at::_unique(nearest[0])).size(0), std::int64_t(6));
    }

    void sameSeedGivesTheSameCentresWhateverTheThreads() {
        const at::Tensor points = blobPoints(9, 700, 384, 0.8, 2);
        const int threads = at::get_num_threads();
        at::set_num_threads(1);
        const at::Tensor one = kMeans(points, 10, {.seed = 5});
        at::set_num_threads(2);
        const at::Tensor two = kMeans(points, 10, {.seed = 5});
        at::set_num_threads(threads);
        QVERIFY(at::equal(one, two));
    }

    void anotherSeedStartsElsewhere() {
        const at::Tensor points = blobPoints(9, 100, 8, 1.5, 3);
        QVERIFY(!at::equal(kMeans(points, 12, {.restarts = 1, .seed = 1}),
                           kMeans(points, 12, {.restarts = 1, .seed = 2})));
    }

    void restartsNeverWorsenTheResult() {
        const at::Tensor points = blobPoints(12, 60, 8, 0.3, 4);
        const double once = inertiaOf(points, kMeans(points, 12, {.restarts = 1}));
        const double often = inertiaOf(points, kMeans(points, 12, {.restarts = 10}));
        QVERIFY(often <= once);
    }

    void restartsOnASampleAreAsTightAsOnAllPoints() {
        const at::Tensor points = blobPoints(14, 600, 32, 0.9, 5);
        const double sampled = inertiaOf(points, kMeans(points, 10, {.restartPoints = 2048}));
        const double whole = inertiaOf(points, kMeans(points, 10, {.restartPoints = 1 << 20}));
        QVERIFY2(sampled < 1.02 * whole, qPrintable(QString::number(sampled / whole)));
    }

    void noClusterStaysEmptyWhereThereArePointsEnough() {
        // Nearly all points coincide, so that k-means++ and Lloyd would leave clusters without members.
        at::Tensor points = at::zeros({500, 4});
        for (int i = 0; i < 5; ++i)
            points[i][0] = 10.0 + i;
        const at::Tensor nearest =
            nearestCentres(centreAffinities({points}, kMeans(points, 6, {.restarts = 3})));
        QCOMPARE(std::get<0>(at::_unique(nearest)).size(0), std::int64_t(6));
    }

    void equalPointsEndInFiniteCentres() {
        const at::Tensor centres = kMeans(at::ones({64, 8}), 4);
        QVERIFY(centres.isfinite().all().item<bool>());
    }

    void centresAreOrderedByPopulation() {
        const at::Tensor points = at::cat({blobPoints(1, 50, 8, 0.01, 6), blobPoints(1, 300, 8, 0.01, 7)});
        const at::Tensor nearest = nearestCentres(centreAffinities({points}, kMeans(points, 2)));
        QCOMPARE(nearest.sum().item<std::int64_t>(), std::int64_t(50));
    }

    void allRoundsTogetherStayBelowTheMost() {
        const at::Tensor points = at::randn({3000, 8}, at::detail::createCPUGenerator(8)); // settles slowly
        for (const std::int64_t restartPoints : {std::int64_t(512), std::int64_t(1) << 20})
            for (const int most : {1, 2, 9, 30}) {
                std::int64_t rounds = 0;
                JobContext job;
                job.report = [&](const Progress& progress) {
                    ++rounds;
                    QCOMPARE(progress.total, std::int64_t(most));
                };
                const at::Tensor centres = kMeans(
                    points, 12, {.restarts = 6, .maxIterations = most, .restartPoints = restartPoints}, job);
                QCOMPARE(centres.size(0), std::int64_t(12));
                QVERIFY2(rounds >= 1 && rounds <= most, qPrintable(QString::number(rounds)));
            }
    }

    void countsShareWhatTheyCanAndGiveWhatEachGivesAlone() {
        const at::Tensor points = blobPoints(9, 300, 16, 0.8, 9);
        const KMeansOptions options{.restartPoints = 512};
        const KMeans shared({points}, options);
        for (const int count : {9, 4, 12, 9})
            QVERIFY(at::equal(shared.centres(count), KMeans({points}, options).centres(count)));
    }

    void pointsInBlocksAreThePointsInOne() {
        const at::Tensor points = blobPoints(6, 200, 16, 0.05, 10);
        const at::Tensor whole = kMeans(points, 6, {.restartPoints = 512});
        const KMeans blocks({points.slice(0, 0, 500).clone(), points.slice(0, 500, 500).clone(),
                             points.slice(0, 500, 1200).clone()},
                            {.restartPoints = 512});
        QVERIFY(at::allclose(blocks.centres(6), whole, 1e-4, 1e-5));
    }

    void withoutCentresThereIsNoNearest() {
        QVERIFY_THROWS_EXCEPTION(Error, nearestCentres(at::ones({3, 0})));
    }

    void fewerPointsThanClustersAreRefused() { QVERIFY_THROWS_EXCEPTION(Error, kMeans(at::ones({3, 8}), 4)); }

    void optionsThatLeaveNothingToDoAreRefused() {
        const at::Tensor points = at::ones({64, 8});
        QVERIFY_THROWS_EXCEPTION(Error, KMeans({}, {}));
        QVERIFY_THROWS_EXCEPTION(Error, KMeans({points}, {.restarts = 0}));
        QVERIFY_THROWS_EXCEPTION(Error, KMeans({points}, {.restartPoints = 0}));
    }

    void pointsCountAsMemory() {
        QVERIFY(KMeans({at::ones({64, 8}), at::ones({64, 8})}, {}).bytes() > 2 * 64 * 8 * sizeof(float));
    }

    void stopsWhenAsked() {
        std::stop_source source;
        source.request_stop();
        QVERIFY_THROWS_EXCEPTION(Cancelled, kMeans(at::ones({64, 8}), 4, {}, {.stop = source.get_token()}));
    }
};

QTEST_GUILESS_MAIN(KMeansTest)
#include "kmeans_test.moc"
