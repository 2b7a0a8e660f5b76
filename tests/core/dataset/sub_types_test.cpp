#include "dataset/sub_types.h"

#include <QtTest>

#include <algorithm>
#include <fstream>
#include <set>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "base/atomic_file.h"
#include "support/error_of.h"

using namespace cliplad;
namespace fs = std::filesystem;

namespace {

const cv::Scalar kBanana(150, 190, 205), kCherry(30, 20, 140), kOrange(30, 145, 225), kBlack(8, 8, 8); // BGR

void writeBottle(const fs::path& path, const cv::Scalar& juice) {
    fs::create_directories(path.parent_path());
    cv::Mat picture(200, 100, CV_8UC3, kBlack);
    cv::rectangle(picture, {25, 20, 50, 160}, juice, cv::FILLED);
    cv::imwrite(path.string(), picture);
}

/// Two good ones of each to learn from, one to validate, then three good and two bad.
void writeJuices(const fs::path& root) {
    writeBottle(root / "train/good/000.png", kBanana);
    writeBottle(root / "train/good/001.png", kCherry);
    writeBottle(root / "train/good/002.png", kOrange);
    writeBottle(root / "train/good/003.png", kOrange);
    writeBottle(root / "train/good/004.png", kCherry);
    writeBottle(root / "train/good/005.png", kBanana);
    writeBottle(root / "validation/good/000.png", kCherry);
    writeBottle(root / "test/good/000.png", kOrange);
    writeBottle(root / "test/good/001.png", kBanana);
    writeBottle(root / "test/good/002.png", kCherry);
    for (const auto& [name, juice] :
         {std::pair("000.png", kBanana), {"001.png", kCherry}, {"002.png", kOrange}})
        writeBottle(root / "test/logical_anomalies" / name, juice);
}

std::set<std::string> imagesOf(const DataSet& dataSet) {
    std::set<std::string> names;
    for (const DataSetImage& image : dataSet.images)
        names.insert(image.path.lexically_relative(dataSet.root).generic_string());
    return names;
}

const SubTypeEntry& entryOf(const SubTypeTable& table, const std::string& image) {
    return *std::find_if(table.entries.begin(), table.entries.end(),
                         [&](const SubTypeEntry& entry) { return entry.image == image; });
}

} // namespace

class SubTypesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        writeJuices(root());
    }

    void aCategoryIsSplitIntoDataSetsOfItsOwn() {
        const DataSet bottles = openDataSet(root());
        QVERIFY(hasSubTypes(bottles));
        const std::vector<DataSet> split = splitBySubType(bottles, findSubTypes(bottles));
        QCOMPARE(split.size(), std::size_t(3));
        QCOMPARE(split[0].name, std::string("juice_bottle/banana"));
        QCOMPARE(split[1].name, std::string("juice_bottle/cherry"));
        QCOMPARE(split[2].name, std::string("juice_bottle/orange"));
        QCOMPARE(imagesOf(split[1]),
                 (std::set<std::string>{"train/good/001.png", "train/good/004.png", "validation/good/000.png",
                                        "test/good/002.png", "test/logical_anomalies/001.png"}));
        QVERIFY(split[1].layout == DataSetLayout::Loco && split[1].root == bottles.root);
    }

    void whatTheFileSaysWinsOverTheRule() {
        write("image,sub_type\ntest/good/001.png,orange\n");
        const SubTypeTable table = findSubTypes(openDataSet(root()));
        QCOMPARE(entryOf(table, "test/good/001.png").subType, std::string("orange"));
        QCOMPARE(entryOf(table, "test/good/001.png").by, std::string("file"));
        QCOMPARE(entryOf(table, "test/good/000.png").by, std::string("liquid"));
        QCOMPARE(table.notices.size(), std::size_t(1));
        QVERIFY2(tests::contains(table.notices[0], "says nothing of 12 images"), table.notices[0].c_str());
    }

    void aFileElsewhereIsReadInsteadOfTheFoldersOwn() {
        write("image,sub_type\ntest/good/001.png,orange\n");
        const fs::path other = root() / "other.csv";
        writeFileAtomically(other, "image,sub_type\r\ntest/good/001.png,cherry\r\n");
        QCOMPARE(entryOf(findSubTypes(openDataSet(root()), other), "test/good/001.png").subType,
                 std::string("cherry"));
        VERIFY_ERROR(findSubTypes(openDataSet(root()), root() / "missing.csv"), "missing.csv");
    }

    void aWrittenTableIsReadBackWithTheUncertainFirst() {
        writeBottle(root() / "test/good/003.png", kBlack);
        const DataSet bottles = openDataSet(root());
        const SubTypeTable table = findSubTypes(bottles);
        writeSubTypes(root() / kSubTypesFile, table);
        const std::string text = readFile(root() / kSubTypesFile);
        QVERIFY2(text.starts_with("image,sub_type,confidence,by\ntest/good/003.png,,0.00,\n"), text.c_str());
        const SubTypeTable again = findSubTypes(bottles);
        for (std::size_t i = 0; i < table.entries.size(); ++i)
            QCOMPARE(again.entries[i].subType, table.entries[i].subType);
        QCOMPARE(entryOf(again, "test/good/001.png").by, std::string("file"));
    }

    void undecidedImagesAreLeftOutAndNamed() {
        writeBottle(root() / "test/good/003.png", kBlack);
        const DataSet bottles = openDataSet(root());
        const SubTypeTable table = findSubTypes(bottles);
        QCOMPARE(table.notices.size(), std::size_t(1));
        QVERIFY2(tests::contains(table.notices[0], "test/good/003.png"), table.notices[0].c_str());
        std::size_t images = 0;
        for (const DataSet& part : splitBySubType(bottles, table))
            images += part.images.size();
        QCOMPARE(images, bottles.images.size() - 1);
    }

    void wrongLinesAreNamed_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("no header") << "test/good/001.png,orange\n"
                                   << "sub_types.csv:1";
        QTest::newRow("empty") << ""
                               << "image,sub_type";
        QTest::newRow("short") << "image,sub_type\n\ntest/good/001.png\n"
                               << "sub_types.csv:3";
        QTest::newRow("unknown sub-type") << "image,sub_type\ntest/good/001.png,ornage\n"
                                          << "orange?";
        QTest::newRow("far from any") << "image,sub_type\ntest/good/001.png,x\n"
                                      << "banana, cherry, orange";
        QTest::newRow("no such image") << "image,sub_type\ntest/good/999.png,orange\n"
                                       << "no image 'test/good/999.png'";
        QTest::newRow("outside") << "image,sub_type\n../good/001.png,orange\n"
                                 << "sub_types.csv:2";
        QTest::newRow("twice") << "image,sub_type\ntest/good/001.png,orange\ntest/good/001.png,cherry\n"
                               << "a second time";
    }

    void wrongLinesAreNamed() {
        QFETCH(QString, text);
        QFETCH(QString, message);
        write(text.toStdString());
        VERIFY_ERROR(findSubTypes(openDataSet(root())), message.toStdString());
    }

    void aFileGivesSubTypesToAnyDataSet() {
        const fs::path other = fs::path(folder_->path().toStdString()) / "caps";
        for (const char* name : {"good/1.png", "good/2.png", "bad/3, left.png"})
            writeBottle(other / name, kBlack);
        VERIFY_ERROR(findSubTypes(openDataSet(other)), "is not known to fall into sub-types");
        QVERIFY(!hasSubTypes(openDataSet(other)));
        writeFileAtomically(
            other / kSubTypesFile,
            "image,sub_type\ngood/1.png,type 10\ngood/2.png,type 9\n\"bad/3, left.png\",type 9\n");
        const DataSet caps = openDataSet(other);
        QVERIFY(hasSubTypes(caps));
        const std::vector<DataSet> split = splitBySubType(caps, findSubTypes(caps));
        QCOMPARE(split.size(), std::size_t(2));
        QCOMPARE(split[0].name, std::string("caps/type 9"));
        QCOMPARE(imagesOf(split[0]), (std::set<std::string>{"good/2.png", "bad/3, left.png"}));
    }

    void nothingDecidedIsAnError() {
        DataSet bottles = openDataSet(root());
        SubTypeTable table = findSubTypes(bottles);
        for (SubTypeEntry& entry : table.entries)
            entry.subType.clear();
        VERIFY_ERROR(splitBySubType(bottles, table), "no image is of a sub-type");
        bottles.images.pop_back();
        VERIFY_ERROR(splitBySubType(bottles, table), "12 images, and sub-types of 13");
    }

    void oneShotOfEachSubTypeIsTestedOnAll() {
        const DataSet bottles = openDataSet(root());
        const std::vector<DataSet> split = splitBySubType(bottles, findSubTypes(bottles));
        const FewShotSplit draw = drawShotsOfEach(split, 1, 3);
        QCOMPARE(draw.shots.size(), std::size_t(3));
        for (std::size_t i = 0; i < split.size(); ++i)
            QVERIFY(draw.shots[i].path == drawShots(split[i], 1, 3).shots[0].path);
        QCOMPARE(draw.validation.size(), std::size_t(1));
        QCOMPARE(draw.test.size(), std::size_t(6));
    }

    void aStopEndsTheSearch() {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(Cancelled,
                                 findSubTypes(openDataSet(root()), {}, {.stop = stop.get_token()}));
    }

private:
    fs::path root() const { return fs::path(folder_->path().toStdString()) / "juice_bottle"; }
    void write(const std::string& text) const { writeFileAtomically(root() / kSubTypesFile, text); }

    std::unique_ptr<QTemporaryDir> folder_;
};

QTEST_APPLESS_MAIN(SubTypesTest)
#include "sub_types_test.moc"
