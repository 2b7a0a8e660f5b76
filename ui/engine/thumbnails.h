#pragma once

#include <filesystem>
#include <list>
#include <set>
#include <unordered_map>
#include <vector>

#include <QImage>
#include <QObject>
#include <QThreadPool>

namespace cliplad::ui {

/// Small pictures of photos, decoded beside the GUI thread, the last asked for first: a sheet of thousands
/// shows what is scrolled to before what was passed. GUI thread.
class Thumbnails : public QObject {
    Q_OBJECT

public:
    static constexpr int kSidePx = 192; ///< longest side
    static constexpr std::size_t kKept = 4000;

    explicit Thumbnails(QObject* parent = nullptr);
    ~Thumbnails() override;

    /// The picture, or a null image while it is being made: loaded() tells. A photo that cannot be read gives
    /// an image of 1×1 pixels.
    QImage find(const std::filesystem::path& path);

Q_SIGNALS:
    void loaded(const QString& path);

private:
    void startNext();
    void take(const std::filesystem::path& path, const QImage& image);

    std::list<std::filesystem::path> order_; ///< most recently used first
    struct Entry {
        QImage image;
        std::list<std::filesystem::path>::iterator place;
    };
    std::unordered_map<std::string, Entry> kept_;
    std::vector<std::filesystem::path> wanted_; ///< newest last
    std::set<std::filesystem::path> inWork_;
    QThreadPool pool_;
};

} // namespace cliplad::ui
