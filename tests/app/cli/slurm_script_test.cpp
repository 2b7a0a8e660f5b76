#include <QTest>

#include <filesystem>
#include <string>

#include <QProcess>
#include <QTemporaryDir>

#include "base/atomic_file.h"

using namespace cliplad;
namespace fs = std::filesystem;

/// packaging/slurm/benchmark.sh and score.sh where sbatch, srun and clip-lad are scripts that write down how
/// they are called.
class SlurmScriptTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    fs::path path(const std::string& name) const { return fs::path(folder_.path().toStdString()) / name; }

    void program(const std::string& name, const std::string& text) const {
        writeFileAtomically(path(name), "#!/bin/sh\n" + text);
        fs::permissions(path(name), fs::perms::owner_all);
    }

    int run(const QString& script, const QStringList& arguments,
            const std::vector<std::pair<QString, QString>>& more = {}) {
        fs::remove(path("calls.txt"));
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("PATH", folder_.path() + ":" + environment.value("PATH"));
        for (const auto& [name, value] : more)
            environment.insert(name, value);
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(folder_.path());
        process.start(QString(CLIPLAD_SLURM_SCRIPTS "/") + script, arguments);
        if (!process.waitForFinished(20000))
            return -1;
        error_ = process.readAllStandardError();
        printed_ = process.readAllStandardOutput();
        return process.exitCode();
    }

    /// What was called, a line each.
    QStringList calls() const {
        if (!fs::exists(path("calls.txt")))
            return {};
        return QString::fromStdString(readFile(path("calls.txt"), 1 << 20)).split('\n', Qt::SkipEmptyParts);
    }

    /// Words that the program is started with where the fifth job of an array runs this file.
    QStringList startedBy(const std::string& job) const {
        fs::remove(path("started.txt"));
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("PATH", folder_.path() + ":" + environment.value("PATH"));
        environment.insert("SLURM_ARRAY_TASK_ID", "5");
        environment.insert("SLURM_CPUS_PER_TASK", "4");
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(folder_.path());
        process.start(QString::fromStdString(path(job).string()), QStringList());
        process.waitForFinished(20000);
        QStringList words =
            QString::fromStdString(readFile(path("started.txt"), 1 << 20)).split('\n', Qt::SkipEmptyParts);
        if (words.takeFirst() != "4 clip-lad")
            return {};
        for (QString& word : words)
            word = word.mid(1, word.size() - 2);
        return words;
    }

    QString error_;
    QString printed_;

