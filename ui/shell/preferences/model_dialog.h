#pragma once

#include <QDialog>

#include "clip/precision_speeds.h"

class QComboBox;
class QLabel;
class QListWidget;
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
    void measure();
    void showSpeeds(const PrecisionSpeeds& speeds);
    void add(const QString& name, const QString& text);
    void chooseFolder();
    void choose(const QString& name);
    void accept() override;

    Studio& studio_;
    QListWidget* models_;
    QComboBox* precision_;
    QLabel* speeds_; ///< of the precisions on this machine
    QLabel* hint_;
    QPushButton* ok_ = nullptr;
};

} // namespace cliplad::ui
