#pragma once

#include <filesystem>
#include <functional>

#include <QDialog>

#include "engine/photos/camera.h"
#include "engine/photos/photo_reader.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace cliplad::ui {

class ImageCanvas;

/// A live picture that is frozen to shots: a camera, a stream, or a video file.
class CameraDialog : public QDialog {
    Q_OBJECT

public:
    /// @param pictures folder that frozen pictures are saved in
    CameraDialog(std::filesystem::path pictures, QWidget* parent);

    /// $XDG_DATA_HOME/clip-lad/pictures/<name>. Not in the product's folder: saving replaces that as a whole,
    /// with copies of the shots alone.
    static std::filesystem::path picturesFolder(const std::string& productName);

Q_SIGNALS:
    void frozen(const QString& file);
    /// One that was frozen, by this dialog, is not wanted; its file stays.
    void discarded(const QString& file);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void start();
    void chooseFile();
    void freeze();
    void discard();
    void tellFrozen();
    void retranslate();
    /// @param text made anew for each language
    void say(std::function<QString()> text);
    void showFrame(const QImage& picture);

    const std::filesystem::path pictures_;
    QLabel* sourceLabel_;
    QComboBox* source_;
    QPushButton* file_;
    QPushButton* start_;
    QPushButton* freeze_;
    ImageCanvas* canvas_;
    QLabel* last_; ///< picture of the last one frozen
    QPushButton* discard_;
    QLabel* state_;
    std::function<QString()> said_;
    QStringList frozen_; ///< files, the last one last
    Camera camera_;
    PhotoReader reader_; ///< of the last one
};

} // namespace cliplad::ui
