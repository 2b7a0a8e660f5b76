#pragma once

#include <string>
#include <string_view>

namespace cliplad {

/// Where a PostgreSQL database is. What is empty or 0 is chosen by libpq (PGUSER, ~/.pgpass, …).
struct PostgresPlace {
    std::string host = {}; ///< a name, an address, or the folder of a local socket
    int port = 0;
    std::string database = {};
    std::string user = {};
    std::string password = {};
    std::string options = {};      ///< further ones of libpq, as `sslmode=require;…`
    bool hasKeyPassphrase = false; ///< among the options: `sslpassword`
    std::string shownName = {};    ///< the URL without password and passphrase
};

/// Whether it begins with `postgresql://` or `postgres://`.
bool isPostgresUrl(std::string_view text);

/// Throws Error (malformed, no database named). The message repeats neither.
PostgresPlace parsePostgresUrl(const std::string& url);

} // namespace cliplad
