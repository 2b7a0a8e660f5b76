#include "records/outbox/journal.h"

#include <QSqlQuery>
#include <QVariant>

#include "base/error.h"
#include "records/sql/database.h"
#include "records/sql/sql_text.h"
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

std::vector<std::string> targetsIn(Database& journal, const std::string& table) {
    QSqlQuery query = journal.run("SELECT DISTINCT target FROM " + table + " ORDER BY target");
    std::vector<std::string> targets;
    while (journal.next(query))
        targets.push_back(fromQt(query.value(0).toString()));
    return targets;
}

} // namespace cliplad
