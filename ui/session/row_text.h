#pragma once

#include <QLocale>
#include <QString>

#include "session/score_results.h"

namespace cliplad::ui {

/// Why a scored image has its verdict, on one line, in the language in force; of a failed one its error.
QString whyText(const ScoreResults& results, const ScoreRow& row, const QLocale& locale);

/// All that there is to say of it: figures, parts, the least usual place; a line each.
QString wholeText(const ScoreResults& results, const ScoreRow& row, const QLocale& locale);

/// Which images of the run have the row's content: each behind a line break, some of them; mostly empty.
QString copiesText(const ScoreResults& results, const ScoreRow& row);

/// In the corner of a picture, where the file is not the one that the row speaks of.
QString replacedNotice();

} // namespace cliplad::ui
