#include "dataset/data_set.h"

#include <QtTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/error.h"
#include "dataset/image_files.h"
#include "support/closed_folder.h"

using namespace cliplad;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& path, const std::string& content = "x") {
    fs::create_directories(path.parent_path());
    std::ofstream(path) << content;
}

int count(const DataSet& dataSet, DataSetSplit split, DataSetGroup group) {
    return static_cast<int>(
        std::count_if(dataSet.images.begin(), dataSet.images.end(), [=](const DataSetImage& image) {
            return image.split == split && image.group == group;
        }));
}

const DataSetImage& imageNamed(const DataSet& dataSet, const std::string& ending) {
    for (const DataSetImage& image : dataSet.images)
        if (image.path.generic_string().ends_with(ending))
            return image;
    throw Error("no such image: " + ending);
}

void writeLoco(const fs::path& root) {
    for (const char* name : {"000", "001", "002"})
        write(root / "train/good" / (std::string(name) + ".png"));
    write(root / "validation/good/000.png");
    write(root / "test/good/000.png");
    write(root / "test/logical_anomalies/000.png");
    write(root / "test/structural_anomalies/000.png");
    write(root / "ground_truth/logical_anomalies/000/001.png");
    write(root / "ground_truth/logical_anomalies/000/000.png");
    write(root / "ground_truth/structural_anomalies/000/000.png");
    write(root / "defects_config.json", R"([{"defect_name": "missing", "pixel_value": 255,
          "saturation_threshold": 0.5, "relative_saturation": true}])");
}

