#include "baselines/components.h"

#include <QtTest>

#include <set>

#include <ATen/ATen.h>

#include "support/error_of.h"

using namespace cliplad;

namespace {

/// A grid of 16 × 16 patches: one kind of background with four squares of 4 × 4 of other kinds on it.
at::Tensor gridOfSquares() {
    at::Tensor grid = at::zeros({16, 16, 8});
    grid.select(2, 0).fill_(1);
    for (int square = 0; square < 4; ++square) {
        const int top = 2 + 8 * (square / 2), left = 2 + 8 * (square % 2);
        at::Tensor patches = grid.slice(0, top, top + 4).slice(1, left, left + 4);
        patches.zero_();
        patches.select(2, square + 1).fill_(3);
    }
    return grid;
}

int componentAt(const cv::Mat& map, int row, int column) { // of a patch
    constexpr int kPatch = Components::kSide / 16;
    return map.at<std::uint8_t>(row * kPatch + kPatch / 2, column * kPatch + kPatch / 2);
}

cv::Mat mapOf(const std::vector<std::pair<cv::Rect, int>>& boxes) {
    cv::Mat map(112, 112, CV_8U, cv::Scalar(4));
    for (const auto& [box, component] : boxes)
        map(box).setTo(component);
    return map;
}

} // namespace

class ComponentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindOfPatchIsAComponent() {
        const at::Tensor grid = gridOfSquares();
        const cv::Mat map = Components::learn({grid, grid}, 1).map(grid);
        QCOMPARE(map.size(), cv::Size(112, 112));
        std::set<int> found;
        for (const auto& [row, column] : {std::pair(0, 0), {4, 4}, {4, 12}, {12, 4}, {12, 12}})
            found.insert(componentAt(map, row, column));
        QCOMPARE(found.size(), std::size_t(5));
        const std::vector<int> parts = partsAmong({map});
        QCOMPARE(parts.size(), std::size_t(4));
        QVERIFY(std::find(parts.begin(), parts.end(), componentAt(map, 0, 0)) == parts.end());
    }

    void theSeedFixesTheComponents() {
        const at::Tensor grid = at::rand({12, 12, 16});
        const cv::Mat first = Components::learn({grid}, 3).map(grid),
                      again = Components::learn({grid}, 3).map(grid);
        QCOMPARE(cv::countNonZero(first != again), 0);
    }

    void fewerPatchesThanClustersAreAnError() {
        QVERIFY_THROWS_EXCEPTION(Error, Components::learn({at::rand({2, 2, 8})}, 0));
    }

    /// 4 fills what is left: all corners in the first, two of them in the others.
    void backgroundReachesThreeCornersOfMostMaps() {
        const cv::Mat all = mapOf({{{40, 40, 20, 20}, 0}});
        const cv::Mat two = mapOf({{{0, 0, 112, 60}, 1}, {{40, 70, 20, 20}, 0}});
        QCOMPARE(partsAmong({all}), (std::vector<int>{0}));
        QCOMPARE(partsAmong({all, two, two}), (std::vector<int>{0, 1, 4}));
        QCOMPARE(partsAmong({all, all, two}), (std::vector<int>{0, 1}));
    }

    void whatIsTooSmallOnAllMapsIsNoise() {
        const cv::Mat speck = mapOf({{{40, 40, 20, 20}, 0}, {{80, 80, 3, 3}, 1}}); // 9 of 12544 px
        const cv::Mat piece = mapOf({{{40, 40, 20, 20}, 0}, {{80, 80, 4, 4}, 1}});
        QCOMPARE(partsAmong({speck, speck}), (std::vector<int>{0}));
        QCOMPARE(partsAmong({speck, piece}), (std::vector<int>{0, 1}));
    }

    void allAreKeptWhereNothingWouldBeLeft() {
        QCOMPARE(partsAmong({mapOf({})}), (std::vector<int>{0, 1, 2, 3, 4}));
    }
};

QTEST_APPLESS_MAIN(ComponentsTest)
#include "components_test.moc"
