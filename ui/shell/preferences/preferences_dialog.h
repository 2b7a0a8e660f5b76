#pragma once

#include <QDialog>

class QActionGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace cliplad::ui {

class Studio;

/// What a person sets once for this machine: records, station, name, language, theme. Applied at OK, without
/// a restart.
class PreferencesDialog : public QDialog {
    Q_OBJECT

public:
    /// @param themes, languages the choices of the View menu, which are chosen here as well
    PreferencesDialog(Studio& studio, QActionGroup& themes, QActionGroup& languages, QWidget* parent);

    /// Tries the address that is written there, on a thread of its own; testEnded() when the answer is shown.
    void testConnection();

Q_SIGNALS:
    void testEnded();

private:
    void accept() override;
    void chooseFile();
    /// The address as it is to be kept. Throws Error: it cannot be read, or has a password.
    std::string address() const;
    void showResult(const QString& iconName, const QString& text);
    void growToText();
    QWidget* buildRecords();

    Studio& studio_;
    QActionGroup& themes_;
    QActionGroup& languages_;
    QLineEdit* address_;
    QPushButton* test_;
    QLabel* resultIcon_;
    QLabel* result_;
    QLineEdit* station_;
    QLineEdit* person_;
    QComboBox* language_;
    QComboBox* theme_;
    quint64 asked_ = 0; ///< tests so far: the answer to an earlier one is not shown
};

} // namespace cliplad::ui
