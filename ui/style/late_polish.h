#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QApplication;

namespace cliplad::ui {

/// Gives widgets the colours of another palette: at once where they are seen, a slice at a time where they
/// are not, or as they are shown. A window has a thousand of them, a tenth on the screen. GUI thread.
class LatePolish : public QObject {
    Q_OBJECT

public:
    /// @param application its owner
    explicit LatePolish(QApplication& application);

    /// All of the application; what still waits for the palette before takes this one instead.
    void polishAll();

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void polishSlice();

    QHash<QObject*, QPointer<QWidget>> waiting_; ///< null: ended meanwhile
    QTimer slices_;
};

} // namespace cliplad::ui
