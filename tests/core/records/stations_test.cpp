#include "records/records.h"

#include <QtTest>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <random>
#include <set>
#include <thread>

#include "core/records/record_places.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace {

/// A station: decides on images until it has decided `count` times, or for ever, and prints the id of each
/// decision once it is recorded.
int decideAsStation(const std::string& database, const std::string& station, int count) {
    try {
        Records records({.database = database, .station = station});
        for (int i = 0; i < count || count == 0; ++i) {
            Decision decision = decisionOn(i % 7, i % 2 == 0 ? DecisionValue::Good : DecisionValue::Bad);
            const std::string line = records.recordDecision(decision).id + '\n';
            std::fwrite(line.data(), 1, line.size(), stdout);
            std::fflush(stdout);
        }
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}

void begin(QProcess& process, const std::string& database, const std::string& station, int count) {
    process.start(QCoreApplication::applicationFilePath(),
                  {"--station", QString::fromStdString(database), QString::fromStdString(station),
                   QString::number(count)});
}

bool hasEnded(QProcess& process) {
    return process.state() == QProcess::NotRunning || process.waitForFinished(120'000);
}

/// Ids that a station has printed whole.
std::set<std::string> confirmed(QProcess& process) {
    std::set<std::string> ids;
    QList<QByteArray> lines = process.readAllStandardOutput().split('\n');
    lines.removeLast(); // cut short, or empty
    for (const QByteArray& line : lines)
        ids.insert(line.toStdString());
    return ids;
}

std::set<std::string> recordedIds(Records& records) {
    std::set<std::string> ids;
    for (int image = 0; image < 7; ++image)
        for (const Decision& decision : records.decisionHistory(decisionOn(image).imageSha256))
            ids.insert(decision.id);
    return ids;
}

bool isWhole(Records& records, const std::set<std::string>& ids) {
    return records.verifyAudit().intact() && std::ranges::includes(recordedIds(records), ids);
}

int killCount() {
    const int count = qEnvironmentVariableIntValue("CLIPLAD_KILLS");
    return count > 0 ? count : 20;
}

} // namespace

/// Programs that write to the same records at once, and programs that are killed while they write.
class StationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { RecordPlaces::addKinds(); }
    void init() {
        if (!RecordPlaces::canUse())
            QSKIP("PostgreSQL's server is not installed");
    }

    /// Also makes the records: each may be the first.
    void programsWriteAtOnceAndTheTrailIsOneChain() {
        const std::string database = places_.newPlace().database;
        std::array<QProcess, 3> stations;
        for (std::size_t i = 0; i < stations.size(); ++i)
            begin(stations[i], database, "station " + std::to_string(i), 100);
        std::set<std::string> ids;
        for (QProcess& station : stations) {
            QVERIFY(hasEnded(station));
            QVERIFY2(station.exitCode() == 0, station.readAllStandardError().constData());
            ids.merge(confirmed(station));
        }
        QCOMPARE(ids.size(), 300U);
        Records records({.database = database});
        QCOMPARE(records.verifyAudit().entries, 300);
        QVERIFY(isWhole(records, ids));
    }

    void threadsWriteAtOnceWithTheirOwnRecords() {
        const std::string database = places_.newPlace().database;
        std::atomic<int> failures = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i)
                threads.emplace_back([&failures, &database, i] {
                    try {
                        Records records({.database = database, .station = std::to_string(i)});
                        for (int image = 0; image < 25; ++image)
                            records.recordDecision(decisionOn(image));
                    } catch (const std::exception& error) {
                        qWarning("%s", error.what());
                        ++failures;
                    }
                });
        }
        QCOMPARE(failures, 0);
        Records records({.database = database});
        QCOMPARE(records.verifyAudit().entries, 100);
        QVERIFY(records.verifyAudit().intact());
    }

    /// Who decided later sees what stood before, also of another station.
    void decisionOfAnotherStationIsTheOldValue() {
        const RecordsSettings place = places_.newPlace();
        Records one(place);
        Records other(place);
        one.recordDecision(decisionOn(1, DecisionValue::Bad));
        QVERIFY(other.recordDecision(decisionOn(1, DecisionValue::Good)).oldValue == DecisionValue::Bad);
        const std::string image = decisionOn(1).imageSha256;
        QVERIFY(one.latestDecisions({&image, 1}).at(image).value == DecisionValue::Good);
    }

    /// kill −9 at random moments: while it starts, makes the records, writes. Another station writes on.
    void killedProgramLosesNothingThatItConfirmed() {
        std::mt19937 random(5);
        std::string database;
        std::set<std::string> ids;
        for (int kill = 0; kill < killCount(); ++kill) {
            if (kill % 10 == 0) { // new records, so that making them is interrupted too
                database = places_.newPlace().database;
                ids.clear();
            }
            QProcess station;
            QProcess other;
            begin(station, database, "killed", 0);
            if (kill % 2 == 1) {
                begin(other, database, "other", 10);
                station.waitForReadyRead(10'000);
            }
            QTest::qWait(static_cast<int>(random() % 150));
            station.kill();
            QVERIFY(hasEnded(station));
            ids.merge(confirmed(station));
            if (kill % 2 == 1) {
                QVERIFY(hasEnded(other));
                QVERIFY2(other.exitCode() == 0, other.readAllStandardError().constData());
                ids.merge(confirmed(other));
            }
            Records records({.database = database});
            QVERIFY2(isWhole(records, ids), qPrintable(QString("kill %1").arg(kill)));
        }
    }

private:
    RecordPlaces places_;
};

int main(int count, char** arguments) {
    const QCoreApplication application(count, arguments);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == "--station")
        return decideAsStation(words.value(2).toStdString(), words.value(3).toStdString(),
                               words.value(4).toInt());
    StationsTest test;
    return QTest::qExec(&test, count, arguments);
}

#include "stations_test.moc"
