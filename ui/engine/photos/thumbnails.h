#pragma once

#include <cstdint>
#include <filesystem>
#include <list>
#include <set>
#include <unordered_map>
#include <vector>

#include <QElapsedTimer>
#include <QImage>
#include <QObject>
#include <QThreadPool>

namespace cliplad::ui {

/// Small pictures of photos, decoded beside the GUI thread, the last asked for first: a sheet of thousands
/// shows what is scrolled to before what was passed. The least recently used are dropped beyond a byte
/// budget. A file that was written again since gets another picture when it is asked for; one that could not
/// be read is tried again some times. GUI thread.
class Thumbnails : public QObject {
    Q_OBJECT

public:
    static constexpr int kSidePx = 192; ///< longest side
    static constexpr auto kProblem = "cliplad.problem";

    explicit Thumbnails(std::size_t byteBudget, QObject* parent = nullptr);
    ~Thumbnails() override;

    /// The picture, or a null image while it is being made: loaded() tells. A photo that cannot be read gives
    /// an image of 1×1 pixels, with what is wrong as its text kProblem.
    QImage find(const std::filesystem::path& path);
    /// For so long a picture is taken to be that of the file as it is.
    void setCheckAfterMs(int ms) { checkAfterMs_ = ms; }

    std::size_t bytes() const { return bytes_; }

Q_SIGNALS:
    void loaded(const QString& path);

private:
    /// The file that a picture was made of.
    struct Stamp {
        std::filesystem::file_time_type modified = {};
        std::uintmax_t bytes = 0;
        bool operator==(const Stamp&) const = default;
    };

    static Stamp stampOf(const std::filesystem::path& path);
    void startNext();
    void start(const std::filesystem::path& path);
    void check(const std::filesystem::path& path);
    void take(const std::filesystem::path& path, const QImage& image, const Stamp& stamp);

    std::list<std::filesystem::path> order_; ///< most recently used first
    struct Entry {
        QImage image;
        std::list<std::filesystem::path>::iterator place;
        Stamp stamp = {};
        QElapsedTimer sinceCheck = {};
        int failures = 0; ///< to read it, one after another
    };
    std::unordered_map<std::string, Entry> kept_;
    std::vector<std::filesystem::path> wanted_; ///< newest last
    std::vector<std::filesystem::path> checks_; ///< whether they hold still; after what is wanted
    std::set<std::filesystem::path> inWork_;
    int checkAfterMs_ = 2000;
    const std::size_t byteBudget_;
    std::size_t bytes_ = 0; ///< of the pictures
    QThreadPool pool_;
};

} // namespace cliplad::ui
