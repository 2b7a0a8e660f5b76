#pragma once

#include <QDialog>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace cliplad::ui {

class Studio;

/// Chooses the model and precision of the open product: the embedded demo model, a stored one, or a folder.
class ModelDialog : public QDialog {
    Q_OBJECT

public:
    ModelDialog(Studio& studio, QWidget* parent);

private:
    void listStored();
    void add(const QString& name, const QString& text);
    void chooseFolder();
    void accept() override;

    Studio& studio_;
    QListWidget* models_;
    QComboBox* precision_;
    QLabel* hint_;
};

} // namespace cliplad::ui
