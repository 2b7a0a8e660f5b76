#include "support/own_home.h"

#include <QApplication>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QtTest>

#include "base/sha256.h"
#include "core/records/postgres_server.h"
#include "records/configured_records.h"
#include "records/records.h"
#include "session/studio.h"
#include "shell/help/log_lines.h"
#include "shell/help/log_window.h"
#include "shell/status_line.h"
#include "support/disc_studio.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;
using Delivery = Review::Delivery;

const OwnHome home;

constexpr int kWaitMs = 30'000; ///< for what the Studio does by itself each few seconds

/// A station's Studio, with a run of `count` images on the page.
struct Station {
    Studio studio{loadFake};
    StatusLine line{studio};
    std::unique_ptr<RunRecording> recording;
    fs::path folder;

    Station(const fs::path& photos, int count)
        : folder(photos) {
        const std::string key = newRunKey();
        studio.results().begin({.id = "run", .folder = folder, .productSha256 = "product", .recordKey = key});
        recording = studio.decisions().recordRun({.productName = "tray", .recordKey = key});
        std::vector<ScoreRow> rows;
        for (int i = 0; i < count; ++i)
            rows.push_back(row(i));
        score(rows);
        line.show();
    }

    ScoreRow row(int image) const {
        const std::string name = "image " + std::to_string(image);
        return {.path = folder / name, .fused = 4, .imageSha256 = QString::fromStdString(sha256(name))};
    }
    void score(const std::vector<ScoreRow>& rows) {
        recording->add(rows);
        studio.results().append("run", rows);
    }
    void decide(int image, DecisionValue value) {
        studio.reviews().decide(static_cast<std::size_t>(image), value, {}, "looks odd");
    }
    Delivery deliveryOf(int image) {
        const Review* review = studio.decisions().find(row(image).imageSha256.toStdString());
        return review == nullptr ? Delivery::Failed : review->delivery;
    }
    QString status() const { return line.findChild<QLabel*>("recordsStatus")->text(); }
    bool isQuiet() const { return line.findChild<QLabel*>("recordsStatus")->isHidden(); }
};

} // namespace

/// The records' server goes away while the Studio is used, and comes back.
class RecordsOutageTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<PostgresServer> server_;
    QTemporaryDir folder_;

    fs::path photos() const { return folder_.path().toStdString(); }

    static std::vector<std::string> trail() {
        Records records(configuredRecords());
        std::vector<std::string> entries;
        for (const AuditEntry& entry : records.auditEntries())
            if (entry.action == "decision")
                entries.push_back(entry.json);
        return entries;
    }

