#include "records/sql/database.h"

#include <algorithm>
#include <atomic>
#include <string_view>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QSqlError>
#include <QThread>
#include <QUrl>
#include <fmt/format.h>

#include "base/error.h"
#include "base/folder.h"
#include "records/records_unreachable.h"
#include "records/sql/postgres_url.h"
#include "records/sql/sql_text.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

/// Qt finds connections by name, in the whole process.
QString uniqueName() {
    static std::atomic<unsigned> count = 0;
    return QStringLiteral("cliplad-records-%1").arg(++count);
}

QSqlDatabase connectionFor(bool isPostgres) {
    const QString driver = isPostgres ? QStringLiteral("QPSQL") : QStringLiteral("QSQLITE");
    if (QCoreApplication::instance() == nullptr)
        throw Error("records need a QCoreApplication", fromQt(driver));
    if (!QSqlDatabase::isDriverAvailable(driver))
        throw Error(fmt::format("Qt's database driver {} is not there", fromQt(driver)), "",
                    isPostgres ? "install libqt6sql6-psql" : "install libqt6sql6-sqlite");
    return QSqlDatabase::addDatabase(driver, uniqueName());
}

/// The first line of what the database says.
std::string said(const QSqlError& error) {
    return fromQt((error.databaseText().isEmpty() ? error.driverText() : error.databaseText())
                      .trimmed()
                      .section(QLatin1Char('\n'), 0, 0));
}

constexpr auto kLockTimeout = u"55P03"; // PostgreSQL's
constexpr auto kServerHint = "check the network, the server, and who may connect";

enum SqliteCode { kBusy = 5, kLocked = 6, kReadOnly = 8, kIoError = 10, kCorrupt = 11, kFull = 13 };
enum MoreSqliteCodes { kCannotOpen = 14, kNoDatabase = 26 };

} // namespace

Database::Database(const RecordsSettings& settings)
    : settings_(settings)
    , isPostgres_(isPostgresUrl(settings.database))
    , name_(shownName(settings))
    , connection_(connectionFor(isPostgres_)) {
    try {
        open();
    } catch (...) {
        const QString name = connection_.connectionName();
        connection_ = {};
        QSqlDatabase::removeDatabase(name);
        throw;
    }
}

Database::~Database() {
    const QString name = connection_.connectionName();
    connection_.close();
    connection_ = {};
    QSqlDatabase::removeDatabase(name);
}

void Database::open() {
    if (isPostgres_)
        openPostgres();
    else
        openSqlite();
}

void Database::openSqlite() {
    const bool isReadOnly = settings_.access == RecordsSettings::Access::ReadOnly;
    const bool isMade = settings_.access == RecordsSettings::Access::Write;
    const fs::path path(name_);
    if (name_.find("://") != std::string::npos)
        throw Error("is no address of records", name_,
                    "name a file, or a server as postgresql://user@host:5432/name");
    if (!isMade && !isThere(path))
        throw Error("is not there", name_, "name the records file, or the server as postgresql://…");
    if (isThere(path) && isFolder(path))
        throw Error("is a folder", name_, "name the records file in it");
    if (isMade)
        makeFolder(fs::absolute(path).parent_path());
    const QString file = QString::fromStdString(name_);
    const bool isOpenedAsUri = !isMade && !isReadOnly; // which alone can say so, should the file go meanwhile
    connection_.setDatabaseName(
        isOpenedAsUri ? QString::fromLatin1(QUrl::fromLocalFile(file).toEncoded() + "?mode=rw") : file);
    connection_.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1%2")
                                      .arg(settings_.wait.count())
                                      .arg(QLatin1String(isReadOnly      ? ";QSQLITE_OPEN_READONLY"
                                                         : isOpenedAsUri ? ";QSQLITE_OPEN_URI"
                                                                         : "")));
    if (!connection_.open())
        fail(connection_.lastError());
    if (isReadOnly)
        return;
    useWriteAheadLog();
    run("PRAGMA synchronous = FULL");
    run("PRAGMA foreign_keys = ON");
}

