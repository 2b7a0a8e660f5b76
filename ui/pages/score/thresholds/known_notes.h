#pragma once

#include <QLocale>
#include <QStringList>

#include "session/score_results.h"

namespace cliplad::ui {

/// What has to be known of figures that are made of the images whose truth is known, in the language in
/// force: that copies are among them, and otherwiseNote(). Mostly nothing.
QStringList knownNotes(const ScoreResults& results, const QLocale& locale);

/// That reviewers and the data set disagree, and who counts; empty where they agree.
QString otherwiseNote(const ScoreResults& results);

} // namespace cliplad::ui
