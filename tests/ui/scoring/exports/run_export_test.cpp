#include "scoring/exports/run_export.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include "base/atomic_file.h"
#include "support/disc_studio.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

constexpr int kReal = 3; ///< photos that can be read

class RunExportTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    const FakeBackbone backbone_;
    DocumentState state_;

    fs::path path(const std::string& name) const { return fs::path(folder_.path().toStdString()) / name; }

    /// A run of its own with photos of its own.
    struct Run {
        std::unique_ptr<ScoreRun> run;
        std::vector<ScoreImage> images = {}; ///< the real ones first, then files that are no photos
    };
    Run runOf(const std::string& name, int broken) const {
        Run made{.run = std::make_unique<ScoreRun>(path(name + "-run"), state_, fs::path())};
        fs::create_directories(path(name));
        for (int i = 0; i < kReal + broken; ++i) {
            const std::string stem = std::to_string(i);
            const fs::path file = path(name) / (stem + ".png");
            if (i < kReal)
                writePhoto(draw({.seed = 50 + static_cast<std::uint64_t>(i)}), file);
            else
                writeFileAtomically(file, std::string_view("no photo"));
            made.images.push_back({.path = file, .stem = stem});
        }
        return made;
    }
    void score(const Run& made, std::size_t first, std::size_t end) const {
        made.run->score(backbone_,
                        {made.images.begin() + static_cast<std::ptrdiff_t>(first),
                         made.images.begin() + static_cast<std::ptrdiff_t>(end)},
                        {}, [](const std::vector<ScoreRow>&) {});
    }

