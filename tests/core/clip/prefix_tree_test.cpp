#include "clip/prefix_tree.h"

#include <QTest>

#include <vector>

#include <ATen/ATen.h>

using namespace cliplad;

namespace {

constexpr std::int64_t kEnd = 99; // the largest code of each text

at::Tensor integers(std::vector<std::int64_t> values) {
    return at::tensor(values, at::kLong);
}

} // namespace

class PrefixTreeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatTextsBeginWithAlikeIsOneNode() {
        const PrefixTree tree(
            integers({1, 5, 6, kEnd, 0, 0, 1, 5, 7, 6, kEnd, 0, 1, 5, 6, kEnd, 0, 0}).view({3, 6}));
        QVERIFY(tree.codes.equal(integers({1, 5, 6, kEnd, 7, 6, kEnd})));
        QVERIFY(tree.positions.equal(integers({0, 1, 2, 3, 2, 3, 4})));
        QVERIFY(tree.ends.equal(integers({3, 6, 3})));
        QVERIFY(tree.nodes.slice(1, 0, 4).equal(integers({0, 1, 2, 3, 0, 1, 4, 5, 0, 1, 2, 3}).view({3, 4})));
        QCOMPARE(tree.nodes.size(1), std::int64_t{5}); // nothing behind the longest text
    }

    void eachNodeIsFoundAtItsPlace() {
        const at::Tensor tokens = at::randint(1, 4, {40, 9}, at::kLong);
        tokens.select(1, 7).fill_(kEnd);
        const PrefixTree tree(tokens);
        const std::int64_t count = tree.codes.size(0);
        QVERIFY(count < tokens.slice(1, 0, 8).numel());
        QVERIFY(tree.nodes.flatten().index_select(0, tree.firsts).equal(at::arange(count)));
        QVERIFY(tree.codes.index_select(0, tree.nodes.flatten()).view({40, 8}).equal(tokens.slice(1, 0, 8)));
        QVERIFY(tree.nodes.select(1, 7).equal(tree.ends));
    }

    void aTreeGoesOnFromAKnownOne() {
        const PrefixTree known(integers({1, 5, 0, 1, 5, 6}).view({2, 3}), integers({1, 2}));
        QCOMPARE(known.size(), std::int64_t{3});
        const PrefixTree tree(integers({1, 5, 6, 8, kEnd, 1, 5, 7, kEnd, 0}).view({2, 5}), &known);
        QCOMPARE(tree.size(), std::int64_t{7});
        QVERIFY(tree.codes.equal(integers({8, kEnd, 7, kEnd})));
        QVERIFY(tree.positions.equal(integers({3, 4, 2, 3})));
        QVERIFY(tree.nodes.equal(integers({0, 1, 2, 3, 4, 0, 1, 5, 6, 0}).view({2, 5})));
        QVERIFY(tree.firsts.equal(integers({3, 4, 7, 8})));
        QVERIFY(tree.ends.equal(integers({1, 3})));
    }

    void textsOfEmbeddingsShareNothing() {
        const PrefixTree tree = PrefixTree::apart(integers({1, 2}));
        QVERIFY(tree.nodes.equal(integers({0, 1, 2, 3, 4, 5}).view({2, 3})));
        QVERIFY(tree.positions.equal(integers({0, 1, 2, 0, 1, 2})));
        QVERIFY(tree.ends.equal(integers({1, 5})));
    }

    void aCodeBehindTheEndIsNoNode() {
        const PrefixTree tree(integers({1, kEnd, 3, 4}).view({1, 4}));
        QVERIFY(tree.codes.equal(integers({1, kEnd})));
    }
};

QTEST_GUILESS_MAIN(PrefixTreeTest)
#include "prefix_tree_test.moc"
