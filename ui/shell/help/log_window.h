#pragma once

#include <QDialog>
#include <QStringList>

class QPlainTextEdit;

namespace cliplad::ui {

class Studio;

/// What a support person would ask for: the messages of this session, and versions, model and machine to
/// copy.
class LogWindow : public QDialog {
    Q_OBJECT

public:
    /// Qt's messages and the Studio's problems are kept from here on.
    static void startRecording(Studio& studio);
    /// A line of the Studio's own. Any thread.
    static void add(const QString& line);
    static void open(QWidget* parent, Studio& studio);

private:
    LogWindow(QWidget* parent, Studio& studio);
    void append(const QString& line);

    QPlainTextEdit* text_;
};

/// Versions, model, machine and the log, as text for a support person. The log names files, those in the
/// home folder without its name.
QString diagnosisText(Studio& studio);

/// Version and licence.
void showAbout(QWidget* parent);

} // namespace cliplad::ui
