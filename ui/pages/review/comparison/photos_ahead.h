#pragma once

#include <filesystem>
#include <list>

#include <QImage>
#include <QObject>

#include "engine/photos/photo_reader.h"

namespace cliplad::ui {

/// The photo that is looked at and the one after it, read beside the GUI thread: a person sees the next photo
/// at once while its masks are still computed. GUI thread.
class PhotosAhead : public QObject {
    Q_OBJECT

public:
    explicit PhotosAhead(QObject* parent = nullptr);

    /// The photo where it is there already, else a null image, and loaded() tells.
    /// @param next to be read afterwards; may be empty
    QImage read(const std::filesystem::path& path, const std::filesystem::path& next);
    /// What was read of the path is let go of unless it is the file of this hash.
    void keepOnly(const std::filesystem::path& path, const QString& sha256);
    /// What went wrong with the photo last asked for; empty: nothing.
    const QString& problem() const { return problem_; }

Q_SIGNALS:
    void loaded(const QImage& photo); ///< the one last asked for; null: see problem()

private:
    struct Kept {
        std::filesystem::path path;
        QImage photo;
    };

    QImage find(const std::filesystem::path& path) const;
    void take(const std::filesystem::path& path, const QImage& photo, const QString& problem);
    void readNext();

    std::filesystem::path wanted_, next_;
    QString problem_;
    std::list<Kept> kept_; ///< newest first
    PhotoReader reader_;
};

} // namespace cliplad::ui