/// SQLite does not wait its busy time where two programs change the mode of a new file at once.
void Database::useWriteAheadLog() {
    const QDeadlineTimer deadline(settings_.wait);
    while (true) {
        QSqlQuery query(connection_);
        if (query.exec(QStringLiteral("PRAGMA journal_mode = WAL")) && query.next()) {
            if (query.value(0).toString() == u"wal")
                return;
            throw Error("lies where SQLite cannot keep a write-ahead log", name_,
                        "keep records on a local disk; for several stations use a PostgreSQL server");
        }
        const int code = query.lastError().nativeErrorCode().toInt() & 0xff;
        if ((code != kBusy && code != kLocked) || deadline.hasExpired())
            fail(query.lastError());
        QThread::msleep(2);
    }
}

void Database::openPostgres() {
    const PostgresPlace place = parsePostgresUrl(settings_.database);
    connection_.setHostName(toQt(place.host));
    if (place.port != 0)
        connection_.setPort(place.port);
    connection_.setDatabaseName(toQt(place.database));
    connection_.setUserName(toQt(place.user));
    connection_.setPassword(toQt(place.password));
    const auto wait = std::max<std::int64_t>(settings_.wait.count(), 1);
    // A cable that was pulled is noticed in the same time.
    QString options = QStringLiteral("connect_timeout=%1;keepalives_idle=5;keepalives_interval=2;"
                                     "keepalives_count=3;tcp_user_timeout=%2")
                          .arg((wait + 999) / 1000)
                          .arg(wait);
    if (!place.options.empty())
        options += QLatin1Char(';') + toQt(place.options);
    connection_.setConnectOptions(options);
    if (!connection_.open())
        fail(connection_.lastError());
    run(fmt::format("SET lock_timeout = {}", wait));
    run("SET idle_in_transaction_session_timeout = 60000"); // a station that hangs lets the others go on
    if (settings_.access == RecordsSettings::Access::ReadOnly)
        run("SET default_transaction_read_only = on");
}

void Database::requireOpen() const {
    if (!connection_.isOpen())
        throw RecordsUnreachable("the records' server cannot be reached", name_, kServerHint);
}

QSqlQuery Database::prepared(const std::string& sql) {
    requireOpen();
    QSqlQuery query(connection_);
    if (!query.prepare(toQt(sql)))
        fail(query.lastError());
    return query;
}

void Database::execute(QSqlQuery& query, const QVariantList& values) {
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), values[i]);
    if (!query.exec())
        fail(query.lastError());
}

QSqlQuery Database::run(const std::string& sql, const QVariantList& values) {
    if (!values.empty()) {
        QSqlQuery query = prepared(sql);
        execute(query, values);
        return query;
    }
    requireOpen();
    QSqlQuery query(connection_);
    if (!query.exec(toQt(sql)))
        fail(query.lastError());
    return query;
}

QSqlQuery Database::stream(const std::string& sql, const QVariantList& values) {
    requireOpen();
    QSqlQuery query(connection_);
    query.setForwardOnly(true);
    if (!query.prepare(toQt(sql)))
        fail(query.lastError());
    execute(query, values);
    return query;
}

bool Database::next(QSqlQuery& query) {
    if (query.next())
        return true;
    if (query.lastError().isValid())
        fail(query.lastError());
    return false;
}

void Database::connectAgain() {
    connection_.close();
    open();
}

void Database::fail(const QSqlError& error) const {
    if (isPostgres_)
        failPostgres(error);
    failSqlite(error);
}

void Database::failSqlite(const QSqlError& error) const {
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case kBusy:
    case kLocked:
        throw Error("is being written by another program for too long", name_,
                    "try again, or end the program that holds it");
    case kReadOnly:
    case kIoError:
    case kFull:
    case kCannotOpen:
        throw Error("cannot be opened or written: " + said(error), name_, kWriteHint);
    case kCorrupt:
    case kNoDatabase:
        throw Error("is damaged, or no records file: " + said(error), name_,
                    "name another file, or restore a copy of it");
    default:
        throw Error("the records refuse this: " + said(error), name_);
    }
}

void Database::failPostgres(const QSqlError& error) const {
    const QString code = error.nativeErrorCode();
    if (code == kLockTimeout)
        throw RecordsUnreachable("the records' server has another station writing for too long", name_,
                                 "try again, or end the program that holds it");
    // What libpq says by itself has no code; 08 is the class of broken connections, 57P of a server that
    // ends.
    if (code.isEmpty() || code.startsWith(u"08") || code.startsWith(u"57P") || !connection_.isOpen())
        throw RecordsUnreachable("the records' server cannot be reached: " + said(error), name_, kServerHint);
    throw Error("the records refuse this: " + said(error), name_);
}

} // namespace cliplad
