#pragma once

#include <filesystem>
#include <map>
#include <set>

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include "scoring/file_jobs.h"

namespace cliplad::ui {

/// Tells of photos that appear in a folder or its sub-folders, once each has stopped growing: a camera or a
/// copy may take seconds to write one. GUI thread; folders are read beside it.
class FolderWatch : public QObject {
    Q_OBJECT

public:
    explicit FolderWatch(FileJobs& jobs, QObject* parent = nullptr);

    /// Empty: none. What lies there already counts as appeared.
    void setFolder(const std::filesystem::path& folder);
    const std::filesystem::path& folder() const { return folder_; }
    /// How long a file has to stay as it is.
    void setSettleMs(int ms) { settleMs_ = ms; }

Q_SIGNALS:
    void appeared(const QStringList& files);
    void failed(const QString& message); ///< the folder is gone or cannot be read; it is watched no more

private:
    struct Stamp {
        quint64 bytes = 0;
        qint64 modified = 0;
        bool operator==(const Stamp&) const = default;
    };
    struct Content {
        std::map<std::filesystem::path, Stamp> files;
        QStringList folders;
    };
    struct Waiting {
        Stamp stamp;
        qint64 sinceMs = 0;
    };

    static Content read(const std::filesystem::path& folder);
    void look();
    void take(const Content& content);

    FileJobs& jobs_;
    std::filesystem::path folder_;
    int settleMs_ = 1500;
    QFileSystemWatcher watcher_;
    QTimer again_;
    bool looking_ = false;
    bool changedWhileLooking_ = false;
    std::map<std::filesystem::path, Waiting> waiting_;
    std::map<std::filesystem::path, Stamp> told_;
};

} // namespace cliplad::ui
