#pragma once

#include <QObject>

namespace cliplad::ui {

class MainWindow;

/// On a widget: the manual's chapter that belongs to it and to what is in it, where that is not its page's.
inline constexpr auto kManualChapter = "manualChapter";

/// The keys of help in dialogs, where the window's shortcuts do not reach: the manual's opens it at the
/// chapter of what has the focus there, the other tells of what has the focus. Install it on the application.
class ManualKey : public QObject {
    Q_OBJECT

public:
    explicit ManualKey(MainWindow& window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool isKeyOf(const char* action, const QKeySequence& key) const;

    MainWindow& window_;
};

} // namespace cliplad::ui
