#pragma once

#include <span>
#include <string>

#include <QString>

#include "base/setting.h"
#include "clip/backbone_info.h"

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

/// What the least value stands for where it is no number of its own: "model: 448 px" for a resolution of 0.
/// Empty for all other settings. @param model where it is known
QString settingLeast(const SettingInfo& info, const BackboneInfo* model);
/// "automatic", for the coarse stage with what the model makes of it: "automatic: off".
/// @param model where it is known
QString settingAutomatic(const SettingInfo& info, const BackboneInfo* model);
/// "0 to 4096 px", or empty where the setting is no number. Of a resolution what the model can use, "0 and 32
/// to 768 px in steps of 8". @param model where it is known
QString settingRange(const SettingInfo& info, const BackboneInfo* model);
/// Why a number is not taken: "65 is not allowed; 2 to 64 are. The value stays 10."
/// @param outside what was typed  @param range settingRange()  @param value that stays, settingValue()
QString settingRefusal(const QString& outside, const QString& range, const QString& value);

/// A value for a person: "10 clusters", "on", "log ratio".
QString settingValue(const SettingInfo& info, const std::string& value);

/// Every English text that the settings declare, where Qt Linguist finds it. A new setting's texts go in
/// here, or they stay English; a test names those that are missing.
std::span<const char* const> settingTexts();

} // namespace cliplad::ui