std::string messageOf(const fs::path& folder) {
    try {
        openDataSets(folder);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

} // namespace

class DataSetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void locoIsListedWithItsMasksAndDefects() {
        writeLoco(root() / "pushpins");
        const DataSet dataSet = openDataSet(root() / "pushpins");
        QVERIFY(dataSet.layout == DataSetLayout::Loco);
        QCOMPARE(dataSet.name, std::string("pushpins"));
        QCOMPARE(count(dataSet, DataSetSplit::Train, DataSetGroup::Good), 3);
        QCOMPARE(count(dataSet, DataSetSplit::Validation, DataSetGroup::Good), 1);
        QCOMPARE(count(dataSet, DataSetSplit::Test, DataSetGroup::Good), 1);
        const DataSetImage& logical = imageNamed(dataSet, "logical_anomalies/000.png");
        QVERIFY(logical.group == DataSetGroup::Logical);
        QCOMPARE(logical.groundTruth.size(), std::size_t(2));
        QVERIFY(logical.groundTruth[0].filename() == "000.png");
        QCOMPARE(dataSet.defects.size(), std::size_t(1));
        QCOMPARE(dataSet.defects[0].saturation, 0.5);
    }

    void folderOfCategoriesGivesOneDataSetEach() {
        writeLoco(root() / "screw_bag");
        writeLoco(root() / "box2");
        writeLoco(root() / "box10");
        const std::vector<DataSet> dataSets = openDataSets(root());
        QCOMPARE(dataSets.size(), std::size_t(3));
        QCOMPARE(dataSets[0].name, std::string("box2"));
        QCOMPARE(dataSets[1].name, std::string("box10"));
        QVERIFY_THROWS_EXCEPTION(Error, openDataSet(root()));
    }

    void aMissingDefectsConfigIsNoted() {
        writeLoco(root());
        fs::remove(root() / "defects_config.json");
        const DataSet dataSet = openDataSet(root());
        QVERIFY(!imageNamed(dataSet, "logical_anomalies/000.png").groundTruth.empty());
        QCOMPARE(dataSet.notices.size(), std::size_t(1));
        QVERIFY(dataSet.notices[0].find("PRO rather than sPRO") != std::string::npos);
    }

    void missingTrainingPhotosAreNoted() {
        writeLoco(root());
        fs::remove_all(root() / "train");
        const DataSet dataSet = openDataSet(root());
        QCOMPARE(dataSet.notices.size(), std::size_t(1));
        QVERIFY2(dataSet.notices[0].find("test/good") != std::string::npos, dataSet.notices[0].c_str());
    }

    void whatCannotBeUsedAmongSeveralIsTold() {
        writeLoco(root() / "screws");
        write(root() / "notes/1.txt");
        write(root() / "visa/split_csv/1cls.csv", "object,split\n");
        std::vector<std::string> told;
        const auto dataSets =
            openDataSets(root(), [&](const Error& error) { told.emplace_back(error.what()); });
        QCOMPARE(dataSets.size(), std::size_t(1));
        QCOMPARE(told.size(), std::size_t(2));
        QVERIFY2(told[0].find("notes") != std::string::npos, told[0].c_str());
        QVERIFY2(told[0].find("no data set of a known layout") != std::string::npos, told[0].c_str());
    }

    void mvtecAdTellsDefectsAndMasks() {
        write(root() / "train/good/000.png");
        write(root() / "test/good/000.png");
        write(root() / "test/crack/000.png");
        write(root() / "test/cut/010.png");
        write(root() / "ground_truth/crack/000_mask.png");
        const DataSet dataSet = openDataSet(root());
        QVERIFY(dataSet.layout == DataSetLayout::MvtecAd);
        QCOMPARE(imageNamed(dataSet, "crack/000.png").defect, std::string("crack"));
        QCOMPARE(imageNamed(dataSet, "crack/000.png").groundTruth.size(), std::size_t(1));
        QVERIFY(imageNamed(dataSet, "cut/010.png").groundTruth.empty());
        QVERIFY(imageNamed(dataSet, "test/good/000.png").group == DataSetGroup::Good);
    }

    void visaTableSplitsItsObjects() {
        write(root() / "split_csv/1cls.csv",
              "object,split,label,image,mask\r\n"
              "pcb1,test,anomaly,pcb1/Data/Images/Anomaly/000.JPG,pcb1/m/000.png\r\n"
              "pcb1,train,normal,pcb1/Data/Images/Normal/0000.JPG,\r\n"
              "candle,train,normal,candle/Data/Images/Normal/0001.JPG,\r\n");
        const std::vector<DataSet> dataSets = openDataSets(root());
        QCOMPARE(dataSets.size(), std::size_t(2));
        QCOMPARE(dataSets[0].name, std::string("candle"));
        QVERIFY(dataSets[1].images[0].split == DataSetSplit::Train);
        QCOMPARE(dataSets[1].images[1].groundTruth.size(), std::size_t(1));
    }

    void visaTableMayNotLeaveTheDataSet() {
        for (const char* path : {"../secret.png", "/etc/passwd", "a/../../b.png", ""}) {
            write(root() / "split_csv/1cls.csv", std::string("x,train,normal,") + path + ",\n");
            QVERIFY2(messageOf(root()).find("1cls.csv:1") != std::string::npos, path);
        }
        write(root() / "split_csv/1cls.csv", "object,split,label,image,mask\nx,train\n");
        QVERIFY(messageOf(root()).find("1cls.csv:2") != std::string::npos);
    }

    void visaObjectIsKnownByItsFolders() {
        write(root() / "Data/Images/Normal/0000.JPG");
        write(root() / "Data/Images/Anomaly/000.JPG");
        write(root() / "Data/Masks/Anomaly/000.png");
        const DataSet dataSet = openDataSet(root());
        QVERIFY(dataSet.layout == DataSetLayout::VisA);
        QCOMPARE(imageNamed(dataSet, "Anomaly/000.JPG").groundTruth.size(), std::size_t(1));
    }

    void plainFoldersAreKnownByTheirNames_data() {
        QTest::addColumn<QString>("good");
        QTest::addColumn<QString>("bad");
        QTest::newRow("good/bad") << "good"
                                  << "bad";
        QTest::newRow("OK/NG") << "OK"
                               << "NG";
        QTest::newRow("normal/anomaly") << "normal"
                                        << "anomaly";
        QTest::newRow("Good/defect") << "Good"
                                     << "defect";
    }

    void plainFoldersAreKnownByTheirNames() {
        QFETCH(QString, good);
        QFETCH(QString, bad);
        write(root() / good.toStdString() / "1.jpg");
        write(root() / bad.toStdString() / "2.jpg");
        write(root() / bad.toStdString() / "notes.txt");
        const DataSet dataSet = openDataSet(root());
        QVERIFY(dataSet.layout == DataSetLayout::GoodBad);
        QCOMPARE(dataSet.images.size(), std::size_t(2));
        QVERIFY(imageNamed(dataSet, "2.jpg").group == DataSetGroup::Anomalous);
    }

    void unknownFolderSaysWhatWasFoundAndWhatIsKnown() {
        write(root() / "pictures/1.jpg");
        write(root() / "2.jpg");
        const std::string message = messageOf(root());
        for (const char* part : {"1 images", "pictures", "MVTec LOCO", "VisA", "good, normal or ok"})
            QVERIFY2(message.find(part) != std::string::npos, message.c_str());
    }

    void missingFolderAndFileAreErrors() {
        QVERIFY(messageOf(root() / "absent").find("does not exist") != std::string::npos);
        write(root() / "file");
        QVERIFY(messageOf(root() / "file").find("not a folder") != std::string::npos);
    }

    void namesThatAreTooLongOrClosedAreErrors() {
        QVERIFY(messageOf(root() / std::string(300, 'x')).find("too long") != std::string::npos);
        write(root() / "good" / (std::string(250, 'a') + ".png")); // its mask's name would be too long
        write(root() / "bad" / (std::string(250, 'b') + ".png"));
        QCOMPARE(openDataSet(root()).images.size(), std::size_t(2));
        write(root() / "train/good/000.png");
        const tests::ClosedFolder closed(root() / "train");
        const std::string message = messageOf(root());
        QVERIFY2(message.find("train") != std::string::npos, message.c_str());
    }

    void foldersThatAreLeftOutAreKnownByWhateverPath() {
        write(root() / "photos/a.png");
        write(root() / "photos/out/masks/b.png");
        fs::create_directory_symlink(root() / "photos", root() / "link");
        const auto count = [&](const fs::path& leftOut) {
            return listImageFiles(root() / "photos", Recursion::WithSubfolders, {leftOut}).size();
        };
        QCOMPARE(count(root() / "missing"), std::size_t(2));
        QCOMPARE(count(root() / "link/out"), std::size_t(1));
        QCOMPARE(count(root() / "photos/../photos/out/masks/"), std::size_t(1));
        QCOMPARE(count(root() / "photos"), std::size_t(2)); // the folder itself was asked for
    }

    void wrongDefectsConfigCostsTheMasksAndNamesTheFile() {
        writeLoco(root());
        for (const char* text : {"{", "{}", "[{}]", R"([{"defect_name": "a", "pixel_value": "255",
                                  "saturation_threshold": 1, "relative_saturation": true}])",
                                 R"([{"defect_name": "a", "pixel_value": 300,
                                  "saturation_threshold": 1, "relative_saturation": true}])"}) {
            write(root() / "defects_config.json", text);
            const DataSet dataSet = openDataSet(root());
            QCOMPARE(dataSet.images.size(), std::size_t(7));
            QVERIFY(imageNamed(dataSet, "logical_anomalies/000.png").groundTruth.empty());
            QCOMPARE(dataSet.notices.size(), std::size_t(1));
            for (const char* part : {"image-level figures only", "defects_config.json", "restore the file"})
                QVERIFY2(dataSet.notices[0].find(part) != std::string::npos, dataSet.notices[0].c_str());
        }
    }

private:
    fs::path root() const { return folder_->path().toStdString(); }

    std::unique_ptr<QTemporaryDir> folder_;
};

QTEST_APPLESS_MAIN(DataSetTest)
#include "data_set_test.moc"
