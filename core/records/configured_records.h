#pragma once

#include <string>

#include "records/records_settings.h"

namespace cliplad {

/// What a person set in the Studio's Preferences, in the one place where the command line finds it too:
/// QSettings of the running program, which has to bear these names.
inline constexpr auto kSettingsOrganization = "clip-lad";
inline constexpr auto kSettingsApplication = "studio";

/// The records and the station; what was not set is empty and has its default. Any thread, as the others.
RecordsSettings configuredRecords();
void configureRecords(const std::string& database, const std::string& station);

/// The name under which runs and decisions are recorded; by default who is logged in.
std::string configuredPerson();
void configurePerson(const std::string& name); ///< empty: the default again

} // namespace cliplad
