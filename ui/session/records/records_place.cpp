#include "session/records/records_place.h"

#include <filesystem>
#include <system_error>

#include "records/sql/postgres_url.h"

namespace cliplad::ui {

namespace fs = std::filesystem;

bool areRecordsThere(const DecisionOutbox::Options& place) {
    std::error_code error;
    const std::string database =
        place.records.database.empty() ? defaultRecordsFile().string() : place.records.database;
    return isPostgresUrl(database) || fs::exists(database, error);
}

bool isOutboxThere(const DecisionOutbox::Options& place) {
    std::error_code error;
    return fs::exists(place.folder, error);
}

QString recordsOf(Outboxes& outboxes) {
    return QString::fromStdString(outboxes.decisions().target());
}

bool canHaveDecisions(const DecisionOutbox::Options& place, Outboxes& outboxes) {
    return areRecordsThere(place) || (isOutboxThere(place) && outboxes.decisions().waiting() > 0);
}

} // namespace cliplad::ui
