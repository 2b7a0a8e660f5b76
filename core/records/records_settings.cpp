#include "records/records_settings.h"

#include <array>
#include <cstdlib>

#include <pwd.h>
#include <unistd.h>

#include "base/error.h"
#include "records/sql/postgres_url.h"

namespace cliplad {

namespace fs = std::filesystem;

fs::path defaultRecordsFile() {
    if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && fs::path(data).is_absolute())
        return fs::path(data) / "clip-lad" / "records.sqlite";
    const char* home = std::getenv("HOME");
    if (home == nullptr || *home == '\0')
        throw Error("there is no folder for records: neither XDG_DATA_HOME nor HOME is set", "", "set HOME");
    return fs::path(home) / ".local" / "share" / "clip-lad" / "records.sqlite";
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
    return isPostgresUrl(settings.database) ? parsePostgresUrl(settings.database).shownName
                                            : settings.database;
}

} // namespace cliplad
