#include "records/records_check.h"

#include <filesystem>

#include <unistd.h>

#include "base/error.h"
#include "base/folder.h"
#include "records/sql/database.h"
#include "records/sql/postgres_url.h"
#include "records/sql/schema.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

constexpr int kCheckpointsVersion = 5; ///< of the tables, from which on each writer fills checkpoints

std::int64_t number(Database& database, const std::string& sql) {
    QSqlQuery query = database.run(sql);
    return database.next(query) ? query.value(0).toLongLong() : 0;
}

/// The nearest folder that is there: the others are made with the file.
fs::path folderOf(const fs::path& file) {
    fs::path folder = fs::absolute(file).parent_path();
    while (!isThere(folder) && folder.has_relative_path())
        folder = folder.parent_path();
    return folder;
}

void requireWritable(const fs::path& path) {
    if (access(path.c_str(), W_OK) != 0)
        throw Error("you may not write there", path.string(),
                    "choose another place, or ask for the right to write");
}

void requireRight(Database& database, const std::string& sql, const char* hint) {
    if (number(database, sql) == 0)
        throw Error("the server answers, but this user may not write records there", database.name(), hint);
}

/// @param version of the tables; 0: there are none yet
void requireRights(Database& database, int version) {
    if (version > 0)
        requireRight(database,
                     "SELECT CASE WHEN has_table_privilege('audit', 'INSERT') "
                     "AND has_table_privilege('audit_head', 'UPDATE') THEN 1 ELSE 0 END",
                     "let the tables' owner grant it");
    else
        requireRight(database,
                     "SELECT CASE WHEN has_schema_privilege(current_schema(), 'CREATE') THEN 1 ELSE 0 END",
                     "make the user the database's owner: createdb --owner");
    if (version >= kCheckpointsVersion)
        requireRight(database,
                     "SELECT CASE WHEN has_table_privilege('checkpoints', 'INSERT') THEN 1 ELSE 0 END",
                     "let the owner of the tables grant INSERT on checkpoints");
}

} // namespace

RecordsCheck checkRecords(const RecordsSettings& given) {
    RecordsSettings settings = given;
    settings.access = RecordsSettings::Access::ReadOnly;
    RecordsCheck check{.name = shownName(settings)};
    const bool isServer = isPostgresUrl(settings.database);
    if (!isServer) {
        const fs::path file(check.name);
        const fs::path folder = folderOf(file);
        if (!isFolder(folder))
            throw Error("is no folder", folder.string(), "choose another place for the records");
        requireWritable(folder);
        if (!isThere(file)) {
            check.state = RecordsCheck::State::Absent;
            return check;
        }
        if (!isFolder(file)) // Database says what is wrong with a folder
            requireWritable(file);
    }
    Database database(settings);
    const int version = schemaVersion(database);
    if (isServer)
        requireRights(database, version);
    if (version == 0)
        check.state = RecordsCheck::State::Empty;
    else if (version < kSchemaVersion)
        check.state = RecordsCheck::State::Earlier;
    if (version == 0)
        return check;
    check.runs = number(database, "SELECT COUNT(*) FROM runs");
    check.decisions = number(database, "SELECT COUNT(*) FROM decisions");
    return check;
}

} // namespace cliplad
