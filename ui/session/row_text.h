#pragma once

#include <QLocale>
#include <QString>

#include "session/score_results.h"

namespace cliplad::ui {

/// Why a scored image has its verdict, on one line, in the language in force; of a failed one its error.
QString whyText(const ScoreResults& results, const ScoreRow& row, const QLocale& locale);

/// All that there is to say of it: figures, parts, the least usual place; a line each.
QString wholeText(const ScoreResults& results, const ScoreRow& row, const QLocale& locale);

} // namespace cliplad::ui
