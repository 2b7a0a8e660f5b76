#include "scoring/folder_watch.h"

#include <utility>

#include <QDateTime>

#include "dataset/image_files.h"
#include "report/score_journal.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

/// Above it, the system's watcher is not asked to follow sub-folders one by one.
constexpr qsizetype kMostFolders = 500;

QStringList foldersBelow(const fs::path& folder) {
    QStringList found{QString::fromStdString(folder.string())};
    std::error_code error;
    for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error))
        if (std::error_code unknown; entry->is_directory(unknown) && found.size() < kMostFolders)
            found.append(QString::fromStdString(entry->path().string()));
    return found;
}

} // namespace

FolderWatch::FolderWatch(FileJobs& jobs, QObject* parent)
    : QObject(parent)
    , jobs_(jobs) {
    again_.setSingleShot(true);
    connect(&again_, &QTimer::timeout, this, &FolderWatch::look);
    connect(&watcher_, &QFileSystemWatcher::directoryChanged, this, &FolderWatch::look);
}

void FolderWatch::setFolder(const fs::path& folder) {
    if (folder == folder_)
        return;
    folder_ = folder;
    waiting_.clear();
    told_.clear();
    again_.stop();
    if (!watcher_.directories().isEmpty())
        watcher_.removePaths(watcher_.directories());
    if (!folder_.empty())
        look();
}

FolderWatch::Content FolderWatch::read(const fs::path& folder) {
    Content content{.files = {}, .folders = foldersBelow(folder)};
    for (const fs::path& file : listImageFiles(folder, Recursion::WithSubfolders)) {
        const FileStamp stamp = FileStamp::of(file);
        content.files[file] = {.bytes = stamp.bytes, .modified = stamp.modified};
    }
    return content;
}

void FolderWatch::look() {
    if (folder_.empty())
        return;
    if (looking_) {
        changedWhileLooking_ = true;
        return;
    }
    looking_ = true;
    const fs::path folder = folder_;
    BackgroundJob* job = jobs_.start<Content>(
        tr("Looking into %1").arg(QString::fromStdString(folder.filename().string())),
        [folder](const JobContext&) { return read(folder); }, this,
        [this, folder](const Content& content) {
            if (folder == folder_)
                take(content);
        });
    connect(job, &BackgroundJob::failed, this, [this, folder](const QString& message) {
        if (folder != folder_)
            return;
        setFolder({});
        Q_EMIT failed(message);
    });
    connect(job, &BackgroundJob::ended, this, [this] {
        looking_ = false;
        if (std::exchange(changedWhileLooking_, false))
            look();
    });
}

void FolderWatch::take(const Content& content) {
    const QStringList watched = watcher_.directories();
    for (const QString& folder : content.folders)
        if (!watched.contains(folder) && watcher_.addPath(folder))
            changedWhileLooking_ = true; // what came after it was read and before it was watched
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    QStringList settled;
    for (const auto& [file, stamp] : content.files) {
        if (const auto told = told_.find(file); told != told_.end() && told->second == stamp)
            continue;
        auto [waiting, isNew] = waiting_.try_emplace(file, Waiting{stamp, now});
        if (!isNew && waiting->second.stamp != stamp)
            waiting->second = {stamp, now};
        if (stamp.bytes == 0 || now - waiting->second.sinceMs < settleMs_)
            continue;
        told_[file] = stamp;
        waiting_.erase(waiting);
        settled.append(QString::fromStdString(file.string()));
    }
    std::erase_if(waiting_, [&](const auto& entry) { return !content.files.contains(entry.first); });
    if (!waiting_.empty())
        again_.start(qMax(50, settleMs_ / 3));
    if (!settled.isEmpty())
        Q_EMIT appeared(settled);
}

} // namespace cliplad::ui
