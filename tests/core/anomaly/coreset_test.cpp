#include <QTest>

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include "anomaly/coreset.h"
#include "base/error.h"
#include "support/generated_model.h"

using namespace cliplad;

namespace {

std::vector<std::int64_t> indices(const at::Tensor& chosen) {
    const auto* first = chosen.const_data_ptr<std::int64_t>();
    return {first, first + chosen.numel()};
}

/// The algorithm one row at a time, from a given first row.
std::vector<std::int64_t> plainGreedy(const at::Tensor& rows, std::int64_t first, std::size_t count) {
    std::vector<std::int64_t> kept = {first};
    at::Tensor least = (rows - rows[first]).square().sum(1);
    while (kept.size() < count) {
        kept.push_back(least.argmax().item<std::int64_t>());
        least = at::minimum(least, (rows - rows[kept.back()]).square().sum(1));
    }
    return kept;
}

} // namespace

class CoresetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFurthestRowComesNext();
    void manyChoicesEqualThoseMadeOneAtATime();
    void everyRowMayBeKeptOnce();
    void blocksCountAsOneRow();
    void theSeedDecides();
    void anImpossibleCountIsAnError();
};

void CoresetTest::theFurthestRowComesNext() {
    const at::Tensor rows = at::tensor({0.0F, 1.0F, 2.0F, 10.0F, 11.0F, 30.0F}).unsqueeze(1);
    const auto chosen = indices(greedyCoreset(rows, 3, 0));
    // Whatever comes first, one of each heap is kept: {0, 1, 2}, {10, 11}, {30}.
    std::vector<int> heaps;
    for (const std::int64_t row : chosen)
        heaps.push_back(row < 3 ? 0 : row < 5 ? 1 : 2);
    std::sort(heaps.begin(), heaps.end());
    QCOMPARE(heaps, (std::vector<int>{0, 1, 2}));
}

void CoresetTest::manyChoicesEqualThoseMadeOneAtATime() {
    const at::Tensor rows = tests::generatedValues("rows", {3000, 16});
    const auto chosen = indices(greedyCoreset(rows, 700, 5));
    QCOMPARE(chosen, plainGreedy(rows, chosen[0], 700));
}

void CoresetTest::everyRowMayBeKeptOnce() {
    const at::Tensor rows = at::cat({at::zeros({20, 3}), at::ones({20, 3})}); // copies of two
    auto chosen = indices(greedyCoreset(rows, 40, 1));
    std::sort(chosen.begin(), chosen.end());
    for (std::int64_t i = 0; i < 40; ++i)
        QCOMPARE(chosen[static_cast<std::size_t>(i)], i);
}

void CoresetTest::blocksCountAsOneRow() {
    const at::Tensor rows = tests::generatedValues("rows", {400, 60});
    const std::vector<at::Tensor> narrow = {rows.slice(1, 0, 20), rows.slice(1, 20)};
    QCOMPARE(indices(greedyCoreset(narrow, 40, 2)), indices(greedyCoreset(rows, 40, 2)));
    // Wide ones are projected: what is far away in either is kept.
    const at::Tensor wide = tests::generatedValues("wide", {400, 300});
    wide[17].slice(0, 0, 150).add_(40);
    wide[250].slice(0, 150).add_(40);
    const std::vector<at::Tensor> blocks = {wide.slice(1, 0, 150), wide.slice(1, 150)};
    const auto kept = indices(greedyCoreset(blocks, 3, 2));
    QVERIFY(std::count(kept.begin(), kept.end(), 17) == 1 && std::count(kept.begin(), kept.end(), 250) == 1);
    const std::vector<at::Tensor> uneven = {rows, wide.slice(0, 1)};
    QVERIFY_EXCEPTION_THROWN(greedyCoreset(uneven, 3, 2), Error);
    QVERIFY_EXCEPTION_THROWN(greedyCoreset(std::vector<at::Tensor>(), 1, 2), Error);
}

void CoresetTest::theSeedDecides() {
    const at::Tensor rows = tests::generatedValues("wide rows", {300, 200});
    QCOMPARE(indices(greedyCoreset(rows, 30, 3)), indices(greedyCoreset(rows, 30, 3)));
    QVERIFY(indices(greedyCoreset(rows, 30, 3)) != indices(greedyCoreset(rows, 30, 4)));
}

void CoresetTest::anImpossibleCountIsAnError() {
    QVERIFY_EXCEPTION_THROWN(greedyCoreset(at::zeros({3, 2}), 4, 0), Error);
    QVERIFY_EXCEPTION_THROWN(greedyCoreset(at::zeros({3, 2}), 0, 0), Error);
}

QTEST_GUILESS_MAIN(CoresetTest)
#include "coreset_test.moc"
