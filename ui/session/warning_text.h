#pragma once

#include <QLocale>
#include <QString>

#include "inspection/enrolment_warning.h"

namespace cliplad::ui {

/// What is odd about a product that was learned and what to do, in the language in force.
QString warningText(const EnrolmentWarning& warning, const QLocale& locale);

} // namespace cliplad::ui
