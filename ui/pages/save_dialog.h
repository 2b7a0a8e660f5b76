#pragma once

#include <functional>

class QWidget;

namespace cliplad::ui {

class BackgroundJob;
class Studio;

/// Saves the open product in its folder; where it has none yet, asks as saveProductAs(). What is being saved
/// already is not once more.
/// @param started gets the job that saves; it is not called where the person cancels
void saveOpenProduct(Studio& studio, QWidget* parent,
                     const std::function<void(BackgroundJob*)>& started = {});

/// Asks for a folder, beside the one of last time, and saves the open product there. Where something is
/// missing that it could be learned from, nothing is asked and Studio::problem() tells.
/// @param started gets the job that saves; it is not called where the person cancels
void saveProductAs(Studio& studio, QWidget* parent, const std::function<void(BackgroundJob*)>& started = {});

} // namespace cliplad::ui
