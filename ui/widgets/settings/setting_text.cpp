#include "widgets/settings/setting_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include <QCoreApplication>
#include <QLocale>

#include "inspection/inspection_settings.h"

namespace cliplad::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SettingText)
};

/// The core speaks English; its words are translated under one context.
QString translated(const std::string& text) {
    return text.empty() ? QString() : QCoreApplication::translate("Settings", text.c_str());
}

constexpr auto kResolution = "image.resolution";
constexpr auto kCoarseStage = "fine.coarse-stage";

QString switchText(const std::string& value) {
    return translated(value == "true" ? "on" : "off");
}

/// In full, with no mark between thousands: as it may be typed.
QString numberText(double number) {
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(number, 'f', QLocale::FloatingPointShortest);
}

} // namespace

QString settingLabel(const SettingInfo& info) {
    return translated(info.label);
}

QString settingHelp(const SettingInfo& info) {
    return translated(info.help);
}

QString settingUnit(const SettingInfo& info) {
    return info.unit.empty() ? QString() : " " + translated(info.unit);
}

QString settingChoice(const std::string& name) {
    if (name == "true" || name == "false")
        return switchText(name);
    std::string words = name;
    std::replace(words.begin(), words.end(), '-', ' ');
    return translated(words);
}

std::string settingGroupKey(const SettingInfo& info) {
    return info.key.substr(0, info.key.find('.'));
}

QString settingGroup(const std::string& key) {
    static constexpr std::array<std::pair<const char*, const char*>, 9> kGroups = {{
        {"image", QT_TRANSLATE_NOOP("SettingText", "Image")},
        {"text", QT_TRANSLATE_NOOP("SettingText", "Words")},
        {"clusters", QT_TRANSLATE_NOOP("SettingText", "Clusters")},
        {"fine", QT_TRANSLATE_NOOP("SettingText", "Parts")},
        {"histogram", QT_TRANSLATE_NOOP("SettingText", "Logical score")},
        {"cues", QT_TRANSLATE_NOOP("SettingText", "Logical cues")},
        {"patches", QT_TRANSLATE_NOOP("SettingText", "Structural score")},
        {"calibration", QT_TRANSLATE_NOOP("SettingText", "Calibration")},
        {"fusion", QT_TRANSLATE_NOOP("SettingText", "Fusion and threshold")},
    }};
    const auto* found =
        std::find_if(kGroups.begin(), kGroups.end(), [&](const auto& g) { return key == g.first; });
    return found != kGroups.end() ? Text::tr(found->second) : QString::fromStdString(key);
}

QString settingLeast(const SettingInfo& info, const BackboneInfo* model) {
    if (info.key != kResolution)
        return {};
    return model == nullptr
               ? Text::tr("the model's own")
               : Text::tr("model: %1 px").arg(QLocale().toString(encodingResolution({}, *model)));
}

QString settingAutomatic(const SettingInfo& info, const BackboneInfo* model) {
    const QString automatic = settingChoice("automatic");
    if (info.key != kCoarseStage || model == nullptr)
        return automatic;
    return Text::tr("%1: %2").arg(
        automatic,
        switchText(settledFor(*model, InspectionSettings()).fine.hasCoarseStage() ? "true" : "false"));
}

QString settingRange(const SettingInfo& info, const BackboneInfo* model) {
    if (info.kind != SettingInfo::Kind::Integer && info.kind != SettingInfo::Kind::Real)
        return {};
    if (info.key == kResolution && model != nullptr)
        return Text::tr("0 and %1 to %2 px in steps of %3")
            .arg(numberText(kMinPatchesAcross * model->patchSize),
                 numberText(kMaxPatchesAcross * model->patchSize), numberText(model->patchSize));
    return Text::tr("%1 to %2").arg(numberText(info.min), numberText(info.max)) + settingUnit(info);
}

QString settingRefusal(const QString& outside, const QString& range, const QString& value) {
    return Text::tr("%1 is not allowed; %2 are. The value stays %3.").arg(outside, range, value);
}

QString settingValue(const SettingInfo& info, const std::string& value) {
    switch (info.kind) {
    case SettingInfo::Kind::Boolean:
        return switchText(value);
    case SettingInfo::Kind::Choice:
        return settingChoice(value);
    default:
        if (info.key == kResolution && value == "0")
            return settingLeast(info, nullptr);
        return numberText(QString::fromStdString(value).toDouble()) + settingUnit(info);
    }
}

} // namespace cliplad::ui
