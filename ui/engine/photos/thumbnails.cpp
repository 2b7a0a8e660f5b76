#include "engine/photos/thumbnails.h"

#include <algorithm>
#include <fstream>
#include <optional>

#include <QImageReader>
#include <QTimer>

#include "base/error.h"
#include "engine/error_text.h"
#include "engine/jobs/handover.h"
#include "engine/photos/pictures.h"
#include "image/photo.h"

namespace cliplad::ui {
namespace {

/// Those scrolled past long ago are not made any more.
constexpr std::size_t kMostWanted = 200;
/// A photo that is still being written is whole some seconds later; one that is damaged stays so.
constexpr int kMostFailures = 6;
constexpr int kFirstRetryMs = 500; ///< doubled each time

/// What lies behind a picture is shorter as a rule; where it is not the core's reader has to tell.
constexpr std::streamoff kTail = 4096;

/// Whether a JPEG may end before its picture does: Qt's reader shows what there is of it.
bool mayBreakOff(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    const std::streamoff bytes = std::min<std::streamoff>(file.tellg(), kTail);
    std::string tail(static_cast<std::size_t>(std::max<std::streamoff>(0, bytes)), '\0');
    file.seekg(-bytes, std::ios::end).read(tail.data(), bytes);
    return tail.find("\xFF\xD9") == std::string::npos;
}

/// Qt's reader decodes a JPEG at a fraction of its size; what it cannot read, the core's own reader may.
QImage makeThumbnail(const std::filesystem::path& path) {
    const QSize side(Thumbnails::kSidePx, Thumbnails::kSidePx);
    QImageReader reader(QString::fromStdString(path.string()));
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (const QSize size = reader.size(); size.isValid())
        reader.setScaledSize(size.scaled(side, Qt::KeepAspectRatio).expandedTo({1, 1}));
    const bool isJpeg = reader.format() == "jpeg"; // is known no more once it has been read
    QImage image = reader.read();
    if (image.isNull() || (isJpeg && mayBreakOff(path))) {
        try {
            image = toQImage(loadPhoto(path).rgb).scaled(side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        } catch (const Error& error) {
            image = QImage(1, 1, QImage::Format_RGB32);
            image.fill(Qt::gray);
            image.setText(Thumbnails::kProblem, errorText(error));
        }
    }
    return image.convertToFormat(QImage::Format_RGB32);
}

std::size_t bytesOf(const QImage& image) {
    return static_cast<std::size_t>(image.sizeInBytes());
}

} // namespace

Thumbnails::Thumbnails(std::size_t byteBudget, QObject* parent)
    : QObject(parent)
    , byteBudget_(byteBudget) {
    pool_.setMaxThreadCount(2);
    pool_.setThreadPriority(QThread::LowPriority);
}

Thumbnails::~Thumbnails() {
    wanted_.clear();
    checks_.clear();
    pool_.clear();
    pool_.waitForDone();
}

QImage Thumbnails::find(const std::filesystem::path& path) {
    if (const auto kept = kept_.find(path.string()); kept != kept_.end()) {
        order_.splice(order_.begin(), order_, kept->second.place);
        if (kept->second.sinceCheck.hasExpired(checkAfterMs_))
            check(path);
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

Thumbnails::Stamp Thumbnails::stampOf(const std::filesystem::path& path) {
    std::error_code unknown;
    Stamp stamp;
    if (const auto bytes = std::filesystem::file_size(path, unknown); !unknown)
        stamp.bytes = bytes;
    if (const auto modified = std::filesystem::last_write_time(path, unknown); !unknown)
        stamp.modified = modified;
    return stamp;
}

void Thumbnails::check(const std::filesystem::path& path) {
    const auto kept = kept_.find(path.string());
    if (kept == kept_.end() || inWork_.contains(path))
        return;
    kept->second.sinceCheck.start();
    checks_.push_back(path);
    startNext();
}

void Thumbnails::startNext() {
    while (static_cast<int>(inWork_.size()) < pool_.maxThreadCount()) {
        auto& next = wanted_.empty() ? checks_ : wanted_;
        if (next.empty())
            return;
        const std::filesystem::path path = next.back();
        next.pop_back();
        if (!inWork_.contains(path))
            start(path);
    }
}

void Thumbnails::start(const std::filesystem::path& path) {
    inWork_.insert(path);
    const auto kept = kept_.find(path.string());
    const bool mayHold =
        kept != kept_.end() && (kept->second.failures == 0 || kept->second.failures >= kMostFailures);
    runIn(pool_, [this, path, known = mayHold ? std::optional(kept->second.stamp) : std::nullopt] {
        const Stamp stamp = stampOf(path); // before it is read: what is written meanwhile is seen next time
        QImage image = known == stamp ? QImage() : makeThumbnail(path);
        postTo(this, [this, path, image = std::move(image), stamp] { take(path, image, stamp); });
    });
}

/// @param image null: the one that is kept holds still
void Thumbnails::take(const std::filesystem::path& path, const QImage& image, const Stamp& stamp) {
    inWork_.erase(path);
    const auto [kept, isNew] = kept_.try_emplace(path.string());
    Entry& entry = kept->second;
    if (isNew && image.isNull()) { // it was let go meanwhile
        kept_.erase(kept);
        return startNext();
    }
    if (!isNew)
        order_.erase(entry.place);
    order_.push_front(path);
    entry.place = order_.begin();
    entry.sinceCheck.start();
    const bool isUnread = image.width() == 1 && image.height() == 1;
    const bool isSame = image.isNull() || (isUnread && entry.failures > 0);
    if (!image.isNull()) {
        bytes_ -= bytesOf(entry.image);
        bytes_ += bytesOf(image);
        entry.image = image;
        entry.stamp = stamp;
        entry.failures = isUnread ? entry.failures + 1 : 0;
    }
    if (entry.failures > 0 && entry.failures < kMostFailures)
        QTimer::singleShot(kFirstRetryMs << (entry.failures - 1), this, [this, path] { check(path); });
    while (bytes_ > byteBudget_ && order_.size() > 1) {
        const auto oldest = kept_.find(order_.back().string());
        bytes_ -= bytesOf(oldest->second.image);
        kept_.erase(oldest);
        order_.pop_back();
    }
    startNext();
    if (!isSame)
        Q_EMIT loaded(QString::fromStdString(path.string()));
}

} // namespace cliplad::ui
