#include "pages/review/comparison/photos_ahead.h"

#include <algorithm>

#include "engine/photos/pictures.h"

namespace cliplad::ui {
namespace {

/// The one looked at, its neighbours, and one to go back to.
constexpr std::size_t kMostKept = 4;

} // namespace

PhotosAhead::PhotosAhead(QObject* parent)
    : QObject(parent) {
    connect(&reader_, &PhotoReader::ready, this,
            [this](const QString& path, const QImage& photo) { take(path.toStdString(), photo, {}); });
    connect(&reader_, &PhotoReader::failed, this,
            [this](const QString& path, const QString& problem) { take(path.toStdString(), {}, problem); });
}

QImage PhotosAhead::find(const std::filesystem::path& path) const {
    const auto kept =
        std::find_if(kept_.begin(), kept_.end(), [&](const Kept& entry) { return entry.path == path; });
    return kept == kept_.end() ? QImage() : kept->photo;
}

QImage PhotosAhead::read(const std::filesystem::path& path, const std::filesystem::path& next) {
    wanted_ = path;
    next_ = next;
    problem_.clear();
    const QImage photo = find(path);
    if (photo.isNull())
        reader_.read(path);
    else
        readNext();
    return photo;
}

void PhotosAhead::keepOnly(const std::filesystem::path& path, const QString& sha256) {
    kept_.remove_if([&](const Kept& entry) { return entry.path == path && !isOfFile(entry.photo, sha256); });
}

void PhotosAhead::readNext() {
    if (!next_.empty() && find(next_).isNull())
        reader_.read(next_);
}

void PhotosAhead::take(const std::filesystem::path& path, const QImage& photo, const QString& problem) {
    if (!photo.isNull()) {
        kept_.remove_if([&](const Kept& entry) { return entry.path == path; }); // of the file before
        kept_.push_front({path, photo});
    }
    if (kept_.size() > kMostKept)
        kept_.pop_back();
    if (path != wanted_)
        return;
    problem_ = problem;
    readNext();
    Q_EMIT loaded(photo);
}

} // namespace cliplad::ui
