#include "records/records_check.h"

#include <QSettings>
#include <QtTest>

#include "base/atomic_file.h"
#include "core/records/record_places.h"
#include "records/configured_records.h"
#include "records/records.h"

#include "support/error_of.h"

using namespace cliplad;
using namespace cliplad::tests;

/// What is said of an address before it is used, and where addresses are kept.
class RecordsCheckTest : public QObject {
    Q_OBJECT

private:
    RecordPlaces places_;
    RecordsSettings settings_;

private Q_SLOTS:
    void initTestCase_data() { RecordPlaces::addKinds(); }
    void init() {
        if (!RecordPlaces::canUse())
            QSKIP("PostgreSQL's server is not installed");
        settings_ = places_.newPlace();
    }

    void newPlaceIsLeftAsItIs() {
        const RecordsCheck check = checkRecords(settings_);
        QVERIFY(check.state ==
                (RecordPlaces::isPostgres() ? RecordsCheck::State::Empty : RecordsCheck::State::Absent));
        if (!RecordPlaces::isPostgres())
            QVERIFY(!std::filesystem::exists(settings_.database));
        QVERIFY(checkRecords(settings_).state == check.state);
    }

    void recordsTellWhatTheyHold() {
        Records records(settings_);
        records.startRun(sampleRun());
        records.recordDecision(decisionOn(1));
        records.recordDecision(decisionOn(1));
        const RecordsCheck check = checkRecords(settings_);
        QVERIFY(check.state == RecordsCheck::State::Ready);
        QCOMPARE(check.runs, 1);
        QCOMPARE(check.decisions, 2);
        QCOMPARE(check.name, records.name());
    }

    void whatIsWrongIsSaid() {
        if (RecordPlaces::isPostgres()) {
            VERIFY_ERROR(checkRecords({.database = places_.server().url("missing")}), "missing");
            VERIFY_ERROR(checkRecords({.database = "postgresql://localhost"}), "names no database");
            VERIFY_ERROR(checkRecords({.database = "postgresql:///records?host=/nowhere"}), "/nowhere");
            return;
        }
        VERIFY_ERROR(checkRecords({.database = "/"}), "is a folder");
        VERIFY_ERROR(checkRecords({.database = "/dev/null/records.sqlite"}), "is no folder");
        writeFileAtomically(settings_.database, std::string(5000, 'x'));
        VERIFY_ERROR(checkRecords(settings_), "no records file");
    }

    void userWithoutRightsIsTold() {
        if (!RecordPlaces::isPostgres())
            return;
        { const Records records(settings_); }
        Database database(settings_);
        database.run("DROP ROLE IF EXISTS reader");
        database.run("CREATE ROLE reader LOGIN");
        database.run("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader");
        RecordsSettings reader = settings_;
        reader.database.replace(reader.database.find("inspector"), 9, "reader");
        VERIFY_ERROR(checkRecords(reader), "may not write");
        database.run("GRANT INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO reader");
        QVERIFY(checkRecords(reader).state == RecordsCheck::State::Ready);
        database.run("REVOKE INSERT ON checkpoints FROM reader"); // made after the others were granted
        VERIFY_ERROR(checkRecords(reader), "grant INSERT on checkpoints");
        database.run("DROP OWNED BY reader");
    }

    void configuredRecordsAreKeptAndForgotten() {
        const QTemporaryDir folder;
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
        QCoreApplication::setOrganizationName(kSettingsOrganization);
        QCoreApplication::setApplicationName(kSettingsApplication);
        configureRecords("postgresql://a@b/c?x=1,2", " line 2 ");
        QCOMPARE(configuredRecords().database, "postgresql://a@b/c?x=1,2");
        QCOMPARE(configuredRecords().station, "line 2");
        configureRecords("", "");
        QVERIFY(configuredRecords().database.empty() && configuredRecords().station.empty());
        QVERIFY(!QSettings().contains("records/database"));
        configurePerson(" Bea ");
        QCOMPARE(configuredPerson(), "Bea");
        configurePerson(" ");
        QCOMPARE(configuredPerson(), thisPerson());
    }
};

QTEST_GUILESS_MAIN(RecordsCheckTest)
#include "records_check_test.moc"
