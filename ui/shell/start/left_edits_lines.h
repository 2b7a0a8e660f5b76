#pragma once

#include <functional>

#include <QString>

class QWidget;

namespace cliplad::ui {

class Studio;
struct LeftEdits;

/// A line for a person: product and time; below it the folder, where it has one.
QString lineOf(const LeftEdits& left);

/// Asks over `parent` whether these edits are to be given up for good, and does it. @param then is called
/// when that has ended
void askToDiscard(const LeftEdits& left, Studio& studio, QWidget* parent,
                  const std::function<void()>& then = {});

} // namespace cliplad::ui
