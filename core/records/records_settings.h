#pragma once

#include <chrono>
#include <filesystem>
#include <string>

namespace cliplad {

/// Which records to open, and as which station. A value.
struct RecordsSettings {
    enum class Access {
        Write,         ///< makes what is not there, and migrates what an earlier version wrote
        WriteExisting, ///< the same, but makes no file
        ReadOnly       ///< changes nothing; records of an earlier version are refused
    };

    /// An SQLite file, or a server: `postgresql://user@host:5432/name`, also as
    /// `postgresql:///name?host=/folder/of/socket`. Empty: defaultRecordsFile().
    std::string database = {};
    /// The name under which this machine's runs and decisions are kept. Empty: thisStation().
    std::string station = {};
    Access access = Access::Write;
    /// How long to wait for another writer, and for a server to answer.
    std::chrono::milliseconds wait = std::chrono::seconds(10);
};

/// $XDG_DATA_HOME/clip-lad/records.sqlite, or ~/.local/share/…. Throws Error where neither is set.
std::filesystem::path defaultRecordsFile();

/// The machine's name in the network.
std::string thisStation();

/// Name of the person who is logged in, from the system.
std::string thisPerson();

/// What is opened, for a person: the file, or the server's address without a password. Throws Error for an
/// address that is none of these, which it does not repeat.
std::string shownName(const RecordsSettings& settings);

} // namespace cliplad
