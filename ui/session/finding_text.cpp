#include "session/finding_text.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

#include "engine/part_difference.h"

namespace cliplad::ui {
namespace {

/// From here on a factor is easier to picture than a percentage.
constexpr double kAsFactor = 2;
/// Areas that differ by less are the same to a person.
constexpr double kSameArea = 0.05;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FindingText)
};

/// As core's explanation has it, so that both mention the same parts.
bool isWorthSaying(const PartDifference& part) {
    return cliplad::isWorthSaying(labelDifference(part));
}

bool isMissing(const PartDifference& part) {
    if (part.countDifference != 0)
        return part.countDifference < 0;
    if (part.pieces != part.shotPieces && std::min(part.areaPx, part.shotAreaPx) > 0)
        return part.pieces < part.shotPieces;
    return part.areaPx < part.shotAreaPx;
}

QString areaInWords(const PartDifference& part, const QLocale& locale) {
    const double ratio = static_cast<double>(part.areaPx) / part.shotAreaPx;
    const auto percent = [&](double share) { return locale.toString(std::round(100 * share), 'f', 0); };
    if (std::abs(ratio - 1) < kSameArea)
        return Text::tr("about as much area as the nearest shot");
    if (ratio >= kAsFactor)
        return Text::tr("%1 times the area of the nearest shot").arg(locale.toString(ratio, 'f', 1));
    if (ratio > 1)
        return Text::tr("%1 % more area than the nearest shot").arg(percent(ratio - 1));
    return Text::tr("%1 % less area than the nearest shot").arg(percent(1 - ratio));
}

QString inWords(const PartDifference& part, const QLocale& locale) {
    if (part.countDifference < 0)
        return Text::tr("%n fewer than the shots", "parts of one kind", -part.countDifference);
    if (part.countDifference > 0)
        return Text::tr("%n more than the shots", "parts of one kind", part.countDifference);
    if (part.areaPx == 0)
        return Text::tr("missing altogether");
    if (part.shotAreaPx == 0)
        return Text::tr("not in the nearest shot");
    const QString area = areaInWords(part, locale);
    if (const int more = part.pieces - part.shotPieces; more != 0 && part.pieces > 0 && part.shotPieces > 0)
        return (more < 0 ? Text::tr("%n piece(s) fewer (%1)", "the area: more or less of it", -more)
                         : Text::tr("%n piece(s) more (%1)", "the area: more or less of it", more))
            .arg(area);
    return area;
}

/// Of Cue::name.
QString cueName(const std::string& cue) {
    if (cue == "instances")
        return Text::tr("Set of pieces");
    if (cue == "pieces")
        return Text::tr("Sizes of the pieces");
    if (cue == "layout")
        return Text::tr("Layout of the parts");
    if (cue == "places")
        return Text::tr("What lies where");
    if (cue == "relations")
        return Text::tr("Position of the parts to one another");
    if (cue == "colours")
        return Text::tr("Colours of the parts");
    if (cue == "global")
        return Text::tr("Image as a whole");
    return QString::fromStdString(cue);
}

} // namespace

std::optional<PartChange> partChange(const PartDifference& part) {
    if (!isWorthSaying(part))
        return std::nullopt;
    return isMissing(part) ? PartChange::Missing : PartChange::Extra;
}

std::vector<PartStatement> partStatements(const std::vector<PartDifference>& differences, bool sayFirst,
                                          const QLocale& locale) {
    std::vector<PartStatement> said;
    const auto say = [&](const PartDifference& part) {
        said.push_back({.change = isMissing(part) ? PartChange::Missing : PartChange::Extra,
                        .label = part.label,
                        .text = Text::tr("%1: %2", "name of a part, how it differs")
                                    .arg(part.label, inWords(part, locale))});
    };
    for (const PartDifference& part : differences)
        if (isWorthSaying(part))
            say(part);
    if (said.empty() && sayFirst && !differences.empty() && differences.front().contribution != 0)
        say(differences.front());
    return said;
}

QString findingLine(const std::vector<PartStatement>& statements,
                    const std::vector<PartDifference>& differences, int nearestShot, const QLocale& locale) {
    const bool noneFound =
        !differences.empty() &&
        std::all_of(differences.begin(), differences.end(),
                    [](const PartDifference& part) { return part.areaPx == 0 && part.shotAreaPx == 0; });
    if (noneFound)
        return Text::tr("No part was found, neither here nor on the shots.");
    QStringList parts;
    for (const PartStatement& statement : statements)
        parts.append(statement.text);
    if (parts.isEmpty())
        return Text::tr("All parts are there in about the amounts of the shots.");
    if (nearestShot >= 0)
        parts.append(Text::tr("nearest: shot no. %1").arg(locale.toString(nearestShot + 1)));
    return parts.join(Text::tr("; ", "between statements on one line"));
}

QString cueLine(const std::vector<CueDifference>& cues, const QLocale& locale) {
    QStringList said;
    for (const CueDifference& cue : cues)
        said.append(Text::tr("%1: %2 times as far from the shots as is normal", "a cue, a number")
                        .arg(cueName(cue.cue), locale.toString(cue.times, 'f', 1)));
    return said.join(Text::tr("; ", "between statements on one line"));
}

QString figureText(double value, int decimals, const QLocale& locale) {
    QString text = locale.toString(value, 'f', decimals);
    if (text.startsWith('-'))
        text[0] = QChar(0x2212);
    return text;
}

QString rawScoreText(double score, const QLocale& locale) {
    return rawScoreText(score, score, locale);
}

QString rawScoreText(double score, double usual, const QLocale& locale) {
    constexpr int kDigits = 3, kMostDecimals = 9;
    constexpr double kNothing = 1e-6;
    const int decimals = std::isfinite(usual) && std::abs(usual) >= kNothing
                             ? kDigits - 1 - static_cast<int>(std::floor(std::log10(std::abs(usual))))
                             : kDigits;
    return figureText(std::abs(score) < kNothing ? 0 : score, std::clamp(decimals, kDigits, kMostDecimals),
                      locale);
}

QString calibrationText(const SampleCounts& sample, const QLocale& locale) {
    if (sample.validation > 0)
        return Text::tr("learned from %n more good photo(s)", nullptr, sample.validation);
    if (sample.leftOut == 0)
        return Text::tr("learned from %n changed copies of the shots", nullptr, sample.copies);
    const QString leftOut = locale.toString(sample.leftOut), shots = locale.toString(sample.shots);
    if (sample.copies > 0)
        return Text::tr(
                   "learned by leaving out %1 of %2 shots in turn, and from %3 changed copies of the rest")
            .arg(leftOut, shots, locale.toString(sample.copies));
    return Text::tr("learned by leaving out %1 of %2 shots in turn").arg(leftOut, shots);
}

QString structuralText(const Finding& finding, const QLocale& locale) {
    if (finding.peakRegion.isEmpty())
        return Text::tr("The ignore regions cover the whole image.");
    const QString shot = locale.toString(finding.peakShot + 1);
    if (finding.structuralDeviation > kUnusualDeviation)
        return Text::tr(
                   "The framed place is less like the shots than is normal; nearest is a place in shot %1.")
            .arg(shot);
    if (finding.isStructural)
        return Text::tr("The framed place is the least like the shots; nearest is a place in shot %1.")
            .arg(shot);
    return Text::tr("Every place is about as near to the shots as is normal; the farthest is framed.");
}

} // namespace cliplad::ui
