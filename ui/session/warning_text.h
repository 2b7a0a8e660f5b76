#pragma once

#include <string>
#include <vector>

#include <QLocale>
#include <QString>

#include "inspection/enrolment_warning.h"

namespace cliplad::ui {

/// What is odd about a product that was learned and what to do, in the language in force.
QString warningText(const EnrolmentWarning& warning, const QLocale& locale);

/// That the model never learned these words of a label.
QString unmetWordsText(const std::vector<std::string>& words, const QString& label);

/// Whether it is right as often as not, and so nothing that has to be mended: a part that only faulty
/// products show is on no shot.
bool isHint(const EnrolmentWarning& warning);

} // namespace cliplad::ui
