#include "records/configured_records.h"

#include <QSettings>

#include "records/sql/sql_text.h"

namespace cliplad {
namespace {

constexpr auto kDatabaseKey = "records/database";
constexpr auto kStationKey = "records/station";
constexpr auto kPersonKey = "review/reviewer";

std::string setting(const char* key) {
    return fromQt(QSettings().value(key).toString().trimmed());
}

/// What has its default is not in the file: a default that changes later holds then.
void set(const char* key, const std::string& value) {
    const QString text = toQt(value).trimmed();
    if (QSettings settings; text.isEmpty())
        settings.remove(key);
    else
        settings.setValue(key, text);
}

} // namespace

RecordsSettings configuredRecords() {
    return {.database = setting(kDatabaseKey), .station = setting(kStationKey)};
}

void configureRecords(const std::string& database, const std::string& station) {
    set(kDatabaseKey, database);
    set(kStationKey, station);
}

std::string configuredPerson() {
    const std::string name = setting(kPersonKey);
    return name.empty() ? thisPerson() : name;
}

void configurePerson(const std::string& name) {
    set(kPersonKey, name);
}

} // namespace cliplad
