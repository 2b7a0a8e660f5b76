#include "records/audit/audit_check.h"

#include <QtTest>

#include <map>
#include <optional>

#include <fmt/format.h>

#include "core/records/record_places.h"
#include "records/audit/audit_trail.h"
#include "records/audit/result_checkpoints.h"
#include "records/records.h"
#include "records/sql/sql_text.h"
#include "records/sql/transaction.h"

#include "support/error_of.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace {

QString textOf(const AuditReport& report) {
    QString text;
    for (const AuditReport::Problem& problem : report.problems)
        text += QString("%1 %2\n").arg(problem.row).arg(toQt(problem.what));
    return text;
}

/// What somebody who owns the database does first.
void removeGuards(Database& database) {
    for (const char* table : {"audit", "checkpoints", "decisions", "results", "resumptions"})
        if (database.isPostgres())
            database.run(std::string("DROP TRIGGER ") + table + "_kept ON " + table);
        else
            for (const char* change : {"UPDATE", "DELETE"})
                database.run(std::string("DROP TRIGGER ") + table + "_kept_" + change);
}

} // namespace

/// The trail of each test: row 1 the start of a run, rows 2 to 6 decisions, row 7 the run's results 1 to 3,
/// row 8 its end.
class AuditCheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { RecordPlaces::addKinds(); }
    void init() {
        if (!RecordPlaces::canUse())
            QSKIP("PostgreSQL's server is not installed");
        records_.emplace(places_.newPlace());
        const std::int64_t run = records_->startRun(sampleRun());
        const std::vector<RecordedResult> results = {resultOf(1), resultOf(2), resultOf(3)};
        for (int image = 0; image < 5; ++image)
            records_->recordDecision(decisionOn(image, DecisionValue::Bad));
        records_->addResults(run, results);
        records_->endRun(run, RunOutcome::Finished);
    }

    void untouchedTrailIsIntact() {
        const AuditReport report = records_->verifyAudit();
        QVERIFY2(report.intact(), qPrintable(textOf(report)));
        QCOMPARE(report.entries, 8);
        QCOMPARE(report.headHash, records_->lastAuditEntries(1).front().hash);
    }

    void rowsCannotBeChangedInPassing() {
        records_->resumeRun(1, {.id = newRunKey(), .who = "Bea", .when = recordTimeNow()});
        Database database(records_->settings());
        const std::map<std::string, std::string> columns = {{"audit", "id"},
                                                            {"checkpoints", "run"},
                                                            {"decisions", "id"},
                                                            {"results", "id"},
                                                            {"resumptions", "id"}};
        for (const auto& guarded : columns) {
            VERIFY_ERROR(database.run("DELETE FROM " + guarded.first), "append-only");
            VERIFY_ERROR(database.run(fmt::format("UPDATE {} SET {} = {}", guarded.first, guarded.second,
                                                  guarded.second)),
                         "append-only");
        }
    }

    void tamperingIsFoundAndSaid_data() {
        QTest::addColumn<QStringList>("statements");
        QTest::addColumn<QString>("problems"); // each as "row what", whole lines' beginnings
        const auto add = [](const char* name, const QStringList& statements, const QString& problems) {
            QTest::newRow(name) << statements << problems;
        };
        add("changed", {"UPDATE audit SET entry = replace(entry, 'Ada', 'Eve') WHERE id = 3"},
            "3 was changed");
        add("changed hash", {"UPDATE audit SET hash = previous_hash WHERE id = 3"}, "3 was changed");
        add("removed", {"DELETE FROM audit WHERE id = 4"}, "4 row 4 is missing: removed");
        add("two removed", {"DELETE FROM audit WHERE id IN (4, 5)"},
            "4 rows 4 to 5 are missing: removed\n5 decision ");
        add("first removed", {"DELETE FROM audit WHERE id = 1"}, "1 row 1 is missing: removed");
        add("neighbours reordered",
            {"UPDATE audit SET id = 99 WHERE id = 3", "UPDATE audit SET id = 3 WHERE id = 4",
             "UPDATE audit SET id = 4 WHERE id = 99"},
            "3 was written as row 4: rows were reordered\n4 was written as row 3: rows were reordered");
        add("far ones reordered",
            {"UPDATE audit SET id = 99 WHERE id = 2", "UPDATE audit SET id = 2 WHERE id = 5",
             "UPDATE audit SET id = 5 WHERE id = 99"},
            "2 was written as row 5: rows were reordered\n5 was written as row 2: rows were reordered");
        add("end cut off", {"DELETE FROM audit WHERE id = 8"}, "8 row 8 is missing: the end was cut off");
        add("all cut off", {"DELETE FROM audit"},
            "1 rows 1 to 8 are missing: the end was cut off\n2 decision \n3 decision \n4 decision \n5 "
            "decision \n"
            "6 decision \n7 results of run 1: the trail tells of something else there\n8 run 1 was changed");
        add("head removed", {"DELETE FROM audit_head"}, "0 the head of the trail");
        add("head set back", {"UPDATE audit_head SET entries = 6"}, "8 there should be 6 rows");
        add("decision changed", {"UPDATE decisions SET decision = 'good' WHERE audit_row = 5"},
            "5 decision ");
        add("who changed", {"UPDATE decisions SET who = 'Eve' WHERE audit_row = 5"}, "5 decision ");
        add("nonsense decision",
            {"UPDATE decisions SET decision = 'x', decided_at = 'y' WHERE audit_row = 5"}, "5 decision ");
        add("decision removed", {"DELETE FROM decisions WHERE audit_row = 5"},
            "5 the decision or run that it tells of was removed");
        add("decision slipped in",
            {"INSERT INTO decisions SELECT 99, 'new', image_sha256, run, result, decision, old_decision, "
             "note, why, "
             "who, decided_at, model_sha256, product_sha256, station FROM decisions WHERE audit_row = 5"},
            "99 decision new is not in the trail");
        const QString second = "7 result 2 of run 1 (incoming/2.png) was changed";
        add("score changed", {"UPDATE results SET fused = 0.5 WHERE id = 2"}, second);
        add("version of the writer changed", {"UPDATE results SET tables_version = 5 WHERE id = 2"}, second);
        add("version of the writer taken away", {"UPDATE results SET tables_version = NULL WHERE id = 2"},
            second);
        add("two results changed", {"UPDATE results SET verdict = 'error' WHERE id > 1"},
            second + "\n7 result 3 of run 1 (incoming/3.png) was changed");
        add("result removed", {"DELETE FROM results WHERE id = 2"}, "7 result 2 of run 1 was removed");
        add("results removed", {"DELETE FROM results"},
            "7 3 results of run 1 were removed, the first is 1, the last 3");
        add("result slipped in",
            {"INSERT INTO results SELECT 9, run, image, image_sha256, verdict, logical, structural, fused, "
             "threshold, counts, explanation, tables_version FROM results WHERE id = 2"},
            "1 result 9 of run 1 (incoming/2.png) is not in the trail");
        add("results are not of the trail any more", {"DELETE FROM checkpoints"},
            "1 result 1 of run 1 (incoming/1.png) is not in the trail\n1 result 2 of run 1\n1 result 3 of "
            "run "
            "1\n7 the decision or run that it tells of was removed");
        add("run changed", {"UPDATE runs SET product = 'lid'"}, "1 run 1 was changed");
        add("nonsense run", {"UPDATE runs SET started_at = 'x'"}, "1 run 1 was changed");
        add("run made unended", {"UPDATE runs SET ended_at = NULL, outcome = NULL, end_row = NULL"},
            "8 the decision or run that it tells of was removed");
        add("end of a run taken away", {"UPDATE runs SET ended_at = NULL, outcome = NULL"},
            "8 run 1 was changed");
        add("no JSON", {"UPDATE audit SET entry = '[}' WHERE id = 2"}, "2 was changed");
    }
    void tamperingIsFoundAndSaid() {
        QFETCH(QStringList, statements);
        QFETCH(QString, problems);
        {
            Database database(records_->settings());
            removeGuards(database);
            for (const QString& statement : statements)
                database.run(fromQt(statement));
        }
        const QString found = textOf(records_->verifyAudit());
        const QStringList expected = problems.split('\n');
        const QStringList lines = found.split('\n', Qt::SkipEmptyParts);
        QVERIFY2(lines.size() == expected.size(), qPrintable(found));
        for (qsizetype i = 0; i < lines.size(); ++i)
            QVERIFY2(lines[i].startsWith(expected[i]), qPrintable(found));
    }

    /// SQLite takes anything into a column of whole numbers.
    void whatReadsLikeTheVersionIsNotIt_data() {
        QTest::addColumn<QString>("value");
        QTest::newRow("fraction") << "tables_version + 0.4";
        QTest::newRow("bytes") << "CAST(CAST(tables_version AS TEXT) AS BLOB)";
        QTest::newRow("no text") << "''";
        QTest::newRow("no bytes") << "x''";
    }
    void whatReadsLikeTheVersionIsNotIt() {
        QFETCH(QString, value);
        {
            Database database(records_->settings());
            if (database.isPostgres())
                QSKIP("PostgreSQL keeps whole numbers alone there");
            removeGuards(database);
            database.run("UPDATE results SET tables_version = " + fromQt(value) + " WHERE id = 2");
        }
        QCOMPARE(textOf(records_->verifyAudit()),
                 "7 result 2 of run 1 (incoming/2.png) was changed: the trail says something else\n");
    }

    /// A program that was killed, or a run that goes on: no end covers its results.
    void resultsOfARunWithoutAnEndAreCovered() {
        const std::int64_t run = records_->startRun(sampleRun("lid")); // row 9
        records_->addResults(run, std::vector{resultOf(4), resultOf(5)});
        records_->addResults(run, std::vector{resultOf(6)});
        QVERIFY2(records_->verifyAudit().intact(), qPrintable(textOf(records_->verifyAudit())));
        QCOMPARE(records_->lastAuditEntries(1).front().action, "results recorded");
        QCOMPARE(records_->lastAuditEntries(1).front().who, "Ada");
        QCOMPARE(records_->lastAuditEntries(1).front().station, "station 1");
        {
            Database database(records_->settings());
            removeGuards(database);
            database.run("UPDATE results SET verdict = 'good' WHERE id = 5");
            database.run("DELETE FROM results WHERE id = 6");
        }
        const QString changed =
            "10 result 5 of run 2 (incoming/5.png) was changed: the trail says something else\n"
            "11 result 6 of run 2 was removed\n";
        QCOMPARE(textOf(records_->verifyAudit()), changed);
        records_->endRun(run, RunOutcome::Finished); // which makes nothing good again
        QCOMPARE(textOf(records_->verifyAudit()), changed);
    }

    /// Their rows of the trail do not say which version stands beside the results.
    void resultsOfProgramsBeforeThisOneStayValid_data() {
        QTest::addColumn<QString>("versions"); // of results 4, 5, …
        QTest::addColumn<QString>("changed");
        QTest::newRow("none") << "NULL, NULL"
                              << "";
        QTest::newRow("first") << "6, 6"
                               << "";
        QTest::newRow("unknown") << "6, 5"
                                 << "10 result 5 of run 2 (incoming/5.png) was changed";
        QTest::newRow("unknown first") << "5, 6"
                                       << "10 result 4 of run 2 (incoming/4.png) was changed";
        const QString differ = "10 versions of the writer beside results of run 2 differ";
        QTest::newRow("taken away") << "6, NULL" << differ;
        QTest::newRow("taken away first") << "NULL, 6, 6, 6" << differ; // no result is blamed, of many
    }
    void resultsOfProgramsBeforeThisOneStayValid() {
        QFETCH(QString, versions);
        QFETCH(QString, changed);
        const std::int64_t run = records_->startRun(sampleRun("lid")); // row 9
        Database database(records_->settings());
        removeGuards(database);
        database.run(database.isPostgres() ? "DROP TRIGGER results_of_earlier ON results"
                                           : "DROP TRIGGER results_of_earlier");
        const QStringList beside = versions.split(", ");
        for (int id = 4; id < 4 + static_cast<int>(beside.size()); ++id)
            database.run(fmt::format("INSERT INTO results SELECT {0}, {1}, 'incoming/{0}.png', image_sha256, "
                                     "verdict, logical, structural, fused, threshold, counts, explanation, "
                                     "{2} FROM results WHERE id = 2",
                                     id, run, fromQt(beside[id - 4])));
        AuditJson hashes = AuditJson::object();
        for (const RecordedResult& result : records_->results(run))
            hashes[std::to_string(result.id)] = resultHash(result);
        {
            Transaction transaction(database, Transaction::Kind::Write);
            appendAudit(database, {.action = kResultsAction,
                                   .detail = {{"id", run}, {"results_sha256", hashes}}}); // row 10
            database.run("INSERT INTO checkpoints (audit_row, run) VALUES (10, 2)");
            transaction.commit();
        }
        const QString found = textOf(records_->verifyAudit());
        QVERIFY2(changed.isEmpty() ? found.isEmpty() : found.startsWith(changed), qPrintable(found));
        QVERIFY2(found.count('\n') <= 1, qPrintable(found));
    }

    /// Results of a large piece are told of in several rows.
    void manyResultsAtOnceAreCovered() {
        std::vector<RecordedResult> many;
        for (int i = 0; i < 1201; ++i)
            many.push_back(resultOf(i));
        records_->addResults(records_->startRun(sampleRun()), many);
        QCOMPARE(records_->verifyAudit().entries, 8 + 1 + 3);
        QVERIFY(records_->verifyAudit().intact());
    }

    void renumberedRunIsNamedAndNoOtherIs() {
        const std::int64_t other = records_->startRun(sampleRun("lid"));
        records_->addResults(other, std::vector{resultOf(4)});
        records_->endRun(other, RunOutcome::Finished);
        {
            Database database(records_->settings());
            removeGuards(database);
            if (database.isPostgres())
                for (const char* table : {"results", "resumptions", "checkpoints"})
                    database.run(fromQt(QString("ALTER TABLE %1 DROP CONSTRAINT %1_run_fkey").arg(table)));
            else
                database.run("PRAGMA foreign_keys = OFF");
            for (const char* change : {"runs SET id = 7 WHERE id", "results SET run = 7 WHERE run",
                                       "checkpoints SET run = 7 WHERE run"})
                database.run(fromQt(QString("UPDATE %1 = 1").arg(change)));
        }
        QCOMPARE(textOf(records_->verifyAudit()), "1 run 7 was renumbered: the trail tells of it as run 1\n");
    }

    void hashThatWasKeptIsLookedFor() {
        const std::string kept = records_->lastAuditEntries(1).front().hash;
        records_->recordDecision(decisionOn(1));
        QVERIFY(records_->verifyAudit({}, kept).intact());
        QVERIFY(records_->verifyAudit({}, std::string(kFirstPreviousHash)).intact()); // of no row yet
        const AuditReport report = records_->verifyAudit({}, std::string(64, 'a'));
        QCOMPARE(report.problems.size(), 1U);
        QVERIFY(contains(report.problems.front().what, "no row has the SHA-256 that was kept, aaaa"));
    }

    /// Rows 9 to 11: the run goes on, finds one more, and ends again.
    void resumptionsAreCheckedToo_data() {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QStringList>("problems");
        const auto add = [](const char* name, const QString& statement, const QStringList& problems) {
            QTest::newRow(name) << statement << problems;
        };
        const QString run = "run 1 was changed";
        add("nothing", "SELECT 1", {});
        add("early result changed", "UPDATE results SET fused = 0.5 WHERE id = 2", {"7 result 2 of"});
        add("late result changed", "UPDATE results SET fused = 0.5 WHERE id = 4", {"10 result 4 of"});
        add("who resumed it changed", "UPDATE resumptions SET who = 'Eve'", {"9 " + run});
        add("earlier end changed", "UPDATE resumptions SET outcome = 'cancelled'", {"8 " + run});
        add("resumption removed", "DELETE FROM resumptions",
            {"8 the decision or run that it tells of", "9 the decision or run that it tells of"});
        add("nonsense", "UPDATE resumptions SET resumed_at = 'x'", {"1 resumptions of run 1"});
    }
    void resumptionsAreCheckedToo() {
        QFETCH(QString, statement);
        QFETCH(QStringList, problems);
        records_->resumeRun(1, {.id = newRunKey(), .who = "Bea", .when = recordTimeNow()});
        records_->addResults(1, std::vector{resultOf(4)});
        records_->endRun(1, RunOutcome::Finished);
        {
            Database database(records_->settings());
            removeGuards(database);
            database.run(fromQt(statement));
        }
        const QString found = textOf(records_->verifyAudit());
        const QStringList lines = found.split('\n', Qt::SkipEmptyParts);
        QVERIFY2(lines.size() == problems.size(), qPrintable(found));
        for (qsizetype i = 0; i < lines.size(); ++i)
            QVERIFY2(lines[i].startsWith(problems[i]), qPrintable(found));
    }

    /// A row that was written anew with a hash that fits is given away by the one behind it.
    void rowWrittenAnewWithItsHashIsFound_data() {
        QTest::addColumn<int>("row");
        QTest::newRow("first") << 1;
        QTest::newRow("in the middle") << 4;
        QTest::newRow("last") << 8;
    }
    void rowWrittenAnewWithItsHashIsFound() {
        QFETCH(int, row);
        {
            Database database(records_->settings());
            removeGuards(database);
            QSqlQuery query = database.run("SELECT previous_hash, entry FROM audit WHERE id = ?", {row});
            QVERIFY(database.next(query));
            QString entry = query.value(1).toString();
            entry.replace("Ada", "Eve");
            const QString hash = toQt(chainHash(fromQt(query.value(0).toString()), fromQt(entry)));
            database.run("UPDATE audit SET entry = ?, hash = ? WHERE id = ?", {entry, hash, row});
        }
        const AuditReport report = records_->verifyAudit();
        QVERIFY(!report.intact());
        QCOMPARE(report.problems.front().row, row);
        QVERIFY(contains(report.problems.front().what, "was replaced"));
    }

    void listOfProblemsEnds() {
        for (int i = 0; i < 200; ++i)
            records_->recordDecision(decisionOn(i));
        {
            Database database(records_->settings());
            removeGuards(database);
            database.run("UPDATE audit SET hash = 'x'");
        }
        QCOMPARE(records_->verifyAudit().problems.size(), AuditReport::kMostProblems);
    }

    void verifyingCanBeStopped() {
        std::stop_source source;
        source.request_stop();
        QVERIFY_THROWS_EXCEPTION(Cancelled, records_->verifyAudit({.stop = source.get_token()}));
        QVERIFY(records_->verifyAudit().intact());
    }

private:
    RecordPlaces places_;
    std::optional<Records> records_;
};

QTEST_GUILESS_MAIN(AuditCheckTest)
#include "audit_check_test.moc"
