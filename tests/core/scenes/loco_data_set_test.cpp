#include "scenes/loco_data_set.h"

#include "base/atomic_file.h"
#include "base/error.h"
#include "scenes/products/product_scene.h"

#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>

#include <QTemporaryDir>
#include <QtTest>

#include <map>

namespace cliplad {

namespace {

namespace fs = std::filesystem;

const LocoCounts kSmall{2, 1, 2, 9, 11, 64};

std::map<std::string, std::string> contents(const fs::path& root) {
    std::map<std::string, std::string> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root))
        if (entry.is_regular_file())
            files[fs::relative(entry.path(), root).string()] = readFile(entry.path());
    return files;
}

fs::path pathOf(const QTemporaryDir& dir) {
    return dir.path().toStdString();
}

} // namespace

class LocoDataSetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLayoutIsComplete() {
        const QTemporaryDir dir;
        writeLocoDataSet("pushpins", pathOf(dir), kSmall, 1);
        const fs::path root = pathOf(dir) / "pushpins";
        const auto files = contents(root);
        QCOMPARE(files.size(), std::size_t(2 + 2 + 1 + 2 + 2 * 9 + 2 * 11));
        for (const char* name : {"train/good/001.png", "validation/good/000.png", "test/good/001.png",
                                 "test/logical_anomalies/008.png", "test/structural_anomalies/010.png",
                                 "ground_truth/logical_anomalies/008/000.png",
                                 "ground_truth/structural_anomalies/010/000.png", "defects_config.json"})
            QVERIFY2(files.count(name) == 1, name);
    }

    void anotherRenderingIsRefusedOrReplacedAndADamagedMarkerIsAnother() {
        const QTemporaryDir dir, fresh;
        const LocoCounts one{1, 0, 0, 0, 0, 64};
        writeLocoDataSet("pushpins", pathOf(dir), kSmall, 5);
        const fs::path root = pathOf(dir) / "pushpins";
        writeFileAtomically(root / "rendered.json", std::string("{"));
        const auto before = contents(root);
        QVERIFY_THROWS_EXCEPTION(Error, writeLocoDataSet("pushpins", pathOf(dir), one, 0));
        QVERIFY(contents(root) == before);
        writeLocoDataSet("pushpins", pathOf(dir), one, 0, {}, EarlierRendering::Replace);
        writeLocoDataSet("pushpins", pathOf(fresh), one, 0);
        QVERIFY(contents(root) == contents(pathOf(fresh) / "pushpins"));
    }

    void whatIsNoRenderingIsNeverReplaced() {
        const QTemporaryDir dir;
        fs::create_directories(pathOf(dir) / "pushpins/train");
        QVERIFY_THROWS_EXCEPTION(
            Error, writeLocoDataSet("pushpins", pathOf(dir), {}, 0, {}, EarlierRendering::Replace));
        QVERIFY(fs::exists(pathOf(dir) / "pushpins/train"));
    }

    void groundTruthHasTheValueOfItsDefect() {
        const QTemporaryDir dir;
        writeLocoDataSet("screw_board", pathOf(dir), kSmall, 1);
        const fs::path root = pathOf(dir) / "screw_board";
        const auto config = nlohmann::json::parse(readFile(root / "defects_config.json"));
        QCOMPARE(config.size(), productDefects("screw_board").size());
        std::map<int, std::string> names;
        for (const auto& entry : config) {
            QVERIFY(entry.at("saturation_threshold").get<double>() > 0);
            QVERIFY(entry.at("relative_saturation").is_boolean());
            names[entry.at("pixel_value").get<int>()] = entry.at("defect_name").get<std::string>();
        }
        QCOMPARE(names.size(), config.size());
        for (int i = 0; i < 4; ++i) { // the defects take turns
            const std::string file =
                (root / "ground_truth/logical_anomalies" / ("00" + std::to_string(i)) / "000.png").string();
            const cv::Mat values = cv::imread(file, cv::IMREAD_UNCHANGED);
            QCOMPARE(values.type(), CV_8U);
            double highest = 0;
            cv::minMaxLoc(values, nullptr, &highest);
            QCOMPARE(names.at(static_cast<int>(highest)),
                     productDefects("screw_board")[static_cast<std::size_t>(i)].name);
        }
    }

    void aStoppedRunIsFinishedByTheNextWithTheSameFiles() {
        const QTemporaryDir stoppedDir;
        const QTemporaryDir wholeDir;
        std::stop_source stop;
        JobContext job{stop.get_token(), [&](const Progress& progress) {
                           if (progress.done == 5)
                               stop.request_stop();
                       }};
        QVERIFY_EXCEPTION_THROWN(writeLocoDataSet("pushpins", pathOf(stoppedDir), kSmall, 4, job), Cancelled);
        writeLocoDataSet("pushpins", pathOf(wholeDir), kSmall, 4);
        QVERIFY(contents(pathOf(stoppedDir)).size() < contents(pathOf(wholeDir)).size());
        writeLocoDataSet("pushpins", pathOf(stoppedDir), kSmall, 4);
        QVERIFY(contents(pathOf(stoppedDir)) == contents(pathOf(wholeDir)));
    }

    void aFolderWithOtherThingsIsLeftAlone() {
        const QTemporaryDir dir;
        fs::create_directories(pathOf(dir) / "screw_bag/train/good");
        writeFileAtomically(pathOf(dir) / "screw_bag/train/good/000.png",
                            std::string_view("a real photograph"));
        QVERIFY_EXCEPTION_THROWN(writeLocoDataSet("screw_bag", pathOf(dir), kSmall, 1), Error);
        QCOMPARE(contents(pathOf(dir)).size(), std::size_t(1));
        QCOMPARE(readFile(pathOf(dir) / "screw_bag/train/good/000.png"), std::string("a real photograph"));
    }

    void otherSettingsInTheSameFolderAreAnError() {
        const QTemporaryDir dir;
        writeLocoDataSet("pushpins", pathOf(dir), {1, 0, 0, 0, 0, 64}, 1);
        QVERIFY_EXCEPTION_THROWN(writeLocoDataSet("pushpins", pathOf(dir), {1, 0, 0, 0, 0, 64}, 2), Error);
    }

    void badRequestsMakeNoFolder() {
        const QTemporaryDir dir;
        QVERIFY_EXCEPTION_THROWN(writeLocoDataSet("toaster", pathOf(dir), kSmall, 1), Error);
        QVERIFY_EXCEPTION_THROWN(writeLocoDataSet("pushpins", pathOf(dir), {-1, 0, 0, 0, 0, 64}, 1), Error);
        QVERIFY_EXCEPTION_THROWN(writeLocoDataSet("pushpins", pathOf(dir), {1, 0, 0, 0, 0, 5}, 1), Error);
        QVERIFY(fs::is_empty(pathOf(dir)));
    }

    void anUnwritablePlaceIsAnError() {
        const QTemporaryDir dir;
        writeFileAtomically(pathOf(dir) / "file", std::string_view("x"));
        QVERIFY_EXCEPTION_THROWN(writeLocoDataSet("pushpins", pathOf(dir) / "file", kSmall, 1), Error);
    }
};

} // namespace cliplad

QTEST_GUILESS_MAIN(cliplad::LocoDataSetTest)
#include "loco_data_set_test.moc"
