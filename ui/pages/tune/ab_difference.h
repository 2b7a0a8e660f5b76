#pragma once

#include <vector>

#include <QLocale>
#include <QString>

#include "document/document_state.h"
#include "engine/preview.h"

namespace cliplad::ui {

/// One line of the table of what differs between A and the present state.
struct AbRow {
    QString what;
    QString a, b;
};

/// What was edited: words, settings, ignore regions, thresholds. Empty where the two score alike.
std::vector<AbRow> editedDifferences(const DocumentState& a, const DocumentState& b, const QLocale& locale);

/// What comes of it for the image: verdict and scores, always; areas of parts where they differ, and their
/// pieces too where one of the two counts them.
/// @param a, b null: not known (yet)
std::vector<AbRow> resultDifferences(const Preview* a, const Preview* b, const QLocale& locale);

} // namespace cliplad::ui
