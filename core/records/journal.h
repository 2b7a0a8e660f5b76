#pragma once

namespace cliplad {

class Database;

/// Makes the one table of an outbox's journal, unless it is there. Throws Error where a newer version of this
/// program wrote the journal.
void prepareJournal(Database& journal, const char* createTable);

} // namespace cliplad
