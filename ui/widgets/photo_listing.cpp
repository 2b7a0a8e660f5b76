#include "widgets/photo_listing.h"

#include <system_error>

#include <QMimeData>
#include <QUrl>

#include "dataset/image_files.h"

namespace cliplad::ui {

namespace fs = std::filesystem;

std::vector<fs::path> localPathsOf(const QMimeData& data) {
    std::vector<fs::path> paths;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile())
            paths.emplace_back(url.toLocalFile().toStdString());
    return paths;
}

ListedPhotos listPhotos(const std::vector<fs::path>& paths, const JobContext& job) {
    ListedPhotos listed;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        job.throwIfStopped();
        job.progress(static_cast<std::int64_t>(i), static_cast<std::int64_t>(paths.size()),
                     paths[i].string());
        std::error_code unknown;
        if (fs::is_directory(paths[i], unknown)) {
            const auto photos = listImageFiles(paths[i], Recursion::WithSubfolders, {}, job);
            listed.photos.insert(listed.photos.end(), photos.begin(), photos.end());
        } else if (hasImageName(paths[i])) {
            listed.photos.push_back(paths[i]);
        } else {
            ++listed.others;
        }
    }
    return listed;
}

} // namespace cliplad::ui
