#include <QTest>

#include <filesystem>
#include <string>

#include <QProcess>
#include <QTemporaryDir>

#include "base/atomic_file.h"

using namespace cliplad;
namespace fs = std::filesystem;

/// packaging/slurm/benchmark.sh where sbatch, srun and clip-lad are scripts that write down how they are
/// called.
class SlurmScriptTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    fs::path path(const std::string& name) const { return fs::path(folder_.path().toStdString()) / name; }

    void program(const std::string& name, const std::string& text) const {
        writeFileAtomically(path(name), "#!/bin/sh\n" + text);
        fs::permissions(path(name), fs::perms::owner_all);
    }

    int run(const QStringList& arguments, const std::vector<std::pair<QString, QString>>& more = {}) {
        fs::remove(path("calls.txt"));
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("PATH", folder_.path() + ":" + environment.value("PATH"));
        for (const auto& [name, value] : more)
            environment.insert(name, value);
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(folder_.path());
        process.start(CLIPLAD_SLURM_SCRIPT, arguments);
        if (!process.waitForFinished(20000))
            return -1;
        error_ = process.readAllStandardError();
        return process.exitCode();
    }

    /// What was called, a line each.
    QStringList calls() const {
        if (!fs::exists(path("calls.txt")))
            return {};
        return QString::fromStdString(readFile(path("calls.txt"), 1 << 20)).split('\n', Qt::SkipEmptyParts);
    }

    QString error_;

private Q_SLOTS:
    void initTestCase() {
        program("sbatch", "echo sbatch \"$@\" >>calls.txt\necho '77;cluster'\n");
        program("srun", "exec \"$@\"\n");
        program("clip-lad", "echo clip-lad \"$@\" >>calls.txt\n");
    }

    void anArrayIsFollowedByTheJobThatMakesTables() {
        QCOMPARE(run({"parts", "--out", "results"}, {{"CLIPLAD_SHARDS", "3"}}), 0);
        const QStringList called = calls();
        QCOMPARE(called.size(), 2);
        QVERIFY2(called[0].contains("--array=1-3"), qPrintable(called[0]));
        QVERIFY2(called[0].contains("CLIPLAD_STEP=shard,CLIPLAD_SHARDS=3"), qPrintable(called[0]));
        QVERIFY2(called[0].endsWith("benchmark.sh parts --out results"), qPrintable(called[0]));
        QVERIFY2(called[1].contains("--dependency=afterok:77 "), qPrintable(called[1]));
        QVERIFY2(called[1].contains("CLIPLAD_STEP=tables"), qPrintable(called[1]));
        QVERIFY(fs::is_directory(path("slurm-logs")));
    }

    void furtherOptionsOfSbatchAreHandedOn() {
        QCOMPARE(run({"parts", "--out", "r"}, {{"CLIPLAD_SBATCH", "--partition=long --account=lab"}}), 0);
        for (const QString& call : calls())
            QVERIFY2(call.contains(" --partition=long --account=lab "), qPrintable(call));
    }

    void eachJobTakesItsPart() {
        QCOMPARE(run({"my parts", "--out", "r"},
                     {{"CLIPLAD_STEP", "shard"}, {"CLIPLAD_SHARDS", "8"}, {"SLURM_ARRAY_TASK_ID", "5"}}),
                 0);
        QCOMPARE(calls(), QStringList{"clip-lad benchmark my parts --out r --shard 5/8"});
    }

    void theLastJobRunsWithoutAPart() {
        QCOMPARE(run({"parts", "--out", "r"}, {{"CLIPLAD_STEP", "tables"}}), 0);
        QCOMPARE(calls(), QStringList{"clip-lad benchmark parts --out r"});
    }

    void whatCannotBeSubmittedIsSaid() {
        QCOMPARE(run({}), 2);
        QVERIFY2(error_.contains("usage"), qPrintable(error_));
        QCOMPARE(run({"parts", "--shard", "1/2"}), 2);
        QVERIFY2(error_.contains("CLIPLAD_SHARDS"), qPrintable(error_));
        QCOMPARE(run({"parts"}, {{"CLIPLAD_SHARDS", "none"}}), 2);
        QVERIFY2(error_.contains("'none'"), qPrintable(error_));
        QVERIFY(calls().isEmpty());
    }
};

QTEST_GUILESS_MAIN(SlurmScriptTest)
#include "slurm_script_test.moc"
