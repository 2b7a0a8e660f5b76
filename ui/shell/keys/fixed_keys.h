#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

namespace cliplad::ui {

/// A key that a widget takes while it has the focus; nobody can choose another one.
struct FixedKey {
    QString keys; ///< "Shift+Left, Shift+Right"
    QString text; ///< what it does, in the language in force
};

/// Those of a page, for the sheet behind `?`.
QList<FixedKey> fixedKeys(const QString& page);

/// What the key does on the page, on any page where that is empty; empty: nothing that is fixed.
QString fixedKeyText(const QString& page, const QKeySequence& keys);

} // namespace cliplad::ui
