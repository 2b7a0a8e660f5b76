#pragma once

#include <QDialog>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QPushButton;

namespace cliplad::ui {

class Studio;

/// Chooses the model and precision of the open product: the embedded demo model, a stored one, or a folder.
/// Folders that were chosen are offered again.
class ModelDialog : public QDialog {
    Q_OBJECT

public:
    ModelDialog(Studio& studio, QWidget* parent);

    /// Offers and chooses the folder of a model.
    void takeFolder(const QString& folder);

private:
    void listStored();
    void add(const QString& name, const QString& text);
    void chooseFolder();
    void choose(const QString& name);
    void accept() override;

    Studio& studio_;
    QListWidget* models_;
    QComboBox* precision_;
    QLabel* hint_;
    QPushButton* ok_ = nullptr;
};

} // namespace cliplad::ui
