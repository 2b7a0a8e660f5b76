#pragma once

#include <filesystem>
#include <functional>

#include "session/studio.h"

class QWidget;

namespace cliplad::ui {

/// What follows when what is open is left.
enum class Leaving { Close, GoOn };

/// Asks what to do with edits that are not saved. Calls `save` or `discard`; none where the person stays. GUI
/// thread; returns at once, as all of these.
void askAboutUnsaved(const QString& product, const QString& next, QWidget* parent,
                     const std::function<void()>& save, const std::function<void()>& discard);

/// Asks whether a run that is being scored may be stopped; calls `stop` where it may.
void askAboutRun(const ScoreResults& run, Leaving leaving, QWidget* parent,
                 const std::function<void()>& stop);

/// What a person has that is not saved: nothing but a save that was asked for, edits since the product was
/// opened, or edits that an earlier Studio left.
enum class Unsaved { Nothing, Edits, RecoveredEdits };

/// Asks what to do with a product that is not the one that is saved over: another program has changed it
/// since it was opened, or whoever it was since the edits were made that were recovered.
/// @param product its folder
void askAboutChange(const std::filesystem::path& product, Unsaved unsaved, QWidget* parent,
                    const std::function<void()>& overwrite, const std::function<void()>& reload);

} // namespace cliplad::ui
