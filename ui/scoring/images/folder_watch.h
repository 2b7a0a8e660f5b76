#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include "base/job.h"
#include "base/latest_runner.h"

namespace cliplad::ui {

/// Tells of photos that appear in a folder or its sub-folders, once each has stopped growing: a camera or a
/// copy may take seconds to write one. Looks when the system tells of a change, and every few seconds
/// besides: of network folders, of files written over and of very many sub-folders it tells nothing. GUI
/// thread; folders are read beside it.
class FolderWatch : public QObject {
    Q_OBJECT

public:
    explicit FolderWatch(QObject* parent = nullptr);
    ~FolderWatch() override;

    /// Empty: none. What lies there already counts as appeared.
    void setFolder(const std::filesystem::path& folder);
    const std::filesystem::path& folder() const { return folder_; }
    /// How long a file has to stay as it is.
    void setSettleMs(int ms) { settleMs_ = ms; }
    /// How often to look where the system tells of nothing; a folder that takes long is looked into less
    /// often.
    void setPollMs(int ms) { pollMs_ = ms; }

Q_SIGNALS:
    void appeared(const std::vector<std::filesystem::path>& files);
    /// The folder is gone or cannot be read, or could not for some looks; it is watched no more.
    void failed(const QString& message);

private:
    class Known;
    struct News {
        std::shared_ptr<Known> known;
        std::vector<std::filesystem::path> settled = {}; ///< files
        QStringList folders = {};                        ///< to be watched from now on
        bool waits = false;                              ///< for files that may still grow
        int tookMs = 0;
        QString problem = {};
    };
    struct Ask {
        std::shared_ptr<Known> known;
        int settleMs = 0;
    };

    static News lookInto(const Ask& ask, const JobContext& job);
    void look();
    void lookSoon();
    void take(const News& news);

    std::filesystem::path folder_;
    int settleMs_ = 1500;
    int pollMs_ = 4000;
    int tookMs_ = 0;       ///< the last look
    bool wasSeen_ = false; ///< the folder, at least once
    int failures_ = 0;     ///< looks that failed, one after another
    QFileSystemWatcher watcher_;
    QTimer again_;
    QTimer poll_;
    std::shared_ptr<Known> known_;   ///< of folder_; used by one look at a time
    LatestRunner<Ask, News> runner_; ///< last
};

} // namespace cliplad::ui
