#include "anomaly/patch_rows.h"

#include <QTest>

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include "clip/rows.h"

using namespace cliplad;

namespace {

using Metric = PatchMemorySettings::Metric;
using Match = PatchMemorySettings::Match;

/// An odd number of columns, so that the processor too compares in float32 (NearestRows).
at::Tensor randomRows(std::int64_t rows, std::uint64_t seed) {
    at::Generator random = at::detail::createCPUGenerator(seed);
    return unitRows(at::empty({rows, 33}).normal_(0, 1, random));
}

} // namespace

class PatchRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Also where they are computed on a GPU; the rows are more than are compared at once.
    void matchedDistancesAreThoseOfTheProcessor_data() {
        QTest::addColumn<Metric>("metric");
        QTest::addColumn<Match>("match");
        QTest::newRow("cosine, nearest") << Metric::Cosine << Match::Nearest;
        QTest::newRow("cosine, furthest") << Metric::Cosine << Match::Furthest;
        QTest::newRow("Euclidean, nearest") << Metric::Euclidean << Match::Nearest;
        QTest::newRow("Euclidean, furthest") << Metric::Euclidean << Match::Furthest;
    }

    void matchedDistancesAreThoseOfTheProcessor() {
        QFETCH(const Metric, metric);
        QFETCH(const Match, match);
        const at::Tensor query = randomRows(3000, 1), memory = randomRows(4096, 2);
        const at::Tensor all = rowDistances(query, memory, metric);
        const at::Tensor expected = match == Match::Nearest ? all.amin(1) : all.amax(1);
        const at::Tensor found = matchedDistances(query, memory, {.metric = metric, .match = match});
        QVERIFY(found.is_cpu());
        QVERIFY(at::allclose(found, expected, 0, 1e-5));
    }
};

QTEST_APPLESS_MAIN(PatchRowsTest)
#include "patch_rows_test.moc"
