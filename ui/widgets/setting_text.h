#pragma once

#include <span>
#include <string>

#include <QString>

#include "base/setting.h"

namespace cliplad::ui {

/// What a declared setting says of itself, in the language in force.
QString settingLabel(const SettingInfo& info);
QString settingHelp(const SettingInfo& info);
QString settingUnit(const SettingInfo& info);   ///< " px" with its space, or empty
QString settingChoice(const std::string& name); ///< "log-ratio" as "log ratio"
/// A group by its key: "clusters" as "Clusters".
QString settingGroup(const std::string& key);
/// The key before the dot: "clusters" of "clusters.count".
std::string settingGroupKey(const SettingInfo& info);

/// A value for a person: "10 clusters", "on", "log ratio".
QString settingValue(const SettingInfo& info, const std::string& value);

/// Every English text that the settings declare, where Qt Linguist finds it. A new setting's texts go in
/// here, or they stay English; a test names those that are missing.
std::span<const char* const> settingTexts();

} // namespace cliplad::ui
