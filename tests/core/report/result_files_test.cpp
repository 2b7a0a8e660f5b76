#include "report/result_files.h"

#include <QtTest>

#include <limits>

#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/error.h"
#include "core/report/report_samples.h"

using namespace cliplad;

namespace {

ResultHeader header() {
    return {.product = "nuts", .model = "fake (fp32)", .labels = tests::sampleLabels()};
}

std::vector<ScoreRecord> records() {
    return {recordInspection("a, \"b\".png", tests::sampleInspection(), {16, 16}, true),
            recordFailure("bad.png", "bad.png: is empty")};
}

} // namespace

class ResultFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void csvQuotesAndHasAColumnPerLabel() {
        writeResultsCsv(file("results.csv"), header(), tests::sourceOf(all_));
        QCOMPARE(
            QString::fromStdString(readFile(file("results.csv"))),
            QString(
                "image,verdict,score,logical,structural,area_px_hex nut,\"area_px_screw, long\",area_px_bag,"
                "pieces_hex nut,\"pieces_screw, long\",pieces_bag\n"
                "\"a, \"\"b\"\".png\",anomalous,3.125000,1.500000,0.250000,8,5,0,2,1,0\n"
                "bad.png,error,,,,,,,,,\n"));
    }

    void whatLiesBetweenTheThresholdsIsToBeReviewed() {
        std::vector<ScoreRecord> three(3, all_[0]);
        for (std::size_t i = 0; i < three.size(); ++i) {
            three[i].scores.fused = std::vector{0.9, 1.0, 2.0}[i];
            three[i].anomalous = three[i].scores.fused >= three[i].threshold;
        }
        ResultHeader banded = header();
        banded.reviewThreshold = 1;
        writeResultsCsv(file("banded.csv"), banded, tests::sourceOf(three));
        const std::string csv = readFile(file("banded.csv"));
        writeResultsJson(file("banded.json"), banded, tests::sourceOf(three));
        const auto json = nlohmann::json::parse(readFile(file("banded.json")));
        const char* expected[] = {"good", "review", "anomalous"};
        for (std::size_t i = 0, at = 0; i < three.size(); ++i) {
            at = csv.find(std::string(",") + expected[i] + ",", at);
            QVERIFY2(at != std::string::npos, csv.c_str());
            QCOMPARE(json["images"][i]["verdict"].get<std::string>(), std::string(expected[i]));
            QCOMPARE(json["images"][i]["review_threshold"].get<double>(), 1.0);
        }
    }

    void csvFieldsAreQuotedWhereTheyMustBe() {
        QCOMPARE(csvField("plain"), std::string("plain"));
        QCOMPARE(csvField("a\nb"), std::string("\"a\nb\""));
        QCOMPARE(csvField(" a"), std::string("\" a\""));
        QCOMPARE(csvField(""), std::string());
    }

    void whatPeopleSaidComesAtTheEnd() {
        std::vector<ScoreRecord> said = all_;
        said[0].review = RecordedReview{.decision = "bad",
                                        .decidedBy = "=anna",
                                        .decidedAt = "2026-11-26T13:05:09.120Z",
                                        .note = "=HYPERLINK(\"x\"), gap\nleft"};
        ResultHeader reviewed = header();
        reviewed.isReviewed = true;
        writeResultsCsv(file("reviewed.csv"), reviewed, tests::sourceOf(said));
        writeResultsCsv(file("plain.csv"), header(), tests::sourceOf(all_));
        const QString csv = QString::fromStdString(readFile(file("reviewed.csv")));
        QString expected = QString::fromStdString(readFile(file("plain.csv")));
        expected.replace("pieces_bag\n", "pieces_bag,decision,decided_by,decided_at,note\n");
        expected.replace(",2,1,0\n", ",2,1,0,bad,'=anna,2026-11-26T13:05:09.120Z,"
                                     "\"'=HYPERLINK(\"\"x\"\"), gap\nleft\"\n");
        expected.replace(",error,,,,,,,,,\n", ",error,,,,,,,,,,,,,\n");
        QCOMPARE(csv, expected);
        said[1].review = RecordedReview{.note = "look again"};
        writeResultsJson(file("reviewed.json"), reviewed, tests::sourceOf(said));
        const auto json = nlohmann::json::parse(readFile(file("reviewed.json")));
        QCOMPARE(json["images"][0]["review"]["decision"].get<std::string>(), std::string("bad"));
        QCOMPARE(json["images"][0]["review"]["note"].get<std::string>(), said[0].review->note);
        QVERIFY(json["images"][1]["review"]["decision"].is_null());
        QCOMPARE(json["images"][1]["review"]["note"].get<std::string>(), std::string("look again"));
        writeResultsJson(file("plain.json"), header(), tests::sourceOf(all_));
        QVERIFY(readFile(file("plain.json")).find("\"review\"") == std::string::npos);
    }

    void theTruthComesBeforeWhatPeopleSaid() {
        std::vector<ScoreRecord> known = {all_[0], all_[1], all_[1]};
        known[0].isKnownBad = true;
        known[1].isKnownBad = false;
        ResultHeader told = header();
        told.hasTruth = true;
        told.isReviewed = true;
        writeResultsCsv(file("known.csv"), told, tests::sourceOf(known));
        const QStringList lines = QString::fromStdString(readFile(file("known.csv"))).split('\n');
        QVERIFY2(lines[0].endsWith(",pieces_bag,truth,decision,decided_by,decided_at,note"),
                 qPrintable(lines[0]));
        QVERIFY2(lines[1].endsWith(",2,1,0,bad,,,,"), qPrintable(lines[1]));
        QCOMPARE(lines[2], "bad.png,error,,,,,,,,,,good,,,,");
        QCOMPARE(lines[3], "bad.png,error,,,,,,,,,,,,,,");
        writeResultsJson(file("known.json"), told, tests::sourceOf(known));
        const auto json = nlohmann::json::parse(readFile(file("known.json")));
        QCOMPARE(json["images"][0]["truth"].get<std::string>(), std::string("bad"));
        QCOMPARE(json["images"][1]["truth"].get<std::string>(), std::string("good"));
        QVERIFY(!json["images"][2].contains("truth"));
    }

    /// A comma in a name is no end of a field there, a semicolon is.
    void aTableForDecimalCommas() {
        std::vector<ScoreRecord> records = {all_[0], recordFailure("a; b.png", "is empty")};
        records[0].review = RecordedReview{.decision = "bad", .note = "a gap; left, 1.5 mm"};
        ResultHeader reviewed = header();
        reviewed.isReviewed = true;
        writeResultsCsv(file("decimal.csv"), reviewed, tests::sourceOf(records), CsvFlavour::Semicolon);
        QCOMPARE(QString::fromStdString(readFile(file("decimal.csv"))),
                 QString("\uFEFFimage;verdict;score;logical;structural;area_px_hex nut;area_px_screw, long;"
                         "area_px_bag;pieces_hex nut;pieces_screw, long;pieces_bag;"
                         "decision;decided_by;decided_at;note\n"
                         "\"a, \"\"b\"\".png\";anomalous;3,125000;1,500000;0,250000;8;5;0;2;1;0;"
                         "bad;;;\"a gap; left, 1.5 mm\"\n"
                         "\"a; b.png\";error;;;;;;;;;;;;;\n"));
    }

    void wordsAreNoFormulas() {
        for (const char* text : {"=1", "+1", "-1", "@a", "\t=1", "＝1"})
            QVERIFY2(csvWords(text).find('\'') != std::string::npos, text);
        QCOMPARE(csvWords("gap = 2 mm"), std::string("gap = 2 mm"));
        QCOMPARE(csvWords(""), std::string());
    }

    void oneRuleDecides() {
        constexpr ScoreThresholds band{.review = 1, .reject = 2};
        QCOMPARE(verdictOf(0.9, band), Verdict::Good);
        QCOMPARE(verdictOf(1.0, band), Verdict::Review);
        QCOMPARE(verdictOf(2.0, band), Verdict::Reject);
        QCOMPARE(verdictOf(std::numeric_limits<double>::quiet_NaN(), band), Verdict::Good);
        QVERIFY(isFlagged(Verdict::Review) && isFlagged(Verdict::Reject));
        QVERIFY(!isFlagged(Verdict::Good) && !isFlagged(Verdict::Failed));
    }

    void jsonSaysWhy() {
        writeResultsJson(file("results.json"), header(), tests::sourceOf(all_));
        const auto json = nlohmann::json::parse(readFile(file("results.json")));
        QCOMPARE(json["images"].size(), std::size_t(2));
        const auto& image = json["images"][0];
        QCOMPARE(image["verdict"].get<std::string>(), std::string("anomalous"));
        QCOMPARE(image["parts"].size(), std::size_t(2)); // the background label makes no part
        QCOMPARE(image["parts"][0]["pieces"].get<int>(), 2);
        QCOMPARE(image["against_nearest_shot"]["labels"][0]["shot_area_px"].get<int>(), 12);
        QCOMPARE(image["unusual_cues"][0]["cue"].get<std::string>(), std::string("instances"));
        QCOMPARE(image["unusual_cues"][0]["times"].get<double>(), 3.5);
        QCOMPARE(json["images"][1]["error"].get<std::string>(), std::string("bad.png: is empty"));
    }

    void cocoHasAnAnnotationPerPiece() {
        writeCoco(file("coco.json"), header(), tests::sourceOf(all_));
        const auto json = nlohmann::json::parse(readFile(file("coco.json")));
        QCOMPARE(json["images"].size(), std::size_t(1));
        QCOMPARE(json["categories"].size(), std::size_t(2));
        QCOMPARE(json["annotations"].size(), std::size_t(3));
        const auto& screw = json["annotations"][2];
        QCOMPARE(screw["category_id"].get<int>(), 2);
        QCOMPARE(screw["area"].get<int>(), 20); // 1×5 mask pixels, each 2×2 px of the photo
        QCOMPARE(screw["bbox"].dump(), std::string("[6,4,2,10]"));
        QCOMPARE(screw["segmentation"]["size"].dump(), std::string("[16,16]"));
        QCOMPARE(screw["image_id"], json["images"][0]["id"]);
    }

    void recordsSurviveAsText() {
        for (ScoreRecord record : all_) {
            record.scores.logical = record.failed() ? 0 : std::numeric_limits<double>::infinity();
            const ScoreRecord back = parseScoreRecord(toJsonLine(record));
            QCOMPARE(toJsonLine(back), toJsonLine(record));
            QCOMPARE(back.image, record.image);
            QCOMPARE(back.scores.logical, record.scores.logical);
            QVERIFY(back.parts == record.parts);
        }
    }

    void damagedTextIsNoRecord() {
        for (const char* text : {"", "{}", "[1]", R"({"image": 1})", R"({"image": "a", "photo": [1]})"})
            QVERIFY_THROWS_EXCEPTION(Error, parseScoreRecord(text));
    }

    void namesThatAreNoUtf8AreWrittenAllTheSame() {
        const std::vector<ScoreRecord> odd = {recordFailure("\xff.png", "\xff.png: is empty")};
        writeResultsJson(file("odd.json"), header(), tests::sourceOf(odd));
        QVERIFY(nlohmann::json::accept(readFile(file("odd.json"))));
    }

private:
    std::filesystem::path file(const char* name) const { return folder_.filePath(name).toStdString(); }

    QTemporaryDir folder_;
    std::vector<ScoreRecord> all_ = records();
};

QTEST_APPLESS_MAIN(ResultFilesTest)
#include "result_files_test.moc"
