#include "dataset/few_shot.h"

#include <QtTest>

#include <algorithm>
#include <set>
#include <string>

#include "base/error.h"
#include "support/error_of.h"

using namespace cliplad;

namespace {

DataSet dataSetOf(int train, int good, int bad) {
    DataSet dataSet{.name = "product", .root = "/product"};
    const auto add = [&](int count, const DataSetImage& like, const std::string& prefix) {
        for (int i = 0; i < count; ++i) {
            dataSet.images.push_back(like);
            dataSet.images.back().path = prefix + std::to_string(i) + ".png";
        }
    };
    add(train, {.split = DataSetSplit::Train}, "/product/train");
    add(good, {.split = DataSetSplit::Test}, "/product/good");
    add(bad, {.group = DataSetGroup::Anomalous, .defect = "bad"}, "/product/bad");
    return dataSet;
}

std::set<std::string> fileNames(const std::vector<DataSetImage>& images) {
    std::set<std::string> paths;
    for (const DataSetImage& image : images)
        paths.insert(image.path.string());
    return paths;
}

} // namespace

class FewShotTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Worked out from the first outputs of std::mt19937_64, which the standard fixes:
    /// seed 0: 2947667278772165694, 18301848765998365067, 729919693006235833, 11021831128136023278.
    void drawsAreTheSameOnEveryPlatform() {
        const std::vector<std::size_t> drawn = sampleWithoutReplacement(10, 4, 0);
        std::vector<std::size_t> numbers = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        const std::uint64_t outputs[] = {2947667278772165694ULL, 18301848765998365067ULL,
                                         729919693006235833ULL, 11021831128136023278ULL};
        for (std::size_t i = 0; i < 4; ++i)
            std::swap(numbers[i], numbers[i + outputs[i] % (10 - i)]);
        numbers.resize(4);
        QCOMPARE(drawn, numbers);
    }

    void fewerShotsAreTheBeginningOfMore() {
        const std::vector<std::size_t> four = sampleWithoutReplacement(100, 4, 7);
        const std::vector<std::size_t> two = sampleWithoutReplacement(100, 2, 7);
        QVERIFY(std::equal(two.begin(), two.end(), four.begin()));
        QVERIFY(four != sampleWithoutReplacement(100, 4, 8));
    }

    void everyImageIsDrawnAboutEquallyOften() {
        std::vector<int> hits(10);
        for (std::uint64_t seed = 0; seed < 2000; ++seed)
            for (const std::size_t drawn : sampleWithoutReplacement(10, 3, seed))
                ++hits[drawn];
        for (const int count : hits)
            QVERIFY2(count > 500 && count < 700, qPrintable(QString::number(count)));
    }

    void shotsComeFromTheTrainSplitWhereThereIsOne() {
        const FewShotSplit split = drawShots(dataSetOf(6, 5, 4), 4, 1);
        QCOMPARE(split.shots.size(), std::size_t(4));
        for (const DataSetImage& shot : split.shots)
            QVERIFY(shot.split == DataSetSplit::Train);
        QCOMPARE(split.test.size(), std::size_t(9));
    }

    void shotsOfPlainFoldersAreNotTested() {
        const FewShotSplit split = drawShots(dataSetOf(0, 5, 4), 2, 1);
        QCOMPARE(split.test.size(), std::size_t(7));
        for (const std::string& shot : fileNames(split.shots))
            QVERIFY(!fileNames(split.test).contains(shot));
    }

    void aDrawThatLeavesOneKindOnlyIsAnError() {
        VERIFY_ERROR(drawShots(dataSetOf(0, 4, 20), 4, 0),
                     "0 good and 20 anomalous images are there to test");
        VERIFY_ERROR(drawShots(dataSetOf(4, 4, 0), 4, 0), "4 good and 0 anomalous");
        QCOMPARE(drawShots(dataSetOf(0, 5, 20), 4, 0).test.size(), std::size_t(21));
    }

    void tooFewGoodImagesIsAnError() {
        QVERIFY_THROWS_EXCEPTION(Error, drawShots(dataSetOf(3, 5, 4), 4, 0));
        QVERIFY_THROWS_EXCEPTION(Error, drawShots(dataSetOf(3, 5, 4), 0, 0));
        QVERIFY_THROWS_EXCEPTION(Error, drawShots(dataSetOf(3, 0, 0), 2, 0));
    }
};

QTEST_APPLESS_MAIN(FewShotTest)
#include "few_shot_test.moc"
