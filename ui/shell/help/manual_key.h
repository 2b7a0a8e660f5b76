#pragma once

#include <QObject>

namespace cliplad::ui {

class MainWindow;

/// On a widget: the manual's chapter that belongs to it and to what is in it, where that is not its page's.
inline constexpr auto kManualChapter = "manualChapter";

/// The manual's key in dialogs, where the window's shortcut does not reach: opens it at the chapter of what
/// has the focus there. Install it on the application.
class ManualKey : public QObject {
    Q_OBJECT

public:
    explicit ManualKey(MainWindow& window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    MainWindow& window_;
};

} // namespace cliplad::ui