private Q_SLOTS:
    void initTestCase() {
        if (!PostgresServer::isInstalled())
            QSKIP("PostgreSQL's server is not installed");
        server_ = std::make_unique<PostgresServer>();
    }
    void init() {
        QCoreApplication::setOrganizationName("clip-lad-tests");
        QCoreApplication::setApplicationName("records_outage_test");
        QSettings().clear();
        configureRecords(server_->newDatabase(), "line 1");
        configurePerson("Ada");
    }

    void whatIsDecidedMeanwhileArrivesInOrderAndOnce() {
        Station station(photos(), 6);
        station.decide(0, DecisionValue::Bad);
        QTRY_COMPARE_WITH_TIMEOUT(station.deliveryOf(0), Delivery::Recorded, kWaitMs);
        QVERIFY(station.isQuiet());

        server_->stop();
        const std::vector<std::pair<int, DecisionValue>> meanwhile = {
            {1, DecisionValue::Good}, {2, DecisionValue::Bad},       {1, DecisionValue::Unsure},
            {3, DecisionValue::Good}, {2, DecisionValue::Withdrawn}, {4, DecisionValue::Bad}};
        for (const auto& [image, value] : meanwhile)
            station.decide(image, value);
        station.score({station.row(6), station.row(7)});
        QTRY_COMPARE_WITH_TIMEOUT(station.deliveryOf(4), Delivery::Kept, kWaitMs);
        QTRY_COMPARE_WITH_TIMEOUT(station.studio.decisions().waiting(), 6, kWaitMs);
        QTRY_COMPARE_WITH_TIMEOUT(station.studio.decisions().waitingRuns(), 1, kWaitMs);
        QVERIFY(!station.isQuiet());
        QVERIFY2(station.status().contains("6 decision") && station.status().contains("1 run"),
                 qPrintable(station.status()));
        QVERIFY(station.line.findChild<QLabel*>("recordsStatus")->toolTip().contains("cannot be reached"));

        server_->start();
        QTRY_COMPARE_WITH_TIMEOUT(station.deliveryOf(4), Delivery::Recorded, kWaitMs); // by itself
        QTRY_VERIFY_WITH_TIMEOUT(station.isQuiet(), kWaitMs);
        station.recording->end(RunOutcome::Finished);
        station.studio.decisions().flush();
        const std::vector<std::string> entries = trail();
        QCOMPARE(entries.size(), meanwhile.size() + 1);
        for (std::size_t i = 0; i < meanwhile.size(); ++i) {
            const auto& [image, value] = meanwhile[i];
            QVERIFY(entries[i + 1].find(station.row(image).imageSha256.toStdString()) != std::string::npos);
            QVERIFY(entries[i + 1].find(toText(value)) != std::string::npos);
        }
        Records records(configuredRecords());
        QVERIFY(records.verifyAudit().intact());
        QCOMPARE(records.runs().size(), std::size_t(1));
        const RecordedRun run = records.runs().at(0);
        QCOMPARE(run.start.who, std::string("Ada")); // as the decisions
        QCOMPARE(run.station, std::string("line 1"));
        QVERIFY(run.end && run.end->results == 8);
        const std::vector<RecordedResult> results = records.results(run.id);
        for (const int image : {0, 4}) { // decided while it was scored, and while the server was away
            const Decision decision =
                records.decisionHistory(station.row(image).imageSha256.toStdString()).at(0);
            QCOMPARE(decision.who, run.start.who);
            QCOMPARE(decision.run, run.id);
            QCOMPARE(decision.result, results[static_cast<std::size_t>(image)].id);
        }
    }

    void whatAnotherStationDecidesIsShown() {
        Station station(photos(), 3);
        station.decide(0, DecisionValue::Good);
        QTRY_COMPARE_WITH_TIMEOUT(station.deliveryOf(0), Delivery::Recorded, kWaitMs);
        QTRY_VERIFY(station.studio.decisions().waitingRuns() == 0);
        station.studio.decisions().flush();
        RecordsSettings elsewhere = configuredRecords();
        elsewhere.station = "line 2";
        Records(elsewhere).recordDecision(
            {.imageSha256 = sha256("image 1"), .value = DecisionValue::Bad, .note = "dent", .who = "Bea"});
        QTRY_VERIFY_WITH_TIMEOUT(station.studio.results().row(1).review == ReviewDecision::Bad, kWaitMs);
        QCOMPARE(station.studio.reviews().of(1)->who, QString("Bea"));
        QCOMPARE(station.studio.results().row(1).note, QString("dent"));
    }

    /// Another station goes on while this one is cut off: the later decision stands, and both are kept.
    void whatAnotherStationDecidedMeanwhileIsToldWhenItIsSent() {
        {
            Station station(photos(), 3);
            station.decide(0, DecisionValue::Good);
            QTRY_COMPARE_WITH_TIMEOUT(station.deliveryOf(0), Delivery::Recorded, kWaitMs);
            server_->stop();
            station.decide(1, DecisionValue::Bad);
            station.decide(2, DecisionValue::Bad);
            QTRY_COMPARE_WITH_TIMEOUT(station.deliveryOf(2), Delivery::Kept, kWaitMs);
        }
        server_->start();
        RecordsSettings elsewhere = configuredRecords();
        elsewhere.station = "line 2";
        const auto decideElsewhere = [records = std::make_shared<Records>(elsewhere)](const char* image,
                                                                                      RecordTime when) {
            records->recordDecision(
                {.imageSha256 = sha256(image), .value = DecisionValue::Good, .who = "Bea", .when = when});
        };
        decideElsewhere("image 1", recordTimeNow() - std::chrono::hours(1));
        decideElsewhere("image 2", recordTimeNow() + std::chrono::hours(1));
        Studio next(loadFake);
        QSignalSpy told(&next.decisions(), &DecisionWriter::sentAgainstOthers);
        QTRY_COMPARE_WITH_TIMEOUT(told.count(), 1, kWaitMs);
        const auto sent = told[0][0].value<SentDecisions>();
        QCOMPARE(sent.clashes.size(), std::size_t(2));
        QVERIFY(sent.clashes[0].ownStands && !sent.clashes[1].ownStands);
        QCOMPARE(sent.clashes[0].otherStation, QString("line 2"));
        QCOMPARE(sent.clashes[0].image, QString::fromStdString((photos() / "image 1").string()));
        Records records(configuredRecords());
        const std::vector<std::string> hashes = {sha256("image 1"), sha256("image 2")};
        const auto latest = records.latestDecisions(hashes);
        QVERIFY(latest.at(hashes[0]).who == "Ada" && latest.at(hashes[1]).who == "Bea");
        QCOMPARE(records.decisionHistory(hashes[0]).size(), std::size_t(2));
        QCOMPARE(records.decisionHistory(hashes[1]).size(), std::size_t(2));
        QVERIFY(records.verifyAudit().intact());
    }

    /// The address is changed while a run is being scored and the server is away.
    void whatWaitsForTheServerIsToldAndSentThoughAFileIsSetNow() {
        const QString server = QString::fromStdString(configuredRecords().database);
        const std::string file = (photos() / "records.sqlite").string();
        Station station(photos(), 2);
        LogWindow::startRecording(station.studio);
        station.studio.decisions().flush();
        server_->stop();
        configureRecords(file, "line 1");
        station.studio.decisions().applySettings();
        station.score({station.row(2), station.row(3), station.row(4)});
        QTRY_VERIFY_WITH_TIMEOUT(station.status().contains("3 result"), kWaitMs);
        const QLabel* label = station.line.findChild<QLabel*>("recordsStatus");
        QVERIFY2(label->toolTip().contains(server), qPrintable(label->toolTip()));
        QCOMPARE(label->minimumSizeHint().width(), 0); // a long address does not widen the window
        station.decide(3, DecisionValue::Bad);         // goes where it is to go now
        QTRY_COMPARE_WITH_TIMEOUT(station.deliveryOf(3), Delivery::Recorded, kWaitMs);
        station.recording->end(RunOutcome::Finished);
        const Decision decision =
            Records(configuredRecords()).decisionHistory(station.row(3).imageSha256.toStdString()).at(0);
        QVERIFY(decision.run == 0 && decision.result == 0); // these records do not have the run

        server_->start();
        QTRY_VERIFY_WITH_TIMEOUT(station.isQuiet(), kWaitMs); // by itself
        QTRY_VERIFY_WITH_TIMEOUT(station.studio.decisions().elsewhere().empty(), kWaitMs);
        Records records({.database = server.toStdString()});
        QVERIFY(records.runs().at(0).end.has_value());
        QCOMPARE(records.runs().at(0).end->results, 5);
        QVERIFY(records.verifyAudit().intact());
        QVERIFY(Records(configuredRecords()).runs().empty());
        qint64 seen = 0;
        const QString log = LogLines::ofProgram().since(seen).join('\n');
        const auto outages = log.count(" wait for " + server);
        QVERIFY2(outages == 1 || outages == 2, qPrintable(log)); // a server that starts is another reason
        QVERIFY2(log.count("the records are reached again") == 1, qPrintable(log));
        QVERIFY2(!log.contains("not open"), qPrintable(log));
    }

    /// Nobody waits for the server at the end, and the next session sends what is left.
    void sessionThatEndsMeanwhileLosesNothing() {
        {
            Station station(photos(), 2);
            station.decide(0, DecisionValue::Good);
            QTRY_COMPARE_WITH_TIMEOUT(station.deliveryOf(0), Delivery::Recorded, kWaitMs);
            server_->stop();
            station.decide(1, DecisionValue::Bad);
        }
        server_->start();
        Studio next(loadFake);
        QTRY_COMPARE_WITH_TIMEOUT(trail().size(), std::size_t(2), kWaitMs);
        const auto ended = [] { return Records(configuredRecords()).runs().at(0).end.has_value(); };
        QTRY_VERIFY_WITH_TIMEOUT(ended(), kWaitMs);
        QCOMPARE(Records(configuredRecords()).results(1).size(), std::size_t(2));
    }
};

} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::RecordsOutageTest)
#include "records_outage_test.moc"
