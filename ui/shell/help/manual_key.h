#pragma once

#include <QObject>

namespace cliplad::ui {

class MainWindow;

/// The keys of help in dialogs, where the window's shortcuts do not reach: the manual's opens it at the place
/// (kManualPlace) of what has the focus there, the other tells of what has the focus. Install it on the
/// application.
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
