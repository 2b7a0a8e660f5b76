#pragma once

#include <optional>
#include <vector>

#include <QLocale>
#include <QString>
#include <QStringList>

#include "engine/preview.h"

namespace cliplad::ui {

/// From so many standard deviations of normal images on a score is unusual; as core's explanation has it.
constexpr double kUnusualDeviation = 2;

enum class PartChange { Missing, Extra };

/// Which way a part differs from the nearest shot; none where a person need not know of it.
std::optional<PartChange> partChange(const PartDifference& part);

/// What is said of one part of an image against the nearest shot.
struct PartStatement {
    PartChange change = PartChange::Missing;
    QString label; ///< as the prompts name it
    QString text;  ///< "pushpin: 2 fewer than the shots"
};

/// Which differences a person has to know of, in words of the language in force. The same ones that core's
/// explanation mentions, all of them, the largest contribution first.
///
/// Names of parts are a person's own words: they stand before a colon, so that no language has to inflect
/// them.
/// @param sayFirst also the first difference where none is worth saying by itself: it drove a verdict
std::vector<PartStatement> partStatements(const std::vector<PartDifference>& differences, bool sayFirst,
                                          const QLocale& locale);

/// All of it on one line; the shot is an index, −1: none: "pushpin: 2 fewer than the shots; clip: missing
/// altogether; nearest: shot no. 3".
/// @param differences that the statements are of: they tell whether any part was found
QString findingLine(const std::vector<PartStatement>& statements,
                    const std::vector<PartDifference>& differences, int nearestShot, const QLocale& locale);

/// Which cues beside the areas are unusual, on one line; empty where none is: "Set of pieces: 3.2 times as
/// far from the shots as is normal".
QString cueLine(const std::vector<CueDifference>& cues, const QLocale& locale);

/// A figure with so many decimals, and with a minus sign as figures have it, not a hyphen.
QString figureText(double value, int decimals, const QLocale& locale);

/// A raw score: three digits that say something, also of a small one, and at least three decimals. What a
/// shot compared with itself leaves of rounding is nothing.
QString rawScoreText(double score, const QLocale& locale);
/// The same in a column of raw scores: with the decimals of the usual one, so that points stand below points.
QString rawScoreText(double score, double usual, const QLocale& locale);

/// What a calibration was learned from.
QString calibrationText(const SampleCounts& sample, const QLocale& locale);

/// What the structural score says of the least usual patch.
QString structuralText(const Finding& finding, const QLocale& locale);

} // namespace cliplad::ui
