#include "records/records_settings.h"

#include <array>
#include <string_view>

#include <pwd.h>
#include <unistd.h>

#include "base/data_folder.h"
#include "base/error.h"
#include "records/sql/postgres_url.h"

namespace cliplad {

namespace fs = std::filesystem;

namespace {

/// Not as this program writes it: of another kind, with other letters or slashes, or as libpq's words.
bool looksLikeAServer(std::string_view text) {
    return text.find("://") != std::string_view::npos || text.find("password=") != std::string_view::npos ||
           text.starts_with("postgres:") || text.starts_with("postgresql:");
}

} // namespace

fs::path defaultRecordsFile() {
    return dataFolder("records") / "records.sqlite";
}

std::string thisStation() {
    std::array<char, 256> name{};
    return gethostname(name.data(), name.size() - 1) == 0 && name[0] != '\0' ? name.data() : "unnamed";
}

std::string thisPerson() {
    passwd entry{};
    passwd* found = nullptr;
    std::array<char, 4096> buffer{};
    if (getpwuid_r(getuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr)
        return found->pw_name;
    return "user " + std::to_string(getuid());
}

std::string shownName(const RecordsSettings& settings) {
    if (settings.database.empty())
        return defaultRecordsFile().string();
    if (isPostgresUrl(settings.database))
        return parsePostgresUrl(settings.database).shownName;
    if (looksLikeAServer(settings.database)) // it may have a password in it
        throw Error("what the records are named by is neither a file nor an address that is known", "",
                    "write a server as postgresql://user@host:5432/name");
    return settings.database;
}

} // namespace cliplad
