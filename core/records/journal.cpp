#include "records/journal.h"

#include <QSqlQuery>
#include <QVariant>

#include "base/error.h"
#include "records/database.h"
#include "records/transaction.h"

namespace cliplad {
namespace {

constexpr int kJournalVersion = 1;

} // namespace

void prepareJournal(Database& journal, const char* createTable) {
    Transaction transaction(journal, Transaction::Kind::Write);
    int version = 0;
    {
        QSqlQuery query = journal.run("PRAGMA user_version");
        if (journal.next(query))
            version = query.value(0).toInt();
    }
    if (version > kJournalVersion)
        throw Error("was written by a newer version of this program", journal.name(), "update this program");
    if (version == 0) {
        journal.run(createTable);
        journal.run("PRAGMA user_version = 1");
    }
    transaction.commit();
}

} // namespace cliplad
