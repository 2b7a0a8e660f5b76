#pragma once

#include <string>

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariantList>

#include "records/records_settings.h"

namespace cliplad {

/// One connection to an SQLite file or a PostgreSQL server, for the other files of this folder.
///
/// Belongs to the thread that made it, which needs a QCoreApplication in the process. Every failure is thrown
/// as Error, a server that does not answer as RecordsUnreachable. SQLite is set to write-ahead logging with
/// synchronous = FULL: what was committed is on the disk.
class Database {
public:
    explicit Database(const RecordsSettings& settings);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    bool isPostgres() const { return isPostgres_; }
    const std::string& name() const { return name_; } ///< for messages: RecordsSettings' shownName

    /// Runs a statement with values for its `?`s. What a SELECT finds is held in memory.
    QSqlQuery run(const std::string& sql, const QVariantList& values = {});

    /// The same for results of any size, which come as they are read. Nothing else may be run meanwhile.
    QSqlQuery stream(const std::string& sql, const QVariantList& values = {});

    /// A statement to be executed many times.
    QSqlQuery prepared(const std::string& sql);
    void execute(QSqlQuery& query, const QVariantList& values);

    /// The next row, as QSqlQuery::next(), which does not tell a failure from the end.
    bool next(QSqlQuery& query);

    /// After RecordsUnreachable: a connection that was lost stays so otherwise.
    void connectAgain();

private:
    void open();
    void openSqlite();
    void openPostgres();
    /// Throws RecordsUnreachable after a connectAgain() that failed: Qt would log each query.
    void requireOpen() const;
    void useWriteAheadLog();
    [[noreturn]] void fail(const QSqlError& error) const;
    [[noreturn]] void failSqlite(const QSqlError& error) const;
    [[noreturn]] void failPostgres(const QSqlError& error) const;

    RecordsSettings settings_;
    bool isPostgres_ = false;
    std::string name_;
    QSqlDatabase connection_;
};

} // namespace cliplad
