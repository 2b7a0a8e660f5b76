#pragma once

#include <filesystem>
#include <memory>

#include <QImage>
#include <QObject>
#include <QString>

namespace cliplad::ui {

/// A live camera, a stream or a video file, filmed on a thread of its own (OpenCV's VideoCapture). No call
/// waits for the camera: what does not answer is left to end by itself. GUI thread.
class Camera : public QObject {
    Q_OBJECT

public:
    /// Longest side of the pictures shown, px; frozen ones are whole.
    static constexpr int kShownSidePx = 1280;

    explicit Camera(QObject* parent = nullptr);
    ~Camera() override;

    /// @param source number of a device ("0"), an address (rtsp://…), or a video file. Answered by opened or
    /// failed. What was open is closed.
    void open(const QString& source);
    void close();
    bool isOpen() const { return film_ != nullptr; }

    /// Writes the frame of this moment as a PNG, whole. Answered by frozen or freezeFailed.
    void freeze(const std::filesystem::path& file);

Q_SIGNALS:
    void opened();
    void frame(const QImage& picture);
    void frozen(const QString& file);
    void freezeFailed(const QString& message);
    /// It could not be opened, or gives no more frames; it is closed.
    void failed(const QString& message);

private:
    struct Film;

    void run(const std::shared_ptr<Film>& film);

    std::shared_ptr<Film> film_; ///< shared with its thread
};

} // namespace cliplad::ui
