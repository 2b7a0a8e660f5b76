#pragma once

#include <cstdint>
#include <string>

#include "records/records_settings.h"

namespace cliplad {

/// What lies at an address of records.
struct RecordsCheck {
    enum class State {
        Absent,  ///< no file yet; it is made with the first record
        Empty,   ///< a database without tables yet; they are made with the first record
        Earlier, ///< of an earlier version; brought up to date with the first record
        Ready
    };

    State state = State::Ready;
    std::string name = {}; ///< of the records, without a password
    std::int64_t runs = 0;
    std::int64_t decisions = 0;
};

/// Tries an address and changes nothing there. Takes up to RecordsSettings::wait. Throws Error where records
/// could not be kept there: no server, no right to write, another program's database, a newer version.
RecordsCheck checkRecords(const RecordsSettings& settings);

} // namespace cliplad
