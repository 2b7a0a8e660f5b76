#include "records/outbox/journal.h"

#include <string>

#include <QSqlQuery>
#include <QVariant>

#include "base/error.h"
#include "records/sql/database.h"
#include "records/sql/transaction.h"

namespace cliplad {

void prepareJournal(Database& journal, std::span<const char* const> steps) {
    Transaction transaction(journal, Transaction::Kind::Write);
    std::size_t version = 0;
    {
        QSqlQuery query = journal.run("PRAGMA user_version");
        if (journal.next(query))
            version = query.value(0).toUInt();
    }
    if (version > steps.size())
        throw Error("was written by a newer version of this program", journal.name(), "update this program");
    if (version == steps.size())
        return;
    for (const char* step : steps.subspan(version))
        journal.run(step);
    journal.run("PRAGMA user_version = " + std::to_string(steps.size()));
    transaction.commit();
}

} // namespace cliplad
