#include "pages/score/score_page.h"

#include <algorithm>
#include <functional>
#include <vector>

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include "app/cli/command_line.h"
#include "support/own_home.h"

namespace cliplad::ui {
namespace {

const tests::OwnHome kHome;
constexpr auto kFormats = "csv,csv-semicolon,json,masks,overlays,coco";

using tests::Outcome;
namespace fs = std::filesystem;

/// The Studio and the command line judge the same product and the same photos.
class ScoreExportTest : public QObject {
    Q_OBJECT

private:
    tests::Workshop shop_;

    QString text(const char* name) const { return QString::fromStdString(shop_.path(name).string()); }

    void compare(const std::string& out, const std::string& expected) {
        const auto files = shop_.listing(expected);
        int compared = 0;
        for (const std::string& file : files) {
            const fs::path theirs = shop_.path(expected) / file;
            if (fs::is_directory(theirs) || file.find("journal") == 0 || file[0] == '.')
                continue;
            QVERIFY2(fs::exists(shop_.path(out) / file), file.c_str());
            QVERIFY2(readFile(shop_.path(out) / file) == readFile(theirs), file.c_str());
            ++compared;
        }
        QVERIFY(compared >= 5);
    }

    /// Without the columns and objects of reviews the files are those of the command line.
    void compareReviewed(Studio& studio, const std::function<void(const char*)>& exportAll) {
        const auto place = [&](const char* name) {
            const int row = studio.results().find(shop_.path("photos") / name);
            [&] { QVERIFY2(row >= 0, name); }();
            return static_cast<std::size_t>(row);
        };
        studio.reviews().decide(place("0/1.png"), DecisionValue::Bad, "=1+1, \"gap\"\nleft", {});
        studio.decisions().flush();
        QTRY_VERIFY(studio.results().row(place("0/1.png")).review == ReviewDecision::Bad);
        studio.notes().keep(studio.results().row(place("1/5.png")).imageSha256.toStdString(), "look again");
        exportAll("ours-reviewed");
        const auto fileOf = [&](const char* folder, const char* name) {
            return QString::fromStdString(readFile(shop_.path(folder) / name));
        };
        const QString head = ",decision,decided_by,decided_at,note\n";
        QString csv = fileOf("ours-reviewed", "results.csv");
        QVERIFY(csv.contains(head));
        QVERIFY(csv.contains(",\"'=1+1, \"\"gap\"\"\nleft\"\n"));
        QVERIFY(csv.contains(",,,,look again\n"));
        const QRegularExpression decided(",bad,[^,]*,\\d{4}-\\d\\d-\\d\\dT[0-9:.]*Z,\"'=[^\n]*\n[^\n]*");
        QVERIFY(csv.contains(decided));
        csv.remove(decided);
        csv.replace(head, "\n")
            .remove(",,,,look again")
            .remove(QRegularExpression(",,,,$", QRegularExpression::MultilineOption));
        QString plain = fileOf("theirs-moved", "results.csv");
        plain.remove(QRegularExpression(",,,,$", QRegularExpression::MultilineOption)); // of the broken one
        csv.remove(QRegularExpression(",,,,$", QRegularExpression::MultilineOption));
        QCOMPARE(csv, plain);
        QString json = fileOf("ours-reviewed", "results.json");
        const QRegularExpression review(",\"review\":\\{[^}]*\\}");
        QCOMPARE(json.count(review), 2);
        QCOMPARE(json.remove(review), fileOf("theirs-moved", "results.json"));
        QCOMPARE(fileOf("ours-reviewed", "coco.json"), fileOf("theirs-moved", "coco.json"));
    }

private Q_SLOTS:
    void initTestCase() {
        const Outcome enrolled = shop_.enrol("product", shop_.shots(2));
        QVERIFY2(enrolled.code == 0, enrolled.err.c_str());
        for (int i = 0; i < 12; ++i)
            shop_.photo("photos/" + std::to_string(i / 4) + "/" + std::to_string(i) + ".png", 10 + i);
        writeFileAtomically(shop_.path("photos/broken.png"), std::string_view("this is no image"));
    }

