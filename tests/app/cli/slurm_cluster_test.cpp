#include <QtTest>

#include "app/cli/command_line.h"
#include "support/slurm_cluster.h"

using namespace cliplad;
namespace fs = std::filesystem;

/// packaging/slurm/score.sh on a cluster of one node, where one of its jobs is killed.
class SlurmClusterTest : public QObject {
    Q_OBJECT

    tests::Workshop shop_;

    /// What the script prints.
    QByteArray submit(const tests::SlurmCluster& cluster) const {
        QProcess process;
        shop_.prepare(process, {});
        QProcessEnvironment environment = process.processEnvironment();
        environment.insert("SLURM_CONF", cluster.configuration());
        environment.insert("CLIPLAD_PROGRAM", CLIPLAD_PROGRAM);
        environment.insert("CLIPLAD_SHARDS", "2");
        environment.insert("CLIPLAD_CPUS", "1");
        environment.insert("CLIPLAD_MEMORY", "700M");
        process.setProcessEnvironment(environment);
        process.start(CLIPLAD_SLURM_SCRIPTS "/score.sh",
                      {"product", "photos", "--out", "results", "--format", "csv,masks"});
        process.waitForFinished(30'000);
        return process.readAllStandardError() + process.readAllStandardOutput();
    }

private Q_SLOTS:
    void aKilledJobIsStartedAgainAndTheResultIsThatOfOneRun() {
        if (!tests::SlurmCluster::isInstalled())
            QSKIP("Slurm is not installed");
        QCOMPARE(shop_.enrol("product", shop_.shots(2)).code, 0);
        for (int i = 0; i < 60; ++i)
            shop_.photo("photos/" + std::to_string(i) + ".png", 10 + i);
        const tests::SlurmCluster cluster(2);
        const QByteArray said = submit(cluster);
        QVERIFY2(said.contains("submitted: jobs"), said.constData());

        const fs::path journal = shop_.path("results/shards/2-of-2/journal.jsonl");
        QVERIFY(
            QTest::qWaitFor([&] { return fs::exists(journal) && fs::file_size(journal) > 1000; }, 120'000));
        const QString number = QString::fromUtf8(said).section("jobs ", 1).section('_', 0, 0);
        const auto before = fs::file_size(journal);
        cluster.run("scontrol", {"requeue", number + "_2"}); // kills it, and puts it into the queue again
        QVERIFY(QTest::qWaitFor([&] { return cluster.jobs().contains(number + "_2 PENDING"); }, 60'000));
        cluster.run("scontrol", {"update", "JobId=" + number + "_2", "StartTime=now"}); // else in two minutes
        QVERIFY(QTest::qWaitFor([&] { return cluster.jobs().isEmpty(); }, 240'000));

        QVERIFY(fs::file_size(journal) > before); // it went on
        QCOMPARE(shop_.run({"score", "product", "photos", "--out", "alone", "--format", "csv,masks"}).code,
                 0);
        const auto expected = shop_.resultsIn("alone"), found = shop_.resultsIn("results");
        QCOMPARE(expected.size(), std::size_t(62)); // masks, table, journal
        QVERIFY(found == expected);
    }
};

QTEST_GUILESS_MAIN(SlurmClusterTest)
#include "slurm_cluster_test.moc"
