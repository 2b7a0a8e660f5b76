#include "report/result_folder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "base/atomic_file.h"
#include "base/error.h"
#include "core/report/report_samples.h"
#include "image/photo.h"
#include "support/child_process.h"
#include "support/error_of.h"

using namespace cliplad;
using Start = ScoreJournal::Start;
namespace fs = std::filesystem;

namespace {

const ResultFormats kAll{
    .csv = true, .json = true, .masks = true, .overlays = true, .coco = true, .csvSemicolon = true};

Photo photoOf(const ResultName& image) {
    return {.rgb = cv::Mat(16, 16, CV_8UC3, cv::Scalar(9, 9, 9)),
            .path = image.path,
            .sha256 = {},
            .stamp = FileStamp::of(image.path)};
}

ResultHeader header() {
    return {.product = "nuts", .model = "fake", .labels = tests::sampleLabels()};
}

} // namespace

class ResultFolderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        images_.clear();
        for (const char* stem : {"one", "below/two", "three"}) {
            const fs::path path = root() / "in" / (std::string(stem) + ".png");
            fs::create_directories(path.parent_path());
            writeFileAtomically(path, stem);
            images_.push_back({.path = path, .stem = stem});
        }
    }

    void formatsAreReadFromLists() {
        QVERIFY(ResultFormats::parse({"csv,json", "masks", "overlays,coco,csv-semicolon"}) == kAll);
        QCOMPARE(ResultFormats::parse({"coco,csv"}).text(), std::string("csv,coco"));
        QVERIFY_THROWS_EXCEPTION(Error, ResultFormats::parse({"csv,cocoa"}));
    }

    void everyFormatIsWritten() {
        ResultFolder results(root() / "out", kAll, header(), "hash", Start::Fresh);
        for (const ResultName& image : images_)
            results.add(image, photoOf(image), tests::sampleInspection());
        results.writeTables(images_);
        const auto textOf = [&](const char* file) {
            return QByteArray::fromStdString(readFile(root() / "out" / file));
        };
        const auto jsonOf = [&](const char* file) { return QJsonDocument::fromJson(textOf(file)).object(); };
        for (const char* table : {"results.csv", "results-semicolon.csv"})
            QCOMPARE(textOf(table).count('\n'), 1 + images_.size());
        QVERIFY(textOf("results-semicolon.csv").contains(";3,125000;"));
        const QJsonArray rows = jsonOf("results.json")["images"].toArray();
        QCOMPARE(rows.size(), qsizetype(images_.size()));
        const QJsonObject coco = jsonOf("coco.json");
        QCOMPARE(coco["images"].toArray().size(), qsizetype(images_.size()));
        QCOMPARE(coco["annotations"].toArray().size(), 3 * qsizetype(images_.size())); // two nuts and a screw
        for (std::size_t i = 0; i < images_.size(); ++i) {
            const QJsonObject row = rows[static_cast<qsizetype>(i)].toObject();
            QCOMPARE(row["mask"].toString().toStdString(), "masks/" + images_[i].stem + ".png");
            QCOMPARE(row["overlay"].toString().toStdString(), "overlays/" + images_[i].stem + ".jpg");
            QCOMPARE(loadPhoto(root() / "out" / row["mask"].toString().toStdString()).rgb.size(),
                     cv::Size(16, 16));
            const cv::Mat overlay = loadPhoto(root() / "out" / row["overlay"].toString().toStdString()).rgb;
            QVERIFY(overlay.cols >= 16 && overlay.rows >= 16);
        }
    }

    void resumedRunGivesTheSameFilesAsAnUninterruptedOne() {
        scoreAll("whole", 3, Start::Fresh);
        scoreAll("resumed", 1, Start::Fresh);
        scoreAll("resumed", 3, Start::Resume);
        for (const char* file :
             {"results.csv", "results.json", "coco.json", "masks/one.png", "overlays/three.jpg"})
            QVERIFY2(readFile(root() / "whole" / file) == readFile(root() / "resumed" / file), file);
    }

    void imageWhosePictureWasRemovedIsScoredAgain() {
        scoreAll("out", 3, Start::Fresh);
        fs::remove(root() / "out/masks/one.png");
        const ResultFolder results(root() / "out", kAll, header(), "hash", Start::Resume);
        QVERIFY(!results.holds(images_[0]));
        QVERIFY(results.holds(images_[1]));
    }

    /// The score is of the file that was read, whatever came in its place meanwhile.
    void imageThatWasReplacedWhileItWasScoredIsScoredAgain() {
        ResultFolder results(root() / "out", {.csv = true}, header(), "hash", Start::Fresh);
        const Photo photo = photoOf(images_[0]);
        writeFileAtomically(images_[0].path, "another photo");
        results.add(images_[0], photo, tests::sampleInspection());
        QVERIFY(results.knows(images_[0]) && !results.holds(images_[0]));
        QVERIFY(results.holds(images_[0], photo.stamp));
    }

    void tablesThatAKilledRunWasWritingAreSweptByTheNext() {
        scoreAll("out", 3, Start::Fresh);
        tests::ChildProcess child([this] {
            static const AtomicFile csv(root() / "out/results.csv"), json(root() / "out/results.json"),
                coco(root() / "out/coco.json"), semicolon(root() / "out/results-semicolon.csv");
        });
        QVERIFY(child.isReady());
        QCOMPARE(unfinishedTables(), 4);
        scoreAll("out", 3, Start::Resume);
        QCOMPARE(unfinishedTables(), 4); // their process still runs
        child.end(SIGKILL);
        scoreAll("out", 3, Start::Resume);
        QCOMPARE(unfinishedTables(), 0);
    }

    void otherFormatsOrAnotherProductAreNotResumed() {
        scoreAll("out", 1, Start::Fresh);
        QVERIFY_THROWS_EXCEPTION(Error, ResultFolder(root() / "out", kAll, header(), "other", Start::Resume));
        QVERIFY_THROWS_EXCEPTION(
            Error, ResultFolder(root() / "out", {.csv = true}, header(), "hash", Start::Resume));
    }

    void freshStartRemovesWhatTheEarlierRunLeft() {
        scoreAll("out", 3, Start::Fresh);
        writeFileAtomically(root() / "out/masks/own.png", "not of this program");
        const ResultFolder results(root() / "out", {.masks = true}, header(), "hash", Start::Fresh);
        for (const char* old : {"results.csv", "results-semicolon.csv", "results.json", "coco.json",
                                "masks/one.png", "masks/below/two.png", "overlays/three.jpg"})
            QVERIFY2(!fs::exists(root() / "out" / old), old);
        QVERIFY(fs::exists(root() / "out/masks/own.png"));
    }

    void tablesWithoutAJournalAreSomebodyElses() {
        fs::create_directories(root() / "out");
        writeFileAtomically(root() / "out/results.csv", "a person's own");
        for (const Start start : {Start::Fresh, Start::Resume}) {
            VERIFY_ERROR(ResultFolder(root() / "out", {.json = true}, header(), "hash", start),
                         "results.csv: may be of another program");
            QCOMPARE(readFile(root() / "out/results.csv"), std::string("a person's own"));
        }
        QVERIFY(!fs::exists(root() / "out/journal.jsonl"));
    }

    void picturesWithoutAJournalAreSomebodyElses() {
        fs::create_directories(root() / "out/masks");
        writeFileAtomically(root() / "out/masks/one.png", "a person's own");
        VERIFY_ERROR(ResultFolder(root() / "out", {.masks = true}, header(), "hash", Start::Fresh),
                     "masks: may be of another program");
        QCOMPARE(readFile(root() / "out/masks/one.png"), std::string("a person's own"));
        const ResultFolder beside(root() / "out", {.overlays = true}, header(), "hash", Start::Fresh);
        QCOMPARE(readFile(root() / "out/masks/one.png"), std::string("a person's own"));
    }

    /// A run that was stopped before its first image has a journal without results.
    void tablesWithoutResultsAreTheRunsOwn() {
        scoreAll("out", 0, Start::Fresh);
        QVERIFY(fs::exists(root() / "out/results.csv"));
        scoreAll("out", 1, Start::Fresh);
    }

    void journalThatNamesFilesElsewhereRemovesNothingThere() {
        scoreAll("out", 1, Start::Fresh);
        writeFileAtomically(root() / "precious.png", "x");
        std::string journal = readFile(root() / "out/journal.jsonl");
        const std::string name = "masks/one.png";
        journal.replace(journal.find(name), name.size(), "masks/../../precious.png");
        writeFileAtomically(root() / "out/journal.jsonl", journal);
        const ResultFolder results(root() / "out", kAll, header(), "hash", Start::Fresh);
        QVERIFY(fs::exists(root() / "precious.png"));
    }

    void imagesWithoutAResultAreNotInTheTables() {
        scoreAll("out", 2, Start::Fresh);
        const std::string csv = readFile(root() / "out/results.csv");
        QCOMPARE(std::count(csv.begin(), csv.end(), '\n'), std::ptrdiff_t(3));
    }

private:
    fs::path root() const { return folder_->path().toStdString(); }

    int unfinishedTables() const {
        int count = 0;
        for (const auto& entry : fs::directory_iterator(root() / "out"))
            count += entry.path().extension() == ".part" ? 1 : 0;
        return count;
    }

    void scoreAll(const std::string& out, std::size_t upTo, Start start) {
        ResultFolder results(root() / out, kAll, header(), "hash", start);
        for (std::size_t i = 0; i < upTo; ++i)
            if (!results.holds(images_[i]))
                results.add(images_[i], photoOf(images_[i]), tests::sampleInspection());
        results.writeTables(images_);
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::vector<ResultName> images_;
};

QTEST_APPLESS_MAIN(ResultFolderTest)
#include "result_folder_test.moc"