    void everyFileIsTheSameByteForByte() {
        const std::string photos = shop_.path("photos").string();
        const Outcome scored =
            shop_.run({"score", "product", photos, "--out", "theirs", "--format", kFormats});
        QVERIFY2(scored.code == 1, scored.err.c_str()); // one photo is broken

        Studio studio(Engine::clipModels());
        ScorePage page(studio);
        QSignalSpy problems(&studio, &Studio::problem);
        studio.open(shop_.path("product"));
        QTRY_VERIFY(studio.document().isOpen());
        page.add({text("photos")});
        QTRY_COMPARE_WITH_TIMEOUT(studio.results().rows().size(), std::size_t(13), 60000);
        const auto exportAll = [&](const char* out) {
            QSignalSpy done(page.exportTo(shop_.path(out), {true, true, true, true, true, true}, false),
                            &BackgroundJob::done);
            QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 60000);
        };
        exportAll("ours");
        compare("ours", "theirs");

        // Thresholds that were moved after the run give what a run with them would have given.
        std::vector<double> scores;
        for (const ScoreRow& row : studio.results().rows())
            if (!row.failed)
                scores.push_back(row.fused);
        std::sort(scores.begin(), scores.end(), std::greater<>());
        studio.document().edit("thresholds", [&](DocumentState& state) { // one bad, one to review
            state.threshold = (scores[0] + scores[1]) / 2;
            state.reviewThreshold = (scores[1] + scores[2]) / 2;
        });
        exportAll("ours-moved");
        BackgroundJob* saving = studio.save(shop_.path("moved"));
        QVERIFY(saving != nullptr);
        QSignalSpy saved(saving, &BackgroundJob::done);
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, 60000);
        QCOMPARE(problems.count(), 0);
        shop_.run({"score", "moved", photos, "--out", "theirs-moved", "--format", kFormats});
        compare("ours-moved", "theirs-moved");
        QVERIFY(readFile(shop_.path("ours-moved/results.csv")).find(",review,") != std::string::npos);
        QVERIFY(readFile(shop_.path("ours/results.csv")) != readFile(shop_.path("ours-moved/results.csv")));
        compareReviewed(studio, exportAll);
    }

    /// The command line knows of no truth: without its column, the figures are the same.
    void theTruthIsOneColumnMore() {
        shop_.photo("set/good/1.png", 40);
        shop_.photo("set/bad/2.png", 41);
        const Outcome scored = shop_.run({"score", "product", shop_.path("set").string(), "--out",
                                          "theirs-set", "--format", "csv,csv-semicolon"});
        QVERIFY2(scored.code == 0, scored.err.c_str());
        Studio studio(Engine::clipModels());
        ScorePage page(studio);
        studio.open(shop_.path("product"));
        QTRY_VERIFY(studio.document().isOpen());
        page.add({text("set")});
        QTRY_COMPARE_WITH_TIMEOUT(studio.results().rows().size(), std::size_t(2), 60000);
        QSignalSpy done(page.exportTo(shop_.path("ours-set"), {.csv = true, .csvSemicolon = true}, false),
                        &BackgroundJob::done);
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 60000);
        for (const auto& [table, separator] :
             {std::pair("results.csv", ','), {"results-semicolon.csv", ';'}}) {
            const auto linesOf = [&](const char* folder) {
                QStringList lines =
                    QString::fromStdString(readFile(shop_.path(folder) / table)).trimmed().split('\n');
                lines.sort(); // a data set's order is its own
                return lines;
            };
            QStringList ours = linesOf("ours-set"), truths;
            for (QString& line : ours) {
                truths += line.section(separator, -1);
                line = line.section(separator, 0, -2);
            }
            QCOMPARE(ours, linesOf("theirs-set"));
            QCOMPARE(QSet<QString>(truths.begin(), truths.end()), (QSet<QString>{"truth", "bad", "good"}));
        }
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ScoreExportTest)
#include "score_export_test.moc"
