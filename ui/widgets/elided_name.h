#pragma once

#include <functional>

#include <QString>

class QFontMetrics;
class QModelIndex;

namespace cliplad::ui {

/// Where to begin in a text that others begin like, to show the difference: there, or with the word that it
/// is in, if that is short. @param alikeStart how many characters at the start are alike
qsizetype tellingStart(const QString& text, qsizetype alikeStart);

/// The name of a file in a list where there is little room for it. Names that are too long are cut so that
/// namesakes in other folders, and the names before and after it in the list, do not look the same: at the
/// start, as far as all namesakes begin alike, and in the middle, or, where the middle is what differs,
/// around it.
/// @param alikeStartRole for TellingNames::alikeStart of the name, which is the row's Qt::DisplayRole
QString elidedName(const QModelIndex& row, int alikeStartRole, const QFontMetrics& letters, int roomPx);

/// A row's text, the same way: cut in the middle, or around what tells it from those before and after it.
/// @param textOf of a row; the others are asked for theirs only where there is too little room
QString elidedAmong(const QModelIndex& row, const std::function<QString(const QModelIndex&)>& textOf,
                    const QFontMetrics& letters, int roomPx);

} // namespace cliplad::ui
