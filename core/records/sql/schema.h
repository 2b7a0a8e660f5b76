#pragma once

#include "records/sql/database.h"

namespace cliplad {

/// The version of the tables that this program writes: SQLite's user_version, PostgreSQL's table
/// cliplad_schema.
inline constexpr int kSchemaVersion = 6;

/// Version of the tables that are there; 0: none yet. Throws Error as prepareSchema.
int schemaVersion(Database& database);

/// Within a Transaction::Kind::Write: throws Error where the tables are no longer of this version, as a newer
/// program brought them up to date after this one opened them.
void requireOwnSchema(Database& database);

/// Makes the tables where there are none, and brings those of an earlier version up to date, in one
/// transaction. With Access::ReadOnly it only checks.
/// Throws Error for tables of a newer version and for another program's file.
void prepareSchema(Database& database, RecordsSettings::Access access);

} // namespace cliplad
