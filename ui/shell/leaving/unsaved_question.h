#pragma once

#include <functional>

class QString;
class QWidget;

namespace cliplad::ui {

/// Asks what to do with edits that are not saved. Calls `save` or `discard`; none where the person stays. GUI
/// thread; returns at once.
void askAboutUnsaved(const QString& product, QWidget* parent, const std::function<void()>& save,
                     const std::function<void()>& discard);

} // namespace cliplad::ui