private Q_SLOTS:
    /// sbatch writes down its options, and the job that it is given into files 1, 2, …
    void initTestCase() {
        program("sbatch",
                "echo sbatch \"$@\" >>calls.txt\nfor last; do :; done\n"
                "number=$(wc -l <calls.txt)\nprintf '#!/bin/sh\\n%s\\n' \"${last#--wrap=}\" >job$number\n"
                "chmod +x job$number\necho '77;cluster'\n");
        program("srun", "exec \"$@\"\n");
        program("clip-lad", "echo \"$SRUN_CPUS_PER_TASK\" clip-lad >>started.txt\n"
                            "for word; do echo \"[$word]\" >>started.txt; done\n");
    }

    void init() {
        fs::remove(path("started.txt"));
        for (const char* product : {"tray", "my tray"}) {
            fs::create_directories(path(product));
            writeFileAtomically(path(std::string(product) + "/product.yaml"), "name: tray\n");
        }
    }

    void theHeadIsTheHelp() {
        for (const char* script : {"benchmark.sh", "score.sh"}) {
            QCOMPARE(run(script, {"--help"}), 0);
            QVERIFY2(printed_.contains(script) && printed_.contains("CLIPLAD_SHARDS=8"),
                     qPrintable(printed_));
            QVERIFY2(!printed_.contains("set -euo") && calls().isEmpty(), qPrintable(printed_));
        }
    }

    void anArrayIsFollowedByTheJobThatPutsTogether() {
        QCOMPARE(run("benchmark.sh", {"parts", "--out", "results"}, {{"CLIPLAD_SHARDS", "3"}}), 0);
        const QStringList called = calls();
        QCOMPARE(called.size(), 2);
        QVERIFY2(called[0].contains(" --array=1-3 "), qPrintable(called[0]));
        QVERIFY2(called[0].contains(" --requeue "), qPrintable(called[0]));
        QVERIFY2(called[1].contains(" --dependency=afterok:77 "), qPrintable(called[1]));
        QVERIFY(fs::is_directory(path("slurm-logs")));
        QCOMPARE(run("score.sh", {"tray", "photos", "--out", "results"}), 0);
        QVERIFY2(calls()[1].contains(" --dependency=afterany:77 "), qPrintable(calls()[1]));
    }

    void furtherOptionsOfSbatchAreHandedOn() {
        QCOMPARE(run("score.sh", {"tray", "photos", "--out", "r"},
                     {{"CLIPLAD_SBATCH", "--partition=long --account=lab"}}),
                 0);
        for (const QString& call : calls())
            QVERIFY2(call.contains(" --partition=long --account=lab "), qPrintable(call));
    }

    void eachJobTakesItsPart_data() {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("part");
        QTest::addColumn<QStringList>("last");
        QTest::newRow("benchmark") << "benchmark.sh" << QStringList{"my \"parts\" for $5", "--out", "r"}
                                   << QStringList{"benchmark", "my \"parts\" for $5", "--out", "r", "--shard",
                                                  "5/8"}
                                   << QStringList{"benchmark", "my \"parts\" for $5", "--out", "r"};
        QTest::newRow("score") << "score.sh" << QStringList{"my tray", "photos", "--out", "my results"}
                               << QStringList{"score",      "my tray",  "photos",  "--out",
                                              "my results", "--resume", "--shard", "5/8"}
                               << QStringList{"merge", "my results", "--product", "my tray"};
        QTest::newRow("score, resumed")
            << "score.sh" << QStringList{"tray", "photos", "--resume", "--out=r", "--json"}
            << QStringList{"score", "tray", "photos", "--resume", "--out=r", "--shard", "5/8"}
            << QStringList{"merge", "r", "--product", "tray", "--json"};
    }

    void eachJobTakesItsPart() {
        QFETCH(QString, script);
        QFETCH(QStringList, arguments);
        QFETCH(QStringList, part);
        QFETCH(QStringList, last);
        QCOMPARE(run(script, arguments), 0);
        QCOMPARE(startedBy("job1"), part);
        QCOMPARE(startedBy("job2"), last);
    }

    void aSubmissionThatFailsIsNoSuccess() {
        program("sbatch",
                "echo sbatch \"$@\" >>calls.txt\necho 'sbatch: error: no such partition' >&2\nexit 1\n");
        QCOMPARE(run("score.sh", {"tray", "photos", "--out", "r"}), 1);
        QVERIFY2(error_.contains("no such partition"), qPrintable(error_));
        QCOMPARE(calls().size(), 1);
        program("sbatch", "echo sbatch >>calls.txt\n[ $(wc -l <calls.txt) = 1 ] && echo 77\n");
        QCOMPARE(run("score.sh", {"tray", "photos", "--out", "r"}), 1);
        QVERIFY2(error_.contains("77_1") && error_.contains("clip-lad merge r --product tray"),
                 qPrintable(error_));
    }

    void whatCannotBeSubmittedIsSaid() {
        for (const char* script : {"benchmark.sh", "score.sh"}) {
            QCOMPARE(run(script, {}), 2);
            QVERIFY2(error_.contains("usage"), qPrintable(error_));
            QCOMPARE(run(script, {"tray", "--out", "r", "--shard", "1/2"}), 2);
            QVERIFY2(error_.contains("CLIPLAD_SHARDS"), qPrintable(error_));
            QCOMPARE(run(script, {"tray", "--out", "r"}, {{"CLIPLAD_SHARDS", "none"}}), 2);
            QVERIFY2(error_.contains("'none'"), qPrintable(error_));
            QVERIFY(calls().isEmpty());
        }
        QCOMPARE(run("score.sh", {"tray", "photos"}), 2);
        QVERIFY2(error_.contains("--out RESULTS"), qPrintable(error_));
        QCOMPARE(run("benchmark.sh", {"parts"}), 2);
        QCOMPARE(run("score.sh", {"nowhere", "photos", "--out", "r"}), 2);
        QVERIFY2(error_.contains("nowhere holds no product.yaml"), qPrintable(error_));
        QVERIFY(calls().isEmpty());
    }
};

QTEST_GUILESS_MAIN(SlurmScriptTest)
#include "slurm_script_test.moc"