private Q_SLOTS:
    void initTestCase() {
        fs::create_directories(path("shots"));
        state_ = discState(writeShots(path("shots"), 2));
        state_.modelName = "fake colours";
    }

    /// COCO goes over the images twice, and numbers them as it goes.
    void anExportIsOfTheImagesThatWereThereAtItsStart() {
        const Run made = runOf("growing", 61); // 64 in all: progress is told at the end of the first pass
        score(made, 1, made.images.size());
        bool isAdded = false;
        const JobContext job{.report = [&](const Progress&) {
            if (!std::exchange(isAdded, true))
                score(made, 0, 1);
        }};
        ExportRequest request{.images = made.images, .threshold = 3, .folder = path("growing-out")};
        request.formats = {.csv = true, .json = true, .coco = true};
        exportResults(*made.run, request, job);
        QVERIFY(isAdded);
        const auto read = [&](const char* name) {
            return QJsonDocument::fromJson(QByteArray::fromStdString(readFile(request.folder / name)))
                .object();
        };
        const QJsonObject coco = read("coco.json");
        std::map<int, QString> names;
        for (const QJsonValue& image : coco["images"].toArray())
            names[image["id"].toInt()] = image["file_name"].toString();
        QCOMPARE(names.size(), std::size_t(kReal - 1));
        QVERIFY(names.at(1).endsWith("/1.png") && names.at(2).endsWith("/2.png"));
        std::set<int> annotated;
        for (const QJsonValue& part : coco["annotations"].toArray())
            annotated.insert(part["image_id"].toInt());
        QCOMPARE(annotated, (std::set<int>{1, 2}));
        const std::string csv = readFile(request.folder / "results.csv");
        QCOMPARE(std::count(csv.begin(), csv.end(), '\n'), std::ptrdiff_t(1 + made.images.size() - 1));
        QCOMPARE(read("results.json")["images"].toArray().size(), qsizetype(made.images.size() - 1));
    }

    /// One is gone, one is another photo now: the rest is exported, and no part is drawn on what it is not
    /// of.
    void aPhotoThatIsGoneOrChangedCostsItsOverlayAlone() {
        const Run made = runOf("changed", 1);
        score(made, 0, made.images.size());
        fs::remove(made.images[0].path);
        writePhoto(draw({.discs = {"", "", "", "red"}, .seed = 9}), made.images[1].path);
        ExportRequest request{.images = made.images, .threshold = 3, .folder = path("changed-out")};
        request.formats = {.csv = true, .json = true, .masks = true, .overlays = true};
        QCOMPARE(exportResults(*made.run, request, {}), std::size_t(2));
        for (const char* file : {"masks/0.png", "masks/1.png", "masks/2.png", "overlays/2.jpg"})
            QVERIFY2(fs::exists(request.folder / file), file);
        QVERIFY(!fs::exists(request.folder / "overlays/0.jpg"));
        QVERIFY(!fs::exists(request.folder / "overlays/1.jpg"));
        QVERIFY(fs::exists(request.folder / "results.csv"));
        const std::string json = readFile(request.folder / "results.json");
        QVERIFY(json.find("overlays/2.jpg") != std::string::npos);
        QVERIFY(json.find("overlays/0.jpg") == std::string::npos); // no file that is not there
        QVERIFY(json.find("overlays/1.jpg") == std::string::npos);
        QVERIFY(json.find("masks/0.png") != std::string::npos);
    }

    /// As a power cut leaves it: the journal has the score, the parts are gone.
    void anImageWhosePartsAreLostCostsItsPicturesAlone() {
        const Run made = runOf("lost", 1);
        score(made, 0, made.images.size());
        made.run->letGo();
        const std::string seen = readFile(made.run->folder() / "seen.jsonl");
        writeFileAtomically(made.run->folder() / "seen.jsonl", seen.substr(seen.find('\n') + 1));
        ScoreRun run(made.run->folder());
        run.open({}, [](const std::vector<ScoreRow>&) {});
        ExportRequest request{.images = made.images, .threshold = 3, .folder = path("lost-out")};
        request.formats = {.csv = true, .json = true, .masks = true, .overlays = true, .coco = true};
        QCOMPARE(exportResults(run, request, {}), std::size_t(1));
        for (const char* file : {"masks/1.png", "masks/2.png", "overlays/1.jpg", "overlays/2.jpg"})
            QVERIFY2(fs::exists(request.folder / file), file);
        const std::string json = readFile(request.folder / "results.json");
        for (const char* file : {"masks/0.png", "overlays/0.jpg"}) {
            QVERIFY2(!fs::exists(request.folder / file), file);
            QVERIFY2(json.find(file) == std::string::npos, file);
        }
        QVERIFY(json.find("masks/1.png") != std::string::npos);
        const QJsonObject coco =
            QJsonDocument::fromJson(QByteArray::fromStdString(readFile(request.folder / "coco.json")))
                .object();
        QCOMPARE(coco["images"].toArray().size(), qsizetype(kReal));
        std::set<int> annotated;
        for (const QJsonValue& part : coco["annotations"].toArray())
            annotated.insert(part["image_id"].toInt());
        QCOMPARE(annotated, (std::set<int>{2, 3}));
        request.formats = {.coco = true};
        QCOMPARE(exportResults(run, request, {}), std::size_t(1)); // told where it is COCO alone
    }

    /// Of a data set; whatever the verdict is.
    void theTruthIsInBothTablesAndInJson() {
        Run made = runOf("known", 1);
        score(made, 0, made.images.size());
        ExportRequest request{.images = made.images, .threshold = 3, .folder = path("unknown-out")};
        request.formats = {.csv = true, .json = true, .csvSemicolon = true};
        exportResults(*made.run, request, {});
        const auto columns = [&](const char* table, char separator) {
            QStringList last;
            for (const QString& line : QString::fromStdString(readFile(request.folder / table)).split('\n'))
                last += line.section(separator, -1);
            return last;
        };
        QVERIFY(!columns("results.csv", ',').contains("truth"));
        request.images[0].anomalous = true;
        request.images[1].anomalous = false;
        request.images[3].anomalous = true; // and could not be read
        request.folder = path("known-out");
        exportResults(*made.run, request, {});
        const QStringList expected{"truth", "bad", "good", "", "bad", ""};
        QCOMPARE(columns("results.csv", ','), expected);
        QCOMPARE(columns("results-semicolon.csv", ';'), expected);
        const QString json = QString::fromStdString(readFile(request.folder / "results.json"));
        QCOMPARE(json.count("\"truth\":\"bad\""), 2);
        QCOMPARE(json.count("\"truth\":\"good\""), 1);
    }

    void anExportThatIsStoppedNamesNoPictures() {
        const Run made = runOf("stopped", 61);
        score(made, 0, made.images.size());
        ExportRequest request{.images = made.images, .threshold = 3, .folder = path("stopped-out")};
        request.formats = {.json = true, .masks = true, .overlays = true};
        std::stop_source stop;
        const JobContext job{.stop = stop.get_token(), .report = [&](const Progress& progress) {
                                 QCOMPARE(progress.total, std::int64_t(3 * made.images.size()));
                                 if (progress.done > std::int64_t(made.images.size()))
                                     stop.request_stop(); // among the pictures
                             }};
        QVERIFY_EXCEPTION_THROWN(exportResults(*made.run, request, job), Cancelled);
        QVERIFY(fs::exists(request.folder / "masks/0.png"));
        const std::string json = readFile(request.folder / "results.json");
        QVERIFY(json.find("\"score\"") != std::string::npos);
        QVERIFY(json.find("masks/") == std::string::npos && json.find("overlays/") == std::string::npos);
    }

    void tablesAreThereBeforeThePictures() {
        const Run made = runOf("order", 1);
        score(made, 0, made.images.size());
        ExportRequest request{.images = made.images, .threshold = 3, .folder = path("order-out")};
        request.formats = {.csv = true, .json = true, .overlays = true, .coco = true};
        fs::create_directories(request.folder);
        writeFileAtomically(request.folder / "overlays", std::string_view("in the way")); // as a full disk is
        QVERIFY_EXCEPTION_THROWN(exportResults(*made.run, request, {}), Error);
        for (const char* file : {"results.csv", "results.json", "coco.json"})
            QVERIFY2(fs::exists(request.folder / file), file);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::RunExportTest)
#include "run_export_test.moc"
