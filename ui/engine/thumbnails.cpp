#include "engine/thumbnails.h"

#include <algorithm>

#include <QImageReader>

#include "base/error.h"
#include "engine/pictures.h"
#include "image/photo.h"

namespace cliplad::ui {
namespace {

/// Those scrolled past long ago are not made any more.
constexpr std::size_t kMostWanted = 200;

/// Qt's reader decodes a JPEG at a fraction of its size; what it cannot read, the core's own reader may.
QImage makeThumbnail(const std::filesystem::path& path) {
    const QSize side(Thumbnails::kSidePx, Thumbnails::kSidePx);
    QImageReader reader(QString::fromStdString(path.string()));
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (const QSize size = reader.size(); size.isValid())
        reader.setScaledSize(size.scaled(side, Qt::KeepAspectRatio).expandedTo({1, 1}));
    QImage image = reader.read();
    if (image.isNull()) {
        try {
            image = toQImage(loadPhoto(path).rgb).scaled(side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        } catch (const Error&) {
            image = QImage(1, 1, QImage::Format_RGB32);
            image.fill(Qt::gray);
        }
    }
    return image.convertToFormat(QImage::Format_RGB32);
}

} // namespace

Thumbnails::Thumbnails(QObject* parent)
    : QObject(parent) {
    pool_.setMaxThreadCount(2);
    pool_.setThreadPriority(QThread::LowPriority);
}

Thumbnails::~Thumbnails() {
    wanted_.clear();
    pool_.clear();
    pool_.waitForDone();
}

QImage Thumbnails::find(const std::filesystem::path& path) {
    if (const auto kept = kept_.find(path.string()); kept != kept_.end()) {
        order_.splice(order_.begin(), order_, kept->second.place);
        return kept->second.image;
    }
    if (inWork_.contains(path))
        return {};
    std::erase(wanted_, path);
    wanted_.push_back(path);
    if (wanted_.size() > kMostWanted)
        wanted_.erase(wanted_.begin());
    startNext();
    return {};
}

void Thumbnails::startNext() {
    while (!wanted_.empty() && static_cast<int>(inWork_.size()) < pool_.maxThreadCount()) {
        const std::filesystem::path path = wanted_.back();
        wanted_.pop_back();
        inWork_.insert(path);
        pool_.start([this, path] {
            QImage image = makeThumbnail(path);
            QMetaObject::invokeMethod(this, [this, path, image = std::move(image)] { take(path, image); });
        });
    }
}

void Thumbnails::take(const std::filesystem::path& path, const QImage& image) {
    inWork_.erase(path);
    order_.push_front(path);
    kept_[path.string()] = {image, order_.begin()};
    while (order_.size() > kKept) {
        kept_.erase(order_.back().string());
        order_.pop_back();
    }
    startNext();
    Q_EMIT loaded(QString::fromStdString(path.string()));
}

} // namespace cliplad::ui
