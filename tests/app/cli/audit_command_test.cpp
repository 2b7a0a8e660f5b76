#include <QtTest>

#include <algorithm>
#include <cctype>

#include "app/cli/command_line.h"
#include "base/atomic_file.h"
#include "base/sha256.h"
#include "records/records.h"
#include "records/sql/database.h"

using namespace cliplad;
using tests::Outcome;

class AuditCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The file that the Studio uses: a run that ended, with two decisions on one image.
    void initTestCase() {
        Records records(settings());
        const std::int64_t run = records.startRun({.product = "tray", .who = "Ada"});
        Decision decision{.imageSha256 = sha256("image"), .value = DecisionValue::Bad, .who = "Ada"};
        records.recordDecision(decision);
        decision.value = DecisionValue::Good;
        records.recordDecision(decision);
        records.endRun(run, RunOutcome::Finished);
        head_ = records.verifyAudit().headHash;
    }

    void untouchedTrailIsIntact() {
        const Outcome text = shop_.run({"audit", "verify"});
        QCOMPARE(text.code, 0);
        QVERIFY(text.out.find("is intact, 4 rows") != std::string::npos);
        QVERIFY(text.out.find(head_) != std::string::npos);
        const nlohmann::json json = shop_.run({"audit", "verify", "--json"}).json();
        QCOMPARE(json.value("intact", false), true);
        QCOMPARE(json.value("entries", 0), 4);
        QCOMPARE(json.value("head", ""), head_);
    }

    void listSaysWhoDidWhat() {
        const Outcome text = shop_.run({"audit", "list"});
        QCOMPARE(text.code, 0);
        for (const std::string& part : {std::string("run started"), std::string("bad → good"),
                                        std::string("Ada"), "image " + sha256("image").substr(0, 12)})
            QVERIFY2(text.out.find(part) != std::string::npos, text.out.c_str());
        const nlohmann::json json = shop_.run({"audit", "list", "--last", "2", "--json"}).json();
        QCOMPARE(json.size(), 2U);
        QCOMPARE(json[0]["entry"]["detail"]["decision"].get<std::string>(), "good");
        QCOMPARE(json[1]["entry"]["action"].get<std::string>(), "run ended");
        QCOMPARE(json[1]["hash"].get<std::string>(), head_);
        QCOMPARE(shop_.run({"audit", "list", "--last", "0", "--json"}).json().size(), 4U);
    }

    void resultsAreListedWhereTheyAreAskedFor() {
        const std::string file = shop_.path("results.sqlite").string();
        {
            Records records(RecordsSettings{.database = file});
            const std::int64_t run = records.startRun({.product = "lid", .who = "Bea"});
            records.addResults(run, std::vector<RecordedResult>{{.image = "a.png"}, {.image = "b.png"}});
            records.addResults(run, std::vector<RecordedResult>{{.image = "c.png"}});
        }
        const Outcome people = shop_.run({"audit", "list", "results.sqlite", "--last", "1"});
        QVERIFY2(people.out.find("run started") != std::string::npos, people.out.c_str());
        QVERIFY2(people.out.find("results recorded") == std::string::npos, people.out.c_str());
        const Outcome all = shop_.run({"audit", "list", "results.sqlite", "--last", "2", "--results"});
        for (const char* part : {"results recorded", "run 1, 2 results", "run 1, 1 result"})
            QVERIFY2(all.out.find(part) != std::string::npos, all.out.c_str());
        QVERIFY2(all.out.find("run started") == std::string::npos, all.out.c_str());
    }

    void changedRowIsNamedAndTheProgramFails() {
        const std::string copy = shop_.path("copy.sqlite").string();
        {
            Database database(settings());
            database.run("VACUUM INTO ?", {QString::fromStdString(copy)});
        }
        {
            Database database({.database = copy});
            database.run("DROP TRIGGER audit_kept_UPDATE");
            database.run("UPDATE audit SET entry = replace(entry, 'Ada', 'Eve') WHERE id = 2");
        }
        const Outcome outcome = shop_.run({"audit", "verify", "copy.sqlite", "--json"});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.says("the audit trail is not intact: 1 problem"), outcome.err.c_str());
        QCOMPARE(outcome.json()["intact"].get<bool>(), false);
        QCOMPARE(outcome.json()["problems"][0]["row"].get<int>(), 2);
        QVERIFY(shop_.run({"audit", "verify", "copy.sqlite"}).out.find("row 2: was changed") !=
                std::string::npos);
    }

    /// Who owns the database can cut off the last row and write the head anew: only what was kept elsewhere
    /// tells.
    void hashThatWasKeptTellsWhatWasCutOff() {
        const std::string copy = shop_.path("cut.sqlite").string();
        std::string kept = head_;
        std::ranges::transform(kept, kept.begin(), [](unsigned char letter) { return std::toupper(letter); });
        {
            Database database(settings());
            database.run("VACUUM INTO ?", {QString::fromStdString(copy)});
        }
        Records(RecordsSettings{.database = copy}).startRun({.product = "lid", .who = "Bea"});
        const Outcome grown = shop_.run({"audit", "verify", "cut.sqlite", "--expect", kept});
        QCOMPARE(grown.code, 0);
        QVERIFY2(grown.out.find("is intact, 5 rows, the expected one among them") != std::string::npos,
                 grown.out.c_str());
        {
            Database database({.database = copy});
            database.run("DROP TRIGGER audit_kept_DELETE");
            database.run("DELETE FROM audit WHERE id > 3");
            database.run("DELETE FROM runs WHERE id = 2");
            database.run(
                "UPDATE runs SET ended_at = NULL, outcome = NULL, result_count = NULL, end_row = NULL");
            database.run("UPDATE audit_head SET entries = 3, hash = (SELECT hash FROM audit WHERE id = 3)");
        }
        QCOMPARE(shop_.run({"audit", "verify", "cut.sqlite"}).code, 0);
        const Outcome cut = shop_.run({"audit", "verify", "cut.sqlite", "--expect", kept});
        QCOMPARE(cut.code, 1);
        QVERIFY2(cut.out.find("no row has the SHA-256 that was kept, " + head_) != std::string::npos,
                 cut.out.c_str());
        const Outcome wrong = shop_.run({"audit", "verify", "--expect", "12"});
        QVERIFY(wrong.code != 0 && wrong.code != 1);
        QVERIFY2(wrong.says("expected a SHA-256"), wrong.err.c_str());
    }

    void withoutAnAddressTheStudiosRecordsAreRead() {
        const std::string elsewhere = shop_.path("elsewhere.sqlite").string();
        Records({.database = elsewhere}).startRun({.product = "lid", .who = "Bea"});
        const std::filesystem::path config = shop_.path("config/clip-lad");
        std::filesystem::create_directories(config);
        writeFileAtomically(config / "studio.conf", "[records]\ndatabase=\"" + elsewhere + "\"\n");
        const Outcome set = shop_.run({"audit", "verify", "--json"});
        std::filesystem::remove_all(config);
        QCOMPARE(set.json()["records"].get<std::string>(), elsewhere);
        QCOMPARE(set.json()["entries"].get<int>(), 1);
        QCOMPARE(shop_.run({"audit", "verify", "--json"}).json()["entries"].get<int>(), 4);
    }

    void whatIsNoRecordsIsRefusedInOneSentence() {
        const Outcome missing = shop_.run({"audit", "verify", "none.sqlite"});
        QCOMPARE(missing.code, 1);
        QVERIFY2(missing.says("clip-lad: none.sqlite: is not there"), missing.err.c_str());
        QVERIFY(!std::filesystem::exists(shop_.path("none.sqlite")));
        const Outcome other = shop_.run({"audit", "list", "prompts.yaml"});
        QCOMPARE(other.code, 1);
        QVERIFY2(other.says("no records file"), other.err.c_str());
        const Outcome server =
            shop_.run({"audit", "verify", "postgresql://eve:secret@/r?host=" + shop_.path("").string()});
        QCOMPARE(server.code, 1);
        QVERIFY2(server.says("cannot be reached") && !server.says("secret"), server.err.c_str());
    }

private:
    RecordsSettings settings() const {
        return {.database = shop_.path("data/clip-lad/records.sqlite").string()};
    }

    tests::Workshop shop_;
    std::string head_;
};

QTEST_GUILESS_MAIN(AuditCommandTest)
#include "audit_command_test.moc"
