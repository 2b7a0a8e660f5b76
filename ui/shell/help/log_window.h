#pragma once

#include <QDialog>
#include <QStringList>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTimer;

namespace cliplad::ui {

class Studio;

/// The messages of this session, where they are kept, and a button that copies what a support person would
/// ask for.
class LogWindow : public QDialog {
    Q_OBJECT

public:
    /// Qt's messages and what the Studio does are kept from here on, in a file too.
    static void startRecording(Studio& studio);
    /// A line of the Studio's own. Any thread.
    static void add(const QString& line);
    static void open(QWidget* parent, Studio& studio);

protected:
    void changeEvent(QEvent* event) override;

private:
    LogWindow(QWidget* parent, Studio& studio);
    void retranslate();
    void takeLines();
    void showFile();
    void copy(Studio& studio);

    QPlainTextEdit* text_;
    QLabel* file_;
    QPushButton* copy_;
    QTimer* copied_; ///< runs while the button says so
    qint64 seen_ = 0;
};

/// Version and licence.
void showAbout(QWidget* parent);

} // namespace cliplad::ui
