#include "document/validation_text.h"

#include <algorithm>

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include "base/error.h"
#include "document/label_list.h"

namespace cliplad::ui {
namespace {

struct ValidationText {
    Q_DECLARE_TR_FUNCTIONS(ValidationText)
};

/// The row that "fine[2]" of a recipe stands for.
LabelPlace placeOf(const std::string& key, const DocumentState& state) {
    static const QRegularExpression pattern(R"(^(coarse|fine)\[(\d+)\])");
    const auto match = pattern.match(QString::fromStdString(key));
    const LabelList list = match.captured(1) == "coarse" ? LabelList::Coarse : LabelList::Fine;
    return {list, match.hasMatch() ? rowOfRecipe(rowsOf(state, list), match.captured(2).toInt()) : -1};
}

/// Why photos cannot be encoded at the resolution that is set.
QString resolutionText(const ImageSettings& settings, const BackboneInfo& model) {
    const QLocale locale;
    const QString given = locale.toString(settings.resolution);
    const int patch = model.patchSize;
    const int least = kMinPatchesAcross * patch, most = kMaxPatchesAcross * patch;
    if (settings.resolution > most)
        return ValidationText::tr("%1 px are too many for this model; use %2 or less.")
            .arg(given, locale.toString(most));
    if (settings.resolution < least)
        return ValidationText::tr("%1 px are too few for this model; use %2 or more.")
            .arg(given, locale.toString(least));
    const int below = settings.resolution / patch * patch;
    return ValidationText::tr("%1 px is no multiple of the model's patches of %2 px; use %3 or %4.")
        .arg(given, locale.toString(patch), locale.toString(below), locale.toString(below + patch));
}

/// Why photos cannot be encoded with the resolution or the tiles that are set, by setting; empty where they
/// can.
std::map<std::string, QString> encodingProblems(const ImageSettings& settings, const BackboneInfo& model) {
    try {
        encodingResolution(settings, model);
        return {};
    } catch (const Error& error) { // its words are English
        return {{error.where(),
                 error.where() == "image.tiles"
                     ? ValidationText::tr(
                           "So many tiles are too much to compute; use fewer, or a lower resolution.")
                     : resolutionText(settings, model)}};
    }
}

/// Of a number that is none of those allowed; empty for other problems.
QString rangeText(const ValidationProblem& problem, const InspectionSettings& settings) {
    const QLocale locale;
    for (const auto& setting : inspectionSettings())
        if (setting.info.key == problem.key && problem.kind == ValidationProblem::Kind::Other)
            return ValidationText::tr("%1 is not allowed; %2 to %3 are.")
                .arg(QString::fromStdString(setting.get(settings)), locale.toString(setting.info.min),
                     locale.toString(setting.info.max));
    return {};
}

} // namespace

std::map<std::string, QString> settingProblems(const DocumentState& state,
                                               const std::optional<BackboneInfo>& model) {
    std::map<std::string, QString> texts;
    for (const ValidationProblem& problem : validateSettings(state.settings)) {
        const QString range = rangeText(problem, state.settings);
        texts.emplace(problem.key, range.isEmpty() ? validationText(problem, state) : range);
    }
    if (model)
        texts.merge(encodingProblems(state.settings.image, *model));
    return texts;
}

QString validationText(const ValidationProblem& problem, const DocumentState& state) {
    using Kind = ValidationProblem::Kind;
    const QLocale locale;
    const bool isCoarse = problem.key.starts_with("coarse");
    const QString text = QString::fromStdString(problem.text);
    const LabelPlace other = placeOf(problem.other, state);
    const QString row = locale.toString(other.row + 1);
    switch (problem.kind) {
    case Kind::TooManyLabels:
        return ValidationText::tr("There are %1 labels; at most %2 can be told apart.")
            .arg(locale.toString(problem.number), locale.toString(problem.most));
    case Kind::NoLabel:
        return isCoarse
                   ? ValidationText::tr("There is no coarse label yet: name what belongs to the product.")
                   : ValidationText::tr("There is no fine label yet: name at least one part.");
    case Kind::OnlyBackground:
        return isCoarse
                   ? ValidationText::tr("All coarse labels are background: name what belongs to the product.")
                   : ValidationText::tr("All fine labels are background: name at least one part.");
    case Kind::NoName:
        return ValidationText::tr("The label has no name.");
    case Kind::NameTaken:
        return ValidationText::tr("“%1” is already the name of row %2.").arg(text, row);
    case Kind::NoColour:
        return ValidationText::tr("“%1” is no colour; write one as #rrggbb.").arg(text);
    case Kind::NoWords:
        return ValidationText::tr("A synonym is empty; write words or remove it.");
    case Kind::WordsTwice:
        return ValidationText::tr("“%1” is there twice.").arg(text);
    case Kind::WordsTaken: {
        const LabelRow* label = rowAt(state, other);
        const QString name = label != nullptr ? QString::fromStdString(label->label.name) : QString();
        return ValidationText::tr("“%1” also stands for “%2” (row %3); one text cannot mean two labels.")
            .arg(text, name, row);
    }
    case Kind::WordsTooLong:
        return ValidationText::tr("“%1” is too long: %2 tokens, and %3 fit.")
            .arg(text, locale.toString(problem.number), locale.toString(problem.most));
    case Kind::NoStage:
        return ValidationText::tr("At least one stage must take part in the patch memory.");
    case Kind::Other:
        break;
    }
    return QString::fromStdString(problem.message);
}

} // namespace cliplad::ui
