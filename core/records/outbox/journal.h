#pragma once

#include <span>
#include <string>
#include <vector>

namespace cliplad {

class Database;

/// Brings an outbox's journal up to date. @param steps a statement each, of which step i makes version i + 1
/// of the one before; those that an earlier opening made are left out. Throws Error where a newer version of
/// this program wrote the journal.
void prepareJournal(Database& journal, std::span<const char* const> steps);

/// All records that rows of a journal's table wait for, each once, in ascending order.
std::vector<std::string> targetsIn(Database& journal, const std::string& table);

} // namespace cliplad
