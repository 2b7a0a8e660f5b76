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

/// Asks what to do with a product that another program has changed since it was opened.
/// @param product its folder
/// @param hasEdits whether there are edits that are not saved
void askAboutChange(const std::filesystem::path& product, bool hasEdits, QWidget* parent,
                    const std::function<void()>& overwrite, const std::function<void()>& reload);

} // namespace cliplad::ui
