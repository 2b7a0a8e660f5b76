#include "records/sql/transaction.h"

#include "records/records_unreachable.h"

namespace cliplad {
namespace {

void begin(Database& database, Transaction::Kind kind) {
    const bool isWrite = kind == Transaction::Kind::Write;
    if (database.isPostgres())
        database.run(isWrite ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    else
        database.run(isWrite ? "BEGIN IMMEDIATE" : "BEGIN");
}

} // namespace

Transaction::Transaction(Database& database, Kind kind)
    : database_(database) {
    try {
        begin(database_, kind);
    } catch (const RecordsUnreachable&) {
        database_.connectAgain();
        begin(database_, kind);
    }
    isOpen_ = true;
    if (kind == Kind::Read || !database_.isPostgres())
        return;
    try {
        database_.run("SELECT pg_advisory_xact_lock(hashtext('clip-lad records'))");
    } catch (...) {
        rollBack();
        throw;
    }
}

Transaction::~Transaction() {
    if (isOpen_)
        rollBack();
}

void Transaction::rollBack() noexcept {
    isOpen_ = false;
    try {
        database_.run("ROLLBACK");
    } catch (const std::exception&) { // the connection is gone, and the server rolls back by itself
        return;
    }
}

void Transaction::commit() {
    database_.run("COMMIT");
    isOpen_ = false;
}

} // namespace cliplad
