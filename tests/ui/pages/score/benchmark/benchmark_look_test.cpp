#include <QTest>

#include <filesystem>

#include <QTemporaryDir>

#include "base/atomic_file.h"
#include "pages/score/benchmark/benchmark_look.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;
using State = BenchmarkLook::State;

class BenchmarkLookTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    fs::path path(const std::string& name) const { return fs::path(folder_.path().toStdString()) / name; }

    void write(const std::string& name) const {
        fs::create_directories(path(name).parent_path());
        writeFileAtomically(path(name), "x");
    }

private Q_SLOTS:
    void aFolderIsKnownByWhatItHolds() {
        QVERIFY(lookAtBenchmark(path("none"), {}).state == State::NoFolder);
        write("a/notes.txt");
        QVERIFY(lookAtBenchmark(path("a"), {}).state == State::Nothing);
        QVERIFY(lookAtBenchmark(path("a/notes.txt"), {}).state == State::NoFolder);
        write("a/scores/parts/clip-lad.k1.seed0.json");
        QVERIFY(lookAtBenchmark(path("a"), {}).state == State::Unfinished);
        fs::create_directories(path("a/report.html")); // no page
        QVERIFY(lookAtBenchmark(path("a"), {}).state == State::Unfinished);
        fs::remove(path("a/report.html"));
        write("a/report.html");
        const BenchmarkLook look = lookAtBenchmark(path("a"), {});
        QVERIFY(look.state == State::Report);
        QVERIFY(std::abs(look.written.secsTo(QDateTime::currentDateTime())) < 60);
    }

    void aDataSetIsNamedOnlyWhereItIsOne() {
        write("parts/good/1.png");
        write("parts/bad/1.png");
        QCOMPARE(lookAtBenchmark(path("none"), path("parts")).dataSet, path("parts"));
        QVERIFY(lookAtBenchmark(path("none"), path("parts/good")).dataSet.empty());
        QVERIFY(lookAtBenchmark(path("none"), path("gone")).dataSet.empty());
    }

    void theFolderThatWasAddedIsFoundFromAnImage() {
        QCOMPARE(imageRoot({.path = "/data/parts/test/good/1.png", .stem = "test/good/1"}),
                 fs::path("/data/parts"));
        QCOMPARE(imageRoot({.path = "/data/1.png", .stem = "1"}), fs::path("/data"));
        // Two of one name: the second's has a number.
        QCOMPARE(imageRoot({.path = "/data/a/1.png", .stem = "1-2"}), fs::path());
    }

    void theCommandCanBeGivenToAShell() {
        QCOMPARE(
            benchmarkCommand(
                {.dataSet = "/data/parts", .prompts = "/out/labels.yaml", .model = "demo", .out = "/out"})
                .split(" \\\n    "),
            (QStringList{"clip-lad benchmark /data/parts", "--prompts /out/labels.yaml",
                         "--figures --out /out"}));
        QCOMPARE(benchmarkCommand({.dataSet = "/my data/it's", .model = "ViT-L-14-datacomp", .out = "/o$t"})
                     .split(" \\\n    "),
                 (QStringList{"clip-lad benchmark '/my data/it'\\''s'", "--model ViT-L-14-datacomp",
                              "--figures --out '/o$t'"}));
        QVERIFY(benchmarkCommand({.out = "/out"}).startsWith("clip-lad benchmark DATASET \\\n"));
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::BenchmarkLookTest)
#include "benchmark_look_test.moc"
