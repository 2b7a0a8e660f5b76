#include "pages/tune/suggest/trial_edit.h"

#include <algorithm>

#include <QCoreApplication>

#include "widgets/settings/setting_text.h"

namespace cliplad::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SuggestDialog)
};

QString settingText(const RecipeChange& change, const InspectionSettings& present, const QLocale& locale) {
    const auto& settings = inspectionSettings();
    const auto setting = std::find_if(settings.begin(), settings.end(),
                                      [&](const auto& s) { return s.info.key == change.key; });
    if (setting == settings.end())
        return QString::fromStdString(change.key);
    const bool isNumber =
        setting->info.kind == SettingInfo::Kind::Integer || setting->info.kind == SettingInfo::Kind::Real;
    const auto value = [&](const std::string& text) {
        return isNumber ? locale.toString(QString::fromStdString(text).toDouble(), 'g', 8)
                        : settingValue(setting->info, text);
    };
    return QString("%1 %2 → %3")
        .arg(settingLabel(setting->info), value(setting->get(present)), value(change.value));
}

} // namespace

QString trialText(const RecipeChange& change, const InspectionSettings& present, const QLocale& locale) {
    switch (change.kind) {
    case RecipeChange::Kind::Setting:
        return settingText(change, present, locale);
    case RecipeChange::Kind::Synonym:
        return (change.coarse ? Text::tr("%1 without “%2” (coarse label)")
                              : Text::tr("%1 without “%2” (fine label)"))
            .arg(QString::fromStdString(change.label), QString::fromStdString(change.synonym));
    default:
        return Text::tr("As it is now");
    }
}

void adopt(DocumentState& state, const RecipeChange& change) {
    change.applyTo(state.settings);
    for (LabelRow& row : state.coarse)
        if (row.enabled)
            change.applyTo(row.label, true);
    for (LabelRow& row : state.fine)
        if (row.enabled)
            change.applyTo(row.label, false);
}

} // namespace cliplad::ui
