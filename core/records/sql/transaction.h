#pragma once

#include "records/sql/database.h"

namespace cliplad {

/// What is done between its construction and commit() is done whole or not at all; without commit() the
/// destructor takes it back.
///
/// Write: one writer at a time, over all stations, so that the audit trail is one chain. Read: one unchanging
/// view of the records. A server's connection that was lost before is made again; one that is lost within
/// the transaction ends it with RecordsUnreachable.
class Transaction {
public:
    enum class Kind { Write, Read };

    Transaction(Database& database, Kind kind);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit();

private:
    void rollBack() noexcept;

    Database& database_;
    bool isOpen_ = false;
};

} // namespace cliplad
