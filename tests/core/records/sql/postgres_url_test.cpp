#include "records/sql/postgres_url.h"

#include <QtTest>

#include "records/records_settings.h"

#include "support/error_of.h"

using namespace cliplad;

class PostgresUrlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPartIsRead() {
        const PostgresPlace place = parsePostgresUrl(
            "postgresql://ada:s%40crt@db.example:5433/records?sslmode=require&application_name=x");
        QCOMPARE(place.host, "db.example");
        QCOMPARE(place.port, 5433);
        QCOMPARE(place.database, "records");
        QCOMPARE(place.user, "ada");
        QCOMPARE(place.password, "s@crt");
        QCOMPARE(place.options, "sslmode=require;application_name=x");
    }

    void socketFolderIsAHost() {
        const PostgresPlace place = parsePostgresUrl("postgres:///records?host=/run/pg&user=ada&port=5");
        QCOMPARE(place.host, "/run/pg");
        QCOMPARE(place.user, "ada");
        QCOMPARE(place.port, 5);
    }

    void passwordIsNeverShown() {
        for (const char* url :
             {"postgresql://ada:secret@db/records", "postgresql://db/records?password=secret",
              "postgresql://db/records?sslkey=/k&sslpassword=secret"})
            QVERIFY(!tests::contains(shownName({.database = url}), "secret"));
        VERIFY_ERROR(parsePostgresUrl("postgresql://ada:secret@db:x/records"), "cannot be read");
        VERIFY_ERROR(parsePostgresUrl("postgresql://ada:secret@db"), "names no database");
        QVERIFY(!tests::contains(tests::errorOf([] { parsePostgresUrl("postgresql://ada:secret@db:x/r"); }),
                                 "secret"));
    }

    void whatIsNearlyAnAddressIsRefusedAndNotRepeated() {
        for (const char* name : {"POSTGRESQL://ada:secret@db/records", " postgresql://ada:secret@db/records",
                                 "postgresql:/ada:secret@db/records", "mysql://ada:secret@db/records",
                                 "host=db password=secret"}) {
            const std::string message = tests::errorOf([&] { shownName({.database = name}); });
            QVERIFY2(tests::contains(message, "neither a file nor an address"), name);
            QVERIFY2(!tests::contains(message, "secret"), name);
        }
        QCOMPARE(shownName({.database = "/data/password list.sqlite"}), "/data/password list.sqlite");
    }

    void passphraseOfAKeyGoesToTheServersLibraryAndIsNamedAsOne() {
        const PostgresPlace place = parsePostgresUrl("postgresql://db/records?sslpassword=secret");
        QVERIFY(place.hasKeyPassphrase);
        QCOMPARE(place.options, "sslpassword=secret");
        QVERIFY(!parsePostgresUrl("postgresql://db/records?sslkey=/k").hasKeyPassphrase);
    }

    /// What waits for records is kept under it.
    void shownNameOpensTheSame() {
        const std::string url = "postgresql://ada:secret@db:5433/my%20records?sslmode=require";
        const PostgresPlace place = parsePostgresUrl(shownName({.database = url}));
        QCOMPARE(place.host, "db");
        QCOMPARE(place.port, 5433);
        QCOMPARE(place.database, "my records");
        QCOMPARE(place.user, "ada");
        QCOMPARE(place.options, "sslmode=require");
        QCOMPARE(place.shownName, shownName({.database = url}));
    }

    void optionCannotSmuggleInAnother() {
        VERIFY_ERROR(parsePostgresUrl("postgresql://db/r?sslmode=disable%20user%3Deve"), "not allowed");
    }

    void otherTextIsNoServer() {
        QVERIFY(!isPostgresUrl("records.sqlite"));
        QVERIFY(!isPostgresUrl("/postgresql://x"));
    }
};

QTEST_APPLESS_MAIN(PostgresUrlTest)
#include "postgres_url_test.moc"
